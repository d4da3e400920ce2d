"""Numbers as people type and read them: any digits, any thousands separator, by language where it matters.

Written forms follow CLDR (Babel) with the digits it gives as default: Arabic prints 48,250. Typed forms are
read generously, but a text that could mean two numbers is read by the language's own separators or not at
all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hrcapp.i18n.languages import babel_locale

if TYPE_CHECKING:
    from decimal import Decimal

MAX_LENGTH = 40
"""Longer texts are no numbers of a form."""

_NEVER_SEPARATED = 999
_ARABIC_DECIMAL = "٫"
_NEVER_GROUPS = {
    **dict.fromkeys(("en", "ko"), "."),
    **dict.fromkeys(("fr", "ca", "gl", "pt", "it", "nl", "de", "tr", "bs"), ","),
}
"""A mark that groups no thousands wherever the language is written. Spanish and Arabic differ by country:
48.250 in Spain and Tunisia is 48,250 in Mexico and Egypt, so a whole number may carry either."""

_MINUS = str.maketrans(dict.fromkeys("−‒–﹣－", "-"))
_INVISIBLE = str.maketrans(dict.fromkeys("\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"))
_GROUPED = re.compile(r"[1-9]\d{0,2}([ '.,٬])\d{3}(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+")


def parse_integer(text: str, language: str) -> int | None:
    """The whole number that was typed, or None: `١٢٣٤`, `1 234`, `1'234`; by language `1.234` or `1,234`."""
    sign, rest = _signed(text)
    whole = _ungrouped(rest, _NEVER_GROUPS.get(language, ""))
    return None if whole is None else sign * int(whole)


def parse_decimal(text: str, language: str) -> Decimal | None:
    """The decimal number that was typed, or None; `1.5` and `1,5` count where they can mean only that."""
    from decimal import Decimal, InvalidOperation

    sign, rest = _signed(text)
    whole, mark, fraction = _split(rest, language)
    digits = _ungrouped(whole, _decimal_mark(language)) if whole else ("0" if mark else None)
    if digits is None or (mark and not _PLAIN.fullmatch(fraction)):
        return None
    try:
        return sign * Decimal(f"{digits}.{fraction or 0}") if mark else sign * Decimal(digits)
    except InvalidOperation:
        return None


def format_integer(number: int, language: str) -> str:
    """The number with the thousands separator of the language, in CLDR's default digits."""
    if 0 <= number <= _NEVER_SEPARATED:
        return str(number)  # needs no CLDR data, which take ten milliseconds to load
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=babel_locale(language)))


def _signed(text: str) -> tuple[int, str]:
    """The sign and the rest, in ASCII digits, with one kind of space, minus and apostrophe."""
    if len(text) > MAX_LENGTH:
        return 1, ""
    kept = text.translate(_INVISIBLE).translate(_MINUS).replace("’", "'").strip()
    plain = "".join(_plain(character) for character in kept)
    for mark, sign in (("-", -1), ("+", 1)):
        if plain.startswith(mark):
            return sign, plain[1:].lstrip()
        if plain.endswith(mark):
            return sign, plain[:-1].rstrip()
    return 1, plain


def _plain(character: str) -> str:
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _ungrouped(text: str, fraction_mark: str) -> str | None:
    """The digits without thousands separators, or None; a lone `fraction_mark` is never taken for one."""
    if _PLAIN.fullmatch(text):
        return text
    match = _GROUPED.fullmatch(text)
    if match is None or (match.group(1) == fraction_mark and text.count(fraction_mark) == 1):
        return None
    return re.sub(r"\D", "", text)


def _split(text: str, language: str) -> tuple[str, str, str]:
    """The whole part, the decimal mark and the fraction."""
    if _ARABIC_DECIMAL in text:
        return text.partition(_ARABIC_DECIMAL)
    marks = [mark for mark in ".," if text.count(mark) == 1]
    own = _decimal_mark(language)
    if own in marks and not (len(marks) == 2 and text.index(own) < max(map(text.index, marks))):
        return text.partition(own)
    last = max(marks, key=text.index, default="")
    if not last or (len(marks) == 1 and _ungrouped(text, own) is not None):
        return text, "", ""
    return text.partition(last)


def _decimal_mark(language: str) -> str:
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(babel_locale(language)))
