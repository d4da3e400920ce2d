"""The watched folder in the window: looked at every few seconds, imported like files that a person brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hrcapp.secretariat.watching import Ready, WatchedFolder

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

EVERY_MS = 4000


class Watching(QObject):
    """Switched off, no timer runs. An import that a person stops pauses it until it is switched on again."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self.watched = WatchedFolder(office.context.home)
        self.there, self.paused = True, False
        self._ready: Ready | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        office.importing.finished.connect(self._imported)
        office.shell.closing.connect(self._timer.stop)

    @property
    def folder(self) -> Path | None:
        return self.watched.folder

    def begin(self) -> None:
        """Go to work if a folder is chosen, or rest if not."""
        self._timer.stop()
        self.paused, self.there, self._ready = False, True, None
        if self.folder is not None:
            self.look()

    def choose(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        self.watched.choose(folder)
        self.begin()
        self.changed.emit()

    def look(self) -> None:
        """Look once, away from the window's thread, unless an import is under way."""
        office = self._office
        if office.closed or self.paused or self.folder is None:
            return
        if office.importing.running:
            self._timer.start()
        else:
            office.run(lambda _job: self.watched.look(), self._found)

    def _found(self, ready: Ready) -> None:
        there, self.there = self.there, ready.there
        if there != ready.there:
            self.changed.emit()
        if ready.files and self.folder is not None and not self._office.importing.running:
            self._ready = ready
            self._office.importing.begin(list(ready.files))
            self.changed.emit()
        else:
            self._timer.start()

    def _imported(self) -> None:
        ready, self._ready = self._ready, None
        if ready is None or self._office.closed:
            return
        if self._office.importing.complete:
            self.watched.took(ready)
            self._timer.start()
        else:
            self.paused = True
            self.changed.emit()
