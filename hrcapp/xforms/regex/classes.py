"""Tests for one character: classes by letter, by Unicode property, by POSIX name, and ranges."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from hrcapp.xforms.regex.syntax import CharTest, PatternError

_LETTERS: dict[str, CharTest] = {
    "d": str.isdecimal,
    "w": lambda char: char.isalnum() or char == "_",
    "s": str.isspace,
}
_POSIX: dict[str, CharTest] = {
    "alpha": lambda char: char.isascii() and char.isalpha(),
    "digit": lambda char: char.isascii() and char.isdigit(),
    "alnum": lambda char: char.isascii() and char.isalnum(),
    "space": str.isspace,
    "upper": lambda char: char.isascii() and char.isupper(),
    "lower": lambda char: char.isascii() and char.islower(),
    "punct": lambda char: char.isascii() and char.isprintable() and not char.isalnum() and char != " ",
    "xdigit": lambda char: char in "0123456789abcdefABCDEF",
}
_JAVA = {"Alpha": "alpha", "Digit": "digit", "Alnum": "alnum", "Upper": "upper", "Lower": "lower"}
_JAVA |= {"Punct": "punct", "XDigit": "xdigit", "Space": "space"}
_SUBCATEGORIES = tuple(
    f"{group}{kind}"
    for group, kinds in zip("LMNPSZC", ("ultmo", "nce", "dlo", "cdseifo", "mcko", "slp", "cf"), strict=True)
    for kind in kinds
)
_CATEGORIES = frozenset({*_SUBCATEGORIES, *(name[0] for name in _SUBCATEGORIES)})


def none_of(test: CharTest) -> CharTest:
    """The characters that do not pass."""
    return lambda char: not test(char)


def any_of(tests: Collection[CharTest]) -> CharTest:
    """The characters that pass one of them."""
    kept = tuple(tests)
    return kept[0] if len(kept) == 1 else lambda char: any(test(char) for test in kept)


def exactly(wanted: str) -> CharTest:
    """That character alone."""
    return wanted.__eq__


def between(first: str, last: str) -> CharTest:
    """The characters of a range. Raises `PatternError` for one that runs backwards."""
    if first > last:
        raise PatternError(f"{first}-{last}")
    return lambda char: first <= char <= last


def in_any_case(test: CharTest) -> CharTest:
    """Also the other case of those that pass."""
    return lambda char: test(char) or test(char.lower()) or test(char.upper())


def lettered(letter: str) -> CharTest | None:
    """`\\d`, `\\w`, `\\s`, and the same in capitals for all others; None for another letter."""
    test = _LETTERS.get(letter.lower())
    if test is None:
        return None
    return test if letter.islower() else none_of(test)


def posix(name: str) -> CharTest:
    """`[:alpha:]` and its kin. Raises `PatternError` for an unknown name."""
    test = _POSIX.get(name)
    if test is None:
        raise PatternError(f"[:{name}:]")
    return test


def of_property(name: str) -> CharTest:
    """`\\p{L}`, `\\p{Lu}`, `\\p{IsAlphabetic}`… Raises `PatternError` for an unknown property."""
    if name in _JAVA:
        return _POSIX[_JAVA[name]]
    if name in ("IsAlphabetic", "Alphabetic"):
        return str.isalpha
    category = name.removeprefix("Is")
    if category not in _CATEGORIES:
        raise PatternError(f"\\p{{{name}}}")
    return lambda char: unicodedata.category(char).startswith(category)
