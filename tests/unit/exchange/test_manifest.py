"""A courier's list: one way to write it, and every other way is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from exchange_world import told

from hrcapp.exchange import manifest
from hrcapp.exchange.manifest import Entry, Manifest
from hrcapp.model.faults import Code

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LISTED = Manifest(NOW, tuple(Entry(f"{n:032x}", f"{n:064x}", n, NOW, f"STICK {n}") for n in range(3)))


def test_what_is_written_is_read() -> None:
    data = manifest.write(LISTED)
    assert manifest.is_manifest(data)
    assert manifest.read(data) == LISTED


def test_no_more_than_can_be_read() -> None:
    with pytest.raises(ValueError, match="1,000"):
        manifest.write(Manifest(NOW, LISTED.files * 334))


def test_a_changed_or_cut_list_is_told() -> None:
    data = manifest.write(LISTED)
    for length in range(len(data)):
        assert told(lambda cut=data[:length]: manifest.read(cut)) is Code.MANIFEST_UNREADABLE
    for wrong in (data + b"\n", data.replace(b'"size":1', b'"size":"1"'), b"{}", b"", b"[]"):
        assert told(lambda bad=wrong: manifest.read(bad)) is Code.MANIFEST_UNREADABLE
    for eid in ("0" * 31, "G" * 32):
        bad = data.replace(f"{1:032x}".encode() + b'"', eid.encode() + b'"', 1)
        assert told(lambda bad=bad: manifest.read(bad)) is Code.MANIFEST_UNREADABLE


def test_a_later_version_is_told() -> None:
    data = manifest.write(LISTED).replace(b"hrc-manifest/1", b"hrc-manifest/2")
    assert told(lambda: manifest.read(data)) is Code.MANIFEST_NEWER_FORMAT


def test_where_it_came_from_is_made_harmless() -> None:
    data = manifest.write(Manifest(NOW, (Entry("0" * 32, "0" * 64, 1, NOW, "../\u202eKCITS"),)))
    assert manifest.read(data).files[0].source == "KCITS"
