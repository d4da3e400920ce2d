"""What can be a PIN or a passphrase, and what can be the title of a profile."""

from __future__ import annotations

from itertools import pairwise

from hrcapp.model.faults import Code, Fault
from hrcapp.vault.slots import plain

LEAST_SIGNS = 6
LEAST_PASSPHRASE = 10
"""Of a passphrase that opens everything on a computer."""
LONGEST_TITLE = 120
_FEWEST_DIFFERENT = 3


def check_pin(pin: str) -> None:
    """Six signs or more, digits or others. Raises Fault PIN_SHORT (`least`), PIN_SIMPLE."""
    signs = plain(pin)
    if len(signs.strip()) < LEAST_SIGNS:
        raise Fault(Code.PIN_SHORT, least=LEAST_SIGNS)
    steps = {ord(after) - ord(before) for before, after in pairwise(signs)}
    if len(set(signs)) < _FEWEST_DIFFERENT or steps in ({1}, {-1}):
        raise Fault(Code.PIN_SIMPLE)


def check_passphrase(passphrase: str) -> None:
    """Raises Fault PASSPHRASE_SHORT (`least`)."""
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        raise Fault(Code.PASSPHRASE_SHORT, least=LEAST_PASSPHRASE)


def title_in(text: str) -> str:
    """A title of one line, as it will be kept. Raises Fault PROFILE_TITLE (`longest`)."""
    title = " ".join(text.split())
    if not 0 < len(title) <= LONGEST_TITLE or not title.isprintable():
        raise Fault(Code.PROFILE_TITLE, longest=LONGEST_TITLE)
    return title
