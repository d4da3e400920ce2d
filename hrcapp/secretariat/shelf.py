"""What lies in the place that the desks share: its paths, and reading them with distrust. No store is used.

    bundles/<2 hex>/<sha256>.hrcb                      what arrived, as it came
    details/<desk>/<thousand>/<seq>-<sha256>.age       what an event names by its hash, sealed to the desks
    events/<desk>/<thousand>/<seq>-<sha256>.json       the signed line, put last

<desk> is `PublicKey.folder` of the staff key, <thousand> is seq // 1000, <sha256> that of the file. A reader
trusts the hash and the signature, never that a file is there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hrcapp.exchange import age, canonical_zip, events, names
from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.refusal import Refused
from hrcapp.model.faults import Code, Fault

_THOUSAND = 1000
_HEX64 = re.compile(r"[0-9a-f]{64}")
_EVENT = re.compile(r"([0-9]{1,9})-([0-9a-f]{64})\.json")
_DETAILS = re.compile(r"([0-9]{1,9})-([0-9a-f]{64})\.age")
_MAX_DETAILS = 4 * 1024 * 1024


class Shelf(Protocol):
    """Storage that can put, get and list. All raise Fault PLACE_* and those of the network."""

    def put(self, path: str, data: bytes) -> None:
        """Put a file, and be sure that it is there whole."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder, files and folders; none where nobody has put anything."""

    def get(self, path: str, limit: int) -> bytes | None:
        """The bytes, or None when they are gone or more than `limit`."""

    def delete(self, path: str) -> None:
        """Remove a file, if it is there: for erasure alone."""


class NotYet(Exception):
    """Something that an event names has not arrived."""


@dataclass
class Visit:
    """One round of reading: each folder of details is listed once, after the events that name them."""

    shelf: Shelf
    identities: Sequence[str] = field(repr=False)
    _details: dict[str, list[str]] = field(default_factory=dict)

    def new(self, seen: frozenset[str], *, thorough: bool = False) -> Iterator[str]:
        """The paths of events not seen before. Full thousands are not listed again, unless `thorough`."""
        whole = frozenset() if thorough else _whole_thousands(seen)
        for desk in filter(_HEX64.fullmatch, self.shelf.names("events")):
            for thousand in sorted(filter(str.isdecimal, self.shelf.names(f"events/{desk}")), key=_as_number):
                folder = f"events/{desk}/{thousand}"
                if folder in whole:
                    continue
                found = [name for name in self.shelf.names(folder) if _EVENT.fullmatch(name)]
                paths = (f"{folder}/{name}" for name in sorted(found, key=_as_number))
                yield from (path for path in paths if path not in seen)

    def event(self, path: str) -> SignedEvent:
        """The line, signed by the desk in whose folder it lies. Raises NotYet, Fault EVENT_UNREADABLE."""
        line = self._whole(path, events.MAX_LINE)
        signed = events.parse(line, desk=path.split("/")[1])
        if signed.event.desk != signed.signer.fingerprint or event_path(signed) != path:
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        return signed

    def details(self, signed: SignedEvent, wanted: Iterable[str]) -> Mapping[str, bytes]:
        """What the event names, by its hash and checked by it. Raises NotYet."""
        wanted = tuple(wanted)
        if not wanted:
            return {}
        folder = _folder("details", signed)
        if folder not in self._details:
            self._details[folder] = self.shelf.names(folder)
        for name in self._details[folder]:
            found = _DETAILS.fullmatch(name)
            if found and int(found[1]) == signed.event.seq:
                files = self._unsealed(f"{folder}/{name}")
                if all(sha256(files.get(digest, b"")) == digest for digest in wanted):
                    return {digest: files[digest] for digest in wanted}
        raise NotYet

    def bundle(self, signed: SignedEvent, digest: str) -> bytes:
        """The file that an import names. Raises NotYet, Fault EVENT_UNREADABLE."""
        if not _HEX64.fullmatch(digest):
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        data = self.shelf.get(bundle_path(digest), names.MAX_BYTES)
        if data is None or sha256(data) != digest:
            raise NotYet
        return data

    def _unsealed(self, path: str) -> Mapping[str, bytes]:
        try:
            return canonical_zip.read(age.decrypt(self._whole(path, _MAX_DETAILS), self.identities))
        except (NotYet, age.NotForUs, age.Malformed, Refused):
            return {}

    def _whole(self, path: str, limit: int) -> bytes:
        """A file that is what its name promises."""
        data = self.shelf.get(path, limit)
        if data is None or sha256(data) != path.rpartition("-")[2].partition(".")[0]:
            raise NotYet
        return data


def put_event(
    shelf: Shelf, signed: SignedEvent, bundle: bytes | None, named: Mapping[str, bytes], to: Sequence[str]
) -> None:
    """Put an event after all that it names, which is sealed to the recipients `to`. Again does no harm."""
    if bundle is not None:
        shelf.put(bundle_path(sha256(bundle)), bundle)
    if named:
        sealed = age.encrypt(canonical_zip.write(named), to)
        shelf.put(f"{_folder('details', signed)}/{signed.event.seq}-{sha256(sealed)}.age", sealed)
    shelf.put(event_path(signed), signed.line)


def put_details(shelf: Shelf, signed: SignedEvent, named: Mapping[str, bytes], to: Sequence[str]) -> None:
    """Put what an event names in the place of what lay there for it: less, since something was erased."""
    folder = _folder("details", signed)
    before = [one for one in shelf.names(folder) if _number_of(one) == signed.event.seq]
    if named:
        sealed = age.encrypt(canonical_zip.write(named), to)
        shelf.put(f"{folder}/{signed.event.seq}-{sha256(sealed)}.age", sealed)
    for one in before:
        shelf.delete(f"{folder}/{one}")


def _number_of(name: str) -> int:
    """Of a file of details, or of its manifest where it lies in pieces."""
    found = _DETAILS.fullmatch(name.removesuffix(".json"))
    return int(found[1]) if found else 0


def event_path(signed: SignedEvent) -> str:
    """Where the line of an event lies."""
    return path_of(signed.signer.folder, signed.event.seq, signed.line)


def path_of(desk: str, seq: int, line: bytes) -> str:
    """The same, of a line that need not be parsed for it; `desk` is the folder of its key."""
    return f"events/{desk}/{seq // _THOUSAND}/{seq}-{sha256(line)}.json"


def bundle_path(digest: str) -> str:
    """Where a bundle of that hash lies."""
    return f"bundles/{digest[:2]}/{digest}{names.BUNDLE_EXTENSION}"


def sha256(data: bytes) -> str:
    """In lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def _folder(kind: str, signed: SignedEvent) -> str:
    return f"{kind}/{signed.signer.folder}/{signed.event.seq // _THOUSAND}"


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
