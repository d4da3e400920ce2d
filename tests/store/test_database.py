"""An encrypted store opens with its key only, migrates forward only, and keeps what was committed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Store, create, open_store

KEY = bytes(range(32))
FIRST = create("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
SECOND = create("ALTER TABLE note ADD COLUMN tone TEXT")


def test_what_is_committed_is_there_after_opening_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    store.execute("INSERT INTO note (text) VALUES (?)", ("بلدية",))
    store.close()
    again = open_store(tmp_path / "a.db", KEY, [FIRST])
    assert again.rows("SELECT text FROM note") == [{"text": "بلدية"}]
    again.close()


def test_nothing_typed_can_be_read_from_the_file(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    store.execute("INSERT INTO note (text) VALUES ('a sentence that would be found')")
    store.close()
    for file in tmp_path.iterdir():
        data = file.read_bytes()
        assert b"a sentence" not in data
        assert not data.startswith(b"SQLite format")


def test_another_key_is_told_as_such_and_changes_nothing(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db", KEY, [FIRST]).close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(Fault) as caught:
        open_store(tmp_path / "a.db", bytes(32), [FIRST])
    assert caught.value.code is Code.STORE_WRONG_KEY
    assert (tmp_path / "a.db").read_bytes() == before


def test_migrations_run_once_each_in_order(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db", KEY, [FIRST]).close()
    store = open_store(tmp_path / "a.db", KEY, [FIRST, SECOND])
    store.execute("INSERT INTO note (text, tone) VALUES ('x', 'calm')")
    store.close()
    again = open_store(tmp_path / "a.db", KEY, [FIRST, SECOND])
    assert again.rows("SELECT text, tone FROM note") == [{"text": "x", "tone": "calm"}]
    assert again.rows("PRAGMA user_version") == [{"user_version": 2}]
    again.close()


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db", KEY, [FIRST, SECOND]).close()
    with pytest.raises(Fault) as caught:
        open_store(tmp_path / "a.db", KEY, [FIRST])
    assert caught.value.code is Code.STORE_NEWER


def test_a_failed_migration_leaves_the_old_schema(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db", KEY, [FIRST]).close()

    def breaks(store: Store) -> None:
        store.execute("ALTER TABLE note ADD COLUMN half TEXT")
        raise RuntimeError("power cut")

    with pytest.raises(Fault) as caught:
        open_store(tmp_path / "a.db", KEY, [FIRST, breaks])
    assert caught.value.code is Code.MIGRATION_FAILED
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    assert store.rows("SELECT * FROM note") == []
    store.close()


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", KEY, [FIRST])

    def half() -> None:
        with store.transaction():
            store.execute("INSERT INTO note (text) VALUES ('half')")
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        half()
    assert store.rows("SELECT * FROM note") == []
    store.close()


def test_sqlite_utils_works_on_the_same_connection(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    store.db["note"].insert_all([{"text": str(n)} for n in range(500)])  # type: ignore[union-attr]
    assert store.rows("SELECT count(*) AS n FROM note") == [{"n": 500}]
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_process_loses_nothing_committed(tmp_path: Path) -> None:
    child = (
        "import os, signal, sys; from pathlib import Path\n"
        "from hrcapp.store import create, open_store\n"
        "store = open_store(Path(sys.argv[1]), bytes(range(32)), "
        "[create('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)')])\n"
        "for n in range(50): store.execute('INSERT INTO note (text) VALUES (?)', (str(n),))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", child, str(tmp_path / "a.db")], check=False, timeout=60)
    assert done.returncode == -9
    store = open_store(tmp_path / "a.db", KEY, [FIRST])
    assert store.rows("SELECT count(*) AS n FROM note") == [{"n": 50}]
    assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    store.close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        open_store(tmp_path / "absent" / "a.db", KEY, [FIRST])
    assert caught.value.code is Code.STORE_READ_ONLY
