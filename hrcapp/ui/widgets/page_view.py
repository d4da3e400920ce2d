"""Reading a document whose pages are given as pictures: one page at a time, fitted or enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QTransform

from hrcapp.i18n import _
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import IconButton
from hrcapp.ui.widgets.card import Ground, Line
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item, row, show_if
from hrcapp.ui.widgets.page_reader import STEPS, PageReader


class PageView(Ground):
    """Previous, page, next, zoom; `page_shown` carries each page's number (from 1)."""

    page_shown = Signal(int)

    def __init__(
        self, look: Look, name: str, pages: Sequence[QImage], *end: Item, turnable: bool = False
    ) -> None:
        """`end`: what else belongs in the bar, such as Print. `turnable`: pictures can be turned, as scans
        and attached files need it; nothing but the view is turned."""
        self._pages, self._at, self._zoom = tuple(pages), 0, 0
        self._quarters: dict[int, int] = {}
        self._seen: set[int] = set()
        self._where = Label(look, "", "small")
        self._size = Label(look, "", "small")
        self.previous = IconButton(look, _("Previous page"), "chevron-left", on_click=lambda: self.turn(-1))
        self.next = IconButton(look, _("Next page"), "chevron-right", on_click=lambda: self.turn(1))
        self._smaller = IconButton(look, _("Smaller"), "zoom-out", on_click=lambda: self.zoom(-1))
        self._larger = IconButton(look, _("Larger"), "zoom-in", on_click=lambda: self.zoom(1))
        self.rotate = IconButton(look, _("Turn right"), "rotate-cw", on_click=self.turn_right)
        show_if(self.rotate, turnable)
        bar = row(
            look,
            *(
                self.previous,
                self._where,
                self.next,
                None,
                self._smaller,
                self._size,
                self._larger,
                self.rotate,
                None,
                *end,
            ),
            gap=4,
            margins=(10, 6, 10, 6),
        )
        self._reader = PageReader(look)
        self._reader.setAccessibleName(name)
        super().__init__(
            look, bar, Line(look), (self._reader, 1), ground="surface_head", vertical=True, gap=0
        )
        self._reader.turned.connect(self.turn)
        self._reader.zoomed.connect(self.zoom)
        if turnable:
            self._reader.rotated.connect(self.turn_right)
        self._show()

    def set_pages(self, pages: Sequence[QImage]) -> None:
        self._pages, self._at, self._seen, self._quarters = tuple(pages), 0, set(), {}
        self._show()

    def turn(self, step: int) -> None:
        self.go_to(self._at + 1 + step)

    def go_to(self, page: int) -> None:
        """Show page `page`, from 1."""
        if 1 <= page <= len(self._pages) and page - 1 != self._at:
            self._at = page - 1
            self._show()

    def zoom(self, step: int) -> None:
        self._zoom = max(0, min(len(STEPS) - 1, self._zoom + step))
        self._show()

    def turn_right(self) -> None:
        """Turn the page on screen by a quarter, clockwise."""
        self._quarters[self._at] = (self._turned(self._at) + 1) % 4
        self._show()

    def unseen(self) -> tuple[int, ...]:
        """The pages that were not on screen yet, from 1."""
        return tuple(page for page in range(1, len(self._pages) + 1) if page not in self._seen)

    def _picture(self, at: int) -> QImage:
        """The page at an index, from 0."""
        return self._pages[at]

    def _turned(self, at: int) -> int:
        """In how many quarter turns, clockwise, a page is shown."""
        return self._quarters.get(at, 0)

    def _told(self, page: str, quarters: int) -> str:
        if not quarters:
            return page
        degrees = format_integer(90 * quarters, self.look.language)
        return _("{page}, turned by {degrees} degrees").format(page=page, degrees=degrees)

    def _told_size(self, factor: float) -> str:
        if factor == 1.0:
            return _("Page width")
        percent = format_integer(round(factor * 100), self.look.language)
        return _("{percent} %").format(percent=percent) if factor else _("Whole page")

    def _show(self) -> None:
        if not self._pages:
            return
        look, count, page = self.look, len(self._pages), self._at + 1
        number = partial(format_integer, language=look.language)
        words = _("Page {page} of {count}").format(page=number(page), count=number(count))
        self._where.setText(words)
        quarters = self._turned(self._at)
        self._reader.setAccessibleDescription(self._told(words, quarters))
        factor = STEPS[self._zoom]
        self._size.setText(self._told_size(factor))
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < count)
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(STEPS) - 1)
        picture = self._picture(self._at)
        if quarters:
            picture = picture.transformed(QTransform().rotate(90 * quarters))
        self._reader.set_page(picture, factor)
        self._seen.add(page)
        self.page_shown.emit(page)
