"""After a campaign is made or joined: what must leave this computer, saved one by one and read back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.leaving import Leaving, Thing
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.code_grid import code_grid
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import leaving as words
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, IconLabel, Label, Note, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.front import Front


class LeavingPage(Page):
    """A tick means: written there, flushed, read back and the same."""

    name = "leaving"

    def __init__(self, front: Front, leaving: Leaving, passphrase: str | None) -> None:
        self._front, self._leaving, self._passphrase = front, leaving, passphrase

    def title(self) -> str:
        return _("What must leave this computer")

    def build(self, look: Look) -> QWidget:
        told = _("Save each where it belongs. The keys are forgotten here once everything is done.")
        items: list[Item] = [self._step(look, step) for step in words.steps(self._leaving)]
        if words.same_place(self._leaving):
            items.insert(
                0,
                Banner(
                    look,
                    "warning",
                    _("Keys and sheets that belong apart lie in one place"),
                    _("Whoever takes it has both. Print sheets and delete the files, or use several sticks."),
                ),
            )
        body = self._front.body(look, *items, gap=10, width=860)
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def _step(self, look: Look, step: words.Step) -> Card:
        title = Label(look, step.title, "strong", wrap=True)
        parts: list[Item] = [title, Label(look, step.sentence, "small", "text_soft", wrap=True)]
        if step.key == Thing.LETTER:
            parts.append(
                code_grid(look, self._leaving.safety_words, _("Safety words"), numbered=True, role="strong")
            )
        if step.saved:
            there = _("Saved and read back: {path}").format(path=step.saved)
            parts.append(Note(look, "check", there, "small", "text", icon_ink="success"))
        if step.blocked:
            parts.append(Note(look, "lock", step.blocked))
        icon = IconLabel(
            look,
            "circle-check" if step.done else "circle",
            "success" if step.done else "text_soft",
            22,
        )
        icon.stand_on(title)
        top, button = Qt.AlignmentFlag.AlignTop, self._button(look, step)
        content = column(look, *parts, gap=4)
        if look.narrow:
            return Card(look, row(look, icon, (content, 1), gap=12, align=top), button, gap=8)
        card = Card(look, icon, (content, 1), button, vertical=False, gap=14, margins=(18, 10, 14, 11))
        for each in (icon, content):
            card.box.setAlignment(each, top)
        card.setAccessibleName(f"{step.title}. {_('Done') if step.done else _('Not done yet')}")
        return card

    def _button(self, look: Look, step: words.Step) -> Button:
        if step.key == words.DRILL:
            verb = _("Practise once more") if step.done else _("Practise")
            button = Button(look, verb, icon="lock-open", small=True, on_click=self._practise)
        else:
            verb = _("Save once more") if step.done else _("Save")
            ask = partial(self.ask, Thing(step.key))
            button = Button(look, verb, icon="download", small=True, on_click=ask)
        identified(button, f"save-{step.key}")
        named(button, f"{verb}: {step.title}", step.blocked)
        button.setEnabled(not step.blocked)
        return button

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("Open the desk"), "primary", "arrow-right", trailing=True, on_click=self.finish)
        identified(go, "open-desk")
        go.setEnabled(self._leaving.complete)
        return ActionBar(look, (), [go], reason=words.progress(self._leaving, look.language))

    def _practise(self) -> None:
        self._front.go_drill(self._leaving, self._passphrase)

    def ask(self, thing: Thing) -> None:
        """Ask where a thing belongs."""
        front = self._front
        ask_folder(front.shell, _("Folder or stick"), front.last_folder, partial(self.save, thing))

    def save(self, thing: Thing, folder: Path) -> None:
        """Write it there and read it back; only then it is ticked."""
        front, leaving = self._front, self._leaving
        language, now = front.language, front.now()

        def done(_path: Path) -> None:
            front.show_notice(None)

        front.remember_folder(folder)
        front.store(lambda: leaving.save(thing, folder, language, now), done)

    def finish(self) -> None:
        """Forget the secrets and go on to the desk."""
        front, passphrase = self._front, self._passphrase

        def done(_none: None) -> None:
            if passphrase is None:
                front.go_open()
            else:
                front.open(passphrase)

        front.store(self._leaving.finish, done)
