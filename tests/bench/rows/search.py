"""Search as you type over a hundred thousand parties, against the same full-text query asked barely."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.sorting import fold
from hrcapp.secretariat.desk import Desk
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn
from tests.many_parties import fill, name_of
from tests.unit.secretariat.desk_world import World

_MANY, _FEW = 100_000, 2_000
_TYPED = (name_of(42)[:8], "sample region 7", "tunis", name_of(77)[:3])


def _measure(rounds: int) -> Sequence[Pair]:
    """A round types a few texts letter by letter, each letter a search that gives every hit."""
    count = _MANY if rounds > 1 else _FEW
    with TemporaryDirectory() as folder:
        world = World.make(Path(folder))
        fill(world.desk, count)
        bare = _bare(world.desk)
        typed = [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]

        def ours(_number: int) -> None:
            for text in typed:
                world.desk.parties.search(text)

        def reference(_number: int) -> None:
            for text in typed:
                words = " ".join(f"{word}*" for word in text.lower().split())
                bare.execute("SELECT party FROM words WHERE words MATCH ?", (words,)).fetchall()

        try:
            return in_turn(ours, reference, rounds)
        finally:
            bare.close()
            world.desk.close()


def _bare(desk: Desk) -> sqlite3.Connection:
    """The same words in memory: a table of the standard library, with a prefix index and not encrypted."""
    bare = sqlite3.connect(":memory:")
    bare.execute("CREATE VIRTUAL TABLE words USING fts5 (party UNINDEXED, text, prefix = '1 2 3')")
    rows = desk.store.rows("SELECT reference, name, admin1, country FROM version")
    said = ((row, country_name(row["country"], "en")) for row in rows)
    words = ((row["reference"], fold(f"{row['name']} {row['admin1']} {country}")) for row, country in said)
    bare.executemany("INSERT INTO words VALUES (?, ?)", words)
    return bare


ROW = Row(
    "search_100k",
    "ms",
    1.5,
    "the same words asked of a bare FTS5 table with a prefix index by the standard library's sqlite3, in "
    "memory and not encrypted; every hit fetched",
    _measure,
    rounds=15,
)
