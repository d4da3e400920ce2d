"""Files given to the app from outside its windows: by the file manager, a second start, or the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog

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
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            again = Qt.ConnectionType.SingleShotConnection
            dialog.finished.connect(lambda _how: QTimer.singleShot(0, self._pass_on), again)
            return
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            self._taker(path)


class FileEvents(QObject):
    """Where the system tells the running program itself which file to open (macOS), it is given on."""

    def __init__(self, app: QApplication, given: GivenFiles) -> None:
        super().__init__(app)
        self._given = given
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only what is a file of the disk; everything else goes its way."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._given.give(Path(event.file()))
            return True
        return False
