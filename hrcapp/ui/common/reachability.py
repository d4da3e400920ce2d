"""Whether the system says that a network has come. The app itself asks nobody."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_THERE = (QNetworkInformation.Reachability.Online, QNetworkInformation.Reachability.Site)


class Reachability(QObject):
    """Where the system says nothing (a bare Linux), nothing is heard and time alone counts."""

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QNetworkInformation.loadDefaultBackend()
        found = QNetworkInformation.instance()
        if found is not None:
            found.reachabilityChanged.connect(self._changed)

    def _changed(self, now: QNetworkInformation.Reachability) -> None:
        if now in _THERE:
            self.came.emit()
