"""The open form: nothing typed is lost, nothing is written out of order, undo waits for nobody."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.save_state import SaveState
from hrcapp.xforms import Changes
from tests.sample import Clock, fill, open_workspace, pledge_form

T = TypeVar("T")
NAME = "/data/key_info/name_official"
REGION = "/data/key_info/admin1"
SIGNATORIES = "/data/statement/signatories"


class Later:
    """A store's thread that works when it is told to: what happens in between can be tested."""

    def __init__(self) -> None:
        self.waiting: deque[Callable[[], None]] = deque()

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> None:
        def run() -> None:
            try:
                result = work()
            except Fault as fault:
                assert failed is not None
                failed(fault)
            else:
                if done is not None:
                    done(result)

        self.waiting.append(run)

    def work(self) -> None:
        while self.waiting:
            self.waiting.popleft()()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", Clock())
    yield opened
    opened.close()


@pytest.fixture
def runner() -> Later:
    return Later()


def begin(workspace: Workspace) -> str:
    return workspace.drafts.create(pledge_form(), language="en", practice=True)


def opened(workspace: Workspace, runner: Later, draft: str) -> OpenForm:
    return OpenForm.read(workspace, draft)(runner, lambda: None)


def stored(workspace: Workspace, draft: str, path: str = NAME) -> str:
    return workspace.drafts.open(draft).session.value(path)


def test_typing_counts_at_once_and_is_written_on_flush(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    states: list[SaveState] = []
    form.on_save_state = states.append
    form.set(NAME, "Sample")
    assert form.session.value(NAME) == "Sample"
    assert stored(workspace, draft) == ""
    form.flush()
    runner.work()
    assert stored(workspace, draft) == "Sample"
    assert workspace.drafts.card(draft).title == "Sample"
    assert [state.kind for state in states] == ["saving", "saved"]


def test_what_is_typed_while_writing_follows_by_itself(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    form.set(NAME, "A")
    form.flush()
    form.set(REGION, "B")
    form.flush()
    assert len(runner.waiting) == 1
    runner.work()
    assert (stored(workspace, draft), stored(workspace, draft, REGION)) == ("A", "B")
    assert form.save_state.kind == "saved"


def test_a_full_disk_is_said_and_nothing_is_lost(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    pages = workspace.store.rows("PRAGMA page_count")[0]["page_count"]
    workspace.store.rows(f"PRAGMA max_page_count = {pages}")
    form.set("/data/intro/more_intro/event", "x" * 200_000)
    form.flush()
    runner.work()
    assert form.save_state.kind == "failed"
    assert form.save_state.fault is not None
    assert form.save_state.fault.code is Code.DISK_FULL
    assert form.save_state.words("en").startswith("Not saved: ")
    assert form.save_state.button() == "Try again"
    form.set(NAME, "Sample")
    assert form.save_state.kind == "failed"
    workspace.store.rows("PRAGMA max_page_count = 1000000")
    form.flush()
    runner.work()
    assert form.save_state.kind == "saved"
    assert (stored(workspace, draft), len(stored(workspace, draft, "/data/intro/more_intro/event"))) == (
        "Sample",
        200_000,
    )


def test_closing_writes_what_waits_behind_what_is_on_its_way(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    form.set(NAME, "A")
    form.flush()
    form.set(REGION, "B")
    form.finish()
    runner.work()
    assert (stored(workspace, draft), stored(workspace, draft, REGION)) == ("A", "B")


def test_closing_writes_nothing_behind_what_could_not_be_written(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    pages = workspace.store.rows("PRAGMA page_count")[0]["page_count"]
    workspace.store.rows(f"PRAGMA max_page_count = {pages}")
    form.set("/data/intro/more_intro/event", "x" * 200_000)
    form.flush()
    form.set(NAME, "Sample")
    form.finish()
    runner.work()
    assert stored(workspace, draft) == ""
    assert form.save_state.kind == "failed"
    workspace.store.rows("PRAGMA max_page_count = 1000000")
    form.finish()
    runner.work()
    assert stored(workspace, draft) == "Sample"


def test_undo_shows_where_it_was_and_survives_a_restart(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    form.set(NAME, "Sample")
    form.flush()
    runner.work()
    again = opened(workspace, runner, draft)
    assert (again.can_undo, again.can_redo) == (True, False)
    heard: list[tuple[Changes, str]] = []
    again.on_changes = lambda changes, path: heard.append((changes, path))
    again.undo()
    runner.work()
    assert [path for _changes, path in heard] == [NAME]
    assert (again.session.value(NAME), stored(workspace, draft)) == ("", "")
    assert (again.can_undo, again.can_redo) == (False, True)
    again.redo()
    runner.work()
    assert (again.session.value(NAME), stored(workspace, draft)) == ("Sample", "Sample")


def test_typing_during_undo_comes_after_it(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    form.set(NAME, "Sample")
    form.flush()
    runner.work()
    form.undo()
    assert not form.set(REGION, "Here")
    runner.work()
    form.flush()
    runner.work()
    assert (form.session.value(NAME), form.session.value(REGION)) == ("", "Here")
    assert (stored(workspace, draft), stored(workspace, draft, REGION)) == ("", "Here")
    assert (form.can_undo, form.can_redo) == (True, False)


def test_a_signatory_added_and_removed_comes_back(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    path, changes = form.add(SIGNATORIES)
    assert changes.structure
    form.set(f"{path}/sig_name", "Second Sample Name")
    form.remove(path)
    form.flush()
    runner.work()
    form.undo()
    runner.work()
    assert form.session.value(f"{path}/sig_name") == "Second Sample Name"


def test_the_place_is_remembered_once(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    form = opened(workspace, runner, draft)
    for _ in range(3):
        form.remember(NAME)
    assert len(runner.waiting) == 1
    runner.work()
    assert workspace.drafts.draft(draft).position == NAME


def test_a_signed_form_takes_no_answer(workspace: Workspace, runner: Later) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    workspace.signing.sign(draft, editor.session, Drawn([[(0.1, 0.1), (0.9, 0.2)]]))
    form = opened(workspace, runner, draft)
    assert form.locked
    with pytest.raises(Fault) as caught:
        form.set(NAME, "Another")
    assert caught.value.code is Code.DRAFT_LOCKED
    form.undo()
    assert not runner.waiting
