"""Giving a form to another computer: a file, and the code that opens it, shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.handover import HandedOver
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, Heading, Label, Note, TopBar, row
from hrcapp.ui.widgets.layout import Item


class MovePage(Page):
    """Leaving the page forgets the code."""

    name, menu_key = "move", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form
        self._given: HandedOver | None = None

    def title(self) -> str:
        return _("Move to another computer")

    def hidden(self) -> None:
        self._given = None

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), words.title(self._form.session_title()))
        items = [self._before(look)] if self._given is None else [self._after(look, self._given)]
        return page(look, bar, self._desk.body(look, *items, width=820), self._actions(look))

    def _before(self, look: Look) -> Card:
        told = (
            _("Everything of this form goes into one encrypted file: answers, history, files, signatures."),
            _("You then see a code. Whoever has the file and the code can open it on their computer."),
            _("After that the form can only be read here, so that nobody works on two copies."),
        )
        notes = [
            Note(look, icon, text, "body", "text")
            for icon, text in zip(("package-check", "lock", "eye"), told, strict=True)
        ]
        return Card(look, Heading(look, _("What happens"), "h2"), *notes, gap=12, margins=(22, 16, 22, 18))

    def _after(self, look: Look, given: HandedOver) -> Card:
        code = Label(look, given.code, "h1", latin=True).selectable()
        code.setAccessibleName(given.code)
        identified(code, "move-code")
        where = _("The file “{name}” is in {place}.").format(
            name=given.path.name, place=words.place(str(given.path.parent))
        )
        items: list[Item] = [
            Heading(look, _("The code"), "h2"),
            row(look, code, None),
            Note(look, "info", _("It is shown only now. Write it down or say it, but not beside the file.")),
            Label(look, where, wrap=True),
            Label(look, _("On the other computer: “Open a file” on Home, then type the code."), wrap=True),
        ]
        return Card(look, *items, gap=12, margins=(22, 16, 22, 18))

    def _actions(self, look: Look) -> ActionBar:
        if self._given is not None:
            done = Button(look, _("Done: I have the code"), "primary", "check", on_click=self._desk.go_home)
            identified(done, "done")
            return ActionBar(look, [], [done])
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        go = Button(look, _("Choose the stick or folder"), "primary", "folder-open", on_click=self._ask)
        identified(go, "choose-place")
        return ActionBar(look, [back], [go])

    def _ask(self) -> None:
        title = _("Stick or folder for the moved form")
        ask_folder(self._desk.shell, title, self._desk.last_folder, self.move)

    def move(self, folder: Path) -> None:
        """Write the file; from then on the form is locked here."""
        desk, draft = self._desk, self._form.id
        desk.remember_folder(folder)
        desk.flush()
        desk.say("info", lambda: (_("The form is being packed…"), ""))

        def done(given: HandedOver) -> None:
            desk.reopen(draft, lambda form: self._show(form, given))

        desk.store(lambda: desk.workspace.handover.hand_over(draft, folder), done)

    def _show(self, form: OpenForm, given: HandedOver) -> None:
        self._form, self._given = form, given
        self._desk.show_notice(None)
