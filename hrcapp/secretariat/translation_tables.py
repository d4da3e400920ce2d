"""The rows of translations, and of the texts that can be translated: made from events and kept bundles.

No words stand in them: a text is named by its path and hash, a translation by the hash of its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat import translation_fold
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.translation_fields import FreeTexts
from hrcapp.store import Store, create

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

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader
        self._texts = FreeTexts()

    def version_added(self, key: str, reading: Reading) -> None:
        """A version has come in: its texts."""
        definition = self._reader.definition(reading.opened.content.form_digest)
        found = self._texts.within(definition, reading.root)
        for place, one in enumerate(found):
            self._store.execute(
                "INSERT OR REPLACE INTO free_text VALUES (?, ?, ?, ?)", (key, place, one.path, one.source)
            )

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
