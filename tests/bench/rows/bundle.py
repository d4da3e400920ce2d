"""Sealing and opening a bundle of 4 MB, against zip and age alone on the same bytes."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

import pyrage

from hrcapp.exchange import bundle
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn
from tests.exchange_world import NOW, World

_SIZE = 4 << 20
_REFERENCE = (
    "zipfile (stored) and pyrage on the same files for the same recipients: no hashes, no signatures, no "
    "comparison with the canonical bytes"
)


def _seal(rounds: int) -> Sequence[Pair]:
    world = World()
    kit = world.kit()
    content = world.content(attachments={"scan.jpg": os.urandom(_SIZE)})
    files = _files(content)

    def ours(_number: int) -> object:
        return bundle.seal(content, world.device, kit, now=NOW)

    return in_turn(ours, lambda _: _bare_seal(files, kit.recipients), rounds)


def _open(rounds: int) -> Sequence[Pair]:
    world = World()
    content = world.content(attachments={"scan.jpg": os.urandom(_SIZE)})
    sealed = bundle.seal(content, world.device, world.kit(), now=NOW).data
    bare = _bare_seal(_files(content), world.kit().recipients)

    def ours(_number: int) -> object:
        return world.open(sealed)

    return in_turn(ours, lambda _: _bare_open(bare, world.desk.identity), rounds)


def _files(content: bundle.Content) -> dict[str, bytes]:
    statement = content.statement_pdf or b""
    return {"instance.xml": content.instance_xml, "statement.pdf": statement, **content.attachments}


def _bare_seal(files: Mapping[str, bytes], recipients: Sequence[str]) -> bytes:
    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    return _zip({"submission.zip.age": pyrage.encrypt(_zip(files), keys)})


def _bare_open(data: bytes, identity: str) -> list[bytes]:
    (sealed,) = _unzip(data)
    return _unzip(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]))


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _unzip(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


ROWS = (
    Row("bundle_seal_4MB", "ms", 1.3, _REFERENCE, _seal, rounds=40),
    Row("bundle_open_4MB", "ms", 1.3, _REFERENCE, _open, rounds=40),
)
