"""Reading a document whose pages are given as pictures: one page at a time, fitted or enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QScrollArea, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import IconButton
from hrcapp.ui.widgets.card import Ground, Line
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item, row, show_if

_STEPS = (0.0, 1.0, 1.25, 1.5, 2.0, 3.0)  # 0: the whole page
_MARGIN = 24


class _Paper(QWidget):
    """One page with its edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._image = look, QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        ratio = self.devicePixelRatioF()
        sharp = self._image.scaled(
            round(box.width() * ratio),
            round(box.height() * ratio),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(box, sharp)
        painter.setPen(self._look.colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _Reader(QScrollArea):
    """Scrolls a page that is larger than its place; Page Up and Page Down turn the pages."""

    turned = Signal(int)

    def __init__(self, look: Look, paper: _Paper) -> None:
        super().__init__()
        self._look, self._paper = look, paper
        self._image, self._zoom = QImage(), 0.0
        self.setWidget(paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_page(self, image: QImage, zoom: float) -> None:
        self._image, self._zoom = image, zoom
        self._paper.show_image(image)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        if self._image.isNull():
            return
        room = self.viewport().size() - QSize(2, 2) * self._look.px(_MARGIN)
        whole = self._image.size().scaled(room.expandedTo(QSize(40, 40)), Qt.AspectRatioMode.KeepAspectRatio)
        if self._zoom:
            width = round(room.width() * self._zoom)
            whole = QSize(width, round(width * self._image.height() / max(1, self._image.width())))
        self._paper.setFixedSize(whole)


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
        self._reader = _Reader(look, _Paper(look))
        self._reader.setAccessibleName(name)
        super().__init__(
            look, bar, Line(look), (self._reader, 1), ground="surface_head", vertical=True, gap=0
        )
        self._reader.turned.connect(self.turn)
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
        self._zoom = max(0, min(len(_STEPS) - 1, self._zoom + step))
        self._show()

    def turn_right(self) -> None:
        """Turn the page on screen by a quarter, clockwise."""
        self._quarters[self._at] = (self._quarters.get(self._at, 0) + 1) % 4
        self._show()

    def unseen(self) -> tuple[int, ...]:
        """The pages that were not on screen yet, from 1."""
        return tuple(page for page in range(1, len(self._pages) + 1) if page not in self._seen)

    def _show(self) -> None:
        if not self._pages:
            return
        look, count, page = self.look, len(self._pages), self._at + 1
        number = partial(format_integer, language=look.language)
        words = _("Page {page} of {count}").format(page=number(page), count=number(count))
        self._where.setText(words)
        self._reader.setAccessibleDescription(words)
        factor = _STEPS[self._zoom]
        whole = _("Whole page")
        self._size.setText(_("{percent} %").format(percent=number(round(factor * 100))) if factor else whole)
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < count)
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(_STEPS) - 1)
        picture = self._pages[self._at]
        if quarters := self._quarters.get(self._at, 0):
            picture = picture.transformed(QTransform().rotate(90 * quarters))
        self._reader.set_page(picture, factor)
        self._seen.add(page)
        self.page_shown.emit(page)
