"""The whole screen for the board and the forms behind it: F11 there and back."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

KEY = "F11"


def bind(window: QMainWindow) -> None:
    """Let the key fill the screen with a window, or not."""
    QShortcut(QKeySequence(KEY), window).activated.connect(lambda: _toggle(window))


def _toggle(window: QMainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
