"""What a person decides about parties beyond "same as?": names, parents, waves, standing, merging, splitting.

Every decision is an event and can be taken back by another one; nothing is ever lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat import kept
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.fold_parties import ADD, REMOVE
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.party_rows import Alias, Party
from hrcapp.store import Store, blobs

LONGEST_NAME = 300
LONGEST_WAVE = 40


class Registrar:
    """Changes the registry. All raise Fault PARTY_UNKNOWN for a number that no party has."""

    def __init__(self, store: Store, log: Log, parties: Parties, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._log = log
        self._parties = parties
        self._clock = clock

    # -- names

    def add_alias(self, reference: str, name: str, language: str = "") -> None:
        """A further name or spelling, in any script; it is searched, matched, and never printed.

        Raises Fault NAME_UNUSABLE for one that is empty or too long.
        """
        alias = Alias(" ".join(name.split()), language)
        if not 0 < len(alias.name) <= LONGEST_NAME:
            raise Fault(Code.NAME_UNUSABLE, limit=LONGEST_NAME)
        party = self._parties.get(reference)
        if alias not in party.given:
            self._alias(party.reference, alias, ADD)

    def remove_alias(self, reference: str, alias: Alias) -> None:
        """Take a further name away again; those that came with forms stay."""
        party = self._parties.get(reference)
        # It may have been given to a party that has been merged into this one since.
        for one in (party.reference, *party.merged):
            self._alias(one, alias, REMOVE)

    def _alias(self, reference: str, alias: Alias, action: str) -> None:
        content = json.dumps(vars(alias), ensure_ascii=False, sort_keys=True).encode()
        with self._store.transaction():
            digest = blobs.put(self._store, content)
            self._log.append(Kind.ALIAS, reference, {"action": action, "alias": digest})

    # -- what it is a part of

    def set_parent(self, reference: str, parent: str) -> None:
        """The party that this one is a part of; "" for none. Raises Fault PARENT_CIRCULAR."""
        party = self._parties.get(reference)
        above = self._parties.get(parent) if parent else None
        if above is not None and party.reference in self._above(above):
            raise Fault(Code.PARENT_CIRCULAR, reference=parent)
        if (above.reference if above else "") != party.parent:
            self._log.append(Kind.PARENT, party.reference, {"parent": above.reference if above else ""})

    def _above(self, party: Party) -> set[str]:
        """A party and all that it is a part of."""
        found = {party.reference}
        while party.parent and party.parent not in found:
            found.add(party.parent)
            party = self._parties.get(party.parent)
        return found

    def add_wave(self, reference: str, wave: str) -> None:
        """Count a party to a wave of the campaign, by its name in the kit. Raises Fault NAME_UNUSABLE."""
        if not 0 < len(wave.strip()) <= LONGEST_WAVE:
            raise Fault(Code.NAME_UNUSABLE, limit=LONGEST_WAVE)
        self._wave(reference, wave.strip(), ADD)

    def remove_wave(self, reference: str, wave: str) -> None:
        """It does not belong to that wave after all."""
        self._wave(reference, wave, REMOVE)

    def _wave(self, reference: str, wave: str, action: str) -> None:
        party = self._parties.get(reference)
        if (wave in party.waves) != (action == ADD):
            for one in (party.reference,) if action == ADD else (party.reference, *party.merged):
                self._log.append(Kind.WAVE, one, {"wave": wave, "action": action})

    # -- whether it takes part

    def set_standing(
        self, reference: str, standing: PartyStanding, day: date | None = None, words: str = ""
    ) -> None:
        """On hold, withdrawn, or taking part again, since a day (today). Raises Fault DAY_IN_FUTURE."""
        party = self._parties.get(reference)
        since = self._day(day)
        with self._store.transaction():
            data = {"standing": str(standing), "day": since, "words": self._words(words)}
            self._log.append(Kind.STANDING, party.reference, data)

    def record_council(self, reference: str, day: date, words: str = "") -> None:
        """The council has decided to take part: the day, and what the decision is called.

        Raises Fault DAY_IN_FUTURE.
        """
        party, since = self._parties.get(reference), self._day(day)
        with self._store.transaction():
            self._log.append(Kind.COUNCIL, party.reference, {"day": since, "words": self._words(words)})

    def forget_council(self, reference: str) -> None:
        """It was noted by mistake."""
        party = self._parties.get(reference)
        self._log.append(Kind.COUNCIL, party.reference, {"day": "", "words": ""})

    def words(self, digest: str) -> str:
        """What was written about a standing or a council's decision."""
        return kept.get(self._store, digest).decode() if digest else ""

    def _day(self, day: date | None) -> str:
        today = self._clock().date()
        if day is not None and day > today:
            raise Fault(Code.DAY_IN_FUTURE)
        return (day or today).isoformat()

    def _words(self, text: str) -> str:
        return blobs.put(self._store, text.strip().encode()) if text.strip() else ""

    # -- merging and splitting

    def merge(self, reference: str, into: str) -> None:
        """Two entries are one party: `into` stands for both from now on. Raises Fault MERGE_SAME."""
        one, other = self._parties.get(reference), self._parties.get(into)
        if one.reference == other.reference:
            raise Fault(Code.MERGE_SAME, reference=into)
        self._log.append(Kind.MERGE, one.reference, {"into": other.reference})

    def undo_merge(self, reference: str) -> None:
        """They are two after all: what `reference` had before is its own again."""
        self._parties.must_exist(reference)
        self._log.append(Kind.MERGE, reference, {"into": ""})

    def split(self, submission: str) -> str:
        """A submission is of another party: it founds a new one, whose number is returned.

        It can be taken back by linking the submission (`Parties.link`) or by merging.
        Raises Fault SPLIT_LAST where the party would be left with nothing.
        """
        reference = self._parties.of(submission)
        if reference is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=submission)
        if len(self._parties.get(reference).submissions) < 2:
            raise Fault(Code.SPLIT_LAST, reference=reference)
        return self._parties.create(submission, self._parties.next_reference())
