"""The log that all desks share, in a place that only desks reach.

    bundles/<2 hex>/<sha256>.hrcb                      what arrived, as it came
    details/<desk>/<thousand>/<seq>-<sha256>.age       what an event names by its hash, sealed to the desks
    events/<desk>/<thousand>/<seq>-<sha256>.json       the signed line, put last

<desk> is `PublicKey.folder` of the staff key, <thousand> is seq // 1000, <sha256> that of the file. A reader
trusts the hash and the signature, never that a file is there; what is not whole yet is taken the next time.
An event is only ever taken together with all that it names, so a desk's tables never point to nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hrcapp.exchange import age, canonical_zip, events, names
from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.refusal import Refused
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import fold
from hrcapp.secretariat.arrivals import BY_DESK, BY_DROP_BOX, Arrival, Arrivals
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.store import Store, blobs

_THOUSAND = 1000
_HEX64 = re.compile(r"[0-9a-f]{64}")
_EVENT = re.compile(r"([0-9]{1,9})-([0-9a-f]{64})\.json")
_DETAILS = re.compile(r"([0-9]{1,9})-([0-9a-f]{64})\.age")
_MAX_DETAILS = 4 * 1024 * 1024

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class Shelf(Protocol):
    """Storage that can put, get and list. All raise Fault PLACE_* and those of the network."""

    def put(self, path: str, data: bytes) -> None:
        """Put a file, and be sure that it is there whole."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder, files and folders; none where nobody has put anything."""

    def get(self, path: str, limit: int) -> bytes | None:
        """The bytes, or None when they are gone or more than `limit`."""


@dataclass(frozen=True)
class Collected:
    """What came from the desks: events taken; those not whole yet; those refused, each with its reason."""

    taken: int = 0
    unfinished: int = 0
    refused: tuple[Fault, ...] = ()


class _NotYet(Exception):
    """Something that an event names has not arrived."""


