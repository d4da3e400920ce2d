"""How the style draws menus and tool tips."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem

from hrcapp.ui.icons import paint_icon
from hrcapp.ui.paint import draw_text, rounded, start_rect
from hrcapp.ui.theme import RADIUS, Theme

_P, _TYPE = QStyle.PrimitiveElement, QStyleOptionMenuItem.MenuItemType
_LEAD, _TAIL = 36, 20


def panel(theme: Theme, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter) -> None:
    if element == _P.PE_PanelTipLabel:
        painter.fillRect(option.rect, theme.colour("text"))
        return
    if element == _P.PE_PanelMenu:
        painter.fillRect(option.rect, theme.colour("surface"))
    rounded(painter, option.rect, 0, None, theme.colour("border_strong"), 1)


def item(theme: Theme, option: QStyleOptionMenuItem, painter: QPainter) -> None:
    box, rtl = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
    if option.menuItemType == _TYPE.Separator:
        painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), 1), theme.colour("border"))
        if option.text:
            _words(theme, option, painter, box, "text_soft", rtl)
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if enabled and option.state & QStyle.StateFlag.State_Selected:
        rounded(painter, box, theme.px(RADIUS["sm"]), theme.colour("brand_soft"))
    if option.checked:
        mark = theme.px(18)
        place = start_rect(box, theme.px(9), mark, mark, rtl=rtl)
        paint_icon(painter, place, "check", theme.colour("brand"), stroke=2.6)
    _words(theme, option, painter, box, "text" if enabled else "text_disabled", rtl)


def _words(
    theme: Theme, option: QStyleOptionMenuItem, painter: QPainter, box: QRectF, token: str, rtl: bool
) -> None:
    lead, tail = theme.px(_LEAD), theme.px(_TAIL)
    place = box.adjusted(tail, 0, -lead, 0) if rtl else box.adjusted(lead, 0, -tail, 0)
    text, _tab, keys = option.text.replace("&", "").partition("\t")
    draw_text(painter, place, text, option.font, theme.colour(token), rtl=rtl)
    if keys:
        draw_text(painter, place, keys, option.font, theme.colour("text_soft"), rtl=not rtl)


def item_size(theme: Theme, option: QStyleOptionMenuItem) -> QSize:
    if option.menuItemType == _TYPE.Separator and not option.text:
        return QSize(theme.px(10), theme.px(9))
    metrics = QFontMetrics(option.font)
    height = max(theme.px(48 if theme.touch else 36), metrics.height() + theme.px(8))
    words = option.text.replace("\t", "      ")
    return QSize(metrics.horizontalAdvance(words) + theme.px(_LEAD + _TAIL), height)
