"""The names of towns in a table that somebody made for another purpose."""

from __future__ import annotations

from collections.abc import Sequence

_HEADERS = ("municip", "town", "city", "local government", "ville", "commune", "بلدية", "gemeente", "stadt")


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
    folded = [cell.casefold() for cell in header]
    return next((at for at, cell in enumerate(folded) if any(one in cell for one in _HEADERS)), None)


def _fullest(rows: Sequence[Sequence[str]]) -> int:
    width = max(map(len, rows))
    words = [
        len({row[at] for row in rows if at < len(row) and any(map(str.isalpha, row[at]))})
        for at in range(width)
    ]
    return words.index(max(words))
