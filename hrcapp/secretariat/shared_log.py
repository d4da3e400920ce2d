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
from hrcapp.secretariat import fold
from hrcapp.secretariat.arrivals import BY_DESK, BY_DROP_BOX, Arrival, Arrivals
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.shelf import NotYet, Shelf, Visit, event_path, path_of, put_event
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
        return count

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
        event = signed.event
        bundle = blobs.get(self.store, str(event.data["bundle"])) if event.kind == Kind.IMPORT else None
        return bundle, {digest: blobs.get(self.store, digest) for digest in _named(signed)}

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
        taken, unfinished, refused = 0, 0, []
        paths = list(visit.new(in_turn(lambda: self._seen(place)), thorough=thorough))
        for count, path in enumerate(paths, start=1):
            if cancelled and cancelled():
                break
            try:
                taken += self._fetch(visit, place, path, in_turn)
            except NotYet:
                unfinished += 1
            except Fault as fault:
                if not fault.code.startswith(_OF_AN_EVENT):
                    raise
                refused.append(fault)
                if fault.code is Code.EVENT_UNREADABLE:  # what its name promises, and will not get better
                    in_turn(lambda path=path: self._saw(place, path))  # type: ignore[misc]
            if progress:
                progress(count, len(paths))
        return Collected(taken, unfinished, tuple(refused))

    def _fetch(self, visit: Visit, place: str, path: str, in_turn: InTurn) -> bool:
        """Bring one event with all that is not here already, then take it; whether it is new."""
        signed = visit.event(path)
        if not self._may_speak(signed.signer):
            raise Fault(Code.EVENT_UNKNOWN_DESK, desk=signed.event.desk)
        bundle = _bundle(signed)
        absent = in_turn(lambda: [one for one in (*_named(signed), bundle) if one and not self._has(one)])
        files = dict(visit.details(signed, (one for one in absent if one != bundle)))
        if signed.event.kind == Kind.IMPORT and (bundle in absent or not bundle):
            files[bundle] = visit.bundle(signed, bundle)
        return in_turn(lambda: self._take(signed, files, place, path))

    def _take(self, signed: SignedEvent, files: Mapping[str, bytes], place: str, path: str) -> bool:
        with self.store.transaction():
            for data in files.values():
                blobs.put(self.store, data)
            # What was here when it was asked for may have been erased since.
            if not self.is_whole(signed):
                raise NotYet
            new = self.adopt(signed)
            self._saw(place, path)
        return new

    def is_whole(self, signed: SignedEvent) -> bool:
        """Whether all that an event names is here."""
        return all(map(self._has, filter(None, (*_named(signed), _bundle(signed)))))

    def adopt(self, signed: SignedEvent) -> bool:
        """Take an event of which everything is here; whether it is new.

        Raises Fault EVENT_UNREADABLE, BUNDLE_*, SUBMISSION_FORM_UNKNOWN, INSTANCE_*.
        """
        with self.store.transaction():
            if bundle := _bundle(signed):
                data = blobs.get(self.store, bundle)
                self._expect(signed, self.reader.read(data, revoked=()))
                self._arrived(signed, len(data))
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

    def _has(self, digest: str) -> bool:
        return blobs.has(self.store, digest)

    # -- what was seen

    def _seen(self, place: str) -> frozenset[str]:
        rows = self.store.rows("SELECT path FROM shared WHERE place = ?", (place,))
        return frozenset(row["path"] for row in rows)

    def _saw(self, place: str, path: str) -> None:
        self.store.execute("INSERT OR IGNORE INTO shared VALUES (?, ?)", (place, path))


def _bundle(signed: SignedEvent) -> str:
    """The hash of the file that an import names, "" for other events."""
    return str(signed.event.data.get("bundle", "")) if signed.event.kind == Kind.IMPORT else ""


def _named(signed: SignedEvent) -> list[str]:
    event = signed.event
    found = (event.data.get(key) for key in fold.NAMED_BLOBS.get(event.kind, ()))
    return [one for one in found if isinstance(one, str) and one]
