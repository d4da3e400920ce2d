"""The tables of the registry: made from events and the versions that arrived, as all of `projection` is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat import fold, fold_parties, kept, party_search
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.matching import keys_of
from hrcapp.secretariat.merging import standing_for
from hrcapp.secretariat.rows import facts_of
from hrcapp.store import Store, create

MIGRATION = create(
    "ALTER TABLE membership ADD COLUMN said TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE membership ADD COLUMN made INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX membership_said ON membership (said)",
    "CREATE INDEX version_country ON version (country)",
    "CREATE TABLE party_merge (party TEXT PRIMARY KEY, into_party TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE party_alias (
        party TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, PRIMARY KEY (party, name, language)
    ) WITHOUT ROWID""",
    """CREATE TABLE party_wave (
        party TEXT NOT NULL, wave TEXT NOT NULL, PRIMARY KEY (party, wave)
    ) WITHOUT ROWID""",
    "CREATE TABLE party_parent (party TEXT PRIMARY KEY, parent TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE party_council (
        party TEXT PRIMARY KEY, day TEXT NOT NULL, words TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE party_standing (
        party TEXT PRIMARY KEY, standing TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE invitation (
        id TEXT PRIMARY KEY, content TEXT NOT NULL, day TEXT NOT NULL, replied TEXT NOT NULL,
        answer TEXT NOT NULL, party TEXT NOT NULL
    ) WITHOUT ROWID""",
    *party_search.TABLES,
)

PROJECTED = (
    "party_merge",
    "party_alias",
    "party_wave",
    "party_parent",
    "party_council",
    "party_standing",
    "invitation",
    "party_row",
    "party_text",
)

_NOT_REJECTED = """SELECT version.* FROM version JOIN membership USING (submission)
    WHERE membership.party = ? AND coalesce(decision, '') != 'rejected'
    ORDER BY founds DESC, submission, key"""


class PartyTables:
    """Makes the rows of one subject again when an event about it comes in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: Mapping[str, Callable[[str, Sequence[SignedEvent]], None]] = {
            Kind.PARTY: self._membership,
            Kind.MERGE: self._merge,
            Kind.NAMES: self._names,
            Kind.ALIAS: self._aliases,
            Kind.WAVE: self._waves,
            Kind.PARENT: self._parent,
            Kind.COUNCIL: self._council,
            Kind.STANDING: self._standing,
            Kind.INVITATION: self._invitation,
            Kind.REPLY: self._invitation,
            Kind.INVITED: self._invitation,
        }

    def take(self, kind: str, subject: str, about: Sequence[SignedEvent]) -> bool:
        """Make the rows of a subject; whether this kind of event is one for these tables."""
        make = self._of.get(kind)
        if make is not None:
            make(subject, about)
        return make is not None

    def version_changed(self, submission: str) -> None:
        """A version of this submission came in or was decided about: its names may be others now."""
        self._keys(submission)
        row = self._store.row("SELECT party FROM membership WHERE submission = ?", (submission,))
        if row is not None:
            self._text(row["party"])

    # -- who belongs to whom

    def _membership(self, submission: str, about: Sequence[SignedEvent]) -> None:
        found = fold.membership(submission, about)
        if found is None:
            return
        before = self._store.row("SELECT party FROM membership WHERE submission = ?", (submission,))
        party = standing_for(found.said, self._merges())
        self._store.execute(
            """INSERT OR REPLACE INTO membership (submission, party, founds, settled, said, made)
               VALUES (:submission, :party, :made AND :said = :party, :settled, :said, :made)""",
            {
                "submission": submission,
                "party": party,
                "settled": int(found.settled),
                "said": found.said,
                "made": int(found.founds),
            },
        )
        self._keys(submission)
        for one in {party, before["party"] if before else party}:
            self._text(one)

    def _merge(self, party: str, about: Sequence[SignedEvent]) -> None:
        """All that stood under this party, or under one that led here, may stand under another one now."""
        self._store.execute("DELETE FROM party_merge WHERE party = ?", (party,))
        if into := fold.merge(party, about):
            self._store.execute("INSERT INTO party_merge VALUES (?, ?)", (party, into))
        merges = self._merges()
        for row in self._store.rows("SELECT DISTINCT said, party FROM membership"):
            now = standing_for(row["said"], merges)
            if now != row["party"]:
                self._store.execute(
                    "UPDATE membership SET party = :now, founds = made AND said = :now WHERE said = :said",
                    {"now": now, "said": row["said"]},
                )
                self._known_by(now)
                self._text(row["party"])

    def _merges(self) -> Mapping[str, str]:
        return {row["party"]: row["into_party"] for row in self._store.rows("SELECT * FROM party_merge")}

    def _stands(self, party: str) -> str:
        return standing_for(party, self._merges())

    # -- names

    def _known_by(self, party: str) -> None:
        """The names of a party changed: so do its keys, and the words under which it is found."""
        rows = self._store.rows("SELECT submission FROM membership WHERE party = ?", (party,))
        for row in rows:
            self._keys(row["submission"])
        self._text(party)

    def _keys(self, submission: str) -> None:
        """The names under which a party is known by itself: those of every version that belongs to it, its
        names in print, and its aliases."""
        self._store.execute("DELETE FROM party_key WHERE submission = ?", (submission,))
        row = self._store.row("SELECT party FROM membership WHERE submission = ?", (submission,))
        if row is None:
            return
        also = self._given(row["party"])
        versions = self._store.rows("SELECT * FROM version WHERE submission = ? ORDER BY key", (submission,))
        for key in dict.fromkeys(key for version in versions for key in keys_of(facts_of(version), also)):
            self._store.execute(
                "INSERT INTO party_key VALUES (?, ?, ?, ?, ?, ?, ?)",
                (submission, row["party"], key.name, key.country, key.kind, key.level, key.division),
            )

    def _given(self, party: str) -> list[str]:
        """The names that a person gave a party, or one that was merged into it."""
        merged = [said for said, into in self._merged_into().items() if into == party]
        marks = ",".join("?" * (len(merged) + 1))
        every = (party, *merged)
        rows = self._store.rows(
            f"""SELECT name FROM party_name WHERE party IN ({marks})
                UNION SELECT name FROM party_alias WHERE party IN ({marks})""",  # noqa: S608
            (*every, *every),
        )
        return [row["name"] for row in rows]

    def _merged_into(self) -> Mapping[str, str]:
        merges = self._merges()
        return {party: standing_for(party, merges) for party in merges}

    def _text(self, party: str) -> None:
        versions = self._store.rows(_NOT_REJECTED, (party,))
        if not versions:
            party_search.remove(self._store, party)
            return
        names = [name for version in versions for name in _spellings(version)]
        country = facts_of(versions[0]).country
        party_search.put(self._store, party, [*names, *self._given(party)], country)

    def _names(self, party: str, about: Sequence[SignedEvent]) -> None:
        merged: dict[str, str] = {}
        for digest in fold.names(party, about) or ():
            merged |= json.loads(kept.get(self._store, digest))
        self._fill("party_name", party, ({"language": tag, "name": name} for tag, name in merged.items()))
        self._known_by(self._stands(party))

    def _aliases(self, party: str, about: Sequence[SignedEvent]) -> None:
        found = (json.loads(kept.get(self._store, digest)) for digest in fold_parties.aliases(about))
        self._fill("party_alias", party, ({key: one[key] for key in ("name", "language")} for one in found))
        self._known_by(self._stands(party))

    # -- what else is said of a party

    def _waves(self, party: str, about: Sequence[SignedEvent]) -> None:
        self._fill("party_wave", party, ({"wave": wave} for wave in fold_parties.waves(about)))

    def _parent(self, party: str, about: Sequence[SignedEvent]) -> None:
        parent = fold_parties.parent(about)
        self._fill("party_parent", party, [{"parent": parent}] if parent else [])

    def _council(self, party: str, about: Sequence[SignedEvent]) -> None:
        found = fold_parties.council(about)
        self._fill("party_council", party, [{"day": found.day, "words": found.words}] if found else [])

    def _standing(self, party: str, about: Sequence[SignedEvent]) -> None:
        found = fold.standing(party, about)
        self._fill("party_standing", party, [vars(found)] if found else [])

    def _invitation(self, identifier: str, about: Sequence[SignedEvent]) -> None:
        self._store.execute("DELETE FROM invitation WHERE id = ?", (identifier,))
        if found := fold_parties.invitation(identifier, about):
            self._insert("invitation", vars(found))

    def _fill(self, table: str, party: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Replace what a table says of a party."""
        self._store.execute(f"DELETE FROM {table} WHERE party = ?", (party,))  # noqa: S608
        for row in rows:
            self._insert(table, {"party": party, **row})

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
        marks = ", ".join(f":{column}" for column in row)
        self._store.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            dict(row),
        )


def _spellings(row: Mapping[str, str]) -> Iterator[str]:
    yield from filter(None, (row["name"], row["name_latin"], row["name_english"], row["admin1"]))
