"""The folded form of a name: without case, accents, vowel points and punctuation, its numerals as digits.

Whether two names are one is decided on this form, and the places that ship with the app are listed under it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hrcapp.i18n.sorting import fold

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|ere|re|eme|emes|o|a|os|as|do|ro|to|mo|vo|no)")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})(?:e|eme|(?<=i)er)?")
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
_ORDINAL_WORDS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first premier premiere primero primera primer",
            "second deuxieme seconde segundo segunda",
            "third troisieme tercero tercera tercer",
            "fourth quatrieme cuarto cuarta",
            "fifth cinquieme quinto quinta",
            "sixth sixieme sexto sexta",
            "seventh septieme septimo septima",
            "eighth huitieme octavo octava",
            "ninth neuvieme noveno novena",
            "tenth dixieme decimo decima",
        ),
        start=1,
    )
    for word in words.split()
}


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The folded name, its words apart by single spaces; empty where nothing is left."""
    return " ".join(digits(word) for word in words_of(name))


def words_of(name: str) -> list[str]:
    """The folded words, numerals as they are written."""
    return "".join(c if _is_letter(c) else " " for c in fold(_apart(name))).split()


def digits(word: str) -> str:
    """A folded word; where it is a numeral (Roman, ordinal, of any script) in digits."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in word)
    if plain in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[plain]
    if found := _ORDINAL.fullmatch(plain):
        return str(int(found[1]))
    if plain.isdecimal():
        return str(int(plain))
    if (roman := _ROMAN.fullmatch(plain)) and roman[1] + roman[2]:
        return str(_roman(roman[1] + roman[2]))
    return plain


def _is_letter(c: str) -> bool:
    """Letters and digits, and the vowel signs of scripts that write them as marks."""
    return c.isalnum() or unicodedata.category(c)[0] == "M"


def _apart(name: str) -> str:
    """Ordinal signs become letters before folding; the two forms of a final Arabic yeh become one."""
    return unicodedata.normalize("NFKC", name).replace("°", "o").replace("ى", "ي")


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUE[letter] for letter in letters]
    return sum(-v if later > v else v for v, later in zip(values, [*values[1:], 0], strict=True))
