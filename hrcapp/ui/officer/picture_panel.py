"""Signing with a picture of one's signature: which one, how much of it is ink, how it will look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.media import Ink, Strength
from hrcapp.officer.signing import Pictured
from hrcapp.ui.access import announce, identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.officer.picture_work import PictureWork
from hrcapp.ui.widgets import Button, Chips, Label, column, flow
from hrcapp.ui.widgets.layout import fill, show_if

_HEIGHT = 120
_EDGE = 12


class PicturePanel(QWidget):
    """`changed` when a reason not to sign may have come or gone."""

    changed = Signal()

    def __init__(self, look: Look, work: PictureWork) -> None:
        super().__init__()
        self._work = work
        self._choose = Button(look, _("Choose a picture"), icon="upload", on_click=work.ask)
        identified(self._choose, "picture-choose")
        self._remove = Button(look, _("Remove the picture"), icon="x", on_click=self._forget)
        identified(self._remove, "picture-remove")
        told = _("A PNG, JPEG or HEIC of dark ink on light paper. The paper becomes transparent.")
        self._mark = MarkPicture(look)
        said = _("How much of it is ink")
        levels = {
            Strength.DARK: _("Only dark lines"),
            Strength.USUAL: _("As usual"),
            Strength.FAINT: _("Faint lines, too"),
        }
        chips = Chips(look, said, list(levels.items()), work.strength)
        identified(chips, "picture-ink")
        chips.chosen.connect(lambda value: work.set_strength(Strength(value)))
        heading = Label(look, said, "strong", wrap=True)
        self._shown = column(look, self._mark, column(look, heading, chips, gap=6), gap=10)
        hint = Label(look, told, "small", "text_soft", wrap=True)
        fill(self, look, flow(look, self._choose, self._remove, gap=8), hint, self._shown, gap=8)
        self.refresh()

    @property
    def ready(self) -> bool:
        return self._work.ink is not None

    def mark(self) -> Pictured:
        """The way with the ink as it is shown; ValueError while there is none."""
        if self._work.ink is None:
            raise ValueError("no picture was chosen")
        return Pictured(self._work.ink)

    def refresh(self) -> None:
        """Show the mark as it is now."""
        self._choose.setText(_("Choose another picture") if self.ready else _("Choose a picture"))
        self._mark.show_ink(self._work.ink, self._work.name)
        show_if(self._remove, self.ready)
        show_if(self._shown, self.ready)
        self.changed.emit()

    def _forget(self) -> None:
        self._choose.setFocus()
        self._work.forget()
        announce(self._choose, _("The picture is removed"))


class MarkPicture(QWidget):
    """Ink on the white of paper, at the edge where reading begins, as it will stand in its field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._image = look, QImage()
        self.setFixedHeight(look.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        identified(self, "picture-mark")

    def show_ink(self, ink: Ink | None, name: str) -> None:
        """The mark, and the name of the file it is from."""
        self._image = _image(ink) if ink else QImage()
        named(self, _("The signature as it will stand in its field"), name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(look.colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        edge = look.px(_EDGE)
        room = self.rect().adjusted(edge, edge, -edge, -edge).toRectF()
        size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.right() - size.width() if look.rtl else room.left()
        painter.drawImage(QRectF(left, room.bottom() - size.height(), *size.toTuple()), self._image)
        painter.end()


def _image(ink: Ink) -> QImage:
    """An image that owns its pixels."""
    alpha = QImage(ink.alpha, ink.width, ink.height, ink.width, QImage.Format.Format_Alpha8)
    made = alpha.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(*ink.colour))
    painter.end()
    return made
