"""The printed recovery code: nine groups of four signs, 135 random bits.

Signs are those of Crockford's base32, which leaves out I, L, O and U; each group ends in a check sign over
GF(32) that also depends on the place of the group, so that any single wrong sign, any two neighbours
exchanged, and any two groups exchanged are told with the number of the group. Entropy this high needs no key
stretching: HKDF (RFC 5869) makes the key.
"""

from __future__ import annotations

import secrets
import unicodedata

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hrcapp.model.faults import Code, Fault

GROUPS = 9
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_FIELD = 0b100101  # x^5 + x^2 + 1 is primitive: 2 generates all of GF(32)


def new_code(groups: int = GROUPS) -> str:
    """A fresh code, as it is printed: `XXXX-XXXX-…`; each group holds 15 random bits."""
    drawn = [[secrets.randbelow(32) for _ in range(3)] for _ in range(groups)]
    return "-".join(_written([*group, _check(group, place)]) for place, group in enumerate(drawn))


def key_of(typed: str) -> bytes:
    """The 32-byte key of a recovery code as a person typed it. Raises what `as_printed` raises."""
    signs = as_printed(typed).replace("-", "")
    return HKDF(SHA256(), length=32, salt=None, info=b"hrc-recovery-code/1").derive(signs.encode())


def as_printed(typed: str, groups: int = GROUPS) -> str:
    """A code that a person typed, as it was printed.

    Case, blanks and hyphens do not count; O is read as 0, I and L as 1, digits of any script as digits.
    Raises Fault RECOVERY_CODE_LENGTH, RECOVERY_CODE_SLIP (`group` counts from 1).
    """
    signs = _plain(typed)
    if len(signs) != 4 * groups:
        raise Fault(Code.RECOVERY_CODE_LENGTH, groups=groups)
    for place in range(groups):
        group = [_SIGNS.find(sign) for sign in signs[4 * place : 4 * place + 4]]
        if -1 in group or _check(group[:3], place) != group[3]:
            raise Fault(Code.RECOVERY_CODE_SLIP, group=place + 1)
    return "-".join(signs[4 * place : 4 * place + 4] for place in range(groups))


def _plain(typed: str) -> str:
    kept = (sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    digits = (str(unicodedata.digit(sign)) if unicodedata.digit(sign, -1) >= 0 else sign for sign in kept)
    return "".join(digits).translate(_READ_AS)


def _written(values: list[int]) -> str:
    return "".join(_SIGNS[value] for value in values)


def _check(group: list[int], place: int) -> int:
    """The value at 2 of the polynomial of place and signs: weights differ, so exchanges show."""
    total = _times_two(place + 1, 4)
    for power, value in enumerate(group, 1):
        total ^= _times_two(value, power)
    return total


def _times_two(value: int, times: int) -> int:
    for _ in range(times):
        value <<= 1
        if value & 32:
            value ^= _FIELD
    return value
