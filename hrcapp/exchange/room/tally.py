"""What came into a room so far, and what was fetched: counts and sizes, never names."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tally:
    """`files` of `size` bytes came new, `known` were here before; `senders` are the addresses of laptops.

    `fetched` receipts were handed out.
    """

    files: int = 0
    size: int = 0
    known: int = 0
    senders: tuple[str, ...] = ()
    fetched: int = 0

    def gave(self, sender: str) -> Tally:
        """With one more receipt handed out."""
        return replace(self, senders=self._with(sender), fetched=self.fetched + 1)

    def plus(self, size: int, sender: str, *, new: bool) -> Tally:
        """With one more file."""
        senders = self._with(sender)
        if not new:
            return replace(self, known=self.known + 1, senders=senders)
        return replace(self, files=self.files + 1, size=self.size + size, senders=senders)

    def _with(self, sender: str) -> tuple[str, ...]:
        return self.senders if sender in self.senders else (*self.senders, sender)
