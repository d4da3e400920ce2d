"""The desk's log: signed, numbered, never changed. A decision is an event before it is anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from hrcapp.exchange import events
from hrcapp.exchange.dates import to_text
from hrcapp.exchange.events import Event, SignedEvent
from hrcapp.exchange.keys import SigningKey
from hrcapp.secretariat import fold
from hrcapp.secretariat.fold import Kind, State
from hrcapp.store import Store

Clock = Callable[[], datetime]
Listener = Callable[[SignedEvent], None]


class Log:
    """Appends and reads events. `listeners` are told of each new one inside the same transaction."""

    def __init__(self, store: Store, staff: SigningKey, clock: Clock) -> None:
        self._store = store
        self._staff = staff
        self._clock = clock
        self._read: dict[str, SignedEvent] = {}
        self.listeners: list[Listener] = []

    @property
    def desk(self) -> str:
        """Whose numbers these are: the fingerprint of the staff key."""
        return self._staff.public.fingerprint

    @property
    def folder(self) -> str:
        """The same as a name that every file system takes."""
        return self._staff.public.folder

    def append(self, kind: Kind, subject: str, data: Mapping[str, str | int]) -> SignedEvent:
        """Sign and keep one event; ids and hashes only, so nothing in it can ever have to be erased."""
        with self._store.transaction():
            about = [e for e in self.about(subject) if fold.topic(e.event.kind) == fold.topic(kind)]
            seq, before = self._next_place()
            event = Event(
                desk=self.desk,
                seq=seq,
                kind=kind,
                subject=subject,
                at=self._clock(),
                heads=tuple(sorted(e.digest for e in fold.heads(about))),
                data=dict(data),
                before=before,
            )
            signed = events.sign(event, self._staff)
            self._read[signed.digest] = signed
            self._keep(signed)
            for listener in self.listeners:
                listener(signed)
        return signed

    def take(self, signed: SignedEvent) -> bool:
        """Keep an event of any desk, once; whether it is new. Who may sign for a desk: the caller says."""
        if self._store.row("SELECT 1 FROM event WHERE digest = ?", (signed.digest,)):
            return False
        with self._store.transaction():
            self._keep(signed)
            for listener in self.listeners:
                listener(signed)
        return True

    def own(self, wanted: Callable[[int, bytes], bool]) -> list[SignedEvent]:
        """What this desk wrote, by number: of all its lines those that are wanted, which gets (seq, line)."""
        rows = self._store.rows(
            "SELECT digest, seq, line FROM event WHERE desk = ? ORDER BY seq, digest", (self.desk,)
        )
        return [
            self._parsed(row["digest"], row["line"]) for row in rows if wanted(row["seq"], bytes(row["line"]))
        ]

    def restored(self) -> tuple[tuple[str, int], ...]:
        """The numbers that one desk used twice: a copy of it was put back (`State.restored`)."""
        rows = self._store.rows(
            "SELECT desk, seq FROM event GROUP BY desk, seq HAVING count(*) > 1 ORDER BY desk, seq"
        )
        return tuple((row["desk"], row["seq"]) for row in rows)

    def about(self, subject: str) -> list[SignedEvent]:
        """The events of one subject, oldest first."""
        return self._load("SELECT digest, line FROM event WHERE subject = ? ORDER BY at, seq", (subject,))

    def events(self, as_of: date | None = None) -> list[SignedEvent]:
        """All events, or those up to the end of a UTC day."""
        if as_of is None:
            return self._load("SELECT digest, line FROM event ORDER BY at, desk, seq", ())
        end = datetime.combine(as_of, time(), UTC) + timedelta(days=1)
        sql = "SELECT digest, line FROM event WHERE at < ? ORDER BY at, desk, seq"
        return self._load(sql, (to_text(end),))

    def state(self, as_of: date | None = None) -> State:
        """What the events say, as of the end of that UTC day."""
        return fold.fold(self.events(as_of))

    def subjects(self) -> list[tuple[str, str]]:
        """Every (topic's kind, subject) once, for making the projection again."""
        rows = self._store.rows("SELECT DISTINCT kind, subject FROM event ORDER BY kind, subject")
        return [(row["kind"], row["subject"]) for row in rows]

    def _next_place(self) -> tuple[int, str]:
        """The number of the next line of this desk, and the digest of the one before it."""
        row = self._store.row(
            "SELECT seq, digest FROM event WHERE desk = ? ORDER BY seq DESC, digest LIMIT 1", (self.desk,)
        )
        return (int(row["seq"]) + 1, str(row["digest"])) if row else (1, "")

    def _keep(self, signed: SignedEvent) -> None:
        event = signed.event
        self._store.execute(
            "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?)",
            (signed.digest, event.desk, event.seq, event.kind, event.subject, to_text(event.at), signed.line),
        )

    def _load(self, sql: str, values: Iterable[object]) -> list[SignedEvent]:
        return [self._parsed(row["digest"], row["line"]) for row in self._store.rows(sql, tuple(values))]

    def _parsed(self, digest: str, line: bytes) -> SignedEvent:
        """An event never changes, so its signature is checked once while the desk is open."""
        if digest not in self._read:
            self._read[digest] = events.parse(bytes(line), desk=self.desk)
        return self._read[digest]
