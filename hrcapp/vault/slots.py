"""A secret kept under what a person types: a PIN or a passphrase.

Stretching is scrypt (RFC 7914): 128 MiB and some tenths of a second, so that guessing is dear. It runs
without the interpreter's lock, and a window stays alive. Six digits are few all the same: a slot is kept
within something that the store key wraps, never by itself.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hrcapp.vault import wrapping

COST = 17
HIGHEST_COST = 20
"""Base-2 logarithms of scrypt's N: what is made, and the most that is tried (a gigabyte)."""

_R, _P = 8, 1
_SALT = 16


@dataclass(frozen=True)
class Slot:
    """`wrapped` opens with the key that scrypt makes of the typed signs, `salt` and 2**`cost`."""

    cost: int
    salt: bytes
    wrapped: bytes = field(repr=False)

    @classmethod
    def lock(cls, secret: bytes, typed: str, context: str, *, cost: int = COST) -> Slot:
        """Keep a secret under what was typed."""
        salt = secrets.token_bytes(_SALT)
        return cls(cost, salt, wrapping.wrap(secret, _stretched(typed, salt, cost), context))

    def unlock(self, typed: str, context: str) -> bytes:
        """The secret again. Raises wrapping.WrongKey."""
        if not 1 <= self.cost <= HIGHEST_COST:
            raise wrapping.WrongKey
        return wrapping.unwrap(self.wrapped, _stretched(typed, self.salt, self.cost), context)

    def to_json(self) -> dict[str, Any]:
        return {"cost": self.cost, "salt": self.salt.hex(), "wrapped": self.wrapped.hex()}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Slot:
        """Raises KeyError, ValueError, TypeError for what `to_json` does not make."""
        return cls(int(said["cost"]), bytes.fromhex(said["salt"]), bytes.fromhex(said["wrapped"]))


def plain(typed: str) -> str:
    """One way to write the same signs: keyboards differ in accents, and in the digits of their script."""
    signs = unicodedata.normalize("NFKC", typed)
    return "".join(
        str(unicodedata.digit(sign)) if unicodedata.digit(sign, -1) >= 0 else sign for sign in signs
    )


def _stretched(typed: str, salt: bytes, cost: int) -> bytes:
    memory = 128 * _R * ((1 << cost) + 64)
    return hashlib.scrypt(
        plain(typed).encode(), salt=salt, n=1 << cost, r=_R, p=_P, maxmem=memory, dklen=wrapping.KEY_BYTES
    )
