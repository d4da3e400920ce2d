"""Several of the same: a card each, one more at the end, and a way back for one that was removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce, identified
from hrcapp.ui.forms.overview import Node, Overview
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button, LinkButton
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import Heading, Note
from hrcapp.ui.widgets.layout import column, fill, row
from hrcapp.xforms import RepeatEntry, RepeatInstanceEntry

BuildParts = Callable[[RepeatInstanceEntry], list[QWidget]]


class RepeatBox(QWidget):
    """Builds a card an instance; `build` makes the questions of one."""

    add_wanted = Signal(str)
    remove_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(
        self, look: Look, entry: RepeatEntry, build: BuildParts, node: Node, *, locked: bool
    ) -> None:
        super().__init__()
        self.look, self.path = look, entry.path
        self._build, self._label = build, entry.label
        self._can_change = entry.can_change and not locked
        self._instances: tuple[str, ...] = ()
        self._cards: list[QWidget] = []
        self._body = QWidget()
        self._layout = fill(self._body, look, gap=12)
        add = Button(look, _("Add one more"), icon="plus", on_click=lambda: self.add_wanted.emit(self.path))
        add.setAccessibleDescription(entry.label)
        identified(add, f"{entry.path}#add")
        self._add = add
        self._removed = self._undo_bar()
        head = Heading(look, entry.label, "h2")
        head.setVisible(bool(entry.label))
        self.overview = Overview(look, entry.path, entry.label, node)
        fill(self, look, head, self.overview, self._body, self._removed, row(look, add, None), gap=10)
        add.setVisible(self._can_change)
        self.sync(entry)

    @property
    def instances(self) -> tuple[str, ...]:
        return self._instances

    def sync(self, entry: RepeatEntry) -> None:
        """Show the instances of now. All cards are made anew: the paths behind a removed one have moved."""
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._instances = tuple(each.path for each in entry.instances)
        self._cards = [self._card(number, each) for number, each in enumerate(entry.instances, 1)]
        for card in self._cards:
            self._layout.addWidget(card)
        self.overview.show_entry(entry)

    def offer_undo(self, offer: bool) -> None:
        """After one was removed: say so, and offer to bring it back."""
        self._removed.setVisible(offer)
        if offer:
            announce(self, _("Removed"))

    def show_relevant(self, relevant: bool) -> None:
        self.setVisible(relevant)

    def _card(self, number: int, entry: RepeatInstanceEntry) -> Card:
        title = (
            _("{what}, number {number}").format(what=self._label, number=number)
            if self._label
            else str(number)
        )
        remove = LinkButton(self.look, _("Remove"), "x", on_click=lambda: self.remove_wanted.emit(entry.path))
        remove.setAccessibleName(f"{_('Remove')}: {title}")
        remove.setVisible(self._can_change)
        identified(remove, f"{entry.path}#remove")
        head = row(self.look, (Heading(self.look, title, "h3"), 1), remove, gap=8)
        parts = column(self.look, *self._build(entry), gap=16)
        return Card(self.look, head, parts, gap=10, margins=(18, 12, 18, 18))

    def _undo_bar(self) -> QWidget:
        undo = Button(
            self.look, _("Bring it back"), icon="undo-2", small=True, on_click=self.undo_wanted.emit
        )
        identified(undo, f"{self.path}#undo")
        note = Note(self.look, "info", _("One was removed. It can be brought back."))
        bar = row(self.look, (note, 1), undo, gap=10)
        bar.hide()
        return bar
