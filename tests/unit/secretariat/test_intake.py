"""Each file ends in exactly one of three ways, and nothing is lost or doubled."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from desk_world import Town, World, form_bytes, new_campaign

from hrcapp.exchange.kit import open_kit
from hrcapp.exchange.receipt import open_receipt
from hrcapp.i18n import catalog
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.campaign import adopt_kit, publish_next
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.intake import Imported
from hrcapp.store import Home, blobs
from hrcapp.submission.blank import blank
from hrcapp.xforms import load


def reason(one: Imported) -> Code | None:
    return one.reason.code if one.reason else None


def reopened(world: World) -> Desk:
    world.desk.close()
    world.desk = Desk.open(world.home, clock=world.clock)
    return world.desk


def test_a_pledge_is_imported_kept_as_it_came_and_answered(world: World) -> None:
    town = world.town()
    path = town.send(world.mail)
    [one] = world.desk.intake.import_paths([path])
    assert (one.outcome, one.reason, one.reference) == (Outcome.IMPORTED, None, "HRC-2026-0001")
    [item] = world.desk.review.items()
    assert (item.name, item.verdict, item.same_answers) == ("Sample Town", "intact", True)
    assert item.new_sender
    [answer] = world.desk.outgoing.pending()
    assert blobs.get(world.desk.store, answer.bundle) == path.read_bytes()
    receipt = open_receipt(world.desk.outgoing.data(answer), town.device.identity, world.kit)
    assert (receipt.kind, receipt.reference) == ("received", "HRC-2026-0001")
    assert receipt.content_hash == item.key
    assert receipt.short_code == world.desk.review.detail(item.key, "en").short_codes["received"]


def test_the_same_file_again_answers_with_the_same_number(world: World) -> None:
    path = world.town().send(world.mail)
    [first] = world.desk.intake.import_paths([path])
    world.desk.outgoing.write(world.mail)
    assert world.desk.outgoing.pending() == []
    [second] = world.desk.intake.import_paths([path])
    assert second.outcome is Outcome.ALREADY
    assert (second.reference, second.submission) == (first.reference, first.submission)
    assert len(world.desk.review.items()) == 1
    assert len(world.desk.outgoing.pending()) == 1, "whoever brings it again gets the receipt again"


def test_a_folder_is_searched_and_one_bad_file_stops_nothing(world: World) -> None:
    good = world.town().send(world.mail)
    deep = world.mail / "from the stick" / "deeper"
    deep.mkdir(parents=True)
    whole = good.read_bytes()
    (deep / "cut.hrcb").write_bytes(whole[: len(whole) // 2])
    (deep / "altered.hrcb").write_bytes(whole[:-4000] + bytes([whole[-4000] ^ 1]) + whole[-3999:])
    (deep / "letter.txt").write_text("Dear all")
    (deep / ".hidden.hrcb").write_bytes(b"x")
    (deep / "~$letter.docx").write_bytes(b"x")
    (deep / "half.hrcb.part").write_bytes(b"x")
    (deep / "loop").symlink_to(world.mail)
    found = {one.file: one for one in world.desk.intake.import_paths([world.mail])}
    assert {name: reason(one) for name, one in found.items()} == {
        good.name: None,
        "cut.hrcb": Code.BUNDLE_TRUNCATED,
        "altered.hrcb": Code.BUNDLE_ALTERED,
        "letter.txt": Code.BUNDLE_NOT_A_BUNDLE,
    }
    set_aside = {one.file: one for one in world.desk.intake.quarantine()}
    assert set(set_aside) == {"cut.hrcb", "altered.hrcb", "letter.txt"}
    for one in set_aside.values():
        assert blobs.get(world.desk.store, one.sha256) == (deep / one.file).read_bytes()
        assert sentence(one.reason, catalog("en").gettext).next


def test_a_file_in_quarantine_is_there_once_however_often_it_comes(world: World) -> None:
    path = world.mail / "letter.txt"
    path.write_text("Dear all")
    for _ in range(3):
        [one] = world.desk.intake.import_paths([path])
        assert one.outcome is Outcome.QUARANTINED
    assert len(world.desk.intake.quarantine()) == 1


def test_a_bundle_of_another_campaign_waits_untouched(world: World, tmp_path: Path) -> None:
    foreign = new_campaign(Home.open(tmp_path / "foreign"))
    path = Town(foreign.kit).send(world.mail)
    [one] = world.desk.intake.import_paths([path])
    assert reason(one) is Code.BUNDLE_OTHER_CAMPAIGN


def test_a_form_that_is_not_known_here_waits_until_its_kit_is(world: World, tmp_path: Path) -> None:
    world.desk.close()
    shutil.copytree(world.home.path, tmp_path / "behind")
    form = form_bytes().replace(b'version="', b'version="9')
    kit = publish_next(world.home, world.campaign.root_key, world.clock.now, forms={"pledge.xml": form})
    behind = Desk.open(Home.open(tmp_path / "behind"), clock=world.clock)
    waiting = behind.intake.take_in("a.hrcb", Town(open_kit(kit)).pack().data)
    assert reason(waiting) is Code.SUBMISSION_FORM_UNKNOWN
    behind.close()
    adopt_kit(behind.home, kit)
    behind = Desk.open(behind.home, clock=world.clock)
    [retried] = behind.intake.retry()
    assert retried.outcome is Outcome.IMPORTED
    behind.close()
    world.desk = Desk.open(world.home, clock=world.clock)


def test_a_second_content_under_one_number_is_a_conflict_and_both_are_kept(world: World) -> None:
    town = world.town()
    first = world.desk.intake.take_in("a.hrcb", town.pack().data)
    other = world.desk.intake.take_in("b.hrcb", town.pack(population="1000").data)
    assert first.outcome is Outcome.IMPORTED
    assert reason(other) is Code.SUBMISSION_CONFLICT
    assert len(world.desk.intake.quarantine()) == 1
    assert first.submission is not None
    world.desk.review.reject(first.submission, "The other file is the right one.")
    [retried] = world.desk.intake.retry()
    assert (retried.outcome, retried.reference) == (Outcome.IMPORTED, first.reference)


def test_a_revision_keeps_the_number_and_stands_in_for_the_version_before(world: World) -> None:
    town = world.town()
    first = world.desk.intake.take_in("a.hrcb", town.pack().data)
    second = world.desk.intake.take_in("b.hrcb", town.pack(2, first.submission, population="50000").data)
    assert second.reference == first.reference
    states = {item.revision: item.state for item in world.desk.review.items()}
    assert states == {1: ReviewState.SUPERSEDED, 2: ReviewState.TO_REVIEW}
    assert second.submission is not None
    changed = [a for a in world.desk.review.detail(second.submission, "en").answers if a.changed]
    assert [(a.value, a.before) for a in changed] == [("50000", "48,250")]


def test_a_revision_from_another_device_waits_for_a_person(world: World) -> None:
    town = world.town()
    first = world.desk.intake.take_in("a.hrcb", town.pack().data)
    other = world.town(submission=town.submission)
    data = other.pack(2, first.submission, population="50000").data
    waiting = world.desk.intake.take_in("b.hrcb", data)
    assert reason(waiting) is Code.SENDER_UNKNOWN
    fingerprint = other.device.signing.public.fingerprint
    [retried] = world.desk.intake.approve_sender(fingerprint, submission=town.submission)
    assert (retried.outcome, retried.reference) == (Outcome.IMPORTED, first.reference)
    stranger = world.town(submission=town.submission).pack(3, "0" * 64)
    assert reason(world.desk.intake.take_in("c.hrcb", stranger.data)) is Code.SENDER_UNKNOWN


def test_a_device_that_is_trusted_in_general_may_not_take_over_a_submission(world: World) -> None:
    town, other = world.town(), world.town("Other Town")
    first = world.desk.intake.take_in("a.hrcb", town.pack().data)
    world.desk.intake.approve_sender(other.device.signing.public.fingerprint)
    other.submission = town.submission
    assert reason(world.desk.intake.take_in("b.hrcb", other.pack(2, first.submission).data)) is (
        Code.SENDER_UNKNOWN
    )


def test_unknown_senders_fill_a_quota_and_no_more(world: World) -> None:
    world.home.change(unknown_senders=1)
    desk = reopened(world)
    one, two = world.town("One Town"), world.town("Two Town")
    first = desk.intake.take_in("a.hrcb", one.pack().data)
    waiting = desk.intake.take_in("b.hrcb", two.pack().data)
    assert (first.outcome, reason(waiting)) == (Outcome.IMPORTED, Code.SENDER_UNKNOWN)
    [retried] = desk.intake.approve_sender(two.device.signing.public.fingerprint)
    assert retried.outcome is Outcome.IMPORTED


def test_what_came_before_a_device_was_revoked_stays(world: World) -> None:
    town = world.town()
    first = world.desk.intake.take_in("a.hrcb", town.pack().data)
    publish_next(
        world.home,
        world.campaign.root_key,
        world.clock.now,
        revoked=(town.device.signing.public.fingerprint,),
    )
    desk = reopened(world)
    late = desk.intake.take_in("b.hrcb", town.pack(2, first.submission).data)
    assert reason(late) is Code.BUNDLE_REVOKED
    assert first.submission is not None
    assert desk.review.detail(first.submission, "en").facts.party.name == "Sample Town"
    desk.projection.rebuild()
    assert [item.name for item in desk.review.items()] == ["Sample Town"]


def test_a_statement_that_is_no_pdf_or_belongs_to_other_answers_is_marked(world: World) -> None:
    town = world.town()
    session, instance = town.instance(population="1")
    other = town.statement(session, instance)
    swapped = world.desk.intake.take_in("a.hrcb", town.pack(pdf=other).data)
    broken = world.desk.intake.take_in("b.hrcb", world.town("Other Town").pack(pdf=b"no PDF").data)
    found = {item.key: item for item in world.desk.review.items()}
    assert swapped.submission is not None
    assert broken.submission is not None
    assert (found[swapped.submission].verdict, found[swapped.submission].same_answers) == ("intact", False)
    assert found[broken.submission].verdict == "broken"


def test_only_the_desks_own_device_may_name_a_number(world: World) -> None:
    town = world.town()
    one = world.desk.intake.take_in("a.hrcb", town.pack(previous_reference="HRC-2020-0007").data)
    assert one.reference == "HRC-2026-0001"


def test_a_batch_can_be_stopped_and_taken_up_again(world: World) -> None:
    for number in range(3):
        world.town(f"Town {number}").send(world.mail)
    seen: list[tuple[int, int]] = []
    asked = iter((False, False, True))
    done = world.desk.intake.import_paths(
        [world.mail],
        progress=lambda count, total, _: seen.append((count, total)),
        cancelled=lambda: next(asked),
    )
    assert (len(done), seen) == (2, [(1, 3), (2, 3)])
    rest = world.desk.intake.import_paths([world.mail])
    assert sorted(one.outcome for one in rest) == [Outcome.ALREADY, Outcome.ALREADY, Outcome.IMPORTED]
    assert len({one.reference for one in rest}) == 3


def test_a_full_disk_stops_the_batch_and_blames_no_file(world: World) -> None:
    path = world.town().send(world.mail)
    connection = world.desk.store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Fault) as caught:
        world.desk.intake.import_paths([path])
    assert caught.value.code is Code.DISK_FULL
    assert world.desk.intake.quarantine() == []
    connection.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    assert [one.outcome for one in world.desk.intake.import_paths([path])] == [Outcome.IMPORTED]


_IMPORT = """
import sys
from pathlib import Path
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home
desk = Desk.open(Home.open(Path(sys.argv[1])))
desk.intake.import_paths([Path(sys.argv[2])], progress=lambda n, *_: print(n, flush=True))
"""


def test_killed_in_the_middle_nothing_is_lost_and_nothing_doubled(world: World) -> None:
    for number in range(6):
        world.town(f"Town {number}").send(world.mail)
    world.desk.close()
    for stop_after in (1, 2, 3):
        process = subprocess.Popen(
            [sys.executable, "-c", _IMPORT, str(world.home.path), str(world.mail)],
            stdout=subprocess.PIPE,
            env=dict(os.environ),
        )
        assert process.stdout is not None
        for _ in range(stop_after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    world.desk = Desk.open(world.home, clock=world.clock)
    done = world.desk.intake.import_paths([world.mail])
    assert {one.outcome for one in done} <= {Outcome.ALREADY, Outcome.IMPORTED}
    assert len(world.desk.review.items()) == 6
    assert sorted(str(one.reference) for one in done) == [f"HRC-2026-{n:04d}" for n in range(1, 7)]
    assert len(world.desk.outgoing.pending()) == 6


def test_a_filled_form_alone_is_set_aside_with_what_to_ask_for(world: World) -> None:
    path = world.mail / "form.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(blank(load(form_bytes()), "en", now=world.clock(), fillable=True))
    [one] = world.desk.intake.import_paths([path])
    assert (one.outcome, reason(one)) == (Outcome.QUARANTINED, Code.FILLED_FORM_UNSIGNED)
    [kept] = world.desk.intake.quarantine()
    assert blobs.get(world.desk.store, kept.sha256) == path.read_bytes()
    other = world.mail / "letter.pdf"
    other.write_bytes(b"%PDF-1.7 of someone else")
    [one] = world.desk.intake.import_paths([other])
    assert reason(one) is not Code.FILLED_FORM_UNSIGNED
