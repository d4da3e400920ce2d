"""Transactions that are made durable together: each all or nothing, none told of too early."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Store, create, open_store
from hrcapp.store.group import MOST

KEY = bytes(range(32))
NOTES = create("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")


def _notes(path: Path) -> list[str]:
    """What another connection sees: only what is committed."""
    store = open_store(path, KEY, [NOTES])
    found = [row["text"] for row in store.rows("SELECT text FROM note ORDER BY id")]
    store.close()
    return found


def _note(store: Store, text: str, *, broken: bool = False) -> None:
    with store.transaction():
        store.execute("INSERT INTO note (text) VALUES (?)", (text,))
        if broken:
            raise RuntimeError("in the middle")


def test_transactions_of_a_group_are_told_of_once_they_are_durable(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path, KEY, [NOTES])
    told: list[str] = []

    def tell(text: str) -> None:
        assert text in _notes(path), "told before another connection could see it"
        told.append(text)

    with store.grouped() as group:
        for number in range(2 * MOST + 3):
            _note(store, str(number))
            group.then(partial(tell, str(number)))
            assert set(_notes(path)) <= {str(n) for n in range(number + 1)}
        assert len(told) > MOST
    assert told == _notes(path) == [str(number) for number in range(2 * MOST + 3)]
    store.close()


def test_one_that_fails_leaves_those_beside_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path, KEY, [NOTES])
    with store.grouped():
        with pytest.raises(RuntimeError):
            _note(store, "first of all", broken=True)
        store.execute("INSERT INTO note (text) VALUES ('by itself')")
        _note(store, "before")
        with pytest.raises(RuntimeError):
            _note(store, "broken", broken=True)
        _note(store, "after")
    assert _notes(path) == ["by itself", "before", "after"]
    store.close()


def test_what_was_done_before_a_group_breaks_off_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path, KEY, [NOTES])

    def breaks_off() -> None:
        with store.grouped():
            _note(store, "before")
            _note(store, "broken", broken=True)

    with pytest.raises(RuntimeError):
        breaks_off()
    assert _notes(path) == ["before"]
    _note(store, "as before")
    assert _notes(path) == ["before", "as before"]
    store.close()


def test_a_group_whose_database_gave_up_tells_of_nothing(tmp_path: Path) -> None:
    """SQLite rolls back by itself when memory or disk run out: what seemed done is not."""
    path = tmp_path / "a.db"
    store = open_store(path, KEY, [NOTES])
    told: list[str] = []

    def gives_up() -> None:
        with store.grouped() as group:
            _note(store, "before")
            group.then(lambda: told.append("before"))
            store.execute("ROLLBACK")
            _note(store, "after")

    with pytest.raises(Fault) as caught:
        gives_up()
    assert (caught.value.code, told, _notes(path)) == (Code.STORE_DAMAGED, [], [])
    store.close()
