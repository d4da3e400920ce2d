"""Forms that come by mail, whole or in parts, and answers that go back the same way."""

from __future__ import annotations

import email
import email.policy
import itertools
import os
from pathlib import Path

import pytest
from desk_world import Town, World

from hrcapp.exchange import mail, parts
from hrcapp.exchange.receipt import open_receipt
from hrcapp.model.faults import Code
from hrcapp.model.status import Outcome
from hrcapp.secretariat.arrivals import BY_MAIL
from hrcapp.secretariat.intake import Imported

SMALL = parts.LEAST


def message(world: World, *files: tuple[str, bytes]) -> bytes:
    return mail.compose(to="", subject="Sample", text="Sample", attached=files, now=world.clock())


def saved(world: World, data: bytes, name: str = "message.eml") -> Path:
    path = world.mail / name
    path.write_bytes(data)
    return path


def reason(one: Imported) -> Code | None:
    return one.reason.code if one.reason else None


def large(town: Town) -> bytes:
    """A sealed form that goes into three parts."""
    session, instance = town.instance()
    return town.pack(pdf=town.statement(session, instance) + b"%" + os.urandom(3 * SMALL)).data


def test_a_form_in_a_message_is_imported_and_answered_by_mail(world: World, tmp_path: Path) -> None:
    town = world.town()
    path = saved(world, message(world, ("sample-town.hrcb", town.pack().data)))
    [one] = world.desk.intake.import_paths([path])
    assert (one.outcome, one.file) == (Outcome.IMPORTED, "sample-town.hrcb")
    [arrived] = world.desk.inbox.files()
    assert arrived.way == BY_MAIL
    assert world.desk.outgoing.pending() == []
    [answer] = world.desk.mailing.write(tmp_path)
    assert world.desk.mailing.pending() == []
    found = email.message_from_bytes(answer.read_bytes(), policy=email.policy.default)
    assert (found["To"], found["From"]) == ("town@example.org", "desk@example.org")
    assert "Sample Town" in found["Subject"]
    [file] = mail.attachments(answer.read_bytes())
    receipt = open_receipt(file.data, town.device.identity, world.kit)
    assert (receipt.kind, receipt.reference) == ("received", one.reference)


def test_parts_join_in_any_order_and_across_ways(world: World) -> None:
    for number, order in enumerate(itertools.permutations(range(3))):
        pieces = parts.split(f"{number}.hrcb", large(world.town(f"Sample Town {number}")), 700_000)
        assert len(pieces) == 3
        first, second, third = (pieces[at] for at in order)
        [one] = world.desk.intake.import_paths([saved(world, message(world, first))])
        assert reason(one) is Code.PARTS_MISSING
        [two] = world.desk.intake.import_paths([saved(world, second[1], second[0])])
        assert two.reason is not None
        assert (two.reason.params["here"], two.reason.params["total"]) == (2, 3)
        assert two.reason.params["missing"] == str(order[2] + 1)
        assert len(world.desk.intake.quarantine()) == 2
        again = world.desk.intake.import_paths([saved(world, message(world, first))])
        assert [reason(each) for each in again] == [Code.PARTS_MISSING]
        [done] = world.desk.intake.import_paths([saved(world, message(world, third))])
        assert done.outcome is Outcome.IMPORTED
        assert world.desk.intake.quarantine() == []
        [late] = world.desk.intake.import_paths([saved(world, message(world, first))])
        assert (late.outcome, late.reference) == (Outcome.ALREADY, done.reference)
    assert len(world.desk.inbox.files()) == 6


def test_a_damaged_part_waits_and_the_good_ones_are_joined(world: World) -> None:
    pieces = parts.split("a.hrcb", large(world.town()), 700_000)
    broken = pieces[1][1][:-1] + bytes([pieces[1][1][-1] ^ 1])
    taken = [world.desk.intake.take_in(name, data) for name, data in (pieces[0], ("a.hrcb.002", broken))]
    assert [reason(one) for one in taken] == [Code.PARTS_MISSING, Code.PART_DAMAGED]
    taken = [world.desk.intake.take_in(name, data) for name, data in pieces[1:]]
    assert [one.outcome for one in taken] == [Outcome.QUARANTINED, Outcome.IMPORTED]
    assert [one.reason.code for one in world.desk.intake.quarantine()] == [Code.PART_DAMAGED]


def test_a_mailbox_brings_many_and_what_is_not_ours_stays_in_its_message(world: World) -> None:
    line = b"From town@example.org Tue Nov 24 12:00:00 2026\n"
    whole = world.town().pack().data
    letters = (
        message(world, ("a.hrcb", whole)),
        message(world),
        message(world, ("b.hrcb", world.town("Other Town").pack().data), ("photo.jpg", b"\xff\xd8 sample")),
        message(world, ("c.hrcb", whole[:-900])),
    )
    box = saved(world, b"".join(line + one.replace(b"\r\n", b"\n") + b"\n" for one in letters), "in.mbox")
    seen: list[tuple[int, int]] = []
    found = world.desk.intake.import_paths([box], progress=lambda n, of, _one: seen.append((n, of)))
    assert seen == [(1, 1)]
    assert [(one.file, reason(one)) for one in found] == [
        ("a.hrcb", None),
        ("in.mbox (2)", Code.MAIL_WITHOUT_FILE),
        ("b.hrcb", None),
        ("in.mbox (3)", Code.MAIL_OTHER_FILES),
        ("c.hrcb", Code.BUNDLE_TRUNCATED),
    ]
    assert found[3].reason is not None
    assert found[3].reason.params["files"] == "photo.jpg"
    again = world.desk.intake.retry()
    assert {reason(one) for one in again if one.outcome is Outcome.QUARANTINED} == {
        Code.MAIL_WITHOUT_FILE,
        Code.MAIL_OTHER_FILES,
        Code.BUNDLE_TRUNCATED,
    }


@pytest.mark.parametrize("data", [b"From a@b Tue Nov 24 12:00:00 2026\n", b"Subject: x\nFrom: y\nTo: z\n\n"])
def test_a_message_with_nothing_in_it_is_told(world: World, data: bytes) -> None:
    [one] = world.desk.intake.import_paths([saved(world, data)])
    assert reason(one) in (Code.MAIL_UNREADABLE, Code.MAIL_WITHOUT_FILE)
