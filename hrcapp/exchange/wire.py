"""The two data types of the SSH wire format that signatures use (RFC 4251, section 5)."""

from __future__ import annotations

import struct


def string(value: bytes) -> bytes:
    """Length (uint32, big-endian), then the bytes."""
    return struct.pack(">I", len(value)) + value


class Reader:
    """Takes values from the front of a blob. Raises ValueError when it is too short or not used up."""

    def __init__(self, blob: bytes) -> None:
        self._rest = blob

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if count > len(self._rest):
            raise ValueError("the blob is too short")
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def uint32(self) -> int:
        """The next number."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """The next length-prefixed bytes."""
        return self.take(self.uint32())

    def end(self) -> None:
        """Nothing may follow."""
        if self._rest:
            raise ValueError("bytes are left over")
