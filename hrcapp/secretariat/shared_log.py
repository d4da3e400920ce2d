"""The log that all desks share, in a place that only desks reach (`shelf` says what lies where).

An event is only ever taken together with all that it names, in one transaction, so a desk's tables never
point to nothing; what is not whole yet is taken the next time. Nobody waits for the network inside the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hrcapp.exchange import names
from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept, shared_erasure, wholeness
from hrcapp.secretariat.arrivals import BY_DESK, BY_DROP_BOX, Arrival, Arrivals
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.shelf import NotYet, Shelf, Visit, event_path, path_of, put_event
from hrcapp.secretariat.wholeness import bundle_of, is_gone, named_by
from hrcapp.store import InTurn, Store, at_once, blobs

Progress = Callable[[int, int], None]
"""Gets (events done, events known of so far)."""
Cancelled = Callable[[], bool]

_OF_AN_EVENT = ("event-", "bundle-", "submission-", "instance-")
"""Faults of one event: the others are taken all the same."""


@dataclass(frozen=True)
class Collected:
    """What came from the desks: events taken; those not whole yet; those refused, each with its reason."""

    taken: int = 0
    unfinished: int = 0
    refused: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class SharedLog:
    """One desk's side of it. `place` names the storage: what was seen there is remembered under that name.

    Away from the store's thread, `in_turn` hands it the pieces of work that need the store.
    """

    store: Store
    log: Log
    projection: Projection
    arrivals: Arrivals
    reader: Reader
    kits: Sequence[Kit]
    identities: Sequence[str]
    _known: dict[tuple[object, ...], list[SignedEvent]] = field(default_factory=dict, repr=False)

    # -- putting

    def publish(
        self,
        shelf: Shelf,
        place: str,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        in_turn: InTurn = at_once,
    ) -> int:
        """Put every event of this desk that is not there yet, after all that it names; how many.

        May stop at any moment: what was put is remembered, the rest goes the next time.
        """
        waiting = in_turn(lambda: self._unshared(place))
        count = 0
        for event in waiting:
            if cancelled and cancelled():
                break
            bundle, named = in_turn(lambda event=event: self._contents(event))  # type: ignore[misc]
            put_event(shelf, event, bundle, named, self.kits[0].recipients)
            in_turn(lambda event=event: self._saw(place, event_path(event)))  # type: ignore[misc]
            count += 1
            if progress:
                progress(count, len(waiting))
        self._erase(shelf, place, in_turn)
        return count

    def _erase(self, shelf: Shelf, place: str, in_turn: InTurn) -> None:
        """Delete in the place what was erased here, each once, after the log there says so."""
        for one in in_turn(lambda: shared_erasure.due(self.store, self.log, place)):
            left = in_turn(lambda one=one: [(e, self._contents(e)[1]) for e in one.naming])  # type: ignore[misc]
            shared_erasure.erase(shelf, one, left, self.kits[0].recipients)
            in_turn(lambda one=one: self._saw(place, one.mark))  # type: ignore[misc]

    def waits(self, place: str) -> frozenset[str]:
        """The digests of this desk's events that are not in that place yet."""
        return frozenset(event.digest for event in self._unshared(place))

    def held(self, place: str) -> frozenset[str]:
        """The answers, by their hashes, that must not go out yet: no other desk could know of them."""
        answers = (event.event.data.get("receipt") for event in self._unshared(place))
        return frozenset(one for one in answers if isinstance(one, str) and one)

    def _unshared(self, place: str) -> list[SignedEvent]:
        """Computed anew when either side has grown: neither ever shrinks."""
        row = self.store.row(
            "SELECT (SELECT count(*) FROM event WHERE desk = ?) AS own,"
            " (SELECT count(*) FROM shared WHERE place = ?) AS seen",
            (self.log.desk, place),
        )
        key = (place, *(row or {}).values())
        if key not in self._known:
            seen = self._seen(place)
            self._known.clear()
            self._known[key] = self.log.own(lambda seq, line: path_of(self.log.folder, seq, line) not in seen)
        return self._known[key]

    def _contents(self, signed: SignedEvent) -> tuple[bytes | None, Mapping[str, bytes]]:
        """The bundle of an import, and what the event names besides."""
        whole = bundle_of(signed)
        bundle = blobs.get(self.store, whole) if whole and not is_gone(self.store, signed, whole) else None
        named = (digest for digest in named_by(signed) if not is_gone(self.store, signed, digest))
        return bundle, {digest: blobs.get(self.store, digest) for digest in named}

    # -- taking

    def collect(
        self,
        shelf: Shelf,
        place: str,
        *,
        thorough: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        in_turn: InTurn = at_once,
    ) -> Collected:
        """Take every event not seen before, of all desks, this one's own too: a lost store comes back so.

        Full thousands that were seen whole are not listed again, unless `thorough`.
        """
        visit = Visit(shelf, self.identities)
        paths = list(visit.new(in_turn(lambda: self._seen(place)), thorough=thorough))
        take = _Taking(self, visit, place, in_turn, progress, cancelled)
        erased = in_turn(self._erased)
        missing = take.each(paths)
        if missing and in_turn(self._erased) != erased:
            missing = take.each(missing)  # what was erased before they were heard of does not come any more
        return Collected(take.taken, len(missing), tuple(take.refused))

    def _erased(self) -> int:
        row = self.store.row("SELECT count(*) AS n FROM erased")
        return int(row["n"]) if row else 0

    def _fetch(self, visit: Visit, place: str, path: str, in_turn: InTurn) -> bool:
        """Bring one event with all that is not here already, then take it; whether it is new."""
        signed = visit.event(path)
        if not self._may_speak(signed.signer):
            raise Fault(Code.EVENT_UNKNOWN_DESK, desk=signed.event.desk)
        bundle = bundle_of(signed)
        absent = in_turn(lambda: wholeness.absent(self.store, signed))
        files = dict(visit.details(signed, (one for one in absent if one != bundle)))
        if signed.event.kind == Kind.IMPORT and (bundle in absent or not bundle):
            files[bundle] = visit.bundle(signed, bundle)
        return in_turn(lambda: self._take(signed, files, place, path))

    def _take(self, signed: SignedEvent, files: Mapping[str, bytes], place: str, path: str) -> bool:
        with self.store.transaction():
            for data in files.values():
                blobs.put(self.store, data)
            # What was here when it was asked for may have been erased since.
            if not wholeness.is_whole(self.store, signed):
                raise NotYet
            new = self.adopt(signed)
            self._saw(place, path)
        return new

    def adopt(self, signed: SignedEvent) -> bool:
        """Take an event of which everything is here; whether it is new.

        Raises Fault EVENT_UNREADABLE, BUNDLE_*, SUBMISSION_FORM_UNKNOWN, INSTANCE_*.
        """
        with self.store.transaction():
            if bundle := bundle_of(signed):
                self._expect(signed, kept.reading(self.store, self.reader, bundle))
                self._arrived(signed, len(kept.get(self.store, bundle)))
            return self.log.take(signed)

    def _may_speak(self, signer: PublicKey) -> bool:
        """This desk itself, or staff of any kit of the campaign whom the newest has not revoked."""
        if signer.fingerprint == self.log.desk:
            return True
        if signer.fingerprint in self.kits[0].content.revoked:
            return False
        return any(kit.trusts(signer, names.RECEIPTS_ROLE) for kit in self.kits)

    def _expect(self, signed: SignedEvent, reading: Reading) -> None:
        """An import must say what its bundle says: a desk can be wrong, and no town may be mixed up by it."""
        data, opened = signed.event.data, reading.opened
        said = (signed.event.subject, data.get("submission"), data.get("revision"), data.get("sender"))
        content = opened.content
        if said != (opened.content_hash, content.submission_id, content.revision, opened.signer.fingerprint):
            raise Fault(Code.EVENT_UNREADABLE, desk=signed.event.desk)
        self.projection.expect(str(data["bundle"]), reading)

    def _arrived(self, signed: SignedEvent, size: int) -> None:
        """The file need not be fetched again; if it was set aside here, another desk has taken it in.

        What this desk itself took in before its store was lost came on the way that it says.
        """
        data, version = signed.event.data, signed.event.subject
        bundle, sender = str(data["bundle"]), str(data["sender"])
        if self.arrivals.imported_as(bundle) is None:
            own, said = signed.event.desk == self.log.desk, str(data.get("way", ""))
            way = said if said == BY_DROP_BOX or (own and said) else BY_DESK
            name = f"{data.get('reference', '')}{names.BUNDLE_EXTENSION}"
            self.arrivals.record(Arrival(name, bundle, size, way, sender), version=version)

    # -- what was seen

    def _seen(self, place: str) -> frozenset[str]:
        rows = self.store.rows("SELECT path FROM shared WHERE place = ?", (place,))
        return frozenset(row["path"] for row in rows)

    def _saw(self, place: str, path: str) -> None:
        self.store.execute("INSERT OR IGNORE INTO shared VALUES (?, ?)", (place, path))


@dataclass
class _Taking:
    """Taking events one by one: how many were new, and which were refused, each with its reason."""

    log: SharedLog
    visit: Visit
    place: str
    in_turn: InTurn
    progress: Progress | None
    cancelled: Cancelled | None
    taken: int = 0
    refused: list[Fault] = field(default_factory=list)

    def each(self, paths: Sequence[str]) -> list[str]:
        """Take what is whole; the paths of what is not."""
        missing = []
        for count, path in enumerate(paths, start=1):
            if self.cancelled and self.cancelled():
                break
            try:
                self.taken += self.log._fetch(self.visit, self.place, path, self.in_turn)
            except NotYet:
                missing.append(path)
            except Fault as fault:
                self._refuse(path, fault)
            if self.progress:
                self.progress(count, len(paths))
        return missing

    def _refuse(self, path: str, fault: Fault) -> None:
        if not fault.code.startswith(_OF_AN_EVENT):
            raise fault
        self.refused.append(fault)
        if fault.code is Code.EVENT_UNREADABLE:  # what its name promises, and will not get better
            self.in_turn(lambda: self.log._saw(self.place, path))
