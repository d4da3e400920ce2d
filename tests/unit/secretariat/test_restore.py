"""The recovery key: tried before a kit leaves, and good for opening a desk whose passphrase is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import START, Town, begin_campaign, new_campaign

from hrcapp.exchange import age
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import campaign, custody, drill, recovery
from hrcapp.secretariat.campaign import NewCampaign, publish_next, release
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home
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
