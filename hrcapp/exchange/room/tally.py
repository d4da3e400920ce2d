"""What came into a room so far: counts and sizes, never names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """`files` of `size` bytes came new, `known` were here before; `senders` are the addresses of laptops."""

    files: int = 0
    size: int = 0
    known: int = 0
    senders: tuple[str, ...] = ()

    def plus(self, size: int, sender: str, *, new: bool) -> Tally:
        """With one more file."""
        senders = self.senders if sender in self.senders else (*self.senders, sender)
        if not new:
            return Tally(self.files, self.size, self.known + 1, senders)
        return Tally(self.files + 1, self.size + size, self.known, senders)
