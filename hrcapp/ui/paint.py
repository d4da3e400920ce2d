"""Drawing that widgets and list delegates share: rounded boxes, text, pills, the mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import LEFT, RIGHT, Look
from hrcapp.ui.theme import RADIUS, Kind

KIND_ICONS: dict[str, str] = {
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "circle-alert",
    "info": "info",
    "neutral": "circle-dashed",
}
"""The shape that goes with the colour of a state, when nothing more telling is at hand."""
PILL_HEIGHT = 26


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A box with round corners; the line lies inside `rect`."""
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line is not None:
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(line, width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if fill is not None:
        painter.setBrush(fill)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(radius, box.width() / 2, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def stripe(
    painter: QPainter, rect: QRect | QRectF, radius: float, width: float, colour: QColor, *, rtl: bool
) -> None:
    """A bar at the start edge of a rounded box, cut to its corners."""
    box = QRectF(rect)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    painter.fillRect(
        QRectF(box.right() - width if rtl else box.left(), box.top(), width, box.height()), colour
    )
    painter.restore()


def draw_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    rtl: bool = False,
    wrap: bool = False,
    centre: bool = False,
    elide: Qt.TextElideMode | None = None,
) -> None:
    """Text at the start edge (or centred) of `rect`, vertically in the middle (at the top when it wraps)."""
    box = QRectF(rect)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    if elide is not None:
        text = QFontMetrics(font).elidedText(text, elide, int(box.width()))
    side = Qt.AlignmentFlag.AlignHCenter if centre else RIGHT if rtl else LEFT
    if wrap and rtl:
        paint_lines(painter, box, text, font, side | Qt.AlignmentFlag.AlignTop)
        painter.restore()
        return
    flags = int(side.value | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter).value)
    if wrap:
        flags |= Qt.TextFlag.TextWordWrap.value
    else:
        flags |= Qt.TextFlag.TextSingleLine.value
    painter.drawText(box, flags | Qt.TextFlag.TextDontClip.value, text)
    painter.restore()


def paint_lines(painter: QPainter, box: QRectF, text: str, font: QFont, alignment: Qt.AlignmentFlag) -> None:
    """Wrapped text whose lines begin at one edge, in the painter's colour.

    `QPainter.drawText` breaks at the same places and is as high, but shifts a right-aligned line by the space
    at which it was broken.
    """
    lines = [line.rstrip(" ") for line in text.split("\n")]
    layout = QTextLayout("\u2028".join(lines), font, painter.device())
    option = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    leading = QFontMetricsF(font, painter.device()).leading()
    height = -leading
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        height += leading
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    spare = box.height() - height
    down = spare / 2 if alignment & Qt.AlignmentFlag.AlignVCenter else 0.0
    layout.draw(painter, box.topLeft() + QPointF(0, down))


def text_height(font: QFont, text: str, width: int) -> int:
    """The height of `text` wrapped to `width`, in px."""
    box = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(font).boundingRect(box, Qt.TextFlag.TextWordWrap.value, text).height()


def start_rect(outer: QRectF, offset: float, width: float, height: float, *, rtl: bool) -> QRectF:
    """A box `offset` from the start edge of `outer`, vertically centred in it."""
    x = outer.right() - offset - width if rtl else outer.left() + offset
    return QRectF(x, outer.center().y() - height / 2, width, height)


def pill_width(look: Look, text: str) -> int:
    """How wide a pill with this word is, its icon included."""
    return QFontMetrics(look.font("small_strong")).horizontalAdvance(text) + look.px(9 + 15 + 5 + 10)


def paint_pill(painter: QPainter, rect: QRectF, look: Look, kind: Kind, text: str, icon: str = "") -> None:
    """A state: colour, shape and word."""
    rounded(painter, rect, look.px(RADIUS["sm"]), look.colour(f"{kind}_soft"))
    size, pad, gap = look.px(15), look.px(9), look.px(5)
    place = start_rect(rect, pad, size, size, rtl=look.rtl)
    paint_icon(painter, place, icon or KIND_ICONS[kind], look.colour(kind), rtl=look.rtl)
    lead, rest = pad + size + gap, look.px(4)
    words = rect.adjusted(rest, 0, -lead, 0) if look.rtl else rect.adjusted(lead, 0, -rest, 0)
    draw_text(
        painter,
        words,
        text,
        look.font("small_strong"),
        look.colour(kind),
        rtl=look.rtl,
        elide=Qt.TextElideMode.ElideRight,
    )


def chevron_down(painter: QPainter, rect: QRect | QRectF, colour: QColor, scale: float) -> None:
    centre, size = QRectF(rect).center(), 4 * scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(round_pen(colour, 1.8 * scale))
    painter.drawPolyline(
        [centre + QPointF(-size, -size / 2), centre + QPointF(0, size / 2), centre + QPointF(size, -size / 2)]
    )
    painter.restore()


def round_pen(colour: QColor, width: float) -> QPen:
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width, style, cap, join)


_HOUSES = ((0.0, 6.2, 8.6), (7.2, 7.0, 13.0), (15.2, 8.8, 19.5))  # x, width, height on a grid of 24


def paint_mark(painter: QPainter, rect: QRectF, wall: QColor, tallest: QColor) -> None:
    """Three gabled houses, each larger than the last: ten, a hundred, a thousand."""
    unit = rect.width() / 24
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for house in _HOUSES:
        painter.setBrush(tallest if house is _HOUSES[-1] else wall)
        painter.drawPath(_house(rect, unit, *house))
    painter.restore()


def _house(rect: QRectF, unit: float, x: float, width: float, height: float) -> QPainterPath:
    gable, left, base = width * 0.56, rect.left() + x * unit, rect.bottom() - 1.5 * unit
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.moveTo(left, base)
    for px, py in ((0, height - gable), (width / 2, height), (width, height - gable), (width, 0)):
        path.lineTo(left + px * unit, base - py * unit)
    path.closeSubpath()
    door = width * 0.28
    hole_x = left + (width - door) / 2 * unit
    path.addRect(QRectF(hole_x, base - width * 0.42 * unit, door * unit, width * 0.42 * unit))
    if height > 10:
        path.addRect(QRectF(hole_x, base - (height - gable) * 0.98 * unit, door * unit, door * unit))
    return path
