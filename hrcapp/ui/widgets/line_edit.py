"""One line of text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from hrcapp.ui.look import LEFT, Look
from hrcapp.ui.widgets.field import set_locked
from hrcapp.ui.widgets.paste import clean_line


class LineEdit(QLineEdit):
    """A line edit in our look. `latin`: its content (an address, a Latin name) reads left to right always."""

    def __init__(self, look: Look, text: str = "", *, width: int | None = None, latin: bool = False) -> None:
        super().__init__(text)
        self.setFont(look.font(latin=latin))
        self.setTextMargins(look.px(8), 0, look.px(8), 0)
        self.setAlignment(LEFT if latin else look.start)
        self.setMinimumHeight(look.theme.control_height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if width is not None:
            self.setFixedWidth(look.px(width))
        self.setCursorPosition(0)

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)
        set_locked(self, locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self._paste(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def _paste(self, source: QMimeData | None) -> None:
        if source is not None and source.hasText():
            self.insert(clean_line(source.text()))
