"""The names of towns in a table that somebody made for another purpose."""

from __future__ import annotations

from collections.abc import Sequence

_HEADERS = {
    "town",
    "city",
    "municipality",
    "municipalities",
    "ville",
    "commune",
    "municipio",
    "municipalidad",
    "município",
    "municipi",
    "comune",
    "comuna",
    "gemeente",
    "gemeinde",
    "stadt",
    "concello",
    "belediye",
    "općina",
    "opština",
    "البلدية",
    "بلدية",
    "المدينة",
}
"""Words for a town in the languages of the app, as columns are called."""


def names_in(rows: Sequence[Sequence[str]]) -> list[str]:
    """One name a row, in their order, each once.

    The column is the one whose header speaks of towns; else the one with the most different words in it, the
    first of equals. A header that was found is no name.
    """
    if not rows:
        return []
    at = _named(rows[0])
    column, body = (at, rows[1:]) if at is not None else (_fullest(rows), rows)
    cells = (" ".join(row[column].split()) for row in body if column < len(row))
    return list(dict.fromkeys(filter(None, cells)))


def _named(header: Sequence[str]) -> int | None:
    words = [set(cell.casefold().split()) for cell in header]
    return next((at for at, found in enumerate(words) if found & _HEADERS), None)


def _fullest(rows: Sequence[Sequence[str]]) -> int:
    width = max(map(len, rows))
    words = [
        len({row[at] for row in rows if at < len(row) and any(map(str.isalpha, row[at]))})
        for at in range(width)
    ]
    return words.index(max(words))
