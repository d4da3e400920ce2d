"""One page of paper on screen: fitted or enlarged, scrolled or dragged, with keys to turn and to zoom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from hrcapp.ui.look import Look

STEPS = (0.0, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Widths of the page, in widths of the place; 0: the whole page."""
_NOTCH = 120  # of a wheel, in eighths of a degree
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class _Paper(QWidget):
    """One page with its edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._image, self._sharp = look, QImage(), QImage()

    def show_image(self, image: QImage) -> None:
        self._image, self._sharp = image, QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._sharp.size() != wanted:
            # Once for each size: while the page is dragged it is only copied.
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._sharp = self._image.scaled(wanted, keep, smooth)
        painter.drawImage(QRectF(self.rect()), self._sharp)
        painter.setPen(self._look.colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PageReader(QScrollArea):
    """Scrolls a page that is larger than its place. Page Up and Page Down turn the pages, plus, minus and
    Ctrl with the wheel zoom, R turns the page clockwise, the mouse drags it."""

    turned = Signal(int)
    zoomed = Signal(int)
    rotated = Signal()
    moved = Signal()
    """A person looks at another part of the page."""

    def __init__(self, look: Look, margin: int = 24) -> None:
        """`margin`: px of ground around the whole page."""
        super().__init__()
        self._look, self._paper, self._margin = look, _Paper(look), margin
        self._image, self._zoom = QImage(), 0.0
        self._held: QPointF | None = None
        self._wanted, self._fitting = (0.0, 0.0), False
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in self._bars():
            # Before Qt cuts the value to the new range: the same part stays in view whatever the size.
            bar.rangeChanged.connect(self._restore)
            bar.valueChanged.connect(self._scrolled)

    def set_page(self, image: QImage, zoom: float) -> None:
        """Show an image; `zoom` is one of `STEPS`. The same part of it stays in view."""
        self._image, self._zoom = image, zoom
        # A bar that came and went with the height would change the width, and so the height again.
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if zoom else off)
        self._paper.show_image(image)
        self._fit()

    def place(self) -> tuple[float, float]:
        """How far across and down the page is scrolled, as shares (0 to 1)."""
        return self._wanted

    def go_to(self, across: float, down: float) -> None:
        """Scroll there."""
        self._wanted = (across, down)
        self._fit()

    # -- what a person does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif key in _ZOOMS:
            self.zoomed.emit(_ZOOMS[key])
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.rotated.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        if abs(event.angleDelta().y()) >= _NOTCH // 4:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.globalPosition()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            by: QPoint = (event.globalPosition() - self._held).toPoint()
            self._held = event.globalPosition()
            across, down = self._bars()
            # A scroll bar runs from the right in a window that is read from there.
            across.setValue(across.value() + (by.x() if self.isRightToLeft() else -by.x()))
            down.setValue(down.value() - by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.viewport().unsetCursor()

    # -- where it is

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self.horizontalScrollBar(), self.verticalScrollBar()

    def _scrolled(self) -> None:
        across, down = ((bar.value() / bar.maximum() if bar.maximum() else 0.0) for bar in self._bars())
        if self._fitting or (across, down) == self._wanted:
            return
        self._wanted = (across, down)
        self.moved.emit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        room = self.viewport().size() - QSize(2, 2) * self._look.px(self._margin)
        whole = self._image.size().scaled(room.expandedTo(QSize(40, 40)), Qt.AspectRatioMode.KeepAspectRatio)
        if self._zoom:
            width = max(40, round(room.width() * self._zoom))
            whole = QSize(width, round(width * self._image.height() / max(1, self._image.width())))
        self._paper.setFixedSize(whole)
        self._paper.resize(whole)
        self._restore()

    def _restore(self) -> None:
        """Scroll to the part that is wanted."""
        self._fitting = True
        for bar, share in zip(self._bars(), self._wanted, strict=True):
            bar.setValue(round(share * bar.maximum()))
        self._fitting = False
