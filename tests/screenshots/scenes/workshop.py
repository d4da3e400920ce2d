"""The workshop: the board, its pages, a town's form behind its PIN, and the facilitator's pages."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.style import Style
from hrcapp.ui.workshop.desk import BoardDesk
from tests.officer_stage import AtOnce
from tests.screenshots.scene import AR, DARK, EN, ES, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import _alive
from tests.screenshots.scenes.officer import stage as officer_stage
from tests.screenshots.scenes.officer import window as officer_window
from tests.workshop_stage import PIN, WorkshopStage

_folders: list[Path] = []


def clear() -> None:
    """Remove the data folders behind the pictures."""
    while _folders:
        shutil.rmtree(_folders.pop(), ignore_errors=True)


def _stage(look: Look) -> WorkshopStage:
    folder = Path(tempfile.mkdtemp(prefix="hrcapp-"))
    _folders.append(folder)
    return WorkshopStage(folder / "officer", look.language)


def _window(look: Look, made: WorkshopStage, go: Callable[[BoardDesk], object]) -> QWidget:
    app = cast(QApplication, QApplication.instance())
    context = AppContext(app, cast(Style, app.style()), made.home, AtOnce(), look)
    workshop = made.window(context)
    assert workshop.board is not None
    go(workshop.board)
    _alive.append((workshop, made))
    assert context.shell is not None
    return context.shell


def _filled(look: Look) -> WorkshopStage:
    made = _stage(look)
    made.fill()
    return made


@scenes.add("workshop-board", EN, AR, ES, DARK, LARGE, LARGE_AR)
def board(look: Look) -> QWidget:
    return _window(look, _filled(look), lambda _desk: None)


@scenes.add("workshop-board-empty", EN, AR)
def board_empty(look: Look) -> QWidget:
    return _window(look, _stage(look), lambda _desk: None)


@scenes.add("workshop-add", EN, AR, LARGE)
def add(look: Look) -> QWidget:
    return _window(look, _stage(look), BoardDesk.go_add)


@scenes.add("workshop-prepare", EN, AR)
def prepare(look: Look) -> QWidget:
    return _window(look, _stage(look), BoardDesk.go_prepare)


@scenes.add("workshop-open", EN, AR, DARK, LARGE)
def open_town(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        from hrcapp.ui.workshop.open_page import OpenPage

        desk.go_open(made.first)
        page = desk.shell.page
        assert isinstance(page, OpenPage)
        page._keep("000111222")
        page.go()

    return _window(look, made, go)


@scenes.add("workshop-code", EN, AR)
def code(look: Look) -> QWidget:
    def go(desk: BoardDesk) -> None:
        from hrcapp.ui.workshop.add_page import AddPage

        desk.go_add()
        page = desk.shell.page
        assert isinstance(page, AddPage)
        page.town, page.typed.pin, page.typed.again = "Sample municipality", PIN, PIN
        page.go()

    return _window(look, _stage(look), go)


@scenes.add("workshop-town", EN, AR, DARK, LARGE)
def town(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        entry = desk.entries[made.first]
        desk.enter(entry, made.profiles.open(entry.id, PIN))

    return _window(look, made, go)


@scenes.add("workshop-warned", EN, AR)
def warned(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        entry = desk.entries[made.first]
        desk.enter(entry, made.profiles.open(entry.id, PIN))
        inside = desk.workshop.town
        assert inside is not None
        inside._warn(24)

    return _window(look, made, go)


@scenes.add("workshop-facilitator", EN, AR, DARK, LARGE)
def facilitator(look: Look) -> QWidget:
    made = _filled(look)
    return _window(look, made, lambda desk: desk._unlocked(made.administrator))


@scenes.add("workshop-facilitator-door", EN, AR)
def door(look: Look) -> QWidget:
    return _window(look, _filled(look), BoardDesk.go_facilitator)


@scenes.add("workshop-results", EN, AR, LARGE)
def results(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        from hrcapp.officer.workshop import Act
        from hrcapp.ui.workshop.facilitator_page import FacilitatorPage

        desk._unlocked(made.administrator)
        page = desk.shell.page
        assert isinstance(page, FacilitatorPage)
        stick = made.home.path.parent / "STICK"
        stick.mkdir()
        page.work.begin(Act.PACK, page.chosen(), stick)

    return _window(look, made, go)


@scenes.add("workshop-audit", EN, AR)
def audit(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        from hrcapp.officer.workshop import Act
        from hrcapp.ui.workshop.facilitator_page import FacilitatorPage

        desk._unlocked(made.administrator)
        page = desk.shell.page
        assert isinstance(page, FacilitatorPage)
        page.work.begin(Act.CHECK, page.chosen())
        desk.go_audit()

    return _window(look, made, go)


@scenes.add("workshop-ceremony", EN, AR, DARK, LARGE)
def ceremony(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        from hrcapp.ui.workshop.facilitator_page import FacilitatorPage

        desk._unlocked(made.administrator)
        page = desk.shell.page
        assert isinstance(page, FacilitatorPage)
        desk.go_ceremony(page.chosen())

    return _window(look, made, go)


@scenes.add("workshop-training", EN, AR, LARGE_AR)
def training(look: Look) -> QWidget:
    made = _filled(look)

    def go(desk: BoardDesk) -> None:
        entry = next(one for one in desk.entries.values() if one.training)
        desk.enter(entry, made.profiles.open(entry.id, PIN))

    return _window(look, made, go)


@scenes.add("workshop-switch-on", EN, AR, LARGE)
def switch_on(look: Look) -> QWidget:
    made = officer_stage(look)
    made.take_kit()
    return officer_window(look, made, lambda desk: desk.go_workshop())


@scenes.add("workshop-help", EN, AR)
def help_page(look: Look) -> QWidget:
    return _window(look, _stage(look), BoardDesk.go_help)
