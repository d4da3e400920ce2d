"""When two names are one party. By itself the desk joins only what is equal in every respect.

Two towns of one name, or a city and its province, must never become one party because their names look alike.
So the automatic match is exact equality of a folded name together with country, kind, level and first
division; everything else is a suggestion with its reasons, for a person to decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.i18n.sorting import fold
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts, PartyKind

_WORD = re.compile(r"[^\W_]+")
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


class Reason(StrEnum):
    """Why a party is suggested, or why it is not joined by itself."""

    SAME_NAME = "same-name"
    SAME_COUNTRY = "same-country"
    OTHER_COUNTRY = "other-country"
    COUNTRY_UNKNOWN = "country-unknown"
    OTHER_KIND = "other-kind"
    OTHER_LEVEL = "other-level"
    OTHER_DIVISION = "other-division"


@dataclass(frozen=True)
class Key:
    """What must be equal for two names to be one party."""

    name: str
    country: str
    kind: PartyKind
    level: str
    division: str

    @property
    def decides(self) -> bool:
        """Whether equality says anything: what is unknown on both sides is not equal."""
        where = self.country != UNKNOWN_COUNTRY and bool(self.name)
        return where and (not self.kind.is_government or bool(self.level and self.division))


@dataclass(frozen=True)
class Suggestion:
    """A party that might be meant, for a person to decide."""

    reference: str
    reasons: tuple[Reason, ...]


def name_key(name: str) -> str:
    """The name without case, accents, vowel points and punctuation, its numerals as digits."""
    return " ".join(_digits(word) for word in _WORD.findall(fold(_apart(name))))


def keys_of(facts: PartyFacts) -> Iterator[Key]:
    """The keys of a party as a form names it: one for each of its names."""
    division = name_key(facts.admin1) if facts.kind.is_government else ""
    names = (facts.name, facts.name_latin, facts.name_english)
    for folded in dict.fromkeys(name_key(name) for name in names if name):
        if folded:
            yield Key(folded, facts.country, facts.kind, facts.level, division)


def automatic(facts: PartyFacts, known: Iterable[tuple[Key, str]]) -> str | None:
    """The reference of the one party that has this key (official name, country and all the rest), if any."""
    mine = next(keys_of(facts), None)
    if mine is None or not mine.decides:
        return None
    found = {reference for key, reference in known if key == mine}
    return found.pop() if len(found) == 1 else None


def near(facts: PartyFacts, known: Iterable[tuple[Key, str]]) -> list[Suggestion]:
    """Parties that share a folded name, the likeliest first."""
    mine = {key.name: key for key in keys_of(facts)}
    best: dict[str, tuple[Reason, ...]] = {}
    for key, reference in known:
        if key.name in mine:
            reasons = _reasons(mine[key.name], key)
            if reference not in best or len(reasons) < len(best[reference]):
                best[reference] = reasons
    ordered = sorted(
        best.items(), key=lambda item: (Reason.SAME_COUNTRY not in item[1], len(item[1]), item[0])
    )
    return [Suggestion(reference, reasons) for reference, reasons in ordered]


def _reasons(mine: Key, other: Key) -> tuple[Reason, ...]:
    reasons = [Reason.SAME_NAME]
    if UNKNOWN_COUNTRY in (mine.country, other.country):
        reasons.append(Reason.COUNTRY_UNKNOWN)
    else:
        reasons.append(Reason.SAME_COUNTRY if mine.country == other.country else Reason.OTHER_COUNTRY)
    if mine.kind != other.kind:
        reasons.append(Reason.OTHER_KIND)
    if mine.level != other.level:
        reasons.append(Reason.OTHER_LEVEL)
    if mine.division != other.division:
        reasons.append(Reason.OTHER_DIVISION)
    return tuple(reasons)


def _apart(name: str) -> str:
    """Ordinal signs become letters before folding; the two forms of a final Arabic yeh become one."""
    return unicodedata.normalize("NFKC", name).replace("°", "o").replace("ى", "ي")


def _digits(word: str) -> str:
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


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUE[letter] for letter in letters]
    return sum(-v if later > v else v for v, later in zip(values, [*values[1:], 0], strict=True))


def key_of(row: Mapping[str, str]) -> Key:
    """A row of the table `party_key`."""
    return Key(row["name"], row["country"], PartyKind(row["kind"]), row["level"], row["division"])
