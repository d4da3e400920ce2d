"""Several drop boxes: one stands in for another, the one that worked is remembered, answers come from all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Line
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.places import add_own, choose, chosen, forget_own, picked, places, remember, route
from hrcapp.officer.route import Exchanged, Route, exchange
from tests.exchange_world import told
from tests.officer_stage import Stage

T = TypeVar("T")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    folders = [tmp_path / name for name in ("first", "second", "third")]
    for folder in folders:
        folder.mkdir()
    made.take_kit(drop_boxes=tuple(DropBoxSpec("folder", str(folder)) for folder in folders))
    yield made
    made.close()


def run(stage: Stage) -> Exchanged:
    return exchange(stage.workspace, Route(route(stage.workspace)))


def names(stage: Stage) -> list[str]:
    return [Path(one.name).name for one in route(stage.workspace)]


def test_the_one_that_worked_last_comes_first(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    assert names(stage) == ["first", "second", "third"]
    shutil.rmtree(tmp_path / "first")
    draft = stage.signed("Sample town")
    done = run(stage)
    assert [Path(one.place.name).name for one in done.missed] == ["first"]
    assert done.missed[0].fault.code is Code.PLACE_MISSING
    assert done.found.sent == (draft,)
    [handover] = space.outbox.history(draft)
    assert handover.place == str(tmp_path / "second")
    assert names(stage) == ["second", "first", "third"]
    (tmp_path / "first").mkdir()
    assert run(stage).missed == ()


def test_a_choice_is_kept_and_nothing_stands_in_for_it(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    third = places(space)[2]
    remember(space, places(space)[1])
    choose(space, third)
    assert (picked(space), route(space)) == (third, (third,))
    shutil.rmtree(tmp_path / "third")
    draft = stage.signed("Sample town")
    assert told(lambda: run(stage)) is Code.PLACE_MISSING
    assert space.drafts.card(draft).status is Status.PACKED
    choose(space, None)
    assert names(stage) == ["second", "first", "third"]
    assert run(stage).found.sent == (draft,)


def test_an_own_one_is_chosen_by_being_described_and_joins_the_others_with_automatic(
    stage: Stage, tmp_path: Path
) -> None:
    space, own = stage.workspace, tmp_path / "own"
    add_own(space, DropBoxSpec("folder", str(own)))
    assert names(stage) == ["own"]
    choose(space, None)
    assert names(stage) == ["own", "first", "second", "third"]
    choose(space, places(space)[0])
    forget_own(space)
    assert (picked(space), names(stage)) == (None, ["first", "second", "third"])


def test_a_box_that_breaks_off_keeps_what_it_took(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    drafts = [stage.signed("Sample town"), stage.signed("Sample city")]

    def in_turn(work: Callable[[], T], /) -> T:
        result = work()
        if space.outbox.drop_boxes() == [str(tmp_path / "first")]:
            shutil.rmtree(tmp_path / "first", ignore_errors=True)
        return result

    made = exchange(space, Route(route(space)), in_turn=in_turn)
    assert set(made.found.sent) == set(drafts)
    went = [Path(one.place).name for draft in drafts for one in space.outbox.history(draft)]
    assert sorted(went) == ["first", "second"]
    assert [Path(one.place.name).name for one in made.missed] == ["first"]


def test_answers_come_from_every_box_where_something_lies(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    drafts = []
    for number in (0, 1):
        choose(space, places(space)[number])
        drafts.append(stage.signed(f"Sample town {number}"))
        run(stage)
    choose(space, None)
    device = space.device.signing.public
    for draft, name in zip(drafts, ("first", "second"), strict=True):
        with open_officer_box(DropBoxSpec("folder", str(tmp_path / name))) as box:
            box.put_receipt(device, stage.receipt(draft))
    with open_officer_box(DropBoxSpec("folder", str(tmp_path / "third"))) as box:
        box.put_receipt(device, stage.receipt(drafts[0], "accepted"))
    done = run(stage)
    assert {one.draft for one in done.found.taken} == set(drafts)
    assert [space.drafts.card(each).status for each in drafts] == [Status.RECEIVED] * 2
    assert done.unread == (), "nothing was ever put into the third"


def test_a_box_that_cannot_be_read_fails_nothing(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    stage.signed("Sample town")
    run(stage)
    shutil.rmtree(tmp_path / "first")
    draft = stage.signed("Sample city")
    choose(space, places(space)[1])
    done = run(stage)
    assert (done.found.sent, done.missed) == ((draft,), ())
    assert [Path(one.place.name).name for one in done.unread] == ["first"]


def test_when_none_works_the_fault_that_may_pass_is_told(stage: Stage) -> None:
    found = places(stage.workspace)
    faults = [Fault(Code.BOX_REFUSED, server="first"), Fault(Code.BOX_UNREACHABLE, server="second")]
    going = Route(found[:2], Line(attempts=1))

    def fails(place: object) -> None:
        raise faults[found.index(place)]  # type: ignore[arg-type]

    with pytest.raises(Fault) as caught:
        going.along(fails)
    assert caught.value is faults[1]
    assert going.blamed(faults[1]) == found[1]


def test_what_is_not_the_box_s_fault_tries_no_other(stage: Stage) -> None:
    tried = []

    def fails(place: object) -> None:
        tried.append(place)
        raise Fault(Code.INTERRUPTED)

    assert told(lambda: Route(route(stage.workspace)).along(fails)) is Code.INTERRUPTED
    assert len(tried) == 1
    assert chosen(stage.workspace) == tried[0]
