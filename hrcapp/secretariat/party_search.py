"""Finding parties while somebody types: any name, in any script, the number, the place. Full text (FTS5)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.name_key import name_key, words_of
from hrcapp.store import Store

TABLES = (
    "CREATE TABLE party_row (id INTEGER PRIMARY KEY, party TEXT NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE party_text USING fts5(
        text, content = '', contentless_delete = 1, prefix = '1 2 3', detail = full,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )""",
)
"""The words of each party, under the number of its row."""

_FIND = """SELECT party_row.party FROM party_text JOIN party_row ON party_row.id = party_text.rowid
    WHERE party_text MATCH ? LIMIT ?"""
_UNSPACED = ("CJK ", "HIRAGANA", "KATAKANA", "THAI", "LAO ", "KHMER", "MYANMAR", "TIBETAN")
_NO_LIMIT = -1


def search(store: Store, typed: str, limit: int = _NO_LIMIT) -> Iterator[str]:
    """References of parties that have every typed word, or a word that begins so; none for no word.

    Read as they are asked for: a letter may find all of them.
    """
    if wanted := _query(typed):
        yield from (row["party"] for row in store.each(_FIND, (wanted, limit)))


def put(store: Store, party: str, names: Iterable[str], country: str) -> None:
    """Let a party be found by these names, and by its country's in the languages of the screens."""
    remove(store, party)
    there = (country_name(country, language) for language in SHIPPED)
    words: dict[str, None] = {}
    for name in dict.fromkeys((party, *names, *there)):
        words.update(dict.fromkeys((_spaced(" ".join(words_of(name))), _spaced(name_key(name)))))
    row = store.execute("INSERT INTO party_row (party) VALUES (?)", (party,))
    store.execute("INSERT INTO party_text (rowid, text) VALUES (?, ?)", (row, " ".join(words)))


def remove(store: Store, party: str) -> None:
    """It is found no more."""
    if row := store.row("SELECT id FROM party_row WHERE party = ?", (party,)):
        store.execute("DELETE FROM party_text WHERE rowid = ?", (row["id"],))
        store.execute("DELETE FROM party_row WHERE id = ?", (row["id"],))


def _query(typed: str) -> str:
    """Each word as a phrase whose last part may go on."""
    return " ".join(f'"{_spaced(word)}"*' for word in words_of(typed))


def _spaced(text: str) -> str:
    """Characters of scripts that put no spaces between words stand apart, each a word."""
    return "".join(f" {c} " if _is_unspaced(c) else c for c in text).strip()


def _is_unspaced(c: str) -> bool:
    return ord(c) > 0x0E00 and unicodedata.name(c, "").startswith(_UNSPACED)
