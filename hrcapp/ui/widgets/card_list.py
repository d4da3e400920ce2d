"""A list of things, each a card: name, place, progress, states and one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrcapp.ui.look import Look
from hrcapp.ui.paint import PILL_HEIGHT, draw_text, paint_pill, pill_width, rounded, start_rect, text_height
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.cells import State, spoken
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item, column, flow
from hrcapp.ui.widgets.pill import Pill
from hrcapp.ui.widgets.scroll import own_viewport
from hrcapp.ui.widgets.segment_bar import SegmentBar, paint_segments

FEW = 20
"""Up to this many things get a card of widgets each; more than that become rows of one list view."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class CardRow:
    """One thing in the list. `key` comes back when it is opened; `action` is the verb of its button."""

    key: str
    name: str
    place: str
    detail: str
    action: str
    states: tuple[State, ...] = ()
    done: tuple[bool, ...] = ()

    def spoken(self) -> str:
        head = ", ".join(part for part in (self.name, self.place, self.detail) if part)
        return f"{head}, {spoken(self.states)}" if self.states else head


def list_cards(look: Look, name: str, rows: Sequence[CardRow], on_open: Callable[[str], object]) -> QWidget:
    """A column of cards for a few, one list for many; `on_open` gets the key of the row."""
    if len(rows) <= FEW:
        cards = [_card(look, each, on_open) for each in rows]
        _align_actions(cards)
        return column(look, *cards, gap=8)
    view = CardListView(look, name, rows)
    view.opened.connect(on_open)
    return view


def _card(look: Look, row: CardRow, on_open: Callable[[str], object]) -> Card:
    button = Button(look, row.action, small=True, on_click=lambda: on_open(row.key))
    button.setObjectName(f"open-{row.key}")
    button.setAccessibleName(f"{row.action}: {row.name}")
    place = Label(look, row.place, "small", "text_soft", wrap=True)
    names = column(look, Label(look, row.name, "strong", wrap=True), place, gap=0)
    how_far: list[Item] = [SegmentBar(look, row.done, width=126)] if row.done else []
    detail = column(look, *how_far, Label(look, row.detail, "small", "text_soft", wrap=True), gap=5)
    pills = flow(look, *(Pill(look, each.kind, each.words, each.icon) for each in row.states), gap=8)
    if look.narrow:
        return Card(look, names, detail, pills, button, gap=8, margins=(18, 10, 14, 10))
    items = ((names, 30), (detail, 34), (pills, 50), button)
    card = Card(look, *items, vertical=False, gap=14, margins=(18, 6, 14, 6))
    card.setMinimumHeight(look.px(62))
    for each in (names, detail, pills):
        # Their own width counts for nothing: all cards then have the same columns.
        policy = each.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        each.setSizePolicy(policy)
        card.box.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
    return card


def _align_actions(cards: Sequence[Card]) -> None:
    """One column of buttons as wide as the widest of them."""
    buttons = [button for card in cards for button in card.findChildren(Button)]
    widest = max((button.sizeHint().width() for button in buttons), default=0)
    for button in buttons:
        button.setMinimumWidth(widest)


class _Rows(QAbstractListModel):
    def __init__(self, rows: Sequence[CardRow]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken()
        return None


class _Delegate(QStyledItemDelegate):
    """The same card, drawn."""

    def __init__(self, look: Look, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._height() + self._look.px(8))

    def _height(self) -> int:
        lines = text_height(self._look.font("strong"), "x", 999) + text_height(
            self._look.font("small"), "x", 999
        )
        return max(self._look.px(62), lines + self._look.px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = self._look, index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect).adjusted(0, 0, 0, -look.px(8))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, line = (
            look.colour("brand_soft" if chosen else "surface"),
            look.colour("brand" if chosen else "border"),
        )
        rounded(painter, box, look.px(RADIUS["lg"]), ground, line)
        inner = box.adjusted(look.px(18), 0, -look.px(18), 0)
        third = inner.width() / 4
        self._two_lines(
            painter, start_rect(inner, 0, third - 14, inner.height(), rtl=look.rtl), row.name, row.place
        )
        middle = start_rect(inner, third, third - 14, inner.height(), rtl=look.rtl)
        self._how_far(painter, middle, row)
        offset = 2 * third
        verb = QFontMetrics(look.font("small_strong")).horizontalAdvance(row.action) + look.px(12)
        for state in row.states:
            width = min(pill_width(look, state.words), inner.width() - offset - verb)
            place = start_rect(inner, offset, width, look.px(PILL_HEIGHT), rtl=look.rtl)
            paint_pill(painter, place, look, state.kind, state.words, state.icon)
            offset += width + look.px(8)
        link = look.colour("link")
        draw_text(painter, inner, row.action, look.font("small_strong"), link, rtl=not look.rtl)

    def _two_lines(self, painter: QPainter, rect: QRectF, first: str, second: str) -> None:
        look, strong, small = self._look, self._look.font("strong"), self._look.font("small")
        upper, lower = text_height(strong, "x", 999), text_height(small, "x", 999)
        top = rect.top() + (rect.height() - upper - lower) / 2
        place, elide = QRectF(rect.left(), top, rect.width(), upper), Qt.TextElideMode.ElideMiddle
        draw_text(painter, place, first, strong, look.colour("text"), rtl=look.rtl, elide=elide)
        place = QRectF(rect.left(), top + upper, rect.width(), lower)
        draw_text(painter, place, second, small, look.colour("text_soft"), rtl=look.rtl, elide=elide)

    def _how_far(self, painter: QPainter, rect: QRectF, row: CardRow) -> None:
        look = self._look
        bar = start_rect(rect, 0, min(rect.width(), look.px(126)), look.px(8), rtl=look.rtl)
        if row.done:
            bar.moveTop(rect.center().y() - look.px(13))
            paint_segments(painter, bar, look, row.done)
            rect = rect.adjusted(0, look.px(16), 0, 0)
        soft = look.colour("text_soft")
        elide = Qt.TextElideMode.ElideRight
        draw_text(painter, rect, row.detail, look.font("small"), soft, rtl=look.rtl, elide=elide)


class CardListView(QListView):
    """Many cards in one view. A click opens one, Enter the chosen one."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, rows: Sequence[CardRow]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows = _Rows(rows)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        own_viewport(self)
        self.setMinimumHeight(look.px(280))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.opened.emit(rows[index.row()].key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._rows.rows[index.row()].key)
        else:
            super().keyPressEvent(event)
