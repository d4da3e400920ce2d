"""Gathering in a room: forms of several laptops come to one, are noted on both sides, go on with a list."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from hrcapp.exchange import manifest
from hrcapp.exchange.room import Invitation, Room
from hrcapp.exchange.room.proof import new_code
from hrcapp.exchange.transfer import BackOff, Line
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.room import bring, open_room
from hrcapp.officer.schema import MIGRATIONS
from hrcapp.officer.workspace import Workspace
from hrcapp.store import open_store
from tests.officer_stage import Stage
from tests.sample import Clock, open_workspace

T = TypeVar("T")


class Laptop:
    """A computer with a store that only its own thread may use, as in the window."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self._store = ThreadPoolExecutor(1)

    def in_turn(self, work: Callable[[], T], /) -> T:
        return self._store.submit(work).result()

    def close(self) -> None:
        self._store.shutdown()
        self.space.close()


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[Laptop]:
    """The laptop that gathers: without a kit, without a form."""
    made = Laptop(open_workspace(tmp_path / "carrier", Clock()))
    yield made
    made.close()


@pytest.fixture
def room(carrier: Laptop) -> Iterator[Room]:
    made = open_room(carrier.space, "127.0.0.1", in_turn=carrier.in_turn)
    yield made
    made.close()


@pytest.fixture
def stages(tmp_path: Path) -> Iterator[list[Stage]]:
    """Three laptops of one campaign."""
    first = Stage(tmp_path / "one")
    made = [first, *(Stage(tmp_path / name, world=first.world) for name in ("two", "three"))]
    for each in made:
        each.take_kit()
    yield made
    for each in made:
        each.close()


def line() -> Line:
    return Line(attempts=6, timeout=10.0, back_off=BackOff(1, first=0.01, longest=0.05))


