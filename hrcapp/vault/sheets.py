"""A key split among three printed sheets, any two of which give it back: SLIP-39, one group, 2 of 3.

One sheet says nothing about the key. A sheet is 33 English words of a list whose words differ in their first
four letters; the last three words check the others (RS1024), and one wrong word is told with its place.
Source: https://github.com/satoshilabs/slips/blob/master/slip-0039.md
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hrcapp.model.faults import Code, Fault

if TYPE_CHECKING:
    from shamir_mnemonic.share import Share

SHEETS, NEEDED, WORDS = 3, 2, 33
_UNIQUE = 4
_BITS = 10


def split(secret: bytes) -> tuple[str, ...]:
    """Three texts of 33 words for a key of 32 random bytes; each time others."""
    from shamir_mnemonic import generate_mnemonics

    if len(secret) != 32:
        raise ValueError("a key has 32 bytes")
    # The key is random, so stretching a passphrase, for which SLIP-39 has rounds, would add nothing.
    [made] = generate_mnemonics(1, [(NEEDED, SHEETS)], secret, iteration_exponent=0)
    if combine(made[:NEEDED]) != secret:
        raise ValueError("the sheets do not give the key back")
    return tuple(made)


def combine(typed: Sequence[str]) -> bytes:
    """The key of two sheets as a person typed them, in any order.

    Raises Fault SHEETS_TOO_FEW, SHEET_LENGTH, SHEET_WORD_UNKNOWN, SHEET_SLIP, SHEET_WRONG, SHEET_TWICE,
    SHEETS_OTHER_SET; `sheet` and `place` in them count from 1.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    if len(typed) < NEEDED:
        raise Fault(Code.SHEETS_TOO_FEW, needed=NEEDED)
    shares = [_share(text, number) for number, text in enumerate(typed, 1)]
    if len({share.group_parameters() for share in shares}) > 1:
        raise Fault(Code.SHEETS_OTHER_SET)
    if len({share.index for share in shares}) < len(shares):
        raise Fault(Code.SHEET_TWICE)
    try:
        return bytes(combine_mnemonics([share.mnemonic() for share in shares[:NEEDED]]))
    except MnemonicError as error:
        raise Fault(Code.SHEETS_OTHER_SET) from error


def number_of(typed: str, sheet: int = 1) -> int:
    """Which of the three sheets this is, from 1. Raises Fault as `combine` does."""
    return int(_share(typed, sheet).index) + 1


def words_of(typed: str) -> list[str]:
    """The words of a sheet as they were typed; figures, commas and line ends between them do not count."""
    plain = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(sign if sign.isalpha() else " " for sign in plain).split()


def unknown_word(typed: str) -> tuple[int, str] | None:
    """The first word that no sheet has, with its place from 1; a last one that may still grow is let pass."""
    words = words_of(typed)
    for place, word in enumerate(words, 1):
        growing = place == len(words) and typed[-1:].isalpha() and bool(_beginning(word))
        if _index(word) is None and not growing:
            return place, word
    return None


def _share(typed: str, sheet: int) -> Share:
    from shamir_mnemonic import MnemonicError
    from shamir_mnemonic.share import Share
    from shamir_mnemonic.wordlist import WORDLIST

    words = words_of(typed)
    indices = [_index(word) for word in words]
    if None in indices:
        place = indices.index(None)
        raise Fault(Code.SHEET_WORD_UNKNOWN, sheet=sheet, place=place + 1, word=words[place][:30])
    if len(words) != WORDS:
        raise Fault(Code.SHEET_LENGTH, sheet=sheet, count=len(words), words=WORDS)
    known = [index for index in indices if index is not None]
    try:
        share = Share.from_mnemonic(" ".join(WORDLIST[index] for index in known))
    except MnemonicError as error:
        if place := _slip(known):
            raise Fault(Code.SHEET_SLIP, sheet=sheet, place=place) from error
        raise Fault(Code.SHEET_WRONG, sheet=sheet) from error
    if (share.member_threshold, share.group_threshold, share.group_count) != (NEEDED, 1, 1):
        raise Fault(Code.SHEETS_OTHER_SET)
    return share


def _index(word: str) -> int | None:
    """The number of a word, whose first four letters are enough."""
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    found = _beginning(word) if len(word) >= _UNIQUE else []
    return WORD_INDEX_MAP[found[0]] if len(found) == 1 else None


def _beginning(letters: str) -> list[str]:
    from shamir_mnemonic.wordlist import WORDLIST

    return [word for word in WORDLIST if word.startswith(letters)]


def _slip(indices: Sequence[int]) -> int:
    """The place (from 1) of the one wrong word that explains a failed check; 0 when no single one does.

    RS1024 is linear: what a wrong word changes in the checksum depends on its place and on the bits that
    differ. Three errors are told for certain, so an explanation by one is hardly ever chance.
    """
    from shamir_mnemonic.constants import CUSTOMIZATION_STRING_EXTENDABLE, CUSTOMIZATION_STRING_ORIG

    extendable = indices[1] >> 4 & 1
    prefix = list(CUSTOMIZATION_STRING_EXTENDABLE if extendable else CUSTOMIZATION_STRING_ORIG)
    residue = _polymod([*prefix, *indices]) ^ 1
    zeros = [0] * len(indices)
    base = _polymod(zeros)
    for place in range(len(indices)):
        changed = ([*zeros[:place], 1 << bit, *zeros[place + 1 :]] for bit in range(_BITS))
        if _explains([_polymod(values) ^ base for values in changed], residue):
            return place + 1
    return 0


def _polymod(values: Sequence[int]) -> int:
    from shamir_mnemonic import rs1024

    return int(rs1024._polymod(values))


def _explains(effects: Sequence[int], residue: int) -> bool:
    """Whether some of the effects add up (XOR) to the residue: Gaussian elimination over GF(2)."""
    basis: list[int] = []
    for effect in effects:
        reduced = _reduced(effect, basis)
        if reduced:
            basis.append(reduced)
    return _reduced(residue, basis) == 0


def _reduced(value: int, basis: Sequence[int]) -> int:
    for one in sorted(basis, reverse=True):
        value = min(value, value ^ one)
    return value
