"""The editor's texts of the report by section and language, made from the events; drafts beside them."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.event_order import heads, text
from hrcapp.secretariat.kinds import Kind
from hrcapp.store import Store, create

MIGRATION = create(
    """CREATE TABLE report_text (
        subject TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL,
        others INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE report_draft (subject TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
)
PROJECTED = ("report_text",)
LOCAL = ("report_draft",)


def said(about: Sequence[SignedEvent]) -> tuple[SignedEvent, ...]:
    """What stands, the last first; more than one where desks wrote without having heard of each other."""
    return tuple(reversed(heads(event for event in about if event.event.kind == Kind.REPORT_TEXT)))


def project(store: Store, subject: str, about: Sequence[SignedEvent]) -> None:
    """Make the row of one section and language again."""
    store.execute("DELETE FROM report_text WHERE subject = ?", (subject,))
    if found := said(about):
        last = found[0]
        store.execute(
            "INSERT INTO report_text VALUES (?, ?, ?, ?, ?)",
            (subject, text(last, "text"), to_text(last.event.at), last.event.desk, len(found) - 1),
        )
