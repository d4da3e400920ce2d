"""The old file is kept until the new one has proved itself, and comes back when it does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Migration, create, kept_path, open_store, proving

KEY = bytes(range(32))
FIRST = create("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
SECOND = create("ALTER TABLE note ADD COLUMN tone TEXT", "UPDATE note SET tone = 'calm'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of the first schema, with something in it."""
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    with store.transaction():
        for number in range(50):
            store.execute("INSERT INTO note (text) VALUES (?)", (f"sample {number}",))
    store.close()
    return tmp_path / "a.db"


def rows(path: Path, *steps: Migration) -> int:
    store = open_store(path, KEY, steps)
    [row] = store.rows("SELECT count(*) AS n FROM note")
    assert store.rows("PRAGMA user_version") == [{"user_version": len(steps)}]
    store.close()
    return int(row["n"])


def failed(act: Callable[[], object]) -> Code:
    with pytest.raises(Fault) as caught:
        act()
    return caught.value.code


def test_the_old_file_is_there_until_the_room_has_opened(path: Path) -> None:
    store = open_store(path, KEY, [FIRST, SECOND])
    with proving(store):
        assert kept_path(path).stat().st_mode & 0o777 == 0o600
        old = shutil.copyfile(kept_path(path), path.with_name("looked-at.db"))
    assert not kept_path(path).exists()
    assert rows(old, FIRST) == 50
    store.close()
    assert rows(path, FIRST, SECOND) == 50


def test_a_room_that_can_not_open_gets_the_old_file_back(path: Path) -> None:
    store = open_store(path, KEY, [FIRST, SECOND])
    with pytest.raises(LookupError), proving(store):
        raise LookupError
    assert rows(path, FIRST) == 50
    assert not kept_path(path).exists()
    assert rows(path, FIRST, SECOND) == 50


def test_a_new_file_that_is_not_whole_gives_way_to_the_old_one(path: Path) -> None:
    open_store(path, KEY, [FIRST, SECOND]).close()
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    assert failed(lambda: open_store(path, KEY, [FIRST, SECOND])) is Code.MIGRATION_FAILED
    assert rows(path, FIRST) == 50


def test_steps_before_one_that_fails_are_undone_too(path: Path) -> None:
    third = create("SELECT * FROM what_is_not_there")
    assert failed(lambda: open_store(path, KEY, [FIRST, SECOND, third])) is Code.MIGRATION_FAILED
    assert rows(path, FIRST) == 50
