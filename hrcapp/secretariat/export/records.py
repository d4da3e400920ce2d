"""The submissions that an export rests on: of each, the latest accepted version, opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hrcapp.exchange.bundle import Content
from hrcapp.model.party import Origin, PledgeFacts, Scope
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import kept
from hrcapp.secretariat.consents import Consents
from hrcapp.secretariat.figures import Figures, Snapshot, accepted_versions, reference_order
from hrcapp.secretariat.fold import State, Version
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.translation import Book, Translations
from hrcapp.store import Store
from hrcapp.submission.facts import pledge_facts
from hrcapp.xforms import FormDefinition

Progress = Callable[[int, int], None]
"""Told (done, total); what it raises stops the work."""


@dataclass(frozen=True)
class Record:
    """One submission of a party. `row` is what the desk's table `version` says of it.

    `counted`: the party is one that counts; one that sent an assessment alone does not.
    """

    party: str
    row: Mapping[str, Any]
    facts: PledgeFacts
    content: Content
    definition: FormDefinition
    book: Book | None = field(default=None, repr=False)
    counted: bool = True

    @property
    def counted_party(self) -> str | None:
        """The party's number, where the list of parties has it."""
        return self.party if self.counted else None

    @property
    def is_pledge(self) -> bool:
        """Whether the form is one of those that the campaign counts and publishes."""
        return self.facts.scope is not Scope.OTHER_FORM

    @property
    def reconstructed(self) -> bool:
        """Whether it holds what an earlier report printed, and nothing else."""
        return Origin(self.row["origin"]) is Origin.RECONSTRUCTED

    @property
    def signed(self) -> bool:
        """Whether its statement is signed and whole, over these very answers."""
        return self.row["verdict"] == "intact" and bool(self.row["same_answers"])

    def translation(self, path: str, original: str, language: str) -> str:
        """The checked translation of an answer as it is published; "" where there is none."""
        return self.book.of(self.row["submission"], path, original, language) if self.book else ""

    def agrees(self, consent: str) -> bool:
        """Whether the form says yes to one of the questions on publication."""
        return self.facts.consents.get(consent, False)


class Records:
    """Reads submissions one after the other: all of them at once may be too large for the memory."""

    def __init__(
        self,
        store: Store,
        log: Log,
        reader: Reader,
        figures: Figures,
        protection: Protection,
        consents: Consents,
        translations: Translations,
    ) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._figures = figures
        self._protection = protection
        self._consents = consents
        self._translations = translations

    def snapshot(self, day: date) -> Snapshot:
        """Who counts, as of the end of that UTC day."""
        return self._figures.as_of(day)

    def each(
        self, day: date, progress: Progress | None = None, *, every_version: bool = False
    ) -> Iterator[Record]:
        """Every accepted submission that belongs to a party, in the order of the parties' numbers.

        `every_version`: with the earlier accepted versions of each, before the latest.
        """
        found, book = self._accepted(day, every_version), self._translations.book(day)
        for done, (party, row) in enumerate(found):
            if progress:
                progress(done, len(found))
            yield self._record(party, row, book)
        if progress:
            progress(len(found), len(found))

    def _accepted(self, day: date, every_version: bool) -> Sequence[tuple[str, Mapping[str, Any]]]:
        state = self._log.state(day)
        rows = {row["key"]: row for row in self._store.rows("SELECT * FROM version")}
        found = [
            (membership.party, {**rows[version.key], "decided_at": version.decided_at})
            for submission, latest in accepted_versions(state).items()
            for version in (_line(state, latest) if every_version else (latest,))
            if (membership := state.memberships.get(submission))
        ]
        return sorted(found, key=_place)

    def _record(self, party: str, row: Mapping[str, Any], book: Book) -> Record:
        """As the public may see it: without what is protected, with the consents that hold now."""
        content = kept.opened(self._store, self._reader, row["bundle"]).content
        definition = self._reader.definition(content.form_digest)
        shown = self._protection.published(row["key"], content, definition)
        facts = pledge_facts(shown.instance_xml)
        consents = self._consents.effective(row, facts.consents)
        if self._protection.guard(row["key"]) is Guard.BLOCKED:
            consents["publish_answers"] = False
        return Record(party, row, replace(facts, consents=consents), shown, definition, book)


def _line(state: State, latest: Version) -> list[Version]:
    """The accepted versions of one submission."""
    return [
        version
        for version in state.versions.values()
        if version.submission == latest.submission and version.decision is ReviewState.ACCEPTED
    ]


def _place(pair: tuple[str, Mapping[str, Any]]) -> tuple[object, ...]:
    party, row = pair
    return reference_order(party), row["arrived_at"], row["revision"], row["key"]
