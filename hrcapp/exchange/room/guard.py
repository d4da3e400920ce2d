"""Who gets in: proofs, tries, replays, and when a room is over. Safe to use from any thread."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from hrcapp.exchange.names import MAX_BYTES
from hrcapp.exchange.room.proof import NONCE_BYTES, Asked, Keys, same
from hrcapp.exchange.room.tally import Tally

_PROOF = re.compile(rf"HRC-Room nonce=([0-9a-f]{{{2 * NONCE_BYTES}}}), proof=([0-9a-f]{{64}})")


@dataclass(frozen=True)
class Limits:
    """What a room bears: counts, bytes and seconds."""

    tries: int = 5
    idle: float = 60 * 60
    head: float = 10
    silence: float = 20
    slowest: int = 16 * 1024
    connections: int = 16
    of_one: int = 8
    bodies: int = 4
    file: int = MAX_BYTES
    files: int = 1000
    total: int = 2 * 1024**3


class Closed(Enum):
    """Why a room is over."""

    BY_HAND = auto()
    IDLE = auto()
    TRIES = auto()


class Verdict(Enum):
    """What a proof is worth."""

    GOOD = auto()
    MALFORMED = auto()
    WRONG = auto()
    REPLAYED = auto()
    OVER = auto()


class Guard:
    """The keeper of one room's door. Only who knows the code keeps it open or is remembered."""

    def __init__(self, keys: Keys, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.keys, self.limits = keys, limits
        self._clock = clock
        self._lock = threading.Lock()
        self._closed: Closed | None = None
        self._wrong = 0
        self._nonces: set[str] = set()
        self._used = clock()
        self._tally, self._promised, self._room_for = Tally(), 0, limits.files

    @property
    def closed(self) -> Closed | None:
        """Why the room is over; None while it is open."""
        with self._lock:
            if self._closed is None and self._clock() - self._used > self.limits.idle:
                self._closed = Closed.IDLE
            return self._closed

    def close(self, why: Closed = Closed.BY_HAND) -> None:
        """End it; the first reason stays."""
        with self._lock:
            self._closed = self._closed or why

    @property
    def tally(self) -> Tally:
        with self._lock:
            return self._tally

    def admit(self, authorization: str, asked: Asked) -> tuple[Verdict, str]:
        """Weigh a proof; the nonce comes with it. One lock holds the count of tries, however many knock."""
        found = _PROOF.fullmatch(authorization)
        if found is None:
            return Verdict.MALFORMED, ""
        if self.closed is not None:
            return Verdict.OVER, ""
        nonce, proof = found.groups()
        with self._lock:
            return self._weigh(nonce, proof, asked), nonce

    def _weigh(self, nonce: str, proof: str, asked: Asked) -> Verdict:
        if self._closed is not None:
            return Verdict.OVER
        if not same(proof, self.keys.of_request(nonce, asked)):
            self._wrong += 1
            if self._wrong >= self.limits.tries:
                self._closed = Closed.TRIES
            return Verdict.WRONG
        if nonce in self._nonces:
            return Verdict.REPLAYED
        self._nonces.add(nonce)
        self._used = self._clock()
        return Verdict.GOOD

    def reserve(self, size: int) -> bool:
        """Promise room for a file before its bytes are read; `settle` follows."""
        with self._lock:
            fits = self._tally.size + self._promised + size <= self.limits.total and self._room_for > 0
            if fits:
                self._promised += size
                self._room_for -= 1
            return fits

    def gave(self, sender: str) -> None:
        """A receipt was fetched."""
        with self._lock:
            self._tally = self._tally.gave(sender)
            self._used = self._clock()

    def settle(self, size: int, sender: str, *, new: bool | None) -> None:
        """What became of a promised file: new, known before, or (None) not kept."""
        with self._lock:
            self._promised -= size
            if not new:
                self._room_for += 1
            if new is not None:
                self._tally = self._tally.plus(size, sender, new=new)
            self._used = self._clock()
