"""Settings: whether a passphrase is asked at the start. Setting one, changing it, taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.hidden_line import hidden_line, show_box
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice, Words
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.start.new_passphrase_page import ChangePassphrasePage, OfferedPassphrasePage, SetPassphrasePage
from hrcapp.ui.widgets import ActionBar, Button, Label, Note, TopBar, flow
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


def passphrase_items(look: Look, desk: OfficerDesk) -> list[Item]:
    """How it stands and what to do; the card around it is the page's own."""
    found = _passphrase(desk)
    if found.is_set:
        return _set(look, desk, found)
    about = _("Until somebody types it, nothing on this computer can be read: for a stick, or a shared desk.")
    has_code = desk.workspace.vault.has_recovery_code
    begin = Button(
        look,
        _("Ask for a passphrase at the start"),
        icon="lock",
        on_click=lambda: go_set(desk, offered=False),
    )
    begin.setEnabled(has_code)
    identified(begin, "set-passphrase")
    items: list[Item] = [Label(look, about, "body", "text_soft", wrap=True), flow(look, begin, gap=10)]
    if not has_code:
        first = _("Make the recovery code first: it opens the data when the passphrase is forgotten.")
        items.insert(1, Note(look, "triangle-alert", first, "body", "text", icon_ink="warning"))
    return items


def _set(look: Look, desk: OfficerDesk, found: FolderPassphrase) -> list[Item]:
    asked = _("It is asked at every start. The printed recovery code opens the data too.")
    change = Button(look, _("Change the passphrase"), icon="pencil", on_click=lambda: _go_change(desk))
    identified(change, "change-own-passphrase")
    away = Button(
        look, _("Ask for none any more"), icon="lock-open", on_click=lambda: desk.show(TakeAwayPage(desk))
    )
    identified(away, "take-away-passphrase")
    items: list[Item] = [Note(look, "circle-check", asked, "body", "text", icon_ink="success")]
    if not found.stands_alone:
        left = _("The key that was kept before could not be removed yet. The next start tries it again.")
        items.append(Note(look, "triangle-alert", left, "body", "text", icon_ink="warning"))
    return [*items, flow(look, change, away, gap=10)]


def go_set(desk: OfficerDesk, *, offered: bool) -> None:
    """The first passphrase; `offered`: at the first start, where it may wait."""
    vault = desk.workspace.vault

    def change(_old: str, new: str) -> None:
        _passphrase(desk).set(vault, new)

    def done(_new: str) -> None:
        _go_on(desk, lambda: (_("From the next start on the passphrase is asked"), ""), home=offered)

    def back() -> None:
        desk.go_home() if offered else desk.back()

    kind = OfferedPassphrasePage if offered else SetPassphrasePage
    desk.show(kind(desk, change, done, back, ask_old=False))
    desk.shell.focus_on("passphrase")


def _go_change(desk: OfficerDesk) -> None:
    def change(old: str, new: str) -> None:
        _passphrase(desk).change(old, new)

    def done(_new: str) -> None:
        _go_on(desk, lambda: (_("The passphrase is changed"), ""))

    desk.show(ChangePassphrasePage(desk, change, done, desk.back, ask_old=True))
    desk.shell.focus_on("old-passphrase")


def _go_on(desk: OfficerDesk, words: Words, *, home: bool = False) -> None:
    notice = Notice("success", words)
    if home:
        desk.go_home(notice=notice)
    else:
        desk.go_settings()
        desk.show_notice(notice)


def _passphrase(desk: OfficerDesk) -> FolderPassphrase:
    context = desk.context
    return FolderPassphrase(context.home, desk.workspace.clock, keyring=context.keyring)


class TakeAwayPage(FormPage):
    """The passphrase once more: nobody else who sits here takes it away."""

    name, menu_key = "take-away-passphrase", "settings"

    def __init__(self, desk: OfficerDesk) -> None:
        super().__init__(desk)
        self._desk, self._typed = desk, ""

    def title(self) -> str:
        return _("Ask for no passphrase any more")

    def hidden(self) -> None:
        self._typed = ""

    def build(self, look: Look) -> QWidget:
        kept = _(
            "The key of the data is kept by this computer again: by the system where it can, else in a file"
            " beside the data."
        )
        edit = hidden_line(look, "old-passphrase", self._typed, lambda text: setattr(self, "_typed", text))
        edit.returnPressed.connect(self.go)
        body = self.form_body(
            look,
            Label(look, kept, "body", "text_soft", wrap=True),
            self.asked(look, "old", _("Present passphrase"), edit),
            show_box(look, _("Show the passphrase"), edit),
            width=560,
        )
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "passphrase-back")
        go = Button(look, _("Ask for none any more"), "primary", "lock-open", on_click=self.go)
        identified(go, "take-away-go")
        go.setEnabled(not self._working)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], [go]))

    def go(self) -> None:
        """Check what was typed, and keep the key again."""
        desk, typed = self._desk, self._typed
        if self._working or not self.check([] if typed else [Wrong("old", _("Type the passphrase."))]):
            return
        desk.store(
            lambda: _passphrase(desk).take_away(typed),
            lambda _none: _go_on(desk, lambda: (_("No passphrase is asked any more"), "")),
            self._failed,
        )

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self.check([Wrong("old", str(sentence(fault, _)))])
