"""A part of the window that takes files and folders dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.layout import NO_MARGINS, Item, Margins, fill


class DropArea(QWidget):
    """Lays out its items; while files hover over it, a dashed line says that they can be dropped."""

    def __init__(
        self,
        look: Look,
        *items: Item,
        on_drop: Callable[[list[Path]], object],
        gap: float = 10,
        margins: Margins = NO_MARGINS,
    ) -> None:
        super().__init__()
        self._look, self._on_drop, self._hovered = look, on_drop, False
        self.setAcceptDrops(True)
        self.box = fill(self, look, *items, gap=gap, margins=margins)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._on_drop(paths)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hovered:
            return
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("brand"), look.px(2), Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("brand_soft"))
        inset, radius = look.px(6), look.px(RADIUS["lg"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
