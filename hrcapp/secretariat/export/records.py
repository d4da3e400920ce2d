"""The submissions that an export rests on: of each, the latest accepted version, opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrcapp.exchange.bundle import Content
from hrcapp.model.party import Origin, PledgeFacts
from hrcapp.secretariat.figures import Figures, Snapshot, accepted_versions, reference_order
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.reading import Reader
from hrcapp.store import Store, blobs
from hrcapp.submission.facts import pledge_facts
from hrcapp.xforms import FormDefinition

Progress = Callable[[int, int], None]
"""Told (done, total); what it raises stops the work."""


@dataclass(frozen=True)
class Record:
    """One submission of a party. `row` is what the desk's table `version` says of it."""

    party: str
    row: Mapping[str, Any]
    facts: PledgeFacts
    content: Content
    definition: FormDefinition

    @property
    def reconstructed(self) -> bool:
        """Whether it holds what an earlier report printed, and nothing else."""
        return Origin(self.row["origin"]) is Origin.RECONSTRUCTED

    @property
    def signed(self) -> bool:
        """Whether its statement is signed and whole, over these very answers."""
        return self.row["verdict"] == "intact" and bool(self.row["same_answers"])

    def agrees(self, consent: str) -> bool:
        """Whether the form says yes to one of the questions on publication."""
        return self.facts.consents.get(consent, False)


class Records:
    """Reads submissions one after the other: all of them at once may be too large for the memory."""

    def __init__(self, store: Store, log: Log, reader: Reader, figures: Figures) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._figures = figures

    def snapshot(self, day: date) -> Snapshot:
        """Who counts, as of the end of that UTC day."""
        return self._figures.as_of(day)

    def each(self, day: date, progress: Progress | None = None) -> Iterator[Record]:
        """Every accepted submission that belongs to a party, in the order of the parties' numbers."""
        found = self._accepted(day)
        for done, (party, row) in enumerate(found):
            if progress:
                progress(done, len(found))
            yield self._record(party, row)
        if progress:
            progress(len(found), len(found))

    def _accepted(self, day: date) -> Sequence[tuple[str, Mapping[str, Any]]]:
        state = self._log.state(day)
        rows = {row["key"]: row for row in self._store.rows("SELECT * FROM version")}
        found = [
            (membership.party, {**rows[version.key], "decided_at": version.decided_at})
            for submission, version in accepted_versions(state).items()
            if (membership := state.memberships.get(submission))
        ]
        return sorted(
            found, key=lambda pair: (reference_order(pair[0]), pair[1]["arrived_at"], pair[1]["key"])
        )

    def _record(self, party: str, row: Mapping[str, Any]) -> Record:
        content = self._reader.open(blobs.get(self._store, row["bundle"]), revoked=()).content
        definition = self._reader.definition(content.form_digest)
        return Record(party, row, pledge_facts(content.instance_xml), content, definition)
