"""The signing ceremony: one signatory at a time, to be read from the back of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, EmptyState, Label, Pill, TopBar, column, row
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.workshop import ceremony
from hrcapp.ui.workshop.ceremony import Ceremony

if TYPE_CHECKING:
    from hrcapp.officer.workshop_ceremony import CeremonyTurn
    from hrcapp.ui.workshop.desk import BoardDesk


class CeremonyPage(Page):
    """Page down and page up walk through those who sign, as the keys of a presenter's remote do."""

    name, menu_key = "ceremony", "facilitator"

    def __init__(self, desk: BoardDesk, found: Ceremony) -> None:
        self._desk, self.ceremony = desk, found

    def title(self) -> str:
        return _("Signing ceremony")

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), ceremony.counted(self.ceremony, look.language))
        now = self.ceremony.now
        if now is None:
            empty = EmptyState(
                look, "signature", _("Nobody signs yet"), _("Choose towns whose forms are ready to sign.")
            )
            return page(look, bar, self._desk.body(look, empty), self._actions(look, None))
        after = Label(look, ceremony.following(self.ceremony, look.language), "h2", "text_soft", wrap=True)
        identified(after, "ceremony-next-name")
        turn = self._turn(look, now)
        if look.narrow:
            built = page(look, bar, self._desk.body(look, turn, after, gap=20), self._actions(look, now))
        else:
            above = self._desk.above(look)
            middle = column(look, *above, (turn, 1), after, gap=18, margins=(32, 20, 32, 20))
            built = page(look, bar, middle, self._actions(look, now))
        for key, act in ((Qt.Key.Key_PageDown, self.next), (Qt.Key.Key_PageUp, self.back)):
            QShortcut(QKeySequence(key), built).activated.connect(act)
        return built

    def _turn(self, look: Look, now: CeremonyTurn) -> Card:
        told = ceremony.state(now)
        large = "h1" if look.narrow or now.signatory is None else "ceremony"
        items: list[Item] = [
            None,
            Label(look, now.town, "h2" if look.narrow else "figure", "on_hero_soft", wrap=True),
            Label(look, ceremony.name(now), large, "on_hero", wrap=True),
        ]
        if now.signatory is not None and now.signatory.office:
            items.append(
                Label(look, now.signatory.office, "h2" if look.narrow else "h1", "on_hero_soft", wrap=True)
            )
        items += [14, row(look, Pill(look, told.kind, told.words, told.icon), None), None]
        return Card(look, *items, gap=12, margins=(56, 30, 56, 30), ground="hero", line="", radius="hero")

    def _actions(self, look: Look, now: CeremonyTurn | None) -> ActionBar:
        end = Button(look, _("End the ceremony"), icon="x", on_click=self._desk.go_facilitator_again)
        identified(end, "ceremony-end")
        if now is None:
            return ActionBar(look, [end])
        back = Button(look, _("Back"), icon="arrow-left", on_click=self.back)
        identified(back, "ceremony-back")
        back.setEnabled(self.ceremony.at > 0)
        sign = Button(look, _("Open to sign"), icon="signature", on_click=self.sign)
        identified(sign, "ceremony-sign")
        sign.setEnabled(bool(now.draft))
        go = Button(look, _("Next"), "primary", "arrow-right", trailing=True, on_click=self.next)
        identified(go, "ceremony-next")
        go.setEnabled(self.ceremony.has_next)
        return ActionBar(look, [end], [back, sign, go])

    def next(self) -> None:
        self.ceremony.next()
        self._show()

    def back(self) -> None:
        self.ceremony.back()
        self._show()

    def _show(self) -> None:
        self._desk.shell.refresh()
        now = self.ceremony.now
        if now is not None:
            announce(self._desk.shell, f"{now.town}. {ceremony.name(now)}")

    def sign(self) -> None:
        """The statement of this town; handing back leads to the next turn."""
        now = self.ceremony.now
        if now is not None and now.draft:
            self._desk.sign_at(self.ceremony, now)
