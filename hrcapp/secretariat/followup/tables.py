"""The tables of the follow-up: made from events and the versions that arrived, as all of `projection` is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.followup import said
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.reading import Reading
from hrcapp.secretariat.receipts import language_of
from hrcapp.store import Store, create

MIGRATION = create(
    """CREATE TABLE version_followup (
        version TEXT PRIMARY KEY, population INTEGER, term_end TEXT NOT NULL, language TEXT NOT NULL,
        has_contact INTEGER NOT NULL, shares_contact INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE meeting (
        id TEXT PRIMARY KEY, content TEXT NOT NULL, state TEXT NOT NULL, sequence INTEGER NOT NULL,
        at TEXT NOT NULL, minutes TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE attendance (
        meeting TEXT NOT NULL, party TEXT NOT NULL, came TEXT NOT NULL, PRIMARY KEY (meeting, party)
    ) WITHOUT ROWID""",
    """CREATE TABLE pair (
        subject TEXT PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, word TEXT NOT NULL, at TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE reminded (
        party TEXT NOT NULL, reminder TEXT NOT NULL, due TEXT NOT NULL, day TEXT NOT NULL,
        PRIMARY KEY (party, reminder, due)
    ) WITHOUT ROWID""",
)

PROJECTED = ("version_followup", "meeting", "attendance", "pair", "reminded")


class FollowUpTables:
    """Makes the rows of one subject again when an event about it comes in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: Mapping[str, Callable[[str, Sequence[SignedEvent]], None]] = {
            Kind.MEETING: self._meeting,
            Kind.MINUTES: self._meeting,
            Kind.ATTENDANCE: self._attendance,
            Kind.PAIR: self._pair,
            Kind.REMINDED: self._reminded,
        }

    def take(self, kind: str, subject: str, about: Sequence[SignedEvent]) -> bool:
        """Make the rows of a subject; whether this kind of event is one for these tables."""
        make = self._of.get(kind)
        if make is not None:
            make(subject, about)
        return make is not None

    def add_version(self, key: str, reading: Reading) -> None:
        """What the follow-up needs of a version, so that nothing is opened to draw up a list. No contact."""
        facts = reading.facts
        self._insert(
            "version_followup",
            {
                "version": key,
                "population": facts.party.population,
                "term_end": facts.term_end.isoformat() if facts.term_end else "",
                "language": language_of(reading),
                "has_contact": int(bool(facts.contact)),
                "shares_contact": int(facts.consents.get("publish_contact", False)),
            },
        )

    def _meeting(self, identifier: str, about: Sequence[SignedEvent]) -> None:
        self._store.execute("DELETE FROM meeting WHERE id = ?", (identifier,))
        if found := said.meeting(identifier, about):
            self._insert("meeting", vars(found))

    def _attendance(self, identifier: str, about: Sequence[SignedEvent]) -> None:
        self._store.execute("DELETE FROM attendance WHERE meeting = ?", (identifier,))
        for party, came in said.attendance(about).items():
            self._insert("attendance", {"meeting": identifier, "party": party, "came": came})

    def _pair(self, subject: str, about: Sequence[SignedEvent]) -> None:
        self._store.execute("DELETE FROM pair WHERE subject = ?", (subject,))
        if found := said.pair(about):
            self._insert("pair", {"subject": subject, **vars(found)})

    def _reminded(self, party: str, about: Sequence[SignedEvent]) -> None:
        self._store.execute("DELETE FROM reminded WHERE party = ?", (party,))
        for (reminder, due), day in said.reminded(about).items():
            self._insert("reminded", {"party": party, "reminder": reminder, "due": due, "day": day})

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
        marks = ", ".join(f":{column}" for column in row)
        self._store.execute(
            f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            dict(row),
        )
