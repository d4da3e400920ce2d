"""What a cell of a table or a list can hold, and how it is drawn and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from hrcapp.i18n import _, ngettext
from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import PILL_HEIGHT, draw_text, paint_pill, pill_width, start_rect, text_height
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets.segment_bar import paint_segments

Verdict = Literal["yes", "no", "warning", "unchecked", "same"]


@dataclass(frozen=True)
class Text:
    """One or two lines; `strong` for what a row is named by."""

    first: str
    second: str = ""
    strong: bool = False

    def spoken(self) -> str:
        return f"{self.first}, {self.second}" if self.second else self.first


@dataclass(frozen=True)
class Number:
    """A number already in the reader's digits; stands at the end edge."""

    words: str

    def spoken(self) -> str:
        return self.words


@dataclass(frozen=True)
class State:
    """A status pill."""

    kind: Kind
    words: str
    icon: str = ""

    def spoken(self) -> str:
        return self.words


@dataclass(frozen=True)
class Checked:
    """One check of a row; the column's header is the word that is checked."""

    verdict: Verdict

    def spoken(self) -> str:
        return {
            "yes": _("Yes"),
            "no": _("No"),
            "warning": _("Look at this"),
            "unchecked": _("Not checked"),
            "same": _("The same"),
        }[self.verdict]


@dataclass(frozen=True)
class Progress:
    """Sections complete or not, in their order."""

    done: tuple[bool, ...]

    def spoken(self) -> str:
        count = len(self.done)
        pattern = ngettext("{done} of {count} section", "{done} of {count} sections", count)
        return pattern.format(done=sum(self.done), count=count)


Cell = Text | Number | State | Checked | Progress

_CHECKS: dict[Verdict, tuple[str, str]] = {
    "yes": ("check", "success"),
    "no": ("x", "danger"),
    "warning": ("triangle-alert", "warning"),
    "unchecked": ("circle-dashed", "neutral"),
    "same": ("copy", "neutral"),
}
PAD, END_PAD, NUMBER_PAD = 14, 6, 14


def pill_column(look: Look, words: Iterable[str], least: int) -> int:
    """The width of a column in which each of these pills has room, in px at 100 %."""
    widest = max((pill_width(look, told) for told in words), default=0)
    return max(least, ceil((widest + look.px(PAD + END_PAD)) / look.px(100) * 100))


def paint_cell(painter: QPainter, rect: QRectF, look: Look, cell: Cell) -> None:
    """Draw a cell between its paddings."""
    start, end = look.px(PAD), look.px(END_PAD)
    inner = rect.adjusted(end, 0, -start, 0) if look.rtl else rect.adjusted(start, 0, -end, 0)
    if isinstance(cell, Text):
        _paint_text(painter, inner, look, cell)
    elif isinstance(cell, Number):
        more = look.px(NUMBER_PAD - END_PAD)
        box = inner.adjusted(more, 0, 0, 0) if look.rtl else inner.adjusted(0, 0, -more, 0)
        draw_text(painter, box, cell.words, look.font(), look.colour("text"), rtl=not look.rtl)
    elif isinstance(cell, State):
        width, height = min(pill_width(look, cell.words), inner.width()), look.px(PILL_HEIGHT)
        paint_pill(
            painter, start_rect(inner, 0, width, height, rtl=look.rtl), look, cell.kind, cell.words, cell.icon
        )
    elif isinstance(cell, Checked):
        icon, ink = _CHECKS[cell.verdict]
        size = look.px(18)
        place = start_rect(inner, look.px(6), size, size, rtl=look.rtl)
        paint_icon(painter, place, icon, look.colour(ink), stroke=2.6)
    else:
        place = start_rect(inner, 0, min(inner.width(), look.px(126)), look.px(8), rtl=look.rtl)
        paint_segments(painter, place, look, cell.done)


def _paint_text(painter: QPainter, rect: QRectF, look: Look, cell: Text) -> None:
    font = look.font("strong" if cell.strong else "body")
    middle = Qt.TextElideMode.ElideMiddle
    if not cell.second:
        ink = look.colour("text" if cell.strong else "text_soft")
        draw_text(painter, rect, cell.first, font, ink, rtl=look.rtl, elide=middle)
        return
    small = look.font("small")
    upper, lower = text_height(font, "x", 999), text_height(small, "x", 999)
    top = rect.top() + (rect.height() - upper - lower) / 2
    first = QRectF(rect.left(), top, rect.width(), upper)
    second = QRectF(rect.left(), top + upper, rect.width(), lower)
    draw_text(painter, first, cell.first, font, look.colour("text"), rtl=look.rtl, elide=middle)
    soft = look.colour("text_soft")
    draw_text(painter, second, cell.second, small, soft, rtl=look.rtl, elide=Qt.TextElideMode.ElideRight)


def row_height(look: Look, *, two_lines: bool) -> int:
    """The height of a row: never less than its lines need in this script and size."""
    lines = text_height(look.font("strong"), "x", 999)
    if two_lines:
        lines += text_height(look.font("small"), "x", 999)
    least = 55 if two_lines else 49 if look.theme.touch else 44
    return max(look.px(least), lines + look.px(12))


def spoken(cells: Sequence[Cell]) -> str:
    """A row read from its start to its end."""
    return ", ".join(filter(None, (cell.spoken() for cell in cells)))