def test_three_laptops_bring_their_forms_at_once(
    carrier: Laptop, room: Room, stages: list[Stage], tmp_path: Path
) -> None:
    drafts = [[stage.signed(f"Sample {n} {at}") for at in range(2)] for n, stage in enumerate(stages)]
    laptops = [Laptop(stage.workspace) for stage in stages]
    seen: list[tuple[int, int]] = []

    def go(at: int) -> list[bool]:
        done = bring(
            stages[at].workspace,
            room.invitation,
            drafts[at],
            line=line(),
            in_turn=laptops[at].in_turn,
            progress=(lambda *now: seen.append(now)) if at == 0 else None,
        )
        return [one.sent for one in done.brought]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(go, range(3))) == [[True, True]] * 3
    assert seen[-1][0] == seen[-1][1] > 0
    space = carrier.space
    parcels = carrier.in_turn(space.courier.parcels)
    assert room.tally.files == len(parcels) == 6
    assert {(one.way, one.source) for one in parcels} == {("room", "127.0.0.1")}
    for stage, own in zip(stages, drafts, strict=True):
        for draft in own:
            assert stage.workspace.drafts.card(draft).status is Status.HANDED_OVER
            [handed] = stage.workspace.outbox.history(draft)
            assert (handed.way, handed.place) == ("room", room.invitation.address)
    out = tmp_path / "OUT"
    out.mkdir()
    carrier.in_turn(lambda: space.courier.pass_on(out, space.courier.waiting(), language="en"))
    [listed] = out.glob("*.hrclist")
    assert {(one.way, one.source) for one in manifest.read(listed.read_bytes()).files} == {
        ("room", "127.0.0.1")
    }
    [sheet] = out.glob("*.pdf")
    text = subprocess.run(["pdftotext", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
    assert "127.0.0.1, in the room" in " ".join(text.split())
    for each in laptops:
        each._store.shutdown()


def test_what_is_there_does_not_travel_again_and_is_noted_all_the_same(
    carrier: Laptop, room: Room, stages: list[Stage], tmp_path: Path
) -> None:
    space, stick = stages[0].workspace, tmp_path / "STICK"
    drafts = [stages[0].signed("Sample north"), stages[0].signed("Sample south")]
    stick.mkdir()
    space.outbox.save_to(drafts[0], stick)
    carrier.in_turn(lambda: carrier.space.courier.gather(stick))
    done = bring(space, room.invitation, drafts, line=line())
    assert [one.sent for one in done.brought] == [False, True]
    assert [one.way for one in space.outbox.history(drafts[0])] == ["room", "folder"]
    ways = {one.source: one.way for one in carrier.in_turn(carrier.space.courier.parcels)}
    assert ways == {"STICK": "folder", "127.0.0.1": "room"}


def test_a_form_that_cannot_be_packed_holds_up_no_other(
    carrier: Laptop, room: Room, stages: list[Stage]
) -> None:
    space = stages[0].workspace
    drafts = [stages[0].ready("Sample north"), stages[0].signed("Sample south")]
    done = {one.draft: one for one in bring(space, room.invitation, drafts, line=line()).brought}
    fault = done[drafts[0]].fault
    assert fault is not None
    assert fault.code is Code.STATEMENT_NOT_SIGNED
    assert done[drafts[1]].sent
    assert room.tally.files == 1


def test_a_wrong_code_leaves_the_card_at_packed(room: Room, stages: list[Stage]) -> None:
    space, draft = stages[0].workspace, stages[0].signed("Sample north")
    bad = Invitation(room.invitation.host, room.invitation.port, new_code())
    with pytest.raises(Fault) as caught:
        bring(space, bad, [draft], line=line())
    assert caught.value.code is Code.ROOM_CODE_WRONG
    assert space.drafts.card(draft).status is Status.PACKED
    assert space.outbox.history(draft) == []


def test_the_next_room_has_another_code_and_goes_on_where_the_last_one_ended(
    carrier: Laptop, stages: list[Stage]
) -> None:
    space, drafts = stages[0].workspace, [stages[0].signed("Sample north"), stages[0].signed("Sample south")]
    first = open_room(carrier.space, "127.0.0.1", in_turn=carrier.in_turn)
    bring(space, first.invitation, drafts[:1], line=line())
    first.close()
    second = open_room(carrier.space, "127.0.0.1", in_turn=carrier.in_turn)
    assert second.invitation.code != first.invitation.code
    assert [one.sent for one in bring(space, second.invitation, drafts, line=line()).brought] == [False, True]
    second.close()
    assert len(carrier.in_turn(carrier.space.courier.parcels)) == 2


def test_files_carried_by_an_earlier_version_of_the_app_came_by_stick(tmp_path: Path) -> None:
    key, path = b"k" * 32, tmp_path / "old.db"
    before = open_store(path, key, MIGRATIONS[:10])
    before.execute("INSERT INTO carried VALUES ('aa', 'bb', 1, '2026-11-01T00:00:00+00:00', 'STICK')")
    before.close()
    after = open_store(path, key, MIGRATIONS)
    assert [row["way"] for row in after.rows("SELECT way FROM carried")] == ["folder"]
    after.close()


def test_receipts_go_back_through_the_room_each_to_its_own_laptop(
    carrier: Laptop, room: Room, stages: list[Stage], tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    drafts = [stage.handed_over(f"Sample {n}", stick) for n, stage in enumerate(stages)]
    answers = [stage.receipt(draft) for stage, draft in zip(stages, drafts, strict=True)]
    answers.append(stages[0].receipt(drafts[0], "returned", reference=""))
    for number, data in enumerate(answers):
        (stick / f"answer-{number}.hrcr").write_bytes(data)
    (stick / "damaged.hrcr").write_bytes(answers[0][:-1])
    (stick / "no-answer.hrcr").write_bytes(stages[0].workspace.outbox.data(drafts[0]))
    receipts = carrier.space.courier.receipts
    found = carrier.in_turn(lambda: carrier.space.courier.gather(stick))
    assert (found.new, found.receipts, len(found.damaged)) == (3, 4, 2)
    assert carrier.in_turn(lambda: carrier.space.courier.gather(stick)).receipts == 0
    first = bring(stages[0].workspace, room.invitation, (), line=line())
    assert {(one.draft, one.kind) for one in first.taken} == {
        (drafts[0], "received"),
        (drafts[0], "returned"),
    }
    assert stages[0].workspace.drafts.card(drafts[0]).status is Status.RETURNED
    assert bring(stages[0].workspace, room.invitation, (), line=line()).taken == (), "they are here already"
    assert room.tally.fetched == 2
    more = stages[1].signed("Sample more")
    both = bring(stages[1].workspace, room.invitation, [more], line=line())
    assert ([one.sent for one in both.brought], [one.kind for one in both.taken]) == ([True], ["received"])
    carried = carrier.in_turn(receipts.carried)
    assert (carried.count, carried.fetched) == (4, 3)
    assert carrier.in_turn(receipts.let_go) == 3
    assert carrier.in_turn(receipts.carried).count == 1
    assert len(bring(stages[2].workspace, room.invitation, (), line=line()).taken) == 1


def test_a_receipt_that_can_not_be_taken_in_is_told_and_the_others_are_taken(
    carrier: Laptop, room: Room, stages: list[Stage], tmp_path: Path
) -> None:
    space, stick = stages[0].workspace, tmp_path / "STICK"
    draft = stages[0].handed_over("Sample north", stick)
    strange = stages[0].receipt(draft, content_hash="ab" * 32)
    for name, data in (("a.hrcr", strange), ("b.hrcr", stages[0].receipt(draft))):
        (stick / name).write_bytes(data)
    carrier.in_turn(lambda: carrier.space.courier.gather(stick))
    found = bring(space, room.invitation, (), line=line())
    assert [one.code for one in found.refused] == [Code.RECEIPT_UNKNOWN_SUBMISSION]
    assert [one.draft for one in found.taken] == [draft]


def test_own_answers_keep_their_bytes_when_carried_ones_are_forgotten(
    stages: list[Stage], tmp_path: Path
) -> None:
    space, stick = stages[0].workspace, tmp_path / "STICK"
    draft = stages[0].handed_over("Sample north", stick)
    answer = stages[0].receipt(draft)
    (stick / "a.hrcr").write_bytes(answer)
    space.courier.gather(stick)
    space.answers.take_in(answer)
    [digest] = space.courier.receipts.for_device(space.device.recipient)
    assert space.courier.receipts.fetch(space.device.recipient, digest) == answer
    space.courier.receipts.let_go()
    assert space.store.row("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)) is not None
    assert [one.draft for one in space.answers.of(draft)] == [draft]
