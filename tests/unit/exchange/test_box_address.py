"""The words of a kit that say where a drop box lies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exchange_world import told

from hrcapp.exchange.dropbox import (
    KINDS,
    address,
    check_spec,
    is_in_the_clear,
    pieces,
    server_name,
    spec_from_bytes,
    spec_to_bytes,
)
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.names import MAX_BYTES
from hrcapp.exchange.transfer import LARGEST
from hrcapp.model.faults import Code

LOGIN = {"user": "sample", "password": "secret-word"}
SSH = {"user": "sample", "password": "secret-word", "host_key": "ssh-ed25519 AAAA"}
S3 = {"key": "sample", "secret": "secret-word"}


@pytest.mark.parametrize(
    ("kind", "address", "options", "path"),
    [
        ("webdav", "https://cloud.example/remote.php/dav/files/x/", LOGIN, "/remote.php/dav/files/x"),
        ("webdav", "https://cloud.example", {**LOGIN, "ca": "-----BEGIN"}, "/"),
        ("webdav", "http://127.0.0.1:8080/a", LOGIN, "/a"),
        ("webdav", "http://[::1]:8080/a", LOGIN, "/a"),
        ("webdav", "http://localhost/a%20b", LOGIN, "/a b"),
        ("webdav", "http://nas.example/a", {**LOGIN, "plain_http": "yes"}, "/a"),
        ("sftp", "sftp://files.example:2222/box", SSH, "/box"),
        ("s3", "https://s3.example/bucket/prefix", {**S3, "region": "eu-1"}, "/bucket/prefix"),
        ("smb", "smb://nas.example/share", LOGIN, "/share"),
    ],
)
def test_what_can_be_used(kind: str, address: str, options: dict[str, str], path: str) -> None:
    assert check_spec(DropBoxSpec(kind, address, options)).path == path


@pytest.mark.parametrize(
    ("kind", "address", "options"),
    [
        ("ftp", "ftp://files.example/", LOGIN),
        ("webdav", "ftp://cloud.example/", LOGIN),
        ("webdav", "https:///path", LOGIN),
        ("webdav", "https://cloud.example:99999/", LOGIN),
        ("webdav", "https://sample:secret-word@cloud.example/", LOGIN),
        ("webdav", "https://cloud.example/?x=1", LOGIN),
        ("webdav", "https://cloud.example/#x", LOGIN),
        ("webdav", "https://cloud.example/a/../b", LOGIN),
        ("webdav", "https://cloud.example/a\nb", LOGIN),
        ("webdav", "https://cloud.example/a\\b", LOGIN),
        ("webdav", "https://cloud.example/" + "a" * 1000, LOGIN),
        ("webdav", "https://cloud.example/", {"user": "sample"}),
        ("webdav", "https://cloud.example/", {**LOGIN, "verify": "no"}),
        ("webdav", "https://cloud.example/", {**LOGIN, "ca": "x" * 20_000}),
        ("sftp", "sftp://files.example/box", LOGIN),
        ("sftp", "sftp://files.example/box", {"user": "sample", "host_key": "x"}),
        ("sftp", "sftp://files.example/box", {**SSH, "private_key": "x"}),
        ("s3", "https://s3.example/", S3),
        ("smb", "smb://nas.example", LOGIN),
    ],
)
def test_what_is_refused(kind: str, address: str, options: dict[str, str]) -> None:
    assert told(lambda: check_spec(DropBoxSpec(kind, address, options))) is Code.BOX_SETTINGS


@pytest.mark.parametrize("plain", [{}, {"plain_http": "no"}, {"plain_http": "true"}])
def test_credentials_do_not_travel_in_the_open(plain: dict[str, str]) -> None:
    for kind, options in (("webdav", LOGIN), ("s3", S3)):
        spec = DropBoxSpec(kind, "http://server.example/bucket", {**options, **plain})
        assert told(lambda spec=spec: check_spec(spec)) is Code.BOX_NOT_PRIVATE  # type: ignore[misc]


def test_no_secret_is_shown() -> None:
    spec = DropBoxSpec("webdav", "https://cloud.example/x", LOGIN)
    assert server_name(spec) == "cloud.example"
    assert "secret-word" not in f"{spec} {spec!r} {check_spec(spec)!r}"


def test_a_specification_is_kept_whole() -> None:
    spec = DropBoxSpec("sftp", "sftp://files.example/é", SSH)
    assert spec_from_bytes(spec_to_bytes(spec)) == spec
    for other in (b"", b"[]", b"{}", b'{"kind":1,"address":"","options":{}}', b"\xff"):
        assert spec_from_bytes(other) is None


def test_kinds_and_options_are_documented() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "formats" / "dropbox.md").read_text(
        encoding="utf-8"
    )
    rows = {line.split("|")[1].strip(" `"): line for line in page.splitlines() if line.startswith("| `")}
    assert set(KINDS) <= set(rows)
    for kind, known in address.OPTIONS.items():
        assert set(re.findall(r"`(\w+)`", rows[kind].split("|")[3])) == known
    assert f'"format":"{pieces.FORMAT}"' in page
    for size in (LARGEST, pieces.MAX_MANIFEST, MAX_BYTES):
        assert f"{size:,}" in page


def test_what_would_travel_in_the_clear_is_told() -> None:
    for kind, where, clear in (
        ("webdav", "http://cloud.example/box", True),
        ("s3", " http://storage.example/bucket", True),
        ("webdav", "http://127.0.0.1:8080/box", False),
        ("webdav", "http://localhost/box", False),
        ("webdav", "https://cloud.example/box", False),
        ("sftp", "http://server.example/box", False),
        ("folder", "http://odd", False),
        ("carrier-pigeon", "http://loft", False),
        ("webdav", "http://[bad/box", False),
        ("webdav", "http:", False),
    ):
        assert is_in_the_clear(DropBoxSpec(kind, where)) is clear, where
