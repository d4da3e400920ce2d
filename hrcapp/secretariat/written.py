"""A name as somebody wrote it, taken apart for comparison: the bare name, numerals, what stands in brackets.

The exact key (`name_key`) decides; what is made here only ranks what a person is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from hrcapp.i18n.countries import codes, country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.name_key import digits, name_key, words_of
from hrcapp.secretariat.designations import Body, bare, joining

_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_SEGMENTS = re.compile(r"[,;،؛、，|]|\s[–—-]\s")
_SLASH = re.compile(r"[/／]")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "sta": "santa", "sto": "santo", "mt": "mont", "ft": "fort"}
_ONE_LETTER_NUMERALS = frozenset("ivx")
_ACRONYM = 8
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіјѐґћђ", "abvgdeziiklmnoprstufyeijegcd", strict=True)),
        **{"ж": "zh", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "ju", "я": "ja", "ъ": ""},
        **{"ь": "", "є": "je", "љ": "lj", "њ": "nj", "џ": "dz", "ө": "o", "ү": "u", "қ": "k", "ғ": "g"},
        **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
        **{"θ": "th", "ς": "s", "χ": "h", "ψ": "ps"},
    }
)
_ARABIC = str.maketrans({"ة": "ه", "ی": "ي", "ک": "ك", "ٱ": "ا", "ۀ": "ه", "ہ": "ه"})
_SHORT_COUNTRIES = {"rdc": "CD", "drc": "CD", "usa": "US", "eeuu": "US", "uk": "GB", "uae": "AE", "rsa": "ZA"}


@dataclass(frozen=True)
class Form:
    """One way to read a name: its bare words, in Latin letters where that is plain, and numerals among them.

    `place` is the folded name under which a gazetteer would have it.
    """

    words: tuple[str, ...]
    numerals: frozenset[str]
    letters: frozenset[str]
    bodies: frozenset[Body]
    place: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Written:
    """A name taken apart. `forms`: the whole first; `beside`: in brackets or after a comma; `country`: there.

    `key` is the exact key of the name; `beside` are keys.
    """

    key: str
    forms: tuple[Form, ...]
    beside: frozenset[str]
    country: str


@lru_cache(maxsize=65536)
def written(name: str) -> Written:
    """Take a name apart."""
    inside = _BRACKETS.findall(name)
    outside = _BRACKETS.sub(" ", name)
    segments = [part for part in _SEGMENTS.split(outside) if part.strip()]
    apart = [*inside, *segments[1:]]
    whole = _form(outside) or _form(name)
    others = [*_first(segments), *_second_names(outside), *(part for part in apart if _names(part, outside))]
    forms = dict.fromkeys(filter(None, (whole, *map(_form, others))))
    beside = frozenset(filter(None, map(name_key, apart)))
    country = next((found for one in sorted(beside) if (found := _countries().get(one))), "")
    return Written(name_key(name), tuple(forms), beside, country)


def _first(segments: list[str]) -> list[str]:
    return segments[:1] if len(segments) > 1 else []


def _second_names(outside: str) -> list[str]:
    parts = _SLASH.split(outside)
    return parts if len(parts) > 1 else []


def _names(part: str, outside: str) -> bool:
    """Whether what stands apart is itself a name: an acronym, a body, or words of the name again."""
    letters = "".join(filter(str.isalnum, part))
    if letters.isupper() and letters.isascii() and 2 < len(letters) <= _ACRONYM:
        return True
    words = tuple(words_of(part))
    return bool(bare(words).bodies) or bool((set(words) - joining()) & set(words_of(outside)))


@lru_cache(maxsize=65536)
def _form(text: str) -> Form | None:
    words = tuple(_spelt_out(words_of(text)))
    if not words:
        return None
    found = bare(words)
    read = [_read(word, last=at == len(found.words) - 1) for at, word in enumerate(found.words)]
    return Form(
        words=tuple(filter(None, read)),
        numerals=frozenset(word for word in read if word.isdecimal()),
        letters=frozenset(word for word in read if len(word) == 1 and word.isalpha()),
        bodies=found.bodies,
        place=" ".join(map(digits, _trimmed(found.rest))),
    )


def _spelt_out(words: list[str]) -> Iterator[str]:
    """Abbreviations in full; letters that stand alone beside each other (“D. C.”) as one word."""
    letters = ""
    for word in words:
        alone = len(word) == 1 and word.isalpha() and word.isascii()
        if alone:
            letters += word
            continue
        yield from _together(letters)
        letters = ""
        yield _ABBREVIATED.get(word, word)
    yield from _together(letters)


def _together(letters: str) -> Iterator[str]:
    if set(letters) <= joining():
        yield from letters
    else:
        yield letters


def _read(word: str, *, last: bool) -> str:
    if word in _ONE_LETTER_NUMERALS and not last:
        return word
    plain = digits(word).translate(_ARABIC).translate(_LATIN)
    return plain.removeprefix("ال") if len(plain) > 4 else plain


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without joining words at the ends, where a designation stood."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in joining():
        start += 1
    while end > start + 1 and words[end - 1] in joining():
        end -= 1
    return words[start:end]


@cache
def _countries() -> Mapping[str, str]:
    """Codes of countries by their folded names in every language that we have."""
    found = {name_key(country_name(code, tag)): code for tag in SHIPPED for code in codes()}
    return {**found, **_SHORT_COUNTRIES}
