"""What a widget needs to know to draw itself: theme, language and room. Passed down, never looked up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLocale, QMargins, Qt
from PySide6.QtGui import QColor, QFont

from hrcapp.i18n.languages import is_rtl
from hrcapp.ui.colours import Colours
from hrcapp.ui.theme import ONE_COLUMN_FROM, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True)
class Look:
    """A theme seen in a language. `colours`: why it is light or dark; `small_window`: no sidebar."""

    theme: Theme = field(default_factory=Theme)
    language: str = "en"
    colours: Colours = Colours.SYSTEM
    small_window: bool = False

    def speaking(self, language: str) -> Look:
        """The same look for a part of the screen in another language (its direction follows it)."""
        return self if language == self.language else replace(self, language=language)

    @property
    def rtl(self) -> bool:
        return is_rtl(self.language)

    @property
    def locale(self) -> QLocale:
        """What a screen reader is told of the language, for the window and for each part in another one."""
        return QLocale(self.language)

    @property
    def direction(self) -> Qt.LayoutDirection:
        return Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight

    @property
    def narrow(self) -> bool:
        """Everything in one column, the sidebar behind a button."""
        return self.small_window or self.theme.scale >= ONE_COLUMN_FROM

    def px(self, n: float) -> int:
        return self.theme.px(n)

    def colour(self, token: str) -> QColor:
        return self.theme.colour(token)

    def font(self, role: str = "body", *, latin: bool = False) -> QFont:
        return self.theme.font(role, arabic=self.rtl and not latin)

    @property
    def start(self) -> Qt.AlignmentFlag:
        """Alignment at the start edge, whatever the script of the text is."""
        return RIGHT if self.rtl else LEFT

    @property
    def end(self) -> Qt.AlignmentFlag:
        return LEFT if self.rtl else RIGHT

    def margins(self, start: float, top: float, end: float, bottom: float) -> QMargins:
        """Scaled layout margins; Qt does not mirror them, so it is done here."""
        left, right = (end, start) if self.rtl else (start, end)
        return QMargins(self.px(left), self.px(top), self.px(right), self.px(bottom))