@dataclass(frozen=True)
class SharedLog:
    """One desk's side of it. `place` names the storage: what was seen there is remembered under that name."""

    store: Store
    log: Log
    projection: Projection
    arrivals: Arrivals
    reader: Reader
    kits: Sequence[Kit]
    identities: Sequence[str]

    def publish(self, shelf: Shelf, place: str, *, cancelled: Cancelled | None = None) -> int:
        """Put every event of this desk that is not there yet, after all that it names; how many.

        May stop at any moment: what was put is remembered, the rest goes the next time.
        """
        count = 0
        for event in self._unshared(place):
            if cancelled and cancelled():
                break
            self._put(shelf, event)
            self._saw(place, _path(event))
            count += 1
        return count

    def waits(self, place: str) -> frozenset[str]:
        """The digests of this desk's events that are not in that place yet."""
        return frozenset(event.digest for event in self._unshared(place))

    def collect(
        self,
        shelf: Shelf,
        place: str,
        *,
        thorough: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Collected:
        """Take every event not seen before, of all desks, this one's own too: a lost store comes back so.

        Full thousands that were seen whole are not listed again, unless `thorough`.
        """
        taken, unfinished, refused = 0, 0, []
        for path in self._new(shelf, place, thorough):
            if cancelled and cancelled():
                break
            try:
                new = self._take(shelf, path)
            except _NotYet:
                unfinished += 1
                continue
            except Fault as fault:
                refused.append(fault)
                if fault.code is Code.EVENT_UNREADABLE:  # what its name promises, and will not get better
                    self._saw(place, path)
                continue
            self._saw(place, path)
            taken += new
            if progress:
                progress(taken)
        return Collected(taken, unfinished, tuple(refused))

    # -- putting

    def _unshared(self, place: str) -> list[SignedEvent]:
        seen = self._seen(place)
        return [event for event in self.log.own() if _path(event) not in seen]

    def _put(self, shelf: Shelf, signed: SignedEvent) -> None:
        event = signed.event
        if event.kind == Kind.IMPORT:
            bundle = str(event.data["bundle"])
            shelf.put(_bundle_path(bundle), blobs.get(self.store, bundle))
        if named := _named(signed):
            files = {digest: blobs.get(self.store, digest) for digest in named}
            sealed = age.encrypt(canonical_zip.write(files), self.kits[0].recipients)
            shelf.put(f"{_folder('details', signed)}/{event.seq}-{_sha256(sealed)}.age", sealed)
        shelf.put(_path(signed), signed.line)

    # -- taking

    def _new(self, shelf: Shelf, place: str, thorough: bool) -> Iterator[str]:
        seen = self._seen(place)
        whole = _whole_thousands(seen) if not thorough else frozenset()
        for desk in filter(_HEX64.fullmatch, shelf.names("events")):
            for thousand in sorted(filter(str.isdecimal, shelf.names(f"events/{desk}")), key=_as_number):
                folder = f"events/{desk}/{thousand}"
                if folder in whole:
                    continue
                found = [name for name in shelf.names(folder) if _EVENT.fullmatch(name)]
                paths = (f"{folder}/{name}" for name in sorted(found, key=_as_number))
                yield from (path for path in paths if path not in seen)

    def _take(self, shelf: Shelf, path: str) -> bool:
        signed = self._event(shelf, path)
        named = self._details(shelf, signed)
        bundle = self._bundle(shelf, signed)
        reading = self.reader.read(bundle, revoked=()) if bundle is not None else None
        with self.store.transaction():
            for data in [*named.values(), *([bundle] if bundle is not None else [])]:
                blobs.put(self.store, data)
            self._expect(signed, reading)
            new = self.log.take(signed)
            if bundle is not None:
                self._arrived(signed, len(bundle))
        return new

    def _event(self, shelf: Shelf, path: str) -> SignedEvent:
        line = _whole(shelf, path, events.MAX_LINE)
        signed = events.parse(line, desk=path.split("/")[1])
        if signed.event.desk != signed.signer.fingerprint or _path(signed) != path:
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        if not self._may_speak(signed.signer):
            raise Fault(Code.EVENT_UNKNOWN_DESK, desk=signed.event.desk)
        return signed

    def _may_speak(self, signer: PublicKey) -> bool:
        """This desk itself, or staff of any kit of the campaign whom the newest has not revoked."""
        if signer.fingerprint == self.log.desk:
            return True
        if signer.fingerprint in self.kits[0].content.revoked:
            return False
        return any(kit.trusts(signer, names.RECEIPTS_ROLE) for kit in self.kits)

    def _details(self, shelf: Shelf, signed: SignedEvent) -> Mapping[str, bytes]:
        """What the event names, checked by its hashes; some of it may be here already."""
        wanted = [digest for digest in _named(signed) if not self._has(digest)]
        if not wanted:
            return {}
        folder = _folder("details", signed)
        for name in shelf.names(folder):
            found = _DETAILS.fullmatch(name)
            if found and int(found[1]) == signed.event.seq:
                files = self._unsealed(shelf, f"{folder}/{name}")
                if all(_sha256(files.get(digest, b"")) == digest for digest in wanted):
                    return {digest: files[digest] for digest in wanted}
        raise _NotYet

    def _unsealed(self, shelf: Shelf, path: str) -> Mapping[str, bytes]:
        try:
            return canonical_zip.read(age.decrypt(_whole(shelf, path, _MAX_DETAILS), self.identities))
        except (_NotYet, age.NotForUs, age.Malformed, Refused):
            return {}

    def _bundle(self, shelf: Shelf, signed: SignedEvent) -> bytes | None:
        if signed.event.kind != Kind.IMPORT:
            return None
        digest = str(signed.event.data.get("bundle", ""))
        if self._has(digest):
            return blobs.get(self.store, digest)
        if not _HEX64.fullmatch(digest):
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        data = shelf.get(_bundle_path(digest), names.MAX_BYTES)
        if data is None or _sha256(data) != digest:
            raise _NotYet
        return data

    def _expect(self, signed: SignedEvent, reading: Reading | None) -> None:
        """An import must say what its bundle says: a desk can be wrong, and no town may be mixed up by it."""
        if reading is None:
            return
        data, opened = signed.event.data, reading.opened
        said = (signed.event.subject, data.get("submission"), data.get("revision"), data.get("sender"))
        content = opened.content
        if said != (opened.content_hash, content.submission_id, content.revision, opened.signer.fingerprint):
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        self.projection.expect(str(data["bundle"]), reading)

    def _arrived(self, signed: SignedEvent, size: int) -> None:
        """The file need not be fetched again; if it was set aside here, another desk has taken it in."""
        data, version = signed.event.data, signed.event.subject
        bundle, sender = str(data["bundle"]), str(data["sender"])
        if self.arrivals.imported_as(bundle) is None:
            way = BY_DROP_BOX if data.get("way") == BY_DROP_BOX else BY_DESK
            name = f"{data['reference']}{names.BUNDLE_EXTENSION}"
            self.arrivals.record(Arrival(name, bundle, size, way, sender), version=version)

    def _has(self, digest: str) -> bool:
        return self.store.row("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)) is not None

    # -- what was seen

    def _seen(self, place: str) -> frozenset[str]:
        rows = self.store.rows("SELECT path FROM shared WHERE place = ?", (place,))
        return frozenset(row["path"] for row in rows)

    def _saw(self, place: str, path: str) -> None:
        self.store.execute("INSERT OR IGNORE INTO shared VALUES (?, ?)", (place, path))


def _whole(shelf: Shelf, path: str, limit: int) -> bytes:
    """A file that is what its name promises."""
    data = shelf.get(path, limit)
    if data is None or _sha256(data) != path.rpartition("-")[2].partition(".")[0]:
        raise _NotYet
    return data


def _named(signed: SignedEvent) -> list[str]:
    event = signed.event
    found = (event.data.get(key) for key in fold.NAMED_BLOBS.get(event.kind, ()))
    return [one for one in found if isinstance(one, str) and one]


def _path(signed: SignedEvent) -> str:
    return f"{_folder('events', signed)}/{signed.event.seq}-{_sha256(signed.line)}.json"


def _folder(kind: str, signed: SignedEvent) -> str:
    return f"{kind}/{signed.signer.folder}/{signed.event.seq // _THOUSAND}"


def _bundle_path(digest: str) -> str:
    return f"bundles/{digest[:2]}/{digest}{names.BUNDLE_EXTENSION}"


def _whole_thousands(seen: frozenset[str]) -> frozenset[str]:
    """Folders of which a full thousand was seen: nothing more is expected there."""
    counts: dict[str, set[int]] = {}
    for path in seen:
        folder, _, name = path.rpartition("/")
        counts.setdefault(folder, set()).add(_as_number(name))
    return frozenset(folder for folder, found in counts.items() if len(found) == _THOUSAND)


def _as_number(name: str) -> int:
    digits = re.match(r"[0-9]{1,9}", name)
    return int(digits[0]) if digits else 0


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
