"""Second copies that were made to hurt whoever restores from them, with the right code in hand."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from hrcapp.exchange import restoring, second_copy
from hrcapp.store import Home
from tests.hostile import mutations
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation
from tests.sample import NOON, open_workspace

_ODD_NAMES = (
    "../out.db",
    "/etc/x.json",
    "profiles/../../x.db",
    "profiles/a.db/b",
    "CON",
    "settings.json",
    "",
)


@cache
def _made() -> tuple[bytes, str]:
    """A copy of a folder, and the code that opens it."""
    with tempfile.TemporaryDirectory() as folder:
        space = open_workspace(Path(folder) / "home")
        code = space.vault.new_recovery_code()
        stick = Path(folder) / "stick"
        stick.mkdir()
        copy = second_copy.write(space.home, space.vault, stick, now=NOON)
        data = copy.path.read_bytes()
        space.close()
    return data, code


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name or "x", content)
    return out.getvalue()


def index(chance: Random, data: bytes) -> bytes:
    """What the copy says of itself is odd, and its bytes may say the same."""
    files = _members(data)
    if chance.random() < 0.5:
        files[second_copy.INDEX] = mutations.json_value(chance, files[second_copy.INDEX])
        return _packed(files)
    said = json.loads(files[second_copy.INDEX])
    one, odd = chance.choice(said["files"]), chance.choice(_ODD_NAMES)
    files[odd] = files.pop(one["name"])
    one["name"] = odd
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _packed({**files, second_copy.INDEX: text.encode()})


def contents(chance: Random, data: bytes) -> bytes:
    """A file of the copy is another one; or all are packed, so that little unfolds to much."""
    files = _members(data)
    name = chance.choice(list(files))
    odd = (
        mutations.flip(chance, files[name] or b"x"),
        bytes(chance.choice((0, 3_000_000))),
        b"SQLite format 3\0",
    )
    files[name] = chance.choice(odd)
    return _packed(files, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def directory(chance: Random, data: bytes) -> bytes:
    """A field in the list of members: flags (encrypted), method, sizes, names, places."""
    at = data.rfind(b"PK\x01\x02", 0, chance.randrange(len(data) // 2, len(data)))
    at = at if at >= 0 else data.find(b"PK\x01\x02")
    field = at + chance.choice((6, 8, 8, 10, 16, 20, 24, 28, 30, 32, 38, 42, 46))
    return data[:field] + chance.randbytes(2) + data[field + 2 :]


WAYS: tuple[Mutation, ...] = (index, index, contents, directory, directory, *mutations.BYTES)


def _door(data: bytes) -> None:
    """Restored from with its code: taken only whole, and the new folder is nobody's otherwise."""
    code = _made()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{second_copy.COPY_EXTENSION}"
        path.write_bytes(data)
        home = Home.open(Path(folder) / "home")
        try:
            restoring.look(path)
            restoring.restore(path, home, code)
        except Exception:
            assert home.role is None
            assert not (home.path / "keys").exists(), "something of it was taken"
            raise
        assert sorted(one.name for one in Path(folder).iterdir()) == ["home", path.name]


def formats() -> list[Format]:
    def copies(chance: Random) -> Case:
        return Case("second copy", changed(chance, WAYS, _made()[0]), by_its_sender=True)

    return [Format("second copies", _door, copies, share=0.15)]
