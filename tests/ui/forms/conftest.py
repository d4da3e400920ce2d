"""The form with every control, opened as a draft with its journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from hrcapp.officer.editor import Editor
from hrcapp.store import Journal, Store, open_store
from hrcapp.store import journal as journal_module
from hrcapp.ui.forms import SectionView
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import PageScroll, column, page_body
from hrcapp.xforms import FormSession
from tests.controls import NOW, Draft, new_session

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "j.db", bytes(32), [journal_module.SCHEMA])
    yield opened
    opened.close()


@dataclass
class Opened:
    """A section on the screen, and the draft behind it."""

    view: SectionView
    editor: Editor

    @property
    def session(self) -> FormSession:
        return self.editor.session

    def find(self, kind: type[W], name: str) -> W:
        """A control by the end of its path."""
        found = self.view.findChildren(kind, f"{self.view.section}/{name}")
        assert found, name
        # What was made anew stands behind what is about to go.
        return next((each for each in found if each.isVisible()), found[-1])

    def value(self, name: str) -> str:
        return self.session.value(f"{self.view.section}/{name}")

    def undo(self) -> None:
        """Take the last answer back, as the window does."""
        _path, changes = self.editor.undo()
        assert changes is not None
        self.view.apply(changes)


Open = Callable[..., Opened]


@pytest.fixture
def open_section(store: Store, look: Look, show: Callable[[QWidget], QWidget]) -> Open:
    """Show a section; the journal of the test is opened again each time, as a window does."""

    def opening(
        section: str, look: Look = look, zone: str = "Africa/Tunis", *, locked: bool = False
    ) -> Opened:
        clock = NOW

        def later() -> object:
            nonlocal clock
            clock += timedelta(seconds=90)  # so that each answer is a step of its own
            return clock

        session = new_session(look.language, zone)
        editor = Editor.open(session, Journal(store, "d", 1), later)  # type: ignore[arg-type]
        around = Draft(session).surroundings()
        view = SectionView(look, session, editor, f"/data/{section}", surroundings=around, locked=locked)
        show(column(look, (PageScroll(look, page_body(look, view, width=740)), 1)))
        return Opened(view, editor)

    return opening
