"""Where the system tells the running program itself which file to open (macOS)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from hrcapp.ui.given_files import GivenFiles


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
