"""How strong a passphrase is: an honest hint. No Qt."""

from __future__ import annotations

import unicodedata

from hrcapp.i18n import _
from hrcapp.ui.common.words import Told

_WEAK, _STRONG = 40, 66
_BITS_A_WORD, _BITS_A_SIGN, _SOME_WORDS = 11.0, 2.5, 3


def strength(passphrase: str) -> Told | None:
    """An honest hint from the length alone: no program knows whether a phrase is well known."""
    if not passphrase:
        return None
    bits = _bits(passphrase)
    if bits < _WEAK:
        return Told("danger", _("Weak: whoever has a copy of this computer can find it."), "triangle-alert")
    if bits < _STRONG:
        return Told("warning", _("Fair: add words to it. Length helps more than odd signs."), "info")
    return Told(
        "success", _("Long enough, if it is no saying, song or name that others know."), "circle-check"
    )


def _bits(passphrase: str) -> float:
    """Roughly what a searching program must try: words as words, everything else as people make it up."""
    words = {word.casefold() for word in passphrase.split() if len(word) > 2}
    kinds = {unicodedata.category(sign)[0] for sign in passphrase} & {"L", "N", "P", "S"}
    signs = min(len(passphrase), 3 * len(set(passphrase.casefold())))
    made_up = _BITS_A_SIGN * signs + 2 * (len(kinds) - 1)
    return len(words) * _BITS_A_WORD if len(words) >= _SOME_WORDS else made_up
