"""The recovery code on a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from hrcapp.i18n import _
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look

_WIDTH, _HEIGHT = 1240, 1754  # A4 at 150 dots an inch
_INK = QColor("#14211F")


def code_sheet(look: Look, code: str, whose: str = "") -> QImage:
    """A page with the code in large type and what it is for; black on white whatever the theme.

    `whose`: the town whose form alone it opens.
    """
    sheet = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.setPen(_INK)
    side = int((Qt.AlignmentFlag.AlignRight if look.rtl else Qt.AlignmentFlag.AlignLeft).value)
    flags = side | Qt.AlignmentFlag.AlignAbsolute.value | Qt.TextFlag.TextWordWrap.value
    told = _("It opens the encrypted drafts of the computer it was made on. Whoever has it can read them.")
    if whose:
        told = _("With it the form of {town} gets a new PIN. Whoever has it can read the form.").format(
            town=isolated(whose)
        )
    for top, pixels, text in ((150, 54, _("Recovery code")), (250, 28, told)):
        painter.setFont(_font(look, pixels, bold=top == 150))
        painter.drawText(QRectF(140, top, _WIDTH - 280, 200), flags, text)
    painter.setFont(_font(Look(), 62, bold=True))
    for index, group in enumerate(code.split("-")):
        place = QRectF(140 + 330 * (index % 3), 460 + 120 * (index // 3), 320, 100)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft.value), group)
    painter.end()
    return sheet


def _font(look: Look, pixels: int, *, bold: bool) -> QFont:
    font = look.font("strong" if bold else "body")
    font.setPixelSize(pixels)
    return font
