"""Files given to the app from outside its windows: by the file manager, a second start, or the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

Taker = Callable[[Path], object]


class GivenFiles:
    """They wait until a window takes them, and while a question or a file dialog is open."""

    def __init__(self) -> None:
        self._waiting: list[Path] = []
        self._taker: Taker | None = None

    def give(self, path: Path) -> None:
        """A file has come."""
        self._waiting.append(path)
        self._pass_on()

    def taken_by(self, taker: Taker | None) -> None:
        """From now on this takes files, those that wait first; None: they wait."""
        self._taker = taker
        self._pass_on()

    def _pass_on(self) -> None:
        if self._taker is None or not self._waiting:
            return
        from PySide6.QtWidgets import QDialog

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            again = Qt.ConnectionType.SingleShotConnection
            dialog.finished.connect(lambda _how: QTimer.singleShot(0, self._pass_on), again)
            return
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            self._taker(path)
