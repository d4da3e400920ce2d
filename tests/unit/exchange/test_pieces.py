"""Files in pieces, in a place that is a folder; and what is remembered of them."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from hrcapp.exchange import canonical_json
from hrcapp.exchange.dropbox import FileLedger, pieces
from hrcapp.exchange.dropbox.folder import connect
from hrcapp.exchange.dropbox.layout import piece
from hrcapp.exchange.dropbox.ledger import MemoryLedger
from hrcapp.exchange.dropbox.storage import Storage
from hrcapp.exchange.transfer import Line

DATA = random.Random(5).randbytes(500_000)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    (tmp_path / "box").mkdir()
    return Storage(lambda: connect(tmp_path / "box"), "box", Line())


def test_pieces_lie_under_their_hashes(storage: Storage, tmp_path: Path) -> None:
    manifest = pieces.put(storage, "inbox", DATA, MemoryLedger(), "box")
    assert pieces.Manifest.parse(manifest.to_bytes()) == manifest
    for sha256, size in manifest.pieces:
        data = (tmp_path / "box" / piece("inbox", sha256)).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (sha256, size)
    assert pieces.get(storage, "inbox", manifest) == DATA


@pytest.mark.parametrize("left", [b"", b"x", None])
def test_a_piece_that_is_not_what_it_should_be_makes_the_file_not_whole(
    storage: Storage, tmp_path: Path, left: bytes | None
) -> None:
    manifest = pieces.put(storage, "", DATA, MemoryLedger(), "box")
    path = tmp_path / "box" / piece("", manifest.pieces[3][0])
    if left is None:
        path.unlink()
    else:
        path.write_bytes(left or bytes(manifest.pieces[3][1]))
    assert pieces.get(storage, "", manifest) is None


def test_only_what_is_missing_is_sent_again(storage: Storage, tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    manifest = pieces.put(storage, "", DATA, ledger, "box")
    lost = tmp_path / "box" / piece("", manifest.pieces[-2][0])
    lost.write_bytes(b"short")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "box" / "c").rglob("*") if path.is_file()}
    reports: list[int] = []
    assert pieces.put(storage, "", DATA, ledger, "box", lambda done, _all: reports.append(done)) == manifest
    assert reports[0] == sum(size for _sha256, size in manifest.pieces[:-2])
    changed = [path for path, at in before.items() if path.stat().st_mtime_ns != at]
    assert changed == [lost]


@pytest.mark.parametrize(
    "kept", [b"", b"{}", b'["x"]', b"[0]", b"[-5]", b"[9999999]", b"[true]", b"nonsense"]
)
def test_a_ledger_that_is_broken_costs_only_the_sending(
    storage: Storage, tmp_path: Path, kept: bytes
) -> None:
    ledger = FileLedger(tmp_path)
    sha256 = hashlib.sha256(DATA).hexdigest()
    ledger.write("box", sha256, [1])
    [path] = tmp_path.glob("*.json")
    path.write_bytes(kept)
    assert ledger.read("box", sha256) == []
    manifest = pieces.put(storage, "", DATA, ledger, "box")
    assert pieces.get(storage, "", manifest) == DATA
    ledger.forget("box", sha256)
    assert ledger.read("box", sha256) == []


def test_a_ledger_tells_places_and_files_apart(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    ledger.write("one", "a" * 64, [5])
    assert (ledger.read("two", "a" * 64), ledger.read("one", "b" * 64)) == ([], [])
    assert ledger.read("one", "a" * 64) == [5]


def whole() -> dict[str, object]:
    sha256 = hashlib.sha256(b"x").hexdigest()
    return {
        "format": pieces.FORMAT,
        "sha256": sha256,
        "size": 1,
        "pieces": [{"sha256": sha256, "size": 1}],
    }


@pytest.mark.parametrize(
    "change",
    [
        {"format": "hrc-pieces/2"},
        {"sha256": "x"},
        {"sha256": "../" + "a" * 61},
        {"size": 2},
        {"size": "1"},
        {"size": 0, "pieces": []},
        {"pieces": None},
        {"pieces": ["x"]},
        {"pieces": [{"sha256": "a" * 64}]},
        {"pieces": [{"sha256": "a" * 64, "size": 10**9}], "size": 10**9},
        {"pieces": [{"sha256": "a" * 64, "size": 1}] * 2000, "size": 2000},
        {"pieces": [{"sha256": "a" * 64, "size": 2}, {"sha256": "a" * 64, "size": -1}]},
        {"pieces": [{"sha256": "a" * 64, "size": 256 * 1024}] * 129, "size": 129 * 256 * 1024},
    ],
)
def test_a_manifest_of_another_form_is_refused(change: dict[str, object]) -> None:
    pieces.Manifest.parse(canonical_json.dump(whole()))
    with pytest.raises(ValueError, match=r"."):
        pieces.Manifest.parse(canonical_json.dump({**whole(), **change}))


@pytest.mark.parametrize("data", [b"", b"x", b"[]", b'{"format": 1}', b" " * (pieces.MAX_MANIFEST + 1)])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        pieces.Manifest.parse(data)
