"""How the style draws fields, checks, radios and the parts of combos and scroll bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from hrcapp.ui.paint import round_pen, rounded
from hrcapp.ui.theme import RADIUS, Theme

_ST, _SC = QStyle.StateFlag, QStyle.SubControl


def _is(widget: QWidget | None, name: str) -> bool:
    return bool(widget is not None and widget.property(name))


def field(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The box of an input: its edge always has three to one, and is thicker and red when wrong."""
    enabled = bool(option.state & _ST.State_Enabled)
    locked, wrong = _is(widget, "locked") or not enabled, _is(widget, "invalid")
    if wrong:
        line, width = theme.colour("danger"), 2 * theme.scale
    else:
        hover = bool(option.state & _ST.State_MouseOver)
        line = theme.colour("border_strong" if locked else "text_soft" if hover else "border_input")
        width = max(1.0, theme.scale)
    fill = theme.colour("surface_locked" if locked else "surface")
    rounded(painter, option.rect, theme.px(RADIUS["sm"]), fill, line, width)


def _edge(theme: Theme, option: QStyleOption, widget: QWidget | None) -> QColor:
    if not option.state & _ST.State_Enabled or _is(widget, "locked"):
        return theme.colour("border_strong")
    if _is(widget, "invalid"):
        return theme.colour("danger")
    return theme.colour("text_soft" if option.state & _ST.State_MouseOver else "border_input")


def _fill(theme: Theme, option: QStyleOption, widget: QWidget | None) -> QColor:
    usable = option.state & _ST.State_Enabled and not _is(widget, "locked")
    return theme.colour("brand" if usable else "text_disabled")


def check(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    box, on = QRectF(option.rect), bool(option.state & _ST.State_On)
    full = _fill(theme, option, widget)
    edge = full if on else _edge(theme, option, widget)
    inside = full if on else theme.colour("surface")
    rounded(painter, box, theme.px(3), inside, edge, 1.5 * theme.scale)
    if on:
        side, corner = box.width(), box.topLeft()
        points = [corner + QPointF(side * x, side * y) for x, y in ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(theme.colour("on_brand"), 2.2 * theme.scale))
        painter.drawPolyline(points)
        painter.restore()


def radio(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    box, on = QRectF(option.rect), bool(option.state & _ST.State_On)
    full = _fill(theme, option, widget)
    edge = full if on else _edge(theme, option, widget)
    rounded(painter, box, box.width() / 2, theme.colour("surface"), edge, (2 if on else 1.5) * theme.scale)
    if on:
        inset = box.width() * 0.25
        rounded(painter, box.adjusted(inset, inset, -inset, -inset), box.width(), full)


def combo_part(theme: Theme, option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect:
    full, arrow = QRect(option.rect), theme.px(30)
    if part == _SC.SC_ComboBoxArrow:
        place = QRect(full.right() - arrow, full.top(), arrow, full.height())
    else:
        own = 1 if isinstance(option, QStyleOptionComboBox) and option.editable else 2
        place = full.adjusted(theme.px(8) + own, 1, -arrow, -1)  # its words begin where those of a line do
    return QStyle.visualRect(option.direction, full, place)


def scroll_bar_part(style: QStyle, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Slider and pages of a scroll bar without arrow buttons."""
    full = QRect(option.rect)
    flat = option.orientation == Qt.Orientation.Horizontal
    length = full.width() if flat else full.height()
    span = max(0, option.maximum - option.minimum)
    least = min(length, style.pixelMetric(QStyle.PixelMetric.PM_ScrollBarSliderMin, option))
    size = length if not span else max(least, length * option.pageStep // (span + option.pageStep))
    pos = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    start, extent = {
        _SC.SC_ScrollBarSlider: (pos, size),
        _SC.SC_ScrollBarSubPage: (0, pos),
        _SC.SC_ScrollBarAddPage: (pos + size, length - pos - size),
    }.get(part, (0, 0))
    if flat:
        place = QRect(full.left() + start, full.top(), extent, full.height())
        return QStyle.visualRect(option.direction, full, place)
    return QRect(full.left(), full.top() + start, full.width(), extent)
