"""Bech32 as age writes its keys (BIP 173 without its limit on length): a name, "1", data, six check signs."""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK = 6


def encode(name: str, data: bytes) -> str:
    """In lower case."""
    values = _regrouped(data, 8, 5)
    checked = _polymod([*_expanded(name), *values, *[0] * _CHECK]) ^ 1
    check = [checked >> 5 * (_CHECK - 1 - at) & 31 for at in range(_CHECK)]
    return f"{name}1" + "".join(_SIGNS[value] for value in [*values, *check])


def decode(name: str, text: str) -> bytes:
    """The data. Raises ValueError for another name, a wrong sign or mixed case."""
    lower = text.lower()
    found, one, signs = lower.rpartition("1")
    values = [_SIGNS.find(sign) for sign in signs]
    if text not in (lower, text.upper()) or not one or found != name or -1 in values:
        raise ValueError("not of this kind")
    if _polymod([*_expanded(name), *values]) != 1:
        raise ValueError("a sign is wrong")
    data = bytes(_regrouped(values[:-_CHECK], 5, 8)[: 5 * (len(values) - _CHECK) // 8])
    if encode(name, data) != lower:
        raise ValueError("not in its one form")
    return data


def _expanded(name: str) -> list[int]:
    codes = name.encode()
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    return check


def _regrouped(values: Iterable[int], width: int, wanted: int) -> list[int]:
    """Groups of `width` bits as groups of `wanted` bits, the last filled up with zeros."""
    made, kept, bits = [], 0, 0
    for value in values:
        kept, bits = kept << width | value, bits + width
        while bits >= wanted:
            bits -= wanted
            made.append(kept >> bits & (1 << wanted) - 1)
    return [*made, kept << wanted - bits & (1 << wanted) - 1] if bits else made
