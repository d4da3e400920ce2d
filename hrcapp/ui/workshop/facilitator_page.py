"""What the facilitator does behind the passphrase: many forms at once, one town's PIN, the laptop itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.profiles_index import ProfileEntry, ProfileState
from hrcapp.officer.workshop import Act
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Checked,
    Column,
    EmptyState,
    Heading,
    Label,
    ProgressPanel,
    State,
    Table,
    Text,
    TopBar,
    column,
    flow,
    framed,
)
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.workshop import board, bulk
from hrcapp.ui.workshop.bulk_work import BulkWork
from hrcapp.ui.workshop.laptop_card import laptop_card

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class FacilitatorPage(Page):
    """Which towns are left out stays as it was chosen until the board is shown again."""

    name = menu_key = "facilitator"

    def __init__(self, desk: BoardDesk) -> None:
        self._desk = desk
        self.left_out: set[str] = set()
        self.work = BulkWork(desk, self._redraw)
        self._place = 0
        self._panel: ProgressPanel | None = None

    def title(self) -> str:
        return _("Facilitator")

    @property
    def towns(self) -> list[ProfileEntry]:
        """All of the board, by name."""
        return bulk.by_name(self._desk.entries.values(), self._desk.language)

    def chosen(self) -> list[ProfileEntry]:
        """Those that the next act is for."""
        return [one for one in self.towns if bulk.within_reach(one) and one.id not in self.left_out]

    # -- building

    def build(self, look: Look) -> QWidget:
        reach = sum(map(bulk.within_reach, self.towns))
        bar = TopBar(look, self.title(), bulk.subtitle(len(self.chosen()), reach, look.language))
        items: list[Item] = [*self._working(look)]
        items += [self._many(look), self._one(look)] if self.towns else [self._none(look)]
        body = self._desk.body(look, *items, laptop_card(look, self._desk), gap=14)
        back = Button(look, _("Lock and show the board"), "primary", "lock", on_click=self._desk.go_board)
        identified(back, "to-board")
        return page(look, bar, body, ActionBar(look, [], [back]))

    def _none(self, look: Look) -> QWidget:
        return EmptyState(
            look,
            "landmark",
            _("No town is on the board yet"),
            _("What can be done for many at once is here when the first towns have chosen their PINs."),
        )

    def _many(self, look: Look) -> Card:
        told = _("For the chosen towns, each form for itself. Space takes one out or in.")
        acts = [self._act_button(look, act) for act in Act]
        table = self._table(look)
        frame = framed(look, table)
        frame.setFixedHeight(look.px(232))
        choices: list[QWidget] = []
        for key, words, icon, act in (
            ("bulk-toggle", _("Take out or in"), "circle-check", self.toggle),
            ("bulk-all", _("Choose all"), "check-check", self.choose_all),
            ("bulk-none", _("Choose none"), "x", self.choose_none),
        ):
            button = Button(look, words, icon=icon, small=True, on_click=act)
            identified(button, key)
            choices.append(button)
        return _card(
            look,
            _("Many at once"),
            Label(look, told, "body", "text_soft", wrap=True),
            frame,
            flow(look, *choices, gap=8),
            flow(look, *acts, self._ceremony_button(look), gap=10),
        )

    def _table(self, look: Look) -> Table[ProfileEntry]:
        def chosen(one: ProfileEntry) -> Checked | Text:
            if not bulk.within_reach(one):
                return Text("–")
            return Checked("yes") if one.id not in self.left_out else Text(_("Left out"))

        def state(one: ProfileEntry) -> State:
            told = board.signature(board.row_of(one))
            return State(told.kind, told.words, told.icon)

        columns = (
            Column[ProfileEntry](_("Municipality"), lambda one: Text(one.title, strong=True)),
            Column[ProfileEntry](_("Signature"), state, 170),
            Column[ProfileEntry](_("Chosen"), chosen, 120),
        )
        table = Table[ProfileEntry](look, _("Towns"), columns, self.towns, whole=True)
        identified(table, "bulk-table")
        table.choose(min(self._place, len(self.towns) - 1))
        table.chosen.connect(self._remember)
        table.opened.connect(lambda _at: self.toggle())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.toggle)
        return table

    def _act_button(self, look: Look, act: Act) -> Button:
        button = Button(look, bulk.verb(act), icon=bulk.ICONS[act], on_click=lambda: self.begin(act))
        identified(button, f"bulk-{act}")
        button.setEnabled(bool(self.chosen()) and not self.work.running)
        return button

    def _ceremony_button(self, look: Look) -> Button:
        button = Button(
            look,
            _("Signing ceremony"),
            icon="signature",
            on_click=lambda: self._desk.go_ceremony(self.chosen()),
        )
        identified(button, "to-ceremony")
        button.setEnabled(bool(self.chosen()) and not self.work.running)
        return button

    def _one(self, look: Look) -> Card:
        told = _("For the town that is marked in the list above.")
        pin = Button(look, _("Set a new PIN"), icon="lock", on_click=self.new_pin)
        identified(pin, "new-pin")
        forget = Button(look, _("Forget this town"), "danger", "x", on_click=self.forget)
        identified(forget, "forget-town")
        return _card(
            look,
            _("One town"),
            Label(look, told, "body", "text_soft", wrap=True),
            flow(look, pin, forget, gap=10),
        )

    def _working(self, look: Look) -> list[Item]:
        self._panel = None
        if self.work.running is None:
            return []
        self._panel = ProgressPanel(look, bulk.doing(self.work.running), on_cancel=self.work.stop)
        self._panel.advance(*self.work.at)
        return [self._panel]

    # -- what a person does

    def _remember(self, place: int) -> None:
        self._place = place

    def marked(self) -> ProfileEntry | None:
        """The town that the list stands on."""
        return self.towns[self._place] if 0 <= self._place < len(self.towns) else None

    def toggle(self) -> None:
        """Take the marked one out, or in again."""
        one = self.marked()
        if one is not None and bulk.within_reach(one) and self.work.running is None:
            self.left_out ^= {one.id}
            self._redraw()

    def choose_all(self) -> None:
        self.left_out.clear()
        self._redraw()

    def choose_none(self) -> None:
        self.left_out = {one.id for one in self.towns}
        self._redraw()

    def begin(self, act: Act) -> None:
        """Ask where to, if it needs a folder, and go to work."""
        if not act.needs_folder:
            self.work.begin(act, self.chosen())
            return

        def to(folder: Path) -> None:
            self._desk.remember_folder(folder)
            self.work.begin(act, self.chosen(), folder)

        ask_folder(self._desk.shell, bulk.verb(act), self._desk.last_folder, to)

    def new_pin(self) -> None:
        from hrcapp.ui.workshop.new_pin_page import NewPinPage

        one = self.marked()
        if one is not None and one.state is ProfileState.PROTECTED:
            self._desk.show(NewPinPage(self._desk, one))

    def forget(self) -> None:
        from hrcapp.ui.workshop.forgetting import ask

        one = self.marked()
        if one is not None and self.work.running is None:
            ask(self._desk, one)

    def _redraw(self) -> None:
        if self._desk.shell.page is not self:
            return
        if self._panel is not None and self.work.running is not None:
            self._panel.advance(*self.work.at)
        else:
            self._desk.shell.refresh()


def _card(look: Look, title: str, *items: QWidget) -> Card:
    return Card(
        look, Heading(look, title, "h2"), column(look, *items, gap=12), gap=10, margins=(20, 14, 18, 16)
    )
