"""How the style draws push buttons. Dynamic properties choose: variant, small, flush, trailing, iconName."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QWidget

from hrcapp.ui.icons import paint_icon
from hrcapp.ui.paint import draw_text, rounded
from hrcapp.ui.theme import RADIUS, Theme

_ST = QStyle.StateFlag


@dataclass(frozen=True)
class Variant:
    """Tokens of a kind of button; `checked` is the kind it becomes while it is pressed in."""

    fill: str = ""
    line: str = ""
    text: str = "text"
    hover: str = ""
    press: str = ""
    pad: int = 20
    checked: str = ""
    pill: bool = False


VARIANTS: dict[str, Variant] = {
    "primary": Variant("brand", "", "on_brand", "brand_hover", "brand_press"),
    "secondary": Variant("surface", "border_input", "text", "surface_hover", "surface_locked"),
    "quiet": Variant("", "", "link", "brand_soft", "brand_soft", pad=8),
    "danger": Variant("surface", "danger", "danger", "danger_soft", "danger_soft"),
    "hero": Variant("accent", "", "on_accent"),
    "hero-quiet": Variant("", "on_hero_soft", "on_hero", "hero_line", "hero_line"),
    "chip": Variant(
        "surface", "border_input", "text", "surface_hover", "surface_locked", 14, "chip-on", True
    ),
    "chip-on": Variant("brand", "", "on_brand", "brand_hover", "brand_press", 14, pill=True),
    "segment": Variant("", "", "text", "surface_hover", "surface_locked", 13, "segment-on"),
    "segment-on": Variant("brand", "", "on_brand", "brand_hover", "brand_press", 13),
}
GAP = 8


def _variant(option: QStyleOption, widget: QWidget | None) -> Variant:
    name = str((widget is not None and widget.property("variant")) or "secondary")
    found = VARIANTS[name]
    return VARIANTS[found.checked] if found.checked and option.state & _ST.State_On else found


def _icon(widget: QWidget | None) -> str:
    return str((widget is not None and widget.property("iconName")) or "")


def _words(option: QStyleOptionButton) -> str:
    return option.text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _icon_size(theme: Theme, widget: QWidget | None) -> int:
    return theme.px(16 if widget is not None and widget.property("variant") in ("chip", "segment") else 18)


def panel(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The box of a button in its state."""
    kind = _variant(option, widget)
    radius = option.rect.height() / 2 if kind.pill else theme.px(RADIUS["md"])
    if not option.state & _ST.State_Enabled:
        if kind.fill or kind.line:
            fill, line = theme.colour("surface_locked"), theme.colour("border_strong")
            rounded(painter, option.rect, radius, fill, line, max(1.0, theme.scale))
        return
    fill_token = kind.fill
    if option.state & _ST.State_Sunken:
        fill_token = kind.press or kind.fill
    elif option.state & _ST.State_MouseOver:
        fill_token = kind.hover or kind.fill
    line_colour: QColor | None = theme.colour(kind.line) if kind.line else None
    fill_colour = theme.colour(fill_token) if fill_token else None
    rounded(painter, option.rect, radius, fill_colour, line_colour, max(1.0, theme.scale))


def label(theme: Theme, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """Icon and words; the icon leads along the reading direction unless `trailing`."""
    enabled = bool(option.state & _ST.State_Enabled)
    colour = theme.colour(_variant(option, widget).text if enabled else "text_disabled")
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    font = widget.font() if widget is not None else painter.font()
    words, name, box = _words(option), _icon(widget), QRectF(option.rect)
    icon = _icon_size(theme, widget) if name else 0
    gap = theme.px(GAP) if words and icon else 0
    wide = QFontMetrics(font).horizontalAdvance(words) if words else 0
    total = wide + gap + icon
    flush = bool(widget is not None and widget.property("flush"))
    left = (box.right() - total if rtl else box.left()) if flush else box.center().x() - total / 2
    icon_left = bool(widget is not None and widget.property("trailing")) == rtl
    if icon:
        x = left if icon_left else left + wide + gap
        place = QRectF(x, box.center().y() - icon / 2, icon, icon)
        paint_icon(painter, place, name, colour, rtl=rtl)
    if words:
        x = left + icon + gap if icon and icon_left else left
        draw_text(painter, QRectF(x, box.top(), wide + 1, box.height()), words, font, colour, rtl=rtl)


def size(theme: Theme, option: QStyleOptionButton, widget: QWidget | None) -> QSize:
    """A button is as wide as its words and never lower than a finger or a line of its script."""
    small = bool(widget is not None and widget.property("small"))
    metrics = QFontMetrics(widget.font()) if widget is not None else option.fontMetrics
    variant = VARIANTS[str((widget is not None and widget.property("variant")) or "secondary")]
    height = theme.small_control_height if small else theme.control_height
    if variant.checked and not theme.touch:
        height = theme.px(32 if variant.pill else 30)
    height = max(height, metrics.height() + theme.px(6))
    words, icon = _words(option), _icon(widget)
    if not words:
        return QSize(height, height)
    pad = theme.px(14 if small and variant.pad == 20 else variant.pad)
    if widget is not None and widget.property("flush"):
        pad = 0
    inner = metrics.horizontalAdvance(words) + (_icon_size(theme, widget) + theme.px(GAP) if icon else 0)
    return QSize(inner + 2 * pad + 2, height)
