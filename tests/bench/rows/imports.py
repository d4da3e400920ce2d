"""Importing bundles at the desk, against the format's own minimum in a bare loop."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
from lxml import etree

from hrcapp.exchange import canonical_zip
from hrcapp.exchange.bag import SIGNATURE, TAGMANIFEST
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.model.status import Outcome
from hrcapp.secretariat.desk import Desk
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn
from tests.unit.secretariat.desk_world import World

BATCH = 20
_FILLING = 12_000


def _measure(rounds: int) -> Sequence[Pair]:
    """Milliseconds of this process's CPU for one bundle; a round is a batch, each from a town of its own."""
    warm_up = min(2, rounds)
    with TemporaryDirectory() as folder:
        world = World.make(Path(folder))
        devices = (rounds + warm_up) * BATCH
        world.home.change(unknown_senders=devices)
        world.desk.close()
        world.desk = Desk.open(world.home, clock=world.clock)
        batches = batches_of(world, rounds + warm_up)
        read = [[path.read_bytes() for path in batch] for batch in batches]
        bare = _Bare(Path(folder, "bare.db"), world)

        def ours(number: int) -> None:
            imported(world.desk, batches[number + warm_up])

        def reference(number: int) -> None:
            bare.take(read[number + warm_up])

        found = in_turn(ours, reference, rounds, clock=time.process_time, warm_up=warm_up)
        bare.close()
        world.desk.close()
    return [Pair(pair.ours / BATCH, pair.reference / BATCH) for pair in found]


def batches_of(world: World, count: int) -> list[list[Path]]:
    """Files of about 50 kB. One signed statement serves all: it is judged apart, whosever it is."""
    first = world.town("Sample town")
    pdf = first.statement(*first.instance()) + os.urandom(_FILLING)
    batches = [[world.mail / f"{batch}-{number}.hrcb" for number in range(BATCH)] for batch in range(count)]
    for path in (path for batch in batches for path in batch):
        path.write_bytes(world.town(f"Sample town {path.stem}").pack(pdf=pdf).data)
    return batches


def imported(desk: Desk, files: Sequence[Path]) -> None:
    outcomes = {one.outcome for one in desk.intake.import_paths(files)}
    if outcomes != {Outcome.IMPORTED}:
        raise RuntimeError(f"sample bundles were not imported: {outcomes}")


class _Bare:
    """What no program that reads the format can leave out, with nothing around it."""

    def __init__(self, path: Path, world: World) -> None:
        self._identity = pyrage.x25519.Identity.from_str(_identity(world))
        self._staff = SigningKey.generate()
        self._store = sqlite3.connect(path, isolation_level=None)
        self._store.execute("PRAGMA journal_mode = WAL")
        self._store.execute("PRAGMA synchronous = FULL")
        self._store.execute("CREATE TABLE bundle (hash TEXT PRIMARY KEY, data BLOB, receipt BLOB)")
        self._store.execute("CREATE VIRTUAL TABLE words USING fts5 (hash, text)")

    def take(self, files: Sequence[bytes]) -> None:
        self._store.execute("BEGIN")
        for data in files:
            self._one(data)
        self._store.execute("COMMIT")

    def close(self) -> None:
        self._store.close()

    def _one(self, data: bytes) -> None:
        outer = _checked(data)
        (sealed,) = (content for name, content in outer.items() if name.endswith(".age"))
        inner = _checked(pyrage.decrypt(sealed, [self._identity]))
        (instance,) = (content for name, content in inner.items() if name.endswith("/instance.xml"))
        text = " ".join(map(str, etree.fromstring(instance).itertext()))
        digest = hashlib.sha256(data).hexdigest()
        receipt = self._staff.sign_raw(digest.encode())
        self._store.execute("INSERT INTO bundle VALUES (?, ?, ?)", (digest, data, receipt))
        self._store.execute("INSERT INTO words VALUES (?, ?)", (digest, text))


def _checked(data: bytes) -> dict[str, bytes]:
    """A zip's files, its bytes rebuilt and compared, every hash compared, its signature checked."""
    files = canonical_zip.read(data)
    named = {name.split("/", 1)[1]: content for name, content in files.items()}
    for list_ in ("manifest-sha256.txt", TAGMANIFEST):
        for line in named[list_].decode().splitlines():
            digest, name = line.split("  ")
            if hashlib.sha256(named[name]).hexdigest() != digest:
                raise RuntimeError("a hash that is not the file's")
    _verified(named[TAGMANIFEST], named[SIGNATURE])
    return files


def _verified(signed: bytes, armor: bytes) -> None:
    """Ed25519 over what SSHSIG signs (OpenSSH PROTOCOL.sshsig)."""
    from base64 import b64decode

    blob = b64decode(b"".join(armor.split(b"\n")[1:-2]))
    fields, at = [], 10
    while at < len(blob):
        size = int.from_bytes(blob[at : at + 4], "big")
        fields.append(blob[at + 4 : at + 4 + size])
        at += 4 + size
    key, namespace, _, hashed, signature = fields
    told = b"".join(
        len(one).to_bytes(4, "big") + one for one in (namespace, b"", hashed, hashlib.sha512(signed).digest())
    )
    if not PublicKey.from_blob(key).verifies(signature[-64:], b"SSHSIG" + told):
        raise RuntimeError("a signature that does not fit")


def _identity(world: World) -> str:
    """The desk's own key for opening bundles."""
    from hrcapp.secretariat import custody
    from hrcapp.store import vault_of

    vault = vault_of(world.home)
    return next(iter(custody.identities(world.home, vault, None).values()))


ROW = Row(
    "import_1000",
    "ms",
    1.5,
    "CPU of a bare loop: canonical bytes rebuilt, hashes, two Ed25519 checks, age, XML parsed by lxml, one "
    "insert with full text, one signature, a commit for twenty; on both sides without the statement's "
    "verdict, which a process of its own gives",
    _measure,
    rounds=50,
)
