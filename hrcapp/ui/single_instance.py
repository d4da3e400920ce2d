"""One window for a data folder: a second start hands it its file, asks it to show itself, and ends.

The network library, which the two speak through, is loaded when there is something to say or to hear.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "window.lock"
_WAIT_MS = 2000
_PATIENCE_MS, _AGAIN_MS = 10_000, 50
"""The first window answers once it stands; how long to knock, and how often."""
_MOST_BYTES = 64 * 1024
"""Of the one line that a second start says: a path, or nothing. No system has longer ones."""


class SingleInstance(QObject):
    """`raised`: another start of the app on this folder wants the window that is there.

    `given`: it was started with this file (a Path).
    """

    raised = Signal()
    given = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = "hrcapp-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(folder / _LOCK))
        # Only a lock whose process is gone is stale, however old: a window may stay open for weeks.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Whether this is the first window; if so, no other start becomes it before `release`."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Answer the starts that follow."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def raise_first(self, file: Path | None = None) -> bool:
        """Ask the first window to come to the front, and to take in a file; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket, patience = QLocalSocket(), QDeadlineTimer(_PATIENCE_MS)
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_WAIT_MS):
            if patience.hasExpired():
                return False
            QThread.msleep(_AGAIN_MS)
            socket.connectToServer(self._name)
        # One line of JSON, so that a name may hold a line break. The first window closes when it has heard.
        socket.write(json.dumps(str(file.absolute()) if file else "").encode("ascii") + b"\n")
        socket.waitForBytesWritten(_WAIT_MS)
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
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(_MOST_BYTES)
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(socket.deleteLater)
            self._listen(socket)

    def _hear(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._listen(socket)

    def _listen(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            line = bytes(socket.readLine(_MOST_BYTES).data())
        elif socket.bytesAvailable() >= _MOST_BYTES:
            line = b""
        else:
            return
        socket.readyRead.disconnect(self._hear)
        socket.disconnectFromServer()
        self.raised.emit()
        if (file := _file_of(line)) is not None:
            self.given.emit(file)


def _file_of(line: bytes) -> Path | None:
    """The file that a line names, if there is one."""
    try:
        said = json.loads(line)
        return Path(said) if isinstance(said, str) and said and Path(said).is_file() else None
    except (ValueError, OSError, RecursionError):
        return None
