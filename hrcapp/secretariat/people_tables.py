"""The tables about protected persons, consents by request and what was erased, made from the events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat import burial, fold_protection
from hrcapp.secretariat.kinds import Kind, topic
from hrcapp.store import Store, create

MIGRATION = create(
    "CREATE TABLE protection (version TEXT PRIMARY KEY, guard TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE redacted (version TEXT NOT NULL, redaction TEXT NOT NULL)",
    "CREATE INDEX redacted_version ON redacted (version)",
    """CREATE TABLE consent (
        submission TEXT NOT NULL, item TEXT NOT NULL, given INTEGER NOT NULL, at TEXT NOT NULL,
        words TEXT NOT NULL, PRIMARY KEY (submission, item)
    ) WITHOUT ROWID""",
    """CREATE TABLE erased (
        sha256 TEXT PRIMARY KEY, remains TEXT NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL,
        subject TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE redaction_draft (version TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
)
PROJECTED = ("protection", "redacted", "consent", "erased")
LOCAL = ("redaction_draft",)


@dataclass(frozen=True)
class PeopleTables:
    """Keeps them in step with the log."""

    store: Store

    def take(self, kind: str, subject: str, about: Sequence[SignedEvent]) -> bool:
        """Make the rows of a subject again; whether this kind is about people."""
        if topic(kind) == "protection":
            self._protection(subject, about)
        elif kind == Kind.CONSENT:
            self._consents(subject, about)
        elif kind == Kind.ERASURE:
            self._erased(subject, about)
        else:
            return False
        return True

    def _protection(self, version: str, about: Sequence[SignedEvent]) -> None:
        self.store.execute("DELETE FROM protection WHERE version = ?", (version,))
        self.store.execute("DELETE FROM redacted WHERE version = ?", (version,))
        if found := fold_protection.protection(about):
            self.store.execute("INSERT INTO protection VALUES (?, ?)", (version, str(found.guard)))
            for digest in found.redactions:
                self.store.execute("INSERT INTO redacted VALUES (?, ?)", (version, digest))

    def _consents(self, submission: str, about: Sequence[SignedEvent]) -> None:
        self.store.execute("DELETE FROM consent WHERE submission = ?", (submission,))
        for one in fold_protection.consents(about):
            self.store.execute(
                "INSERT INTO consent VALUES (?, ?, ?, ?, ?)",
                (submission, one.item, int(one.given), one.at, one.words),
            )

    def _erased(self, subject: str, about: Sequence[SignedEvent]) -> None:
        """Only what events of the same subject name is deleted: nothing else can be erased by mistake."""
        named = {value for event in about for name, value in event.event.data.items() if name != "erased"}
        for one in fold_protection.erased(about):
            self.store.execute(
                "INSERT OR REPLACE INTO erased VALUES (?, ?, ?, ?, ?)",
                (one.sha256, one.remains, one.at, one.desk, subject),
            )
            if one.sha256 in named:
                burial.bury(self.store, one.sha256, subject)
