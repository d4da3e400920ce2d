"""When someone signs on another computer: the statement is passed on, and taken back signed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.signing import Preview
from hrcapp.officer.travel import PassedOn, TakenBack
from hrcapp.statement.travel import travelling_name
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file, ask_save
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import guest, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.widgets import Button, Heading, Label, Note, column, flow
from hrcapp.ui.widgets.layout import Item


class Passing:
    """Outlives the page's widgets. `on_back` is called when a signed file was taken back."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, on_back: Callable[[TakenBack], object]) -> None:
        self._desk, self._form, self._on_back = desk, form, on_back
        self._last: PassedOn | None = None

    def read(self) -> None:
        """Whether the statement is out; the page is drawn anew when it is."""
        travels, draft = self._desk.workspace.travels, self._form.id
        self._desk.store(lambda: travels.passed_on(draft), self._told)

    def section(self, look: Look, preview: Preview) -> QWidget:
        """What to do when someone signs elsewhere, and what has been done."""
        go = Button(
            look,
            _("Pass it on for signing"),
            icon="upload",
            small=True,
            on_click=lambda: self._ask_where(preview),
        )
        identified(go, "pass-on")
        back = Button(
            look, _("Take the signed file back"), icon="download", small=True, on_click=self._ask_file
        )
        identified(back, "take-back")
        said = _("The file can be signed in this app on any computer, and comes back by stick or e-mail.")
        items: list[Item] = [
            Heading(look, _("Someone signs on another computer"), "h3"),
            Label(look, said, "small", "text_soft", wrap=True),
        ]
        if self._last is not None:
            items.append(Note(look, "hourglass", _out(self._last, look.language), icon_ink="warning"))
        return column(look, *items, flow(look, go, back, gap=10), gap=6)

    def pass_on(self, path: Path) -> None:
        """Write the file; it is read back before anything is said."""
        travels, form = self._desk.workspace.travels, self._form
        self._desk.flush()
        self._desk.store(
            lambda: travels.pass_on(form.id, form.session, path), lambda last: self._passed(last, path)
        )

    def take_back(self, path: Path) -> None:
        """Compare the file with what went out, and keep it."""
        bring_home(self._desk, self._form, lambda: take(path), path.name, self._on_back)

    def _ask_where(self, preview: Preview) -> None:
        def chosen(path: Path) -> None:
            self._desk.remember_folder(path.parent)
            self.pass_on(path)

        name = travelling_name(self._form.id, preview.signed, len(preview.signatories))
        title, filters = _("Pass it on for signing"), [_("PDF documents (*.pdf)")]
        ask_save(self._desk.shell, title, filters, self._desk.last_folder, name, chosen)

    def _ask_file(self) -> None:
        def chosen(path: Path) -> None:
            self._desk.remember_folder(path.parent)
            self.take_back(path)

        title, filters = _("Take the signed file back"), [_("PDF documents (*.pdf)")]
        ask_file(self._desk.shell, title, filters, self._desk.last_folder, chosen)

    def _passed(self, last: PassedOn, path: Path) -> None:
        self._last = last
        told = _("Give the file to who signs next. They open it in this app with “Open a file”.")
        self._desk.say("success", lambda: (_("Saved: {name}").format(name=path.name), told))

    def _told(self, last: PassedOn | None) -> None:
        changed, self._last = last != self._last, last
        page = self._desk.shell.page
        if changed and page is not None and page.name == "statement":
            self._desk.shell.refresh()


def bring_home(
    desk: OfficerDesk,
    form: OpenForm,
    read: Callable[[], bytes],
    name: str,
    then: Callable[[TakenBack], object],
) -> None:
    """Take back what was signed elsewhere into an open form, whose state follows."""
    space = desk.workspace
    desk.flush()

    def back() -> tuple[TakenBack, FormCard]:
        found = space.travels.take_back(form.id, form.session, read(), name)
        return found, space.drafts.card(form.id)

    def done(result: tuple[TakenBack, FormCard]) -> None:
        found, form.card = result
        then(found)

    desk.store(back, done)


def welcome(found: TakenBack) -> Notice:
    """Who signed elsewhere, and what each signature is worth."""

    def told() -> tuple[str, str]:
        return _("The signed file is back, and kept."), guest.signed_by(found.new)

    return Notice("success", told)


def _out(last: PassedOn, language: str) -> str:
    return _("Out for signing since {date}, and not back yet.").format(date=words.day(last.at, language))
