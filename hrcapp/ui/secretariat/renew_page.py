"""Another recovery key, step by step: made, saved on three sheets, tried; then the next kit names it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.secretariat import recovery_renewal
from hrcapp.secretariat.drill import Drill
from hrcapp.secretariat.recovery_renewal import Renewal
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import drill_words
from hrcapp.ui.widgets import ActionBar, Button, Card, Dialog, Heading, Label, Note, TopBar, flow
from hrcapp.ui.widgets.layout import Item
from hrcapp.vault.sheets import SHEETS

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class RenewPage(Page):
    """`renewal` is the key that waits, None before one was made; sheets saved here are told."""

    name, menu_key = "renew-recovery", "keys"

    def __init__(self, office: Office, renewal: Renewal | None, *, tried: bool) -> None:
        self._office, self._renewal, self._tried = office, renewal, tried
        self._saved: dict[int, str] = {}

    @classmethod
    def read(cls, office: Office) -> RenewPage:
        """On the store's thread."""
        home = office.context.home
        return cls(office, recovery_renewal.current(home), tried=recovery_renewal.is_tried(home))

    def title(self) -> str:
        return _("Renew the recovery key")

    def build(self, look: Look) -> QWidget:
        told = _("When sheets are lost, or in wrong hands. The old sheets open what came before, for ever.")
        steps = [self._make(look), self._sheets(look), self._drill(look), self._kit(look)]
        body = self._office.body(look, *steps, gap=10, width=860)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._office.go_keys)
        identified(back, "renew-back")
        return page(look, TopBar(look, self.title(), told), body, ActionBar(look, [back], []))

    # -- what is shown

    def _make(self, look: Look) -> Card:
        there = self._renewal is not None
        verb = _("Make another one") if there else _("Make a new key")
        make = self._button(look, verb, "make-recovery-key", "refresh-cw", self.ask_make)
        told = _("It is split over three sheets; any two of them make it whole. No kit names it yet.")
        notes: list[Item] = []
        if self._renewal is not None:
            state = drill_words.renewal_state(self._renewal, tried=self._tried)
            notes.append(Note(look, state.icon, state.words, "small", "text", icon_ink=state.kind))
        return _card(look, _("A new key"), told, *notes, flow(look, make))

    def _sheets(self, look: Look) -> Card:
        told = _("Print each, delete its file, and give the sheets to three places.")
        has_words = self._renewal is not None and bool(self._renewal.sheets)
        buttons, notes = [], list[Item]()
        for at in range(1, SHEETS + 1):
            verb = _("Save sheet {number}").format(number=number(at, look.language))
            button = self._button(look, verb, f"save-sheet-{at}", "download", partial(self.ask_sheet, at))
            button.setEnabled(has_words)
            buttons.append(button)
            if at in self._saved:
                there = _("Saved and read back: {path}").format(path=self._saved[at])
                notes.append(Note(look, "check", there, "small", "text", icon_ink="success"))
        if self._tried:
            gone = _("The words were tried and are forgotten here: they are on the paper only.")
            notes.append(Note(look, "lock", gone))
        return _card(look, _("Three sheets"), told, *notes, flow(look, *buttons, gap=8))

    def _drill(self, look: Look) -> Card:
        told = _("Type the words of two printed sheets. Only a key that was tried can be relied on later.")
        practise = self._button(look, _("Practise"), "practise-renewed", "lock-open", self.go_drill)
        practise.setEnabled(self._renewal is not None)
        return _card(look, _("Practise with the new sheets"), told, flow(look, practise))

    def _kit(self, look: Look) -> Card:
        told = _("From then on towns seal to the new key. Until then, the old sheets count.")
        go = self._button(look, _("Make the next kit"), "renewed-kit", "pen-line", self.go_next)
        go.setEnabled(self._tried)
        blocked: list[Item] = (
            [] if self._tried else [Note(look, "lock", _("After the restore was practised."))]
        )
        return _card(look, _("The next kit names it"), told, *blocked, flow(look, go))

    def _button(self, look: Look, words: str, identifier: str, icon: str, do: Callable[[], object]) -> Button:
        made = Button(look, words, icon=icon, small=True, on_click=do)
        identified(made, identifier)
        return made

    # -- what a person does

    def ask_make(self) -> None:
        """Make one; ask first where another one waits."""
        if self._renewal is None:
            self.make()
            return
        shell = self._office.shell
        Dialog(
            shell.look,
            shell,
            _("Make another recovery key?"),
            _("The sheets of the new key that waits here will be worth nothing. Destroy them."),
            verb=_("Make another one"),
            keep=_("Keep the one that waits"),
            on_confirm=self.make,
        ).open()

    def make(self) -> None:
        """A key with three sheets."""
        office = self._office

        def done(made: Renewal) -> None:
            self._renewal, self._tried, self._saved = made, False, {}
            office.show_notice(None)

        office.store(lambda: recovery_renewal.begin(office.context.home, office.now()), done)

    def ask_sheet(self, at: int) -> None:
        """Ask where a sheet belongs."""
        office = self._office
        ask_folder(office.shell, _("Folder or stick"), office.last_folder, partial(self.save_sheet, at))

    def save_sheet(self, at: int, folder: Path) -> None:
        """Write it there and read it back."""
        office, language = self._office, self._office.language
        office.remember_folder(folder)

        def work() -> Path:
            made = recovery_renewal.sheet(office.context.home, at, language, office.now())
            return put(folder, f"recovery-sheet-{at}.pdf", made)

        def done(path: Path) -> None:
            self._saved[at] = str(path)
            office.show_notice(None)

        office.store(work, done)

    def go_drill(self) -> None:
        """Two of the new sheets."""
        from hrcapp.ui.secretariat.sheets_page import SheetsPage

        office = self._office

        def done(_drill: Drill) -> None:
            def show(newer: RenewPage) -> None:
                office.show(newer, replace=True, notice=Notice("success", _practised))

            office.store(lambda: RenewPage.read(office), show)

        purpose = drill_words.renewed_purpose(office.context.home, office.now, done, office.shell.back)
        office.show(SheetsPage(office, purpose))

    def go_next(self) -> None:
        """Put the kit together that names it."""
        from hrcapp.ui.secretariat.next_kit_page import NextKitPage

        office, language = self._office, self._office.language
        office.store(lambda: NextKitPage.read(office, language), office.show)


def _practised() -> tuple[str, str]:
    told = _("The new key has opened a test file. Put the sheets where they belong, then make the next kit.")
    return _("The new sheets work"), told


def _card(look: Look, title: str, told: str, *items: Item) -> Card:
    head = Heading(look, title, "h2")
    return Card(look, head, Label(look, told, "small", "text_soft", wrap=True), *items, gap=8)
