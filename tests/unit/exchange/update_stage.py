"""Releases made as the project makes them, with a key of their own, for tests. All names are samples."""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from hrcapp.exchange import sshsig, update
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.names import UPDATE_NAMESPACE
from hrcapp.exchange.update import Kind, Package, Update

MADE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
SYSTEM = "linux-x86_64"
HOLDS = b'#!/bin/sh\n[ "$1" = self-test ]\n'
FAILS = b"#!/bin/sh\nexit 1\n"
KEY = SigningKey.from_bytes(bytes(range(32)))

Member = tuple[tarfile.TarInfo, bytes]


def file(name: str, data: bytes = b"sample", mode: int = 0o644) -> Member:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), mode
    return entry, data


def link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> Member:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, to
    return entry, b""


def program(version: str, command: bytes = HOLDS) -> list[Member]:
    """As small as a portable program can be: what runs, a library under two names, the mark."""
    root = f"hrcapp-{version}"
    return [
        file(f"{root}/hrcapp", command, 0o755),
        link(f"{root}/_internal/library.so", "library.so.1"),
        file(f"{root}/_internal/library.so.1"),
        file(f"{root}/_internal/.of a library"),
        file(f"{root}/portable"),
    ]


def archive(members: Iterable[Member]) -> bytes:
    out = io.BytesIO()
    with lzma.open(out, "wb", preset=0) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for entry, data in members:
            tar.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def release(
    stick: Path,
    version: str = "0.2.0",
    package: bytes | None = None,
    *,
    key: SigningKey = KEY,
    kind: Kind = Kind.PORTABLE,
    namespace: str = UPDATE_NAMESPACE,
) -> Path:
    """The update file on a stick, its package beside it."""
    data = archive(program(version)) if package is None else package
    name = f"hrcapp-{version}-{SYSTEM}-portable.tar.xz"
    (stick / name).write_bytes(data)
    one = Package(SYSTEM, kind, name, len(data), hashlib.sha256(data).hexdigest())
    listing = update.listed(Update(version, MADE, (one,)))
    path = stick / f"hrcapp-{version}.hrcupdate"
    path.write_bytes(update.write(listing, sshsig.sign(listing, key, namespace)))
    return path
