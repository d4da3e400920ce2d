"""A picture inside a page: whole, in its own proportions, with a name for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from hrcapp.ui.access import named
from hrcapp.ui.look import Look


class PictureView(QLabel):
    """At the start edge, no larger than `most` (px at 100 %), on the white of paper with a hairline."""

    def __init__(self, look: Look, most: tuple[int, int] = (420, 260)) -> None:
        super().__init__()
        self._look, self._most, self._image = look, most, QImage()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_picture(self, image: QImage, name: str) -> None:
        """Show a picture; a null image takes it away."""
        self._image = image
        named(self, name)
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        most = QSize(*(self._look.px(each) for each in self._most))
        size = self._image.size()
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return size + QSize(2, 2)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._look.px(120)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(
            min(self.width(), self.sizeHint().width()) - 2,
            self.height() - 2,
            Qt.AspectRatioMode.KeepAspectRatio,
        )
        left = self.width() - size.width() - 1 if self._look.rtl else 1
        place = QRectF(left, 1, size.width(), size.height())
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawImage(place, self._image)
        painter.setPen(self._look.colour("border_strong"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
