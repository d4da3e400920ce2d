"""A way to a server that counts what goes over it and can be cut in the midst of a request."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

_PART = 4096


class Proxy:
    """Listens on `port` of this machine and passes on to another port of it. Ended by `close`."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.sent, self.received = 0, 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._cut_at: int | None = None
        self._then: Callable[[], object] = lambda: None
        self._threads: list[threading.Thread] = []
        self._closed = self._down = False
        self._begin(self._accept)

    def cut_after(self, count: int, then: Callable[[], object] = lambda: None) -> None:
        """Once `count` more bytes have gone to the server, call `then` and break all, until `mend`."""
        with self._lock:
            self._cut_at, self._then = self.sent + count, then

    def mend(self) -> None:
        """Let connections through again."""
        self._down = False

    @property
    def was_cut(self) -> bool:
        return self._cut_at is None

    def close(self) -> None:
        self._closed = True
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._break()
        for thread in list(self._threads):
            thread.join(2)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _peer = self._listening.accept()
            except OSError:
                return
            if self._down:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target), 10)
            except OSError:
                near.close()
                continue
            with self._lock:
                self._open |= {near, far}
            self._begin(lambda near=near, far=far: self._pass(near, far, up=True))  # type: ignore[misc]
            self._begin(lambda near=near, far=far: self._pass(far, near, up=False))  # type: ignore[misc]
            if self._closed or self._down:  # which may have happened since it was accepted
                self._break()

    def _pass(self, source: socket.socket, target: socket.socket, *, up: bool) -> None:
        with suppress(OSError):
            while part := source.recv(_PART):
                if up and self._counted(len(part)):
                    self._break()
                    break
                if not up:
                    self.received += len(part)
                target.sendall(part)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _counted(self, count: int) -> bool:
        """Whether this part is the one that is lost with the link."""
        with self._lock:
            self.sent += count
            due = self._cut_at is not None and self.sent >= self._cut_at
            if due:
                self._cut_at, self._down = None, True
        if due:
            self._then()
        return due

    def _break(self) -> None:
        with self._lock:
            broken, self._open = self._open, set()
        for one in broken:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _begin(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()
