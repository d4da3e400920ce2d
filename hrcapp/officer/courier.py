"""Carrying other people's sealed files: checked without a key, seen as counts and sizes, never as names.

A courier takes files from sticks and folders, where they stay as they are, and passes them on by any way
with a list of what should arrive. Only the secretariat's receipt says that something did; such receipts a
courier carries back (`courier_receipts`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from hrcapp.exchange import bundle, manifest
from hrcapp.exchange.dropbox import DropBox
from hrcapp.exchange.manifest import BY_FOLDER, BY_ROOM, Entry, Manifest
from hrcapp.exchange.names import BUNDLE_EXTENSION, MANIFEST_EXTENSION, RECEIPT_EXTENSION
from hrcapp.exchange.place import check_space, put, take
from hrcapp.exchange.walking import files_in
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.courier_receipts import CarriedReceipts
from hrcapp.officer.courier_sheet import sheet
from hrcapp.officer.editor import Clock
from hrcapp.officer.outbox import BY_DROP_BOX
from hrcapp.officer.progress import beyond
from hrcapp.store import InTurn, Store, at_once, blobs

MOST_AT_ONCE = 2000
"""How many sealed files are looked at in one place."""

BY_MAIL = "mail"


@dataclass(frozen=True)
class Parcel:
    """A carried file: `way` is how it came here, `source` the stick, folder or laptop it came from.

    `passed_on` are (when, way, place), the last first.
    """

    eid: str
    sha256: str
    size: int
    at: datetime
    source: str
    passed_on: tuple[tuple[datetime, str, str], ...]
    way: str = BY_FOLDER


@dataclass(frozen=True)
class Gathered:
    """What one place had: files new here and files known, and those left there because they are damaged.

    `receipts` for others, new here, come on top of the files.
    """

    new: int
    known: int
    size: int
    damaged: tuple[Fault, ...]
    more: bool
    receipts: int = 0


@dataclass(frozen=True)
class PassedOn:
    """What went where in one go."""

    count: int
    place: str


Progress = Callable[[int, int], None]


class Courier:
    """The carried files of a profile."""

    def __init__(self, store: Store, clock: Clock, audit: Trail) -> None:
        self._store, self._clock, self._audit = store, clock, audit
        self.receipts = CarriedReceipts(store, clock, audit)

    def gather(self, place: Path, *, progress: Progress | None = None) -> Gathered:
        """Take every whole sealed file and receipt of a folder or stick; nothing there is changed.

        `progress` gets (looked at, all) and may raise to stop: what was taken is kept. Raises PLACE_MISSING.
        """
        if not place.is_dir():
            raise Fault(Code.PLACE_MISSING, path=str(place))
        found = list(islice(_sealed_in(place), MOST_AT_ONCE + 1))
        new, size, receipts, damaged = 0, 0, 0, []
        for number, path in enumerate(found[:MOST_AT_ONCE], start=1):
            try:
                if path.suffix.lower() == RECEIPT_EXTENSION:
                    receipts += self._take_receipt(path, place, number)
                    continue
                taken = self._take(path, place, number)
                new, size = new + (taken > 0), size + taken
            except Fault as fault:
                damaged.append(fault)
            if progress:
                progress(number, len(found))
        known = min(len(found), MOST_AT_ONCE) - new - receipts - len(damaged)
        return Gathered(new, known, size, tuple(damaged), len(found) > MOST_AT_ONCE, receipts)

    def receive(self, data: bytes, sender: str, *, in_turn: InTurn = at_once) -> bool:
        """Take a file that another laptop in the room brings; whether it is new here. Raises Fault BUNDLE_*.

        Away from the store's thread, `in_turn` hands it the piece of work that needs the store.
        """
        found = bundle.inspect(data, sender)
        return in_turn(lambda: self._keep(data, found.eid, sender, BY_ROOM))

    def known(self) -> list[str]:
        """SHA-256 of every carried file."""
        return [row["sha256"] for row in self._store.rows("SELECT sha256 FROM carried")]

    def parcels(self) -> list[Parcel]:
        """Everything carried, the last taken first."""
        ways: dict[str, list[tuple[datetime, str, str]]] = {}
        for row in self._store.rows("SELECT * FROM carried_to ORDER BY id DESC"):
            passed = (datetime.fromisoformat(row["at"]), row["way"], row["place"])
            ways.setdefault(row["sha256"], []).append(passed)
        return [
            Parcel(
                eid=row["eid"],
                sha256=row["sha256"],
                size=row["size"],
                at=datetime.fromisoformat(row["at"]),
                source=row["source"],
                passed_on=tuple(ways.get(row["sha256"], ())),
                way=row["way"],
            )
            for row in self._store.rows("SELECT * FROM carried ORDER BY at DESC, eid")
        ]

    def waiting(self) -> list[Parcel]:
        """What was not passed on yet."""
        return [one for one in self.parcels() if not one.passed_on]

    def pass_on(self, folder: Path, parcels: Sequence[Parcel], *, language: str) -> PassedOn:
        """Copy files into a folder or onto a stick, read each back, and put a list and its print beside them.

        Raises Fault PLACE_*, READ_BACK_DIFFERS: what was copied before is copied and noted.
        """
        check_space(folder, sum(one.size for one in parcels) + 64 * 1024)
        for one in parcels:
            put(folder, f"{one.eid}{BUNDLE_EXTENSION}", self.data(one))
            self.note(one, BY_FOLDER, str(folder))
        for stem, listed in self.lists(parcels):
            put(folder, f"{stem}{MANIFEST_EXTENSION}", manifest.write(listed))
            put(folder, f"{stem}.pdf", sheet(listed, language, self._clock()))
        return PassedOn(len(parcels), str(folder))

    def drop(
        self,
        box: DropBox,
        place: str,
        parcels: Sequence[Parcel],
        *,
        progress: Progress | None = None,
        in_turn: InTurn = at_once,
    ) -> PassedOn:
        """Put files into a drop box; `progress` gets (bytes sent, bytes in all).

        Away from the store's thread, `in_turn` hands it the pieces of work that need the store. Raises Fault
        PLACE_*, BOX_*, INTERRUPTED: what was passed on before is noted.
        """
        done, total = 0, sum(one.size for one in parcels)
        for one in parcels:
            data = in_turn(lambda one=one: self.data(one))  # type: ignore[misc]
            box.put_bundle(data, beyond(progress, done, total))
            in_turn(lambda one=one: self.note(one, BY_DROP_BOX, place))  # type: ignore[misc]
            done += one.size
        return PassedOn(len(parcels), place)

    def let_go(self) -> int:
        """Forget what was passed on, and its bytes; how many files."""
        gone = [one.sha256 for one in self.parcels() if one.passed_on]
        with self._store.transaction():
            for sha256 in gone:
                self._store.execute("DELETE FROM carried_to WHERE sha256 = ?", (sha256,))
                self._store.execute("DELETE FROM carried WHERE sha256 = ?", (sha256,))
                self._store.execute(  # an officer may have carried a file of their own
                    "DELETE FROM blob WHERE sha256 = ? AND sha256 NOT IN (SELECT blob FROM package)",
                    (sha256,),
                )
            if gone:
                self._audit.note(Deed.CARRIED_LET_GO, count=len(gone), detail="files")
        return len(gone)

    def data(self, parcel: Parcel) -> bytes:
        """The sealed file."""
        return blobs.get(self._store, parcel.sha256)

    def _take(self, path: Path, place: Path, number: int) -> int:
        """The bytes that are new here; 0 for a known file. Raises Fault FILE_UNREADABLE, BUNDLE_*."""
        data = take(path)
        found = bundle.inspect(data, _called(place, number, data))
        return len(data) if self._keep(data, found.eid, place.name or str(place), BY_FOLDER) else 0

    def _take_receipt(self, path: Path, place: Path, number: int) -> bool:
        data = take(path)
        return self.receipts.take(data, _called(place, number, data), place.name or str(place))

    def _keep(self, data: bytes, eid: str, source: str, way: str) -> bool:
        """Keep a checked file; whether it is new here. What is here already stays as it is."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self._store.row("SELECT 1 FROM carried WHERE sha256 = ?", (sha256,)):
            return False
        with self._store.transaction():
            blobs.put(self._store, data)
            self._store.execute(
                "INSERT INTO carried (sha256, eid, size, at, source, way) VALUES (?, ?, ?, ?, ?, ?)",
                (sha256, eid, len(data), self._clock().isoformat(), source, way),
            )
            self._audit.note(Deed.CARRIED, file=sha256, detail=way)
        return True

    def lists(self, parcels: Sequence[Parcel]) -> list[tuple[str, Manifest]]:
        """Lists of these files, each with a name for its file; one is enough for a thousand."""
        now, made = self._clock(), []
        for at in range(0, len(parcels), manifest.MAX_FILES):
            part = parcels[at : at + manifest.MAX_FILES]
            files = tuple(Entry(one.eid, one.sha256, one.size, one.at, one.source, one.way) for one in part)
            mark = hashlib.sha256("".join(one.sha256 for one in part).encode()).hexdigest()[:4]
            made.append((f"courier-{now:%Y-%m-%d}-{mark}", Manifest(now, files)))
        return made

    def note(self, parcel: Parcel, way: str, place: str) -> None:
        """Note that a file was passed on."""
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO carried_to (sha256, at, way, place) VALUES (?, ?, ?, ?)",
                (parcel.sha256, self._clock().isoformat(), way, place),
            )
            self._audit.note(Deed.CARRIED_ON, file=parcel.sha256, detail=way)


def _called(place: Path, number: int, data: bytes) -> str:
    """A courier is told the place and the size; the file's own name may tell a town."""
    return f"{place.name or place} № {number}, {size_text(len(data))}"


def _sealed_in(place: Path) -> Iterator[Path]:
    carried = (BUNDLE_EXTENSION, RECEIPT_EXTENSION)
    return (path for path in files_in([place]) if path.suffix.lower() in carried)
