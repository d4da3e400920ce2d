"""Fusion drawn our way, completely: inputs, buttons, checks, menus, scroll bars, focus. No style sheets."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from hrcapp.ui import style_buttons, style_inputs, style_menus
from hrcapp.ui.paint import chevron_down, rounded
from hrcapp.ui.theme import Theme

_P, _C, _X, _M = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl, QStyle.PixelMetric
_SC, _CT, _SH = QStyle.SubControl, QStyle.ContentsType, QStyle.StyleHint

_METRICS = {  # px at 100 %
    _M.PM_IndicatorWidth: 20,
    _M.PM_IndicatorHeight: 20,
    _M.PM_ExclusiveIndicatorWidth: 20,
    _M.PM_ExclusiveIndicatorHeight: 20,
    _M.PM_CheckBoxLabelSpacing: 10,
    _M.PM_RadioButtonLabelSpacing: 10,
    _M.PM_FocusFrameHMargin: 5,
    _M.PM_FocusFrameVMargin: 5,
    _M.PM_ScrollBarExtent: 12,
    _M.PM_ScrollBarSliderMin: 32,
    _M.PM_ScrollView_ScrollBarSpacing: 0,
    _M.PM_ButtonMargin: 24,
    _M.PM_MenuPanelWidth: 1,
    _M.PM_MenuHMargin: 4,
    _M.PM_MenuVMargin: 4,
    _M.PM_ToolTipLabelFrameWidth: 6,
    _M.PM_TextCursorWidth: 2,
}
_STEADY = (_M.PM_SmallIconSize, _M.PM_LineEditIconSize, _M.PM_LineEditIconMargin, _M.PM_DefaultFrameWidth)
"""What Fusion says of these hangs on no widget, and a line edit asks for it a dozen times a letter."""
_HINTS = {
    _SH.SH_FocusFrame_AboveWidget: 1,
    _SH.SH_FocusFrame_Mask: 0,  # the default mask cuts round corners away
    _SH.SH_ComboBox_Popup: 0,
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_DitherDisabledText: 0,
    _SH.SH_UnderlineShortcut: 0,
    _SH.SH_Widget_Animate: 0,
    _SH.SH_Widget_Animation_Duration: 0,
    _SH.SH_ToolTip_WakeUpDelay: 500,
}


class Style(QProxyStyle):
    """The app's one style. `theme` may change at any time; repaint or rebuild the windows afterwards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme
        self._steady: dict[QStyle.PixelMetric, int] = {}
        self._steady = {metric: super(Style, self).pixelMetric(metric) for metric in _STEADY}

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _P.PE_PanelLineEdit:
            if widget is None or not isinstance(widget.parentWidget(), QComboBox):
                style_inputs.field(self.theme, option, painter, widget)
        elif element in (_P.PE_FrameLineEdit, _P.PE_FrameFocusRect):
            pass  # the panel carries the line; the focus frame carries the focus
        elif element == _P.PE_Frame and widget is not None and widget.property("field"):
            style_inputs.field(self.theme, option, painter, widget)
        elif element == _P.PE_IndicatorCheckBox:
            style_inputs.check(self.theme, option, painter, widget)
        elif element == _P.PE_IndicatorRadioButton:
            style_inputs.radio(self.theme, option, painter, widget)
        elif element == _P.PE_PanelButtonCommand:
            style_buttons.panel(self.theme, option, painter, widget)
        elif element in (_P.PE_PanelMenu, _P.PE_FrameMenu, _P.PE_PanelTipLabel):
            style_menus.panel(self.theme, element, option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _C.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            style_buttons.label(self.theme, option, painter, widget)
        elif element == _C.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            style_menus.item(self.theme, option, painter)
        elif element == _C.CE_MenuEmptyArea:
            painter.fillRect(option.rect, self.theme.colour("surface"))
        elif element == _C.CE_FocusFrame:
            self._focus_frame(QRectF(option.rect), painter)
        elif element in (_C.CE_ProgressBarGroove, _C.CE_ProgressBarContents):
            self._progress(element, option, painter)
        elif element == _C.CE_ProgressBarLabel:
            pass  # words stand beside the bar, never in it
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _X.CC_ComboBox:
            style_inputs.field(self.theme, option, painter, widget)
            arrow = self.subControlRect(control, option, _SC.SC_ComboBoxArrow, widget)
            enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
            ink = "text_soft" if enabled else "text_disabled"
            chevron_down(painter, arrow, self.theme.colour(ink), self.theme.scale)
        elif control == _X.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _X.CC_ScrollBar and sub_control in (_SC.SC_ScrollBarAddLine, _SC.SC_ScrollBarSubLine):
            return QRect()
        if control == _X.CC_ScrollBar and sub_control == _SC.SC_ScrollBarGroove:
            return QRect(option.rect)
        if control == _X.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return style_inputs.scroll_bar_part(self, option, sub_control)
        if control == _X.CC_ComboBox and sub_control in (_SC.SC_ComboBoxArrow, _SC.SC_ComboBoxEditField):
            return style_inputs.combo_part(self.theme, option, sub_control)
        return super().subControlRect(control, option, sub_control, cast(QWidget, widget))

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        steady = self._steady.get(metric)
        if steady is not None:
            return steady
        value = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if value is None else self.theme.px(value)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if kind == _CT.CT_PushButton and isinstance(option, QStyleOptionButton):
            return style_buttons.size(self.theme, option, widget)
        if kind == _CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return style_menus.item_size(self.theme, option)
        made = super().sizeFromContents(kind, option, size, cast(QWidget, widget))
        if kind in (_CT.CT_LineEdit, _CT.CT_ComboBox):
            made.setHeight(max(self.theme.control_height, self._line(widget)))
        elif kind == _CT.CT_ItemViewItem:
            made.setHeight(max(made.height(), self.theme.px(48 if self.theme.touch else 34)))
        return made

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        value = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if value is None else value

    def _line(self, widget: QWidget | None) -> int:
        """The height one line of the widget's own font needs; Arabic lines are a quarter taller."""
        font = widget.font() if widget is not None else QFont()
        return QFontMetrics(font).height() + self.theme.px(8)

    def _focus_frame(self, rect: QRectF, painter: QPainter) -> None:
        scale = self.theme.scale
        rounded(painter, rect, self.theme.px(10), None, self.theme.colour("focus_ring"), 3 * scale)
        inner = rect.adjusted(3 * scale, 3 * scale, -3 * scale, -3 * scale)
        rounded(painter, inner, self.theme.px(7.5), None, self.theme.colour("focus_core"), 2 * scale)

    def _progress(self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter) -> None:
        radius, box = self.theme.px(4), QRectF(option.rect)
        if element == _C.CE_ProgressBarGroove:
            rounded(painter, box, radius, self.theme.colour("data_track"))
        elif isinstance(option, QStyleOptionProgressBar) and option.maximum > option.minimum:
            share = (option.progress - option.minimum) / (option.maximum - option.minimum)
            width = box.width() * max(0.0, min(1.0, share))
            left = box.right() - width if option.direction == Qt.LayoutDirection.RightToLeft else box.left()
            rounded(painter, QRectF(left, box.top(), width, box.height()), radius, self.theme.colour("brand"))

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
        if widget is None or not widget.property("onSurface"):
            painter.fillRect(option.rect, self.theme.colour("window"))
        if option.maximum <= option.minimum:
            return
        slider = QRectF(self.subControlRect(_X.CC_ScrollBar, option, _SC.SC_ScrollBarSlider, widget))
        gap = self.theme.px(3)
        slider.adjust(gap, gap, -gap, -gap)
        held = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
        rounded(
            painter, slider, self.theme.px(4), self.theme.colour("border_input" if held else "border_strong")
        )


def install(app: QApplication, theme: Theme) -> Style:
    """Give the app its style, palette and base font; call again through `apply` when the theme changes."""
    style = Style(theme)
    app.setStyle(style)
    apply(app, style, theme)
    return style


def apply(app: QApplication, style: Style, theme: Theme, *, arabic: bool = False) -> None:
    style.theme = theme
    app.setPalette(theme.palette())
    app.setFont(theme.font(arabic=arabic))
