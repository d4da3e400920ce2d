"""Someone types into the real form in its window, moves about in it and takes steps back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from hrcapp.app import Running, application
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.ui.officer.desk import OfficerDesk
from tests.crash.life import OLD_S, Loss, check_whole
from tests.crash.told import Said, Told
from tests.officer_stage import Stage

SECTIONS = {
    "/data/key_info": ("/data/key_info/name_official", "/data/key_info/admin1"),
    "/data/vision": ("/data/vision/vision_essential", "/data/vision/vision_framework"),
    "/data/statement": ("/data/statement/signatories[1]/sig_name", "/data/statement/sig_place"),
}
PATHS = tuple(path for paths in SECTIONS.values() for path in paths)
LETTERS = "sample town, بلدية نموذجية, ñ ω 한"
MOST = 400
"""How long an answer gets before it is typed anew."""


class Typing:
    """Letters as fast as a quick typist's, and faster."""

    name = "typing"
    longest_s = 3.0

    def prepare(self, folder: Path) -> None:
        stage = Stage(folder / "home")
        stage.take_kit()
        stage.town("Sample", **{"/data/intro/scope": "full_form"})
        stage.close()

    def live(self, folder: Path, told: Told, chance: random.Random) -> None:
        app = application()
        run = Running.begin(app, Home.open(folder / "home"), keyring=False)
        typist = Typist(run, told, chance)
        typist.begin()
        app.exec()

    def check(self, folder: Path, said: Sequence[Said], died_at: float) -> Loss:
        loss = Loss()
        space = Workspace.open(Home.open(folder / "home"))
        try:
            check_whole(space.store, loss)
            draft = space.drafts.cards()[0].draft
            session = space.drafts.open(draft).session
            _compare([session.value(path) for path in PATHS], said, died_at, loss)
        finally:
            space.close()
        return loss


def _compare(kept: list[str], said: Sequence[Said], died_at: float, loss: Loss) -> None:
    """What is kept is the form as it was at one moment, and that moment is not older than a second."""
    for one in said:
        if one.what == "not taken":
            loss.lost.append(f"the form did not take {one.of}")
    if said and said[-1].what == "step back":
        return  # killed while one was on its way: it may have happened or not
    states = [one for one in said if one.what == "form"]
    old = max((at for at, one in enumerate(states) if one.at < died_at - OLD_S), default=None)
    if old is None:
        return
    may_be = [one.of for one in states[old:]]
    for at, path in enumerate(PATHS):
        loss.expect(kept[at] in {state[at] for state in may_be}, f"{path}: {kept[at]!r}")
    if not loss.lost:
        loss.expect(kept in may_be, f"no moment at which the form was {kept!r}")


class Typist:
    """Does one thing after the other with the window's own timer."""

    def __init__(self, run: Running, told: Told, chance: random.Random) -> None:
        self._run, self._told, self._chance = run, told, chance
        self._path = ""

    def begin(self) -> None:
        desk = self._run.flow.officer
        if desk is None or desk.shell.page is None or self._run.context.tasks.busy:
            self._soon(self.begin)
        elif desk.form is None:
            desk.open_draft(desk.workspace.drafts.cards()[0].draft)
            self._soon(self.begin)
        else:
            self._say_form()
            self._told.say("ready")
            self._move()

    @property
    def _desk(self) -> OfficerDesk:
        desk = self._run.flow.officer
        assert desk is not None
        return desk

    def _soon(self, then: object) -> None:
        QTimer.singleShot(self._chance.choice((1, 5, 15, 30)), then)

    def _say_form(self) -> None:
        form = self._desk.form
        assert form is not None
        self._told.say("form", [form.editor.session.value(path) for path in PATHS])

    def _move(self) -> None:
        section = self._chance.choice(list(SECTIONS))
        self._path = self._chance.choice(SECTIONS[section])
        self._desk.go_section(section, self._path)
        self._soon(self._arrive)

    def _arrive(self) -> None:
        field = self._desk.shell.findChild(QWidget, self._path)
        if field is None or self._run.context.tasks.busy:
            self._soon(self._arrive)
        else:
            field.setFocus()
            self._soon(self._type)

    def _type(self) -> None:
        what = self._chance.random()
        if what < 0.006:
            self._soon(self._move)
        elif what < 0.01:
            self._told.say("step back")
            assert self._desk.form is not None
            self._desk.form.undo()
            self._soon(self._stepped_back)
        else:
            self._letter()
            self._soon(self._type)

    def _stepped_back(self) -> None:
        if self._run.context.tasks.busy:
            self._soon(self._stepped_back)
        else:
            self._say_form()
            self._soon(self._move)

    def _letter(self) -> None:
        field = self._desk.shell.findChild(QWidget, self._path)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        if len(_text(field)) > MOST:
            field.selectAll()
        letter = self._chance.choice(LETTERS)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)
        self._say_form()
        assert self._desk.form is not None
        if self._desk.form.editor.session.value(self._path).split() != _text(field).split():
            self._told.say("not taken", _text(field))


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
