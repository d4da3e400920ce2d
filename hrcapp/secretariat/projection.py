"""Tables made from events and kept bundles. They can be emptied and made again, and come out the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat import fold, instance_tables, kept, report_text_tables, second_reader
from hrcapp.secretariat.assessments import tables as assessment_tables
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.followup.tables import FollowUpTables
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.party_tables import PartyTables
from hrcapp.secretariat.people_tables import PeopleTables
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.schema import PROJECTED
from hrcapp.secretariat.translation_tables import TranslationTables
from hrcapp.store import Store, blobs


class Projection:
    """Keeps the tables in step with the log: told of an event, it makes the rows of that subject again."""

    def __init__(self, store: Store, log: Log, reader: Reader) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._party_tables = PartyTables(store)
        self._people_tables = PeopleTables(store)
        self._translations = TranslationTables(store, reader, Protection(store, log, reader))
        self._followup_tables = FollowUpTables(store)
        self._readings: dict[str, Reading] = {}
        log.listeners.append(self.follow)

    def expect(self, bundle: str, reading: Reading) -> None:
        """Use this reading for the bundle of that hash, which is about to be imported: it is read once."""
        self._readings = {bundle: reading}

    def follow(self, event: SignedEvent) -> None:
        """Take one new event in."""
        self._project(event.event.kind, event.event.subject)

    def rebuild(self) -> None:
        """Empty the tables and fill them from the log."""
        with self._store.transaction():
            for table in PROJECTED:
                self._store.execute(f"DELETE FROM {table}")  # noqa: S608
            # What was erased is known first: other rows are then made from what remains.
            for kind, subject in sorted(self._log.subjects(), key=lambda pair: pair[0] != Kind.ERASURE):
                self._project(kind, subject)

    def bring_up_to_date(self) -> None:
        """Make the tables again after a migration that changed what they hold."""
        if self._store.row("SELECT what FROM outdated") is None:
            return
        with self._store.transaction():
            self.rebuild()
            self._store.execute("DELETE FROM outdated")

    def _project(self, kind: str, subject: str) -> None:
        about = self._log.about(subject)
        if kind == Kind.IMPORT or fold.topic(kind) == "decision":
            self._version(fold.version(subject, about))
        elif any(
            tables.take(kind, subject, about)
            for tables in (self._party_tables, self._followup_tables, self._people_tables)
        ):
            if kind == Kind.ERASURE:
                self._made_anew(subject, about)
            elif fold.topic(kind) == "protection":
                self._translations.protected(subject)
        elif kind == Kind.APPROVE_SENDER:
            self._sender(fold.sender(subject, about))
        elif kind == Kind.CODING:
            self._finding(fold.finding(subject, about))
        elif kind == Kind.TRANSLATION:
            self._translations.said(subject, about)
        elif kind == Kind.PROPOSE:
            second_reader.project(self._store, subject, about)
        elif kind == Kind.REPORT_TEXT:
            report_text_tables.project(self._store, subject, about)

    def _made_anew(self, key: str, about: Sequence[SignedEvent]) -> None:
        """The rows of a version of which something was erased, from what remains."""
        if self._store.row("SELECT key FROM version WHERE key = ?", (key,)) is not None:
            for table in ("version_code", "version_followup", "free_text"):
                self._store.execute(f"DELETE FROM {table} WHERE version = ?", (key,))  # noqa: S608
            self._store.execute("DELETE FROM version WHERE key = ?", (key,))
            self._version(fold.version(key, about))

    def _version(self, version: fold.Version | None) -> None:
        if version is None:
            return
        known = self._store.row("SELECT key FROM version WHERE key = ?", (version.key,))
        if known is None:
            self._add_version(version, self._read(version.bundle))
        # Two desks may have taken in the same file: which came first is known when both have been heard.
        self._store.execute(
            "UPDATE version SET reference = ?, receipt = ?, arrived_at = ?, bundle = ?, decision = ?,"
            " decided_at = ?, decision_receipt = ? WHERE key = ?",
            (
                version.reference,
                version.receipt,
                version.arrived_at,
                version.bundle,
                version.decision,
                version.decided_at,
                version.decision_receipt,
                version.key,
            ),
        )
        self._party_tables.version_changed(version.submission)

    def _read(self, bundle: str) -> Reading:
        return self._readings.get(bundle) or kept.reading(self._store, self._reader, bundle)

    def _add_version(self, version: fold.Version, reading: Reading) -> None:
        party = reading.facts.party
        row: dict[str, object] = {
            "key": version.key,
            "submission": version.submission,
            "revision": version.revision,
            "bundle": version.bundle,
            "sender": version.sender,
            "reference": version.reference,
            "receipt": version.receipt,
            "arrived_at": version.arrived_at,
            "decision": None,
            "decided_at": "",
            "decision_receipt": "",
            "origin": str(reading.origin),
            "scope": str(reading.facts.scope),
            "kind": str(party.kind),
            "name": party.name,
            "name_language": party.name_language,
            "name_latin": party.name_latin,
            "name_english": party.name_english,
            "country": party.country,
            "admin1": party.admin1,
            "level": party.level,
            "type": party.type,
            "verdict": reading.verdict,
            "same_answers": int(reading.same_answers),
            "attachments": len(reading.opened.content.attachments),
            "publish": int(reading.facts.consents.get("publish_answers", False)),
            "answers_language": reading.facts.answers_language,
        }
        self._insert("version", row)
        instance_tables.add_version(self._store, version.key, reading)
        assessment_tables.add_version(self._store, version.key, reading, self._reader)
        self._translations.version_added(version.key, reading)
        self._followup_tables.add_version(version.key, reading)
        for question, codes in reading.facts.codes.items():
            for place, code in enumerate(codes):
                self._insert(
                    "version_code",
                    {"version": version.key, "question": question, "code": code, "place": place},
                )

    def _sender(self, found: fold.Sender | None) -> None:
        if found is None:
            return
        self._store.execute(
            "INSERT OR REPLACE INTO sender VALUES (?, ?, ?)",
            (found.fingerprint, int(found.approved), int(found.own)),
        )
        for submission in found.submissions:
            self._store.execute(
                "INSERT OR IGNORE INTO sender_submission VALUES (?, ?)", (found.fingerprint, submission)
            )

    def _finding(self, digest: str | None) -> None:
        if digest is None:
            return
        finding = Finding.from_json(blobs.get(self._store, digest))
        self._store.execute("DELETE FROM finding_party WHERE finding = ?", (finding.id,))
        self._store.execute(
            "INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?, ?, ?)",
            (finding.id, finding.place, finding.section, finding.group, finding.theme, finding.text),
        )
        for party in sorted(finding.parties):
            self._insert("finding_party", {"finding": finding.id, "party": party})

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
        marks = ", ".join(f":{column}" for column in row)
        self._store.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            dict(row),
        )
