"""What shows that somebody knows the code of a room, without the code being sent.

The code stretched by scrypt (RFC 7914) over the room's salt gives two keys. One proves requests, the other
answers, each by HMAC-SHA-256 over everything that matters, so that neither can stand for the other.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from hrcapp.model.faults import Code, Fault
from hrcapp.vault.recovery import as_printed
from hrcapp.vault.recovery import new_code as drawn

FORMAT = "hrc-room/1"
CODE_GROUPS = 2
"""Groups of four signs: 30 random bits behind 128 MiB of scrypt, for a room that is open for an afternoon."""

SALT_BYTES = NONCE_BYTES = 16
EMPTY = hashlib.sha256(b"").hexdigest()
_N, _R, _P = 2**17, 8, 1
_MEMORY = 2 * 128 * _N * _R


@dataclass(frozen=True)
class Asked:
    """A request as it is proved. `digest`: SHA-256 (hex) of its body, of `length` bytes."""

    method: str
    path: str
    length: int = 0
    digest: str = EMPTY


@dataclass(frozen=True)
class Keys:
    """The two keys of a room, 32 bytes each."""

    asking: bytes = field(repr=False)
    answering: bytes = field(repr=False)

    @classmethod
    def of(cls, code: str, salt: bytes) -> Keys:
        """From the code as it is shown; takes a third of a second and 128 MiB."""
        signs = code.replace("-", "").encode()
        made = hashlib.scrypt(signs, salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=64)
        return cls(made[:32], made[32:])

    def of_request(self, nonce: str, asked: Asked) -> str:
        """The proof of a request, in hex; `nonce` is the client's own, used once."""
        parts = (f"{FORMAT} request", nonce, asked.method, asked.path, str(asked.length), asked.digest)
        return _mac(self.asking, *parts)

    def of_answer(self, nonce: str, status: int, body: bytes) -> str:
        """The proof of the answer to the request with that nonce."""
        return _mac(self.answering, f"{FORMAT} answer", nonce, str(status), hashlib.sha256(body).hexdigest())


def same(one: str, other: str) -> bool:
    """Whether two proofs are equal, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def new_code() -> str:
    """A code for one room, as it is shown: `XXXX-XXXX`."""
    return drawn(CODE_GROUPS)


def as_shown(typed: str) -> str:
    """A code that a person typed, as it was shown. Raises Fault ROOM_CODE_LENGTH, ROOM_CODE_SLIP."""
    try:
        return as_printed(typed, CODE_GROUPS)
    except Fault as fault:
        slip = fault.code is Code.RECOVERY_CODE_SLIP
        raise Fault(Code.ROOM_CODE_SLIP if slip else Code.ROOM_CODE_LENGTH, **fault.params) from fault


def _mac(key: bytes, *parts: str) -> str:
    return hmac.new(key, "\n".join(parts).encode(), hashlib.sha256).hexdigest()
