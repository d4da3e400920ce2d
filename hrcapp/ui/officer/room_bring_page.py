"""Bringing sealed files to a laptop in the same room: its address and code, then what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.room import Invitation, code_within
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.forms import FormTitles, titles
from hrcapp.officer.room import Visited
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import copies, room_words, send_words
from hrcapp.ui.officer.copies_card import choice_card
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.room_bringing import Bringing
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Heading,
    LineEdit,
    ProgressPanel,
    Question,
    TopBar,
    beside,
)

_OF_CODE = (Code.ROOM_CODE_LENGTH, Code.ROOM_CODE_SLIP, Code.ROOM_CODE_WRONG)


class BringPage(Page):
    """What was typed stays; leaving the page ends a run, and what arrived stays there."""

    name, menu_key = "bring", "send"

    def __init__(
        self, desk: OfficerDesk, cards: Sequence[FormCard], forms: FormTitles, draft: str = ""
    ) -> None:
        self._desk, self._cards, self._titles, self._draft = desk, tuple(cards), forms, draft
        self._choice, self._address, self._code = "", "", ""
        self._wrong: Fault | None = None
        self._panel: ProgressPanel | None = None
        self._run = Bringing(desk, self._advance, self._over)

    @classmethod
    def read(cls, desk: OfficerDesk, draft: str = "") -> BringPage:
        """On the store's thread."""
        cards = desk.workspace.drafts.cards()
        return cls(desk, cards, titles(desk.workspace, cards), draft)

    def title(self) -> str:
        return _("To a laptop in this room")

    def hidden(self) -> None:
        self._run.stop()

    def build(self, look: Look) -> QWidget:
        offered = self._offered(look.language)
        if self._choice not in [one.key for one in offered]:
            self._choice = offered[0].key if offered else ""
        told = _("The other laptop shows an address and a code once somebody opens a room there.")
        what = choice_card(look, offered, self._choice, self._choose)
        cards = beside(look, (what, 1), (self._where(look), 1), gap=14)
        body = self._desk.body(look, *self._running(look), cards)
        return page(look, TopBar(look, self.title(), told), body, self._actions(look, offered))

    # -- what is shown

    def _where(self, look: Look) -> Card:
        self._code_edit = self._field(look, "bring-code", self._code, self._keep_code)
        address = self._field(look, "bring-address", self._address, self._keep_address)
        hint = _("Like 192.168.1.20:40123; or paste all that was copied there.")
        where = Question(look, _("Address"), address, hint=hint)
        code = Question(look, _("Code"), self._code_edit, hint=_("Two groups of four signs."))
        if self._wrong is not None:
            (code if self._wrong.code in _OF_CODE else where).set_error(str(sentence(self._wrong, _)))
        heading = Heading(look, _("Where to"), "h2")
        return Card(look, heading, where, code, None, gap=12, margins=(20, 14, 18, 16))

    def _field(self, look: Look, name: str, text: str, keep: Callable[[str], None]) -> LineEdit:
        made = LineEdit(look, text, latin=True)
        identified(made, name)
        made.textChanged.connect(keep)
        made.returnPressed.connect(self.bring)
        made.set_locked(self._run.running)
        return made

    def _running(self, look: Look) -> list[QWidget]:
        if not self._run.running:
            return []
        self._panel = ProgressPanel(
            look,
            _("Files are being sent to the other laptop…"),
            on_cancel=self._run.stop,
            count=lambda done, total: send_words.sent_of(done, total, look.language) if total else "",
        )
        self._panel.advance(*self._run.at)
        identified(self._panel.cancel_button, "stop-bringing")
        return [self._panel]

    def _actions(self, look: Look, offered: Sequence[copies.Choice]) -> ActionBar:
        has_kit = self._desk.workspace.kit.current() is not None
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        ready = not self._run.running and has_kit
        go = Button(look, _("Send and fetch answers"), "primary", "send", on_click=self.bring)
        identified(go, "bring")
        go.setEnabled(ready and bool(offered))
        fetch = Button(look, _("Fetch answers only"), icon="inbox", on_click=self.fetch)
        identified(fetch, "fetch-only")
        fetch.setEnabled(ready)
        reason = "" if has_kit else _("The campaign kit is missing")
        return ActionBar(look, [back], [fetch, go], reason=reason)

    # -- what a person does

    def _choose(self, key: str) -> None:
        self._choice = key

    def _keep_address(self, text: str) -> None:
        self._address = text
        if within := code_within(text):
            self._code_edit.setText(within)

    def _keep_code(self, text: str) -> None:
        self._code = text

    def bring(self) -> None:
        """Send, and tell what became of each form."""
        chosen = [one.drafts for one in self._offered(self._desk.language) if one.key == self._choice]
        if chosen:
            self._visit(chosen[0])

    def fetch(self) -> None:
        """Only look for receipts and returns that the other laptop carries for this one."""
        self._visit(())

    def _visit(self, drafts: Sequence[str]) -> None:
        if self._run.running:
            return
        self._desk.notice, self._wrong = None, None
        try:
            to = Invitation.read(self._address, self._code)
        except Fault as fault:
            self._typed_wrong(fault)
            return
        self._run.begin(to, drafts)
        self._desk.shell.refresh()

    # -- what came of it

    def _advance(self, done: int, total: int) -> None:
        if self._panel is not None and self._desk.shell.page is self:
            self._panel.advance(done, total)

    def _over(self, found: Visited | Fault, to: Invitation) -> None:
        self._panel = None
        if isinstance(found, Fault):
            if found.code in _OF_CODE:
                self._typed_wrong(found)
            else:
                self._again(_told(found))
            return
        names = copies.names(self._cards, self._titles, self._desk.language)
        kind, title, text = room_words.visited(found, names, to.address, self._desk.language)
        self._again(Notice(kind, lambda: (title, text)))

    def _typed_wrong(self, fault: Fault) -> None:
        """It is said at its field."""
        self._wrong = fault
        if self._desk.shell.page is self:
            self._desk.shell.refresh()
            announce(self._desk.shell, str(sentence(fault, _)), urgent=True)

    def _again(self, notice: Notice) -> None:
        """Read the cards again and show what happened."""

        def show(newer: BringPage) -> None:
            self._cards = newer._cards
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: BringPage.read(self._desk, self._draft), show)

    def _offered(self, language: str) -> tuple[copies.Choice, ...]:
        return copies.choices(self._cards, language, self._draft, self._titles)


def _told(fault: Fault) -> Notice:
    if fault.code is Code.INTERRUPTED:
        stopped = (_("Stopped"), _("What arrived stays there: sending again goes on after it."))
        return Notice("info", lambda: stopped)
    return Notice.of(fault)
