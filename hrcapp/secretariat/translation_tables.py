"""The rows of translations, and of the texts that can be translated: made from events and kept bundles.

No words stand in them: a text is named by its path and hash, a translation by the hash of its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat import kept, translation_fold
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.translation_fields import FreeTexts
from hrcapp.store import Store, create
from hrcapp.xforms import parse_instance

MIGRATION = create(
    """CREATE TABLE free_text (
        version TEXT NOT NULL, place INTEGER NOT NULL, path TEXT NOT NULL, source TEXT NOT NULL,
        PRIMARY KEY (version, path)
    ) WITHOUT ROWID""",
    """CREATE TABLE translation (
        submission TEXT NOT NULL, path TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL,
        text TEXT NOT NULL, status TEXT NOT NULL, desk TEXT NOT NULL, at TEXT NOT NULL,
        digest TEXT NOT NULL, differs INTEGER NOT NULL,
        PRIMARY KEY (submission, path, language, source)
    ) WITHOUT ROWID""",
    """CREATE TABLE translation_draft (
        submission TEXT NOT NULL, path TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (submission, path, language, source)
    ) WITHOUT ROWID""",
)

PROJECTED = ("free_text", "translation")
LOCAL = ("translation_draft",)
"""What is being written at this desk, and has not been kept as a translation yet."""


class TranslationTables:
    """Makes the rows of one submission or version again."""

    def __init__(self, store: Store, reader: Reader, protection: Protection) -> None:
        self._store = store
        self._reader = reader
        self._protection = protection
        self._texts = FreeTexts()

    def version_added(self, key: str, reading: Reading) -> None:
        """A version has come in: its texts, with words taken out where that was decided."""
        content = reading.opened.content
        definition = self._reader.definition(content.form_digest)
        instance = self._protection.wording(key, content, definition)
        same = instance is content.instance_xml
        root = reading.root if same else parse_instance(instance)
        found = self._texts.within(definition, root)
        for place, one in enumerate(found):
            self._store.execute(
                "INSERT OR REPLACE INTO free_text VALUES (?, ?, ?, ?)", (key, place, one.path, one.source)
            )

    def protected(self, key: str) -> None:
        """Words were taken out of a version, or put back: its texts are others now."""
        row = self._store.row("SELECT bundle FROM version WHERE key = ?", (key,))
        if row is not None:
            self._store.execute("DELETE FROM free_text WHERE version = ?", (key,))
            self.version_added(key, kept.reading(self._store, self._reader, row["bundle"]))

    def said(self, submission: str, about: Iterable[SignedEvent]) -> None:
        """Something was said of the texts of a submission."""
        self._store.execute("DELETE FROM translation WHERE submission = ?", (submission,))
        for place, history in translation_fold.histories(submission, about).items():
            if (one := translation_fold.standing(history)) is not None:
                where = (place.submission, place.path, place.language, place.source)
                what = (one.text, one.status, one.desk, one.at, one.digest)
                self._store.execute(
                    "INSERT INTO translation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*where, *what, int(translation_fold.differ(history))),
                )
