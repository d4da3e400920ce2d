"""Waiting for the end of a click: what is being pressed must not move away under the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication


class AfterClick(QObject):
    """Runs things at once or, while a mouse button is down, as soon as the click was answered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []

    def run(self, act: Callable[[], None]) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            act()
            return
        self._waiting.append(act)
        app = QApplication.instance()
        if len(self._waiting) == 1 and app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and self._waiting:
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            QTimer.singleShot(0, self, self._flush)
        return False

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
