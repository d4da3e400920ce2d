"""What a translator has begun to write: kept until it becomes a translation, and through a power cut."""

from __future__ import annotations

from hrcapp.secretariat.translation_fold import Place
from hrcapp.store import Store

_WHERE = "submission = ? AND path = ? AND language = ? AND source = ?"


class TranslationDrafts:
    """The table `translation_draft`: this desk's own, never part of the log."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, place: Place) -> str | None:
        """What was written so far; None where nothing was."""
        row = self._store.row(f"SELECT text FROM translation_draft WHERE {_WHERE}", _values(place))  # noqa: S608
        return str(row["text"]) if row else None

    def keep(self, place: Place, text: str) -> None:
        """Keep what is written now, also where everything was deleted."""
        self._store.execute(
            "INSERT OR REPLACE INTO translation_draft VALUES (?, ?, ?, ?, ?)", (*_values(place), text)
        )

    def forget(self, place: Place) -> None:
        """It was kept as a translation, or is not wanted any more."""
        self._store.execute(f"DELETE FROM translation_draft WHERE {_WHERE}", _values(place))  # noqa: S608


def _values(place: Place) -> tuple[str, str, str, str]:
    return place.submission, place.path, place.language, place.source
