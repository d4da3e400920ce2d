"""What a person decides about suggested pairs: accept one, or put it aside. Shared with the other desks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hrcapp.secretariat import party_rows
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.followup import pairing
from hrcapp.secretariat.followup.pairing import AT_MOST, Key, Pair, Scores
from hrcapp.secretariat.followup.people import People, Person
from hrcapp.secretariat.followup.said import ACCEPTED, ASIDE, WORDS
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.store import Store

Words = Mapping[Key, str]


@dataclass(frozen=True)
class Matching:
    """All pairs. `withheld` offer or need something, but their contact person may not be shared.

    `left_out` do too, but are on hold or have withdrawn. `paused` counts accepted pairs of which one
    town does not take part, or does not agree, any more.
    """

    suggested: tuple[Pair, ...]
    accepted: tuple[Pair, ...]
    aside: tuple[Pair, ...]
    withheld: tuple[Person, ...]
    left_out: tuple[Person, ...]
    paused: int


class Pairs:
    """The decisions of one desk and of those it has heard of."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log

    def decide(self, pair: Pair, word: str) -> None:
        """ACCEPTED: the two are introduced. ASIDE: they are not suggested again. "" takes either back."""
        if word and word not in WORDS:
            raise ValueError(word)
        with self._store.transaction():
            for one, other in self._said_of(pair.key) - {pair.key}:
                self._say(one, other, "")
            self._say(*pair.key, word)

    def _said_of(self, key: Key) -> set[Key]:
        """The numbers under which something was said of these two before they were merged with others."""
        into = party_rows.merges(self._store)
        rows = self._store.rows("SELECT one, other FROM pair")
        return {
            (row["one"], row["other"])
            for row in rows
            if _key(standing_for(row["one"], into), standing_for(row["other"], into)) == key
        }

    def words(self) -> dict[Key, str]:
        """What is decided, under the numbers that stand now: of two merged ones the later word counts."""
        into = party_rows.merges(self._store)
        found: dict[Key, str] = {}
        for row in self._store.rows("SELECT * FROM pair ORDER BY at, subject"):
            one, other = standing_for(row["one"], into), standing_for(row["other"], into)
            if one != other:
                found[_key(one, other)] = row["word"]
        return found

    def _say(self, one: str, other: str, word: str) -> None:
        self._log.append(Kind.PAIR, f"{one}+{other}", {"one": one, "other": other, "word": word})


def matching(people: People, words: Words, at_most: int = AT_MOST, scores: Scores | None = None) -> Matching:
    """All pairs of these people in view of what was decided. Pure: it may take a second for a thousand, and
    with the `scores` of the same towns some hundredths."""
    towns = {one.reference: one for one in people.taking_part if _exchanges(one) and one.shares_contact}
    known = {
        key: pairing.pair(towns[key[0]], towns[key[1]])
        for key in words
        if key[0] in towns and key[1] in towns
    }
    accepted = _of(known, words, ACCEPTED)
    taken = Counter(reference for pair in accepted for reference in pair.key)
    return Matching(
        suggested=tuple(pairing.suggest(list(towns.values()), taken, known.keys(), at_most, scores)),
        accepted=accepted,
        aside=_of(known, words, ASIDE),
        withheld=tuple(one for one in people.taking_part if _exchanges(one) and not one.shares_contact),
        left_out=tuple(one for one in people.left_out if _exchanges(one)),
        paused=sum(word == ACCEPTED and key not in known for key, word in words.items()),
    )


def _of(known: Mapping[Key, Pair], words: Words, word: str) -> tuple[Pair, ...]:
    found = [pair for key, pair in known.items() if words[key] == word]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.key)))


def _exchanges(one: Person) -> bool:
    return bool(one.chose("offers") or one.chose("needs"))


def _key(one: str, other: str) -> Key:
    first, second = sorted((one, other), key=reference_order)
    return first, second
