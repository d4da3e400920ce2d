"""Which place an officer's app exchanges with, and how a sending goes on, stops and is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Control, Line
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer import places, sending
from hrcapp.officer import sync as exchange
from hrcapp.officer.signing import Typed
from hrcapp.officer.workspace import Workspace
from tests.exchange_world import World
from tests.officer_stage import answer_to
from tests.sample import Clock, fill, open_workspace, pledge_form

T = TypeVar("T")
CLOUD = DropBoxSpec("webdav", "https://cloud.example/box", {"user": "sample", "password": "secret-word"})
LATER = DropBoxSpec("carrier-pigeon", "loft://sample", {})


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def workspace(tmp_path: Path, world: World) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", Clock())
    opened.kit.adopt(
        world.kit_bytes(forms={"pledge.xml": pledge_form()}, drop_boxes=(LATER, CLOUD)), "sample.hrckit"
    )
    yield opened
    opened.close()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def in_use(workspace: Workspace) -> DropBoxSpec:
    found = places.chosen(workspace)
    assert found is not None
    return found.spec


def signed(workspace: Workspace) -> str:
    draft = workspace.drafts.create(pledge_form(), language="en", practice=False)
    editor = workspace.drafts.open(draft)
    fill(editor)
    workspace.signing.sign(draft, editor.session, Typed("Sample Name"))
    return draft


def test_the_kit_s_places_that_this_app_knows(workspace: Workspace) -> None:
    assert [one.spec for one in places.places(workspace)] == [CLOUD]
    found = places.chosen(workspace)
    assert found is not None
    assert (found.name, found.server, found.own) == (CLOUD.address, "cloud.example", False)


def test_an_own_place_comes_first_and_the_kit_s_can_still_be_chosen(
    workspace: Workspace, shared: Path
) -> None:
    login = {"user": "u", "password": "p-word", "host_key": "k"}
    own = DropBoxSpec("sftp", "sftp://files.example/box", login)
    places.add_own(workspace, own)
    assert [(one.spec, one.own) for one in places.places(workspace)] == [(own, True), (CLOUD, False)]
    places.choose(workspace, places.places(workspace)[1])
    assert in_use(workspace) == CLOUD
    places.add_own(workspace, DropBoxSpec("folder", str(shared)))
    assert in_use(workspace) == DropBoxSpec("folder", str(shared))


def test_credentials_of_an_own_place_do_not_lie_in_the_open(workspace: Workspace) -> None:
    login = {"user": "u", "password": "p-word"}
    places.add_own(workspace, DropBoxSpec("smb", "smb://nas.example/share", login))
    files = [path for path in workspace.home.path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"p-word" in path.read_bytes() for path in files)


def test_nothing_is_automatic_before_it_was_switched_on(workspace: Workspace) -> None:
    assert not sending.is_automatic(workspace)
    sending.set_automatic(workspace, True)
    assert sending.is_automatic(workspace)
    sending.set_automatic(workspace, False)
    assert not sending.is_automatic(workspace)


def test_both_ways_with_progress_in_bytes(workspace: Workspace, world: World, shared: Path) -> None:
    first, second = signed(workspace), signed(workspace)
    spec, reports = DropBoxSpec("folder", str(shared)), list[tuple[int, int]]()
    done = exchange.sync(workspace, spec, progress=lambda *now: reports.append(now))
    assert set(done.sent) == {first, second}
    total = sum(workspace.outbox.pack(draft).size for draft in (first, second))
    assert reports == sorted(reports)
    assert reports[-1] == (total, total)
    with open_officer_box(spec) as box:
        box.put_receipt(workspace.device.signing.public, answer_to(workspace, world, first, "received"))
    assert [answer.draft for answer in exchange.sync(workspace, spec).taken] == [first]
    assert workspace.drafts.card(first).status is Status.RECEIVED
    [handover] = workspace.outbox.history(second)
    assert (handover.way, handover.place) == ("dropbox", str(shared))


def test_what_is_stopped_keeps_what_was_done(workspace: Workspace, shared: Path) -> None:
    first, second = signed(workspace), signed(workspace)
    control = Control()
    size = workspace.outbox.pack(first).size

    def progress(done: int, _total: int) -> None:
        if done >= size:
            control.stop()

    with pytest.raises(Fault) as caught:
        exchange.sync(workspace, shared, line=Line(control), progress=progress)
    assert caught.value.code is Code.INTERRUPTED
    assert workspace.drafts.card(first).status is Status.HANDED_OVER
    assert workspace.outbox.waiting() == [second]
    assert exchange.sync(workspace, shared).sent == (second,)


def test_away_from_the_store_s_thread_its_pieces_are_handed_over(workspace: Workspace, shared: Path) -> None:
    """The store refuses other threads; the window must not stand still while a file goes out."""
    draft = signed(workspace)
    asked: list[Callable[[], object]] = []
    ready, answered = threading.Semaphore(0), threading.Semaphore(0)
    given: list[object] = []

    def in_turn(work: Callable[[], T], /) -> T:
        asked.append(work)
        ready.release()
        assert answered.acquire(timeout=20)
        return given.pop()  # type: ignore[return-value]

    found: list[exchange.Synced] = []
    worker = threading.Thread(
        target=lambda: (found.append(exchange.sync(workspace, shared, in_turn=in_turn)), ready.release())
    )
    worker.start()
    while ready.acquire(timeout=20) and asked:
        given.append(asked.pop()())
        answered.release()
    worker.join(20)
    assert found[0].sent == (draft,)
