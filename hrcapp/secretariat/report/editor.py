"""The editor's texts of the report: one for each section and language, shared by all desks through the log.

What is being written is kept at this desk alone until it is said to all. A text is Markdown with tokens;
`editor_checks` says what is wrong with one, and only what would stop the report keeps a text from being said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange.dates import from_text
from hrcapp.secretariat import kept, report_text_tables
from hrcapp.secretariat.event_order import text as text_of
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.report import words
from hrcapp.store import Store, blobs

MAX_TEXT = 200_000


@dataclass(frozen=True)
class Written:
    """One section in one language. `text` is what the report prints; `own`: an editor wrote it, and when.

    `draft` is what this desk has begun, None for nothing; `others` are texts that other desks wrote without
    having heard of this one: saying a text settles that.
    """

    section: str
    language: str
    text: str
    own: bool
    at: datetime | None = None
    desk: str = ""
    draft: str | None = None
    others: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What stands in the editor."""
        return self.text if self.draft is None else self.draft


class Editor:
    """Reads and writes the texts. Raises ValueError for a section that no report has."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log

    def text(self, section: str, language: str) -> str:
        """What the report prints: the editor's text, or the one that ships."""
        said = self._said(_subject(section, language))
        return said or words.speaker(language)(words.NARRATIVE[section])

    def written(self, section: str, language: str) -> Written:
        """All that is known of one text."""
        subject = _subject(section, language)
        row = self._store.row("SELECT * FROM report_text WHERE subject = ?", (subject,))
        draft = self._store.row("SELECT text FROM report_draft WHERE subject = ?", (subject,))
        own = bool(self._said(subject))
        return Written(
            section=section,
            language=language,
            text=self.text(section, language),
            own=own,
            at=from_text(row["at"]) if row and own else None,
            desk=str(row["desk"]) if row and own else "",
            draft=str(draft["text"]) if draft else None,
            others=self._others(subject) if row and row["others"] else (),
        )

    def keep_draft(self, section: str, language: str, text: str) -> None:
        """Keep what is written now, at this desk; what the report prints already is no draft."""
        subject = _subject(section, language)
        if text.strip() == self.text(section, language).strip():
            self._store.execute("DELETE FROM report_draft WHERE subject = ?", (subject,))
        else:
            row = (subject, text[:MAX_TEXT])
            self._store.execute("INSERT OR REPLACE INTO report_draft VALUES (?, ?)", row)

    def say(self, section: str, language: str, text: str) -> None:
        """Give the section this text, at all desks; an empty one brings back what ships.

        Raises ValueError for one that is too long.
        """
        subject, text = _subject(section, language), text.strip()
        if len(text) > MAX_TEXT:
            raise ValueError("too long for a section")
        if text == words.speaker(language)(words.NARRATIVE[section]).strip():
            text = ""
        with self._store.transaction():
            if text != self._said(subject) or self._others(subject):
                digest = blobs.put(self._store, text.encode()) if text else ""
                self._log.append(Kind.REPORT_TEXT, subject, {"text": digest})
            self._store.execute("DELETE FROM report_draft WHERE subject = ?", (subject,))

    def _said(self, subject: str) -> str:
        row = self._store.row("SELECT text FROM report_text WHERE subject = ?", (subject,))
        return self._words(str(row["text"])) if row else ""

    def _others(self, subject: str) -> tuple[str, ...]:
        beside = report_text_tables.said(self._log.about(subject))[1:]
        return tuple(self._words(text_of(one, "text")) for one in beside)

    def _words(self, digest: str) -> str:
        return kept.get(self._store, digest).decode() if digest else ""


def _subject(section: str, language: str) -> str:
    if section not in words.NARRATIVE:
        raise ValueError("no such section")
    return f"{section}/{language}"
