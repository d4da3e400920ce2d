"""The gathering side: listens on one address of this computer, with few threads, until it is over."""

from __future__ import annotations

import logging
import secrets
import socket
import threading
from collections import Counter
from contextlib import suppress
from functools import partial
from socketserver import TCPServer, ThreadingMixIn
from typing import Any

from hrcapp.exchange.room.guard import Closed, Guard, Limits
from hrcapp.exchange.room.handler import Handler, Service, Told
from hrcapp.exchange.room.handler import Keeper as Keeper
from hrcapp.exchange.room.invitation import Invitation, is_near
from hrcapp.exchange.room.proof import SALT_BYTES, Keys, new_code
from hrcapp.exchange.room.tally import Tally
from hrcapp.model.faults import Code, Fault

_WATCH = 0.25  # seconds between two looks at whether the room is over
_log = logging.getLogger(__name__)


class Room:
    """An open room: made open, and never opened again; the next one has another code."""

    def __init__(
        self, host: str, keeper: Keeper, *, told: Told = lambda: None, limits: Limits | None = None
    ) -> None:
        """Open it on an address of this computer; takes a third of a second and 128 MiB.

        `told` is called, from any thread, after each file and at the end. Raises Fault ROOM_NOT_OPENED.
        """
        if not is_near(host):
            raise Fault(Code.ROOM_NOT_OPENED, address=host)
        code, salt, limits = new_code(), secrets.token_bytes(SALT_BYTES), limits or Limits()
        self._guard, self._told = Guard(Keys.of(code, salt), limits), told
        bodies = threading.BoundedSemaphore(limits.bodies)
        try:
            self._server = _Server(host, Service(self._guard, salt, keeper, bodies, told), limits)
        except OSError as error:
            raise Fault(Code.ROOM_NOT_OPENED, address=host) from error
        self.invitation = Invitation(host, self._server.server_address[1], code)
        self._thread = threading.Thread(target=self._serve, name="room")
        self._thread.start()

    @property
    def closed(self) -> Closed | None:
        """Why it is over; None while it is open."""
        return self._guard.closed

    @property
    def tally(self) -> Tally:
        """What came in so far."""
        return self._guard.tally

    def close(self) -> None:
        """End it: nothing more comes in, and every thread is gone when this returns."""
        self._guard.close()
        self._thread.join()

    def _serve(self) -> None:
        try:
            while self._guard.closed is None:
                self._server.handle_request()
        finally:
            self._server.wind_up()
            self._told()


class _Server(ThreadingMixIn, TCPServer):
    """A thread a connection, and so few connections that their number harms nobody."""

    daemon_threads = False  # waited for at the end
    request_queue_size = 16
    timeout = _WATCH

    def __init__(self, host: str, service: Service, limits: Limits) -> None:
        self._limits, self._lock = limits, threading.Lock()
        self._open: Counter[str] = Counter()
        self._sockets: set[socket.socket] = set()
        super().__init__((host, 0), partial(Handler, service))

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Take a place for the connection where there is one."""
        host = str(client_address[0])
        with self._lock:
            full = self._open.total() >= self._limits.connections or self._open[host] >= self._limits.of_one
            if full or not is_near(host):
                return False
            self._open[host] += 1
            self._sockets.add(request)
            return True

    def process_request(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread could be started
            self._leave(request, client_address)
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._leave(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke off is nobody's fault; anything else is one of ours."""
        _log.debug("a connection to the room ended", exc_info=True)

    def wind_up(self) -> None:
        """Stop listening, have every connection read no further, and wait for their threads."""
        self.socket.close()
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RD)
        self.server_close()

    def _leave(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open[str(client_address[0])] -= 1
            self._sockets.discard(request)
