"""Reading from a connection that may be slow on purpose: so many bytes, until so late, and no longer."""

from __future__ import annotations

import io
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Patient(io.RawIOBase):
    """The bytes of a socket, within what `allow` said last. Raises TimeoutError when it took too long."""

    def __init__(self, connection: socket.socket, most: int, seconds: float, silence: float) -> None:
        super().__init__()
        self._connection, self._silence = connection, silence
        self.allow(most, seconds)

    def allow(self, most: int, seconds: float) -> None:
        """From now on at most so many bytes in so many seconds."""
        self._left, self._until = most, time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        rest = self._until - time.monotonic()
        if rest <= 0:
            raise TimeoutError
        view = memoryview(buffer)[: self._left]
        if not view:
            return 0
        self._connection.settimeout(min(rest, self._silence))
        count = self._connection.recv_into(view)
        self._left -= count
        return count
