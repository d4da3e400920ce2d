"""One window for a data folder: a second start asks the first one to show itself, and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "window.lock"
_WAIT_MS = 2000


class SingleInstance(QObject):
    """`raised`: another start of the app on this folder wants the window that is there."""

    raised = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = "hrcapp-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(folder / _LOCK))
        # Only a lock whose process is gone is stale, however old: a window may stay open for weeks.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Whether this is the first window; if so it answers those that follow."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        # The connection itself is the message; the first window closes it when it has heard.
        socket.waitForDisconnected(_WAIT_MS)
        return True

    def release(self) -> None:
        """The window is gone: the next start is the first again."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnectFromServer()
            self.raised.emit()
