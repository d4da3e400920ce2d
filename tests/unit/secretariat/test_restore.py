"""The recovery key: tried before a kit leaves, and good for opening a desk whose passphrase is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import START, Town, begin_campaign, new_campaign

from hrcapp.exchange import age, age_passphrase, bundle
from hrcapp.exchange.kit import Recipient
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat import campaign, custody, drill, recovery, recovery_renewal
from hrcapp.secretariat.campaign import NewCampaign, publish_next, release
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home, vault_of
from hrcapp.vault import sheets


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "desk")


@pytest.fixture
def untried(home: Home) -> NewCampaign:
    return begin_campaign(home)


def test_no_kit_leaves_before_a_drill_and_none_follows(home: Home, untried: NewCampaign) -> None:
    with refused(Code.DRILL_MISSING):
        release(home)
    with refused(Code.DRILL_MISSING):
        publish_next(home, untried.root_key, START, wave="2027")
    assert custody.kits(home)[0].content.version == 1


def test_a_drill_is_recorded_with_day_kit_and_sheets(home: Home, untried: NewCampaign) -> None:
    done = drill.practise(home, [untried.sheets[2], untried.sheets[0]], START)
    assert (done.at, done.kit, done.way, done.sheets) == (START, 1, drill.Way.TYPED, (1, 3))
    assert drill.passed(home) == (done,)
    assert drill.last(home, untried.kit) == done
    assert campaign.open_kit(release(home)).digest == untried.kit.digest
    publish_next(home, untried.root_key, START, wave="2027")
    assert campaign.open_kit(release(home)).content.version == 2
    assert campaign.open_kit(release(home, 1)).content.version == 1
    with refused(Code.CAMPAIGN_MISSING):
        release(home, 3)


def test_sheets_of_another_campaign_or_key_do_not_count(
    home: Home, untried: NewCampaign, tmp_path: Path
) -> None:
    foreign = begin_campaign(Home.open(tmp_path / "foreign"))
    with refused(Code.RECOVERY_KEY_OTHER):
        drill.practise(home, foreign.sheets[:2], START)
    with refused(Code.RECOVERY_KEY_OTHER):
        drill.practise(home, sheets.split(age.secret_of(untried.desk_identity))[:2], START)
    with refused(Code.SHEETS_OTHER_SET):
        drill.practise(home, (untried.sheets[0], foreign.sheets[1]), START)
    assert drill.passed(home) == ()


def test_a_recovery_key_in_a_file_is_still_good(home: Home, untried: NewCampaign) -> None:
    identity = recovery.from_sheets(untried.sheets[:2], untried.kit)
    file = f"# created: long ago\n{identity}\n".encode()
    for wrong in (b"", b"\xff\xfe", b"AGE-SECRET-KEY-1QQ\n"):
        with refused(Code.RECOVERY_FILE_UNREADABLE):
            drill.practise_with_file(home, wrong, START, "sample.agekey")
    with refused(Code.RECOVERY_KEY_OTHER):
        drill.practise_with_file(home, untried.desk_identity.encode(), START)
    done = drill.practise_with_file(home, file, START)
    assert (done.way, done.sheets) == (drill.Way.FILES, ())
    assert release(home)


def test_a_damaged_record_counts_for_nothing_and_is_written_anew(home: Home, untried: NewCampaign) -> None:
    for damaged in (b"", b"{}", b"[1]", b'[{"at": "x"}]', b"\xff"):
        (home.path / "drills.json").write_bytes(damaged)
        assert drill.passed(home) == ()
    drill.practise(home, untried.sheets[:2], START)
    assert len(drill.passed(home)) == 1
    drill.adopt(home, b"no record")
    drill.adopt(home, drill.record(home))
    assert len(drill.passed(home)) == 1


def test_a_practice_kit_is_tried_as_well(home: Home) -> None:
    made = begin_campaign(home, practice=True)
    assert drill.practise(home, made.sheets[1:], START).kit == 1


def test_two_sheets_open_a_desk_whose_passphrase_is_forgotten(home: Home) -> None:
    made = new_campaign(home, passphrase="six sample words nobody remembers now")
    sealed = Town(made.kit).pack()
    with refused(Code.PASSPHRASE_MISSING):
        recovery.take_over(home, recovery.from_sheets(made.sheets[1:], made.kit), "")
    recovery.take_over(home, recovery.from_sheets(made.sheets[1:], made.kit), "a new sample phrase")
    desk = Desk.open(home, passphrase="a new sample phrase")
    assert desk.intake.take_in("a.hrcb", sealed.data).reference == "HRC-2026-0001"
    desk.close()
    kept = [path.name for path in home.folder("identities").iterdir()]
    assert sorted(kept) == ["desk.agekey", "forgotten-1.agekey"]
    data = publish_next(
        home, made.root_key, START, new_desk_key=True, passphrase="a new sample phrase", wave="2027"
    )
    newer = campaign.open_kit(data)
    assert newer.recipients[1] == made.kit.recipients[1]
    assert newer.recipients[0] not in made.kit.recipients


def test_only_the_recovery_key_takes_a_desk_over(home: Home) -> None:
    made = new_campaign(home, passphrase="sample words of the desk")
    with refused(Code.RECOVERY_KEY_OTHER):
        recovery.take_over(home, made.desk_identity, "a new sample phrase")
    Desk.open(home, passphrase="sample words of the desk").close()


# -- another recovery key


def renewed(home: Home, made: NewCampaign) -> tuple[str, ...]:
    """A new key, tried and named by kit 2; its sheets."""
    words = recovery_renewal.begin(home, START).sheets
    recovery_renewal.practise(home, words[1:], START)
    publish_next(home, made.root_key, START, recipients=recovery_renewal.recipients(home, made.kit.content))
    return words


def test_no_kit_names_a_new_recovery_key_before_it_was_tried(home: Home) -> None:
    made = new_campaign(home)
    with refused(Code.RECOVERY_NOT_RENEWED):
        recovery_renewal.recipients(home, made.kit.content)
    begun = recovery_renewal.begin(home, START)
    with refused(Code.DRILL_MISSING):
        recovery_renewal.recipients(home, made.kit.content)
    untried_key = tuple(
        Recipient(recovery.NAME, begun.recipient) if one.name == recovery.NAME else one
        for one in made.kit.content.recipients
    )
    with refused(Code.DRILL_MISSING):
        publish_next(home, made.root_key, START, recipients=untried_key)
    with refused(Code.RECOVERY_KEY_OTHER):
        recovery_renewal.practise(home, made.sheets[:2], START)
    with refused(Code.SHEETS_OTHER_SET):
        recovery_renewal.practise(home, (made.sheets[0], begun.sheets[1]), START)
    assert not recovery_renewal.is_tried(home)
    assert custody.kits(home)[0].content.version == 1
    recovery_renewal.practise(home, begun.sheets[:2], START)
    assert recovery_renewal.is_tried(home)
    assert release(home), "the present kit goes on leaving with the present key"


def test_words_that_wait_are_forgotten_once_they_were_tried(home: Home) -> None:
    new_campaign(home)
    first = recovery_renewal.begin(home, START)
    begun = recovery_renewal.begin(home, START)
    assert begun.recipient != first.recipient
    assert recovery_renewal.current(home) == begun
    assert recovery_renewal.sheet(home, 1, "en", START).startswith(b"%PDF-")
    recovery_renewal.practise(home, begun.sheets[1:], START)
    waiting = recovery_renewal.current(home)
    assert waiting is not None
    assert (waiting.recipient, waiting.sheets) == (begun.recipient, ())
    with refused(Code.RECOVERY_NOT_RENEWED):
        recovery_renewal.sheet(home, 1, "en", START)


def test_what_came_before_opens_with_the_old_key_and_what_comes_after_with_the_new_one(home: Home) -> None:
    made = new_campaign(home, passphrase="sample words of the desk")
    old = recovery.from_sheets(made.sheets[:2], made.kit)
    before = Town(made.kit).pack()
    words = renewed(home, made)
    kit = custody.kits(home)[0]
    assert recovery_renewal.current(home) is None
    new = recovery.from_sheets(words[:2], kit)
    after = Town(kit, "Another Sample").pack()
    campaign_id = made.kit.content.campaign
    assert bundle.open_bundle(before.data, [old], campaign=campaign_id)
    assert bundle.open_bundle(after.data, [new], campaign=campaign_id)
    for data, wrong in ((before.data, new), (after.data, old)):
        with refused(Code.BUNDLE_NOT_FOR_US):
            bundle.open_bundle(data, [wrong], campaign=campaign_id)
    with refused(Code.RECOVERY_KEY_OTHER):
        recovery.from_sheets(made.sheets[:2], kit)
    assert [(one.first, one.last) for one in recovery.keys(home)] == [(2, 2), (1, 1)]
    assert release(home)


def test_a_desk_that_was_taken_over_opens_old_files_with_the_old_sheets(home: Home) -> None:
    made = new_campaign(home, passphrase="six sample words nobody remembers now")
    before = Town(made.kit).pack()
    words = renewed(home, made)
    kit = custody.kits(home)[0]
    recovery.take_over(home, recovery.from_sheets(words[:2], kit), "a new sample phrase")
    desk = Desk.open(home, passphrase="a new sample phrase")
    assert desk.intake.take_in("before.hrcb", before.data).outcome is Outcome.QUARANTINED
    desk.close()
    with refused(Code.PASSPHRASE_WRONG):
        recovery.add_earlier(home, made.sheets[1:], "not it")
    assert recovery.add_earlier(home, made.sheets[1:], "a new sample phrase").first == 1
    recovery.add_earlier(home, made.sheets[1:], "a new sample phrase")
    assert len(custody.identities(home, vault_of(home), "a new sample phrase")) == 2
    desk = Desk.open(home, passphrase="a new sample phrase")
    [again] = desk.intake.retry()
    assert again.outcome is Outcome.IMPORTED
    desk.close()


def test_an_earlier_key_joins_a_desk_key_of_the_same_kit(home: Home) -> None:
    made = new_campaign(home)
    renewed(home, made)
    recovery.add_earlier(home, made.sheets[:2], None)
    assert len(custody.identities(home, vault_of(home), None)) == 2
    with refused(Code.RECOVERY_KEY_OTHER):
        recovery.add_earlier(home, sheets.split(age.secret_of(age.generate()[0]))[:2], None)


def test_a_folder_with_one_file_a_key_is_read_taken_over_and_brought_to_one_file(home: Home) -> None:
    """As desks of the first days have it."""
    made = new_campaign(home, passphrase="sample words of the desk")
    kept = custody.identities(home, vault_of(home), "sample words of the desk")
    folder = home.folder("identities")
    (folder / "desk.agekey").unlink()
    (folder / "1.agekey").write_bytes(age_passphrase.encrypt(kept[1].encode(), "sample words of the desk"))
    assert custody.needs_passphrase(home)
    with refused(Code.PASSPHRASE_WRONG):
        custody.identities(home, vault_of(home), "other words")
    assert custody.identities(home, vault_of(home), "sample words of the desk") == kept
    custody.change_passphrase(home, vault_of(home), "sample words of the desk", "others")
    assert [path.name for path in folder.iterdir()] == ["desk.agekey"]
    assert custody.identities(home, vault_of(home), "others") == kept
    (folder / "desk.agekey").rename(folder / "1.agekey")
    recovery.take_over(home, recovery.from_sheets(made.sheets[:2], made.kit), "a new sample phrase")
    assert sorted(path.name for path in folder.iterdir()) == ["desk.agekey", "forgotten-1.agekey"]
    Desk.open(home, passphrase="a new sample phrase").close()
