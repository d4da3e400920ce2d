"""When two names are one party. By itself the desk joins only what is equal in every respect.

Two towns of one name, or a city and its province, must never become one party because their names look alike.
So the automatic match is exact equality of a folded name together with country, kind, level and first
division; everything else is a suggestion with its reasons, for a person to decide (`suggesting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hrcapp.i18n.name_key import name_key
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts, PartyKind


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


def keys_of(facts: PartyFacts, aliases: Iterable[str] = ()) -> Iterator[Key]:
    """The keys of a party as a form names it: one for each of its names, and of its aliases."""
    division = name_key(facts.admin1) if facts.kind.is_government else ""
    names = (facts.name, facts.name_latin, facts.name_english, *aliases)
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


def key_of(row: Mapping[str, str]) -> Key:
    """A row of the table `party_key`."""
    return Key(row["name"], row["country"], PartyKind(row["kind"]), row["level"], row["division"])
