"""Taking in what arrives. Each file ends as imported, already here, or set aside with its reason.

The bytes of every file are kept as they came, in the same transaction as what was made of them: stopping or
killing an import at any moment loses nothing and doubles nothing, and importing again goes on from there.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from hrcapp.exchange import bundle, mail, manifest, parts
from hrcapp.exchange.place import take
from hrcapp.exchange.walking import files_in
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.admission import Admission
from hrcapp.secretariat.arrivals import BY_FILE, OURS, Arrival, SetAside
from hrcapp.secretariat.arrivals import Imported as Imported
from hrcapp.secretariat.couriers import Couriers
from hrcapp.secretariat.mailroom import Mailroom
from hrcapp.secretariat.odk_files import Beside, arranged, beside, named, table
from hrcapp.secretariat.odk_sheets import MAX_TABLE, is_table
from hrcapp.secretariat.odk_sources import DISK, Archive, Source, archive
from hrcapp.secretariat.unsealed import Unsealed, is_unsealed, nothing_beside
from hrcapp.store import blobs

_log = logging.getLogger(__name__)


Progress = Callable[[int, int, Imported], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Step:
    """One step of an import: what became of something in a file, or None: that file is done."""

    file: Path
    one: Imported | None = None


class Intake:
    """Imports files; lists and tries again those that were set aside."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._store = store = admission.store
        self._senders = admission.senders
        self._arrivals = arrivals = admission.arrivals
        self._couriers = Couriers(store, arrivals.clock)
        self._unsealed = Unsealed(
            store, admission.reader, self._senders, arrivals, self.take_in, self._set_aside
        )
        self._mailroom = Mailroom(store, arrivals, self.take_in, self._set_aside)

    def import_paths(
        self, paths: Iterable[Path], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Imported]:
        """Import files and, at any depth, the files of folders. `progress` gets (done, all, the last one),
        for each file once no kill can take it back; several are made durable together.

        A file of messages becomes one result for each file in them.

        `cancelled` is asked before each file. A fault of this computer (a full disk) stops the import and is
        raised; what was done is done.
        """
        files = arranged(files_in(paths))
        done: list[Imported] = []
        count = 0
        with self._store.grouped() as group:
            for step in self.steps(files, cancelled):
                if step.one is not None:
                    done.append(step.one)
                    continue
                count += 1
                if progress and done:
                    group.then(partial(progress, count, len(files), done[-1]))
        return done

    def steps(self, files: Iterable[Path], cancelled: Cancelled | None = None) -> Iterator[Step]:
        """Import files as `arranged` has put them, as far as somebody asks for the next step."""
        for file in files:
            if cancelled and cancelled():
                return
            for one in self._import_file(file, cancelled):
                yield Step(file, one)
            yield Step(file)

    def go_on(self, steps: Iterator[Step], seconds: float, told: Callable[[Step], None]) -> bool:
        """Take steps for about that long, and tell of each once no kill can take it back.

        Returns whether there may be more. Raises a fault of this computer, after telling of what is done.
        """
        end = time.monotonic() + seconds
        with self._store.grouped() as group:
            for step in steps:
                group.then(partial(told, step))
                if time.monotonic() > end:
                    return True
        return False

    def take_in(
        self, name: str, data: bytes, way: str = BY_FILE, beside: Beside = nothing_beside
    ) -> Imported:
        """Import one file's bytes; `beside` gives the bytes of a file that came along, by its name."""
        sha256 = hashlib.sha256(data).hexdigest()
        if key := self._arrivals.imported_as(sha256):
            return self._admission.again(name, key, way)
        if parts.is_part(data):
            return self._mailroom.take_part(name, data, way)
        try:
            if manifest.is_manifest(data):
                return self._couriers.take_in(name, data)
            if is_unsealed(data):
                return self._unsealed.take(name, data, beside)
            return self._admission.admit(name, data, sha256, way)
        except Fault as fault:
            if fault.code in OURS:
                raise
            return self._set_aside(name, data, way, fault)
        # A file may hold what no check foresaw; it must not keep the rest of the batch from being taken in.
        except Exception:  # noqa: BLE001
            _log.exception("a file could not be imported")
            return self._set_aside(name, data, way, Fault(Code.UNEXPECTED, name=name))

    def quarantine(self) -> list[SetAside]:
        """What was set aside, the newest first."""
        return self._arrivals.quarantine()

    def retry(self, sha256s: Iterable[str] | None = None) -> list[Imported]:
        """Try files in quarantine again: all, or those of these hashes."""
        wanted = None if sha256s is None else set(sha256s)
        waiting = [one for one in self.quarantine() if one.kept and (wanted is None or one.sha256 in wanted)]
        return [done for one in reversed(waiting) for done in self._again(one)]

    def _again(self, one: SetAside) -> Sequence[Imported]:
        data = blobs.get(self._store, one.sha256)
        if mail.looks_like_mail(data, one.file):
            return self._mailroom.open_message(one.file, data)
        if is_table(Path(one.file)):  # alone it would come in without its repeats and media
            return [Imported(one.file, Outcome.QUARANTINED, one.reason)]
        return [self.take_in(one.file, data, one.way)]

    def approve_sender(
        self, fingerprint: str, *, own: bool = False, submission: str | None = None
    ) -> list[Imported]:
        """Trust a device, for everything or for one submission, and try again what it sent before."""
        if submission is None:
            self._senders.approve(fingerprint, own=own)
        else:
            self._senders.approve_for(fingerprint, submission)
        return self.retry(one.sha256 for one in self.quarantine() if one.sender == fingerprint)

    def _import_file(self, path: Path, cancelled: Cancelled | None) -> Iterator[Imported]:
        try:
            if mail.looks_like_mail(take(path, mail.HEAD), path.name):
                yield from self._mailroom.open_file(path)
                return
            with archive(path) as packed:
                if packed is None:
                    yield from self._import_from(DISK, path, cancelled)
                    return
                yield from self._import_archive(packed, cancelled)
        except Fault as fault:
            if fault.code in OURS:
                raise
            if fault.code is Code.ODK_ARCHIVE_UNREADABLE:
                yield self._set_aside(path.name, take(path, bundle.MAX_BYTES), BY_FILE, fault)
            else:
                yield Imported(path.name, Outcome.QUARANTINED, fault)

    def _import_archive(self, packed: Archive, cancelled: Cancelled | None) -> Iterator[Imported]:
        """As the folder would be that was packed into it."""
        for member in arranged(packed.paths, packed):
            if cancelled and cancelled():
                return
            try:
                yield from self._import_from(packed, member, cancelled)
            except Fault as fault:
                if fault.code in OURS:
                    raise
                yield Imported(named(member), Outcome.QUARANTINED, fault)

    def _import_from(self, source: Source, path: PurePath, cancelled: Cancelled | None) -> Iterator[Imported]:
        if is_table(path):
            yield from self._import_table(source, path, cancelled)
        else:
            data = source.take(path, bundle.MAX_BYTES + parts.MAX_HEAD)
            yield self.take_in(named(path), data, beside=beside(path, source))

    def _import_table(
        self, source: Source, path: PurePath, cancelled: Cancelled | None
    ) -> Iterator[Imported]:
        """Each row by itself; what is no table of ours is kept as it came."""
        data = source.take(path, MAX_TABLE)
        try:
            yield from self._unsealed.take_table(path.name, table(path, data, source), cancelled)
        except Fault as fault:
            if fault.code in OURS:
                raise
            yield self._set_aside(path.name, data, BY_FILE, fault)
        except Exception:  # noqa: BLE001 - as in `take_in`: rows that were taken in stay
            _log.exception("a table could not be imported")
            yield self._set_aside(path.name, data, BY_FILE, Fault(Code.UNEXPECTED, name=path.name))

    def _set_aside(self, name: str, data: bytes, way: str, fault: Fault) -> Imported:
        sha256 = hashlib.sha256(data).hexdigest()
        with self._store.transaction():
            kept = len(data) <= bundle.MAX_BYTES
            if kept:
                blobs.put(self._store, data)
            self._arrivals.record(Arrival(name, sha256, len(data), way, _sender(data), kept), fault=fault)
        return Imported(name, Outcome.QUARANTINED, fault)


def _sender(data: bytes) -> str:
    """Who sealed a file, where even that can be told."""
    try:
        return bundle.inspect(data).signer.fingerprint
    except Fault:
        return ""
