"""Taking in what arrives. Each file ends as imported, already here, or set aside with its reason.

The bytes of every file are kept as they came, in the same transaction as what was made of them: stopping or
killing an import at any moment loses nothing and doubles nothing, and importing again goes on from there.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from hrcapp.exchange import bundle, mail, manifest, parts
from hrcapp.exchange.place import take
from hrcapp.exchange.walking import files_in
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Origin
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.arrivals import BY_FILE, OURS, Arrival, Arrivals, SetAside
from hrcapp.secretariat.arrivals import Imported as Imported
from hrcapp.secretariat.branches import Branches
from hrcapp.secretariat.couriers import Couriers
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.mailroom import Mailroom
from hrcapp.secretariat.odk_files import MAX_TABLE, Beside, arranged, beside, is_table, named
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.receipts import Issuer
from hrcapp.secretariat.senders import Senders
from hrcapp.secretariat.unsealed import Unsealed, is_unsealed, nothing_beside
from hrcapp.store import Store, blobs

_log = logging.getLogger(__name__)


Progress = Callable[[int, int, Imported], None]


class Intake:
    """Imports files; lists and tries again those that were set aside."""

    def __init__(
        self,
        store: Store,
        log: Log,
        reader: Reader,
        projection: Projection,
        issuer: Issuer,
        parties: Parties,
        senders: Senders,
        arrivals: Arrivals,
    ) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._projection = projection
        self._issuer = issuer
        self._parties = parties
        self._senders = senders
        self._arrivals = arrivals
        self._branches = Branches(store, reader, senders)
        self._couriers = Couriers(store, arrivals.clock)
        self._unsealed = Unsealed(store, reader, senders, arrivals, self.take_in, self._set_aside)
        self._mailroom = Mailroom(store, arrivals, self.take_in, self._set_aside)

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Imported]:
        """Import files and, at any depth, the files of folders. `progress` gets (done, all, the last one),
        for each file once no kill can take it back; several are made durable together.

        A file of messages becomes one result for each file in them.

        `cancelled` is asked before each file. A fault of this computer (a full disk) stops the import and is
        raised; what was done is done.
        """
        files = arranged(files_in(paths))
        done: list[Imported] = []
        with self._store.grouped() as group:
            for count, file in enumerate(files, start=1):
                if cancelled and cancelled():
                    break
                done += self._import_file(file, cancelled)
                if progress and done:
                    group.then(partial(progress, count, len(files), done[-1]))
        return done

    def take_in(
        self, name: str, data: bytes, way: str = BY_FILE, beside: Beside = nothing_beside
    ) -> Imported:
        """Import one file's bytes; `beside` gives the bytes of a file that came along, by its name."""
        sha256 = hashlib.sha256(data).hexdigest()
        if key := self._arrivals.imported_as(sha256):
            return self._again(name, key, way)
        if parts.is_part(data):
            return self._mailroom.take_part(name, data, way)
        try:
            if manifest.is_manifest(data):
                return self._couriers.take_in(name, data)
            if is_unsealed(data):
                return self._unsealed.take(name, data, beside)
            return self._import(name, data, sha256, way)
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
        done: list[Imported] = []
        for one in reversed(waiting):
            data = blobs.get(self._store, one.sha256)
            if mail.looks_like_mail(data, one.file):
                done += self._mailroom.open_message(one.file, data)
            elif is_table(Path(one.file)):  # alone it would come in without its repeats and media
                done.append(Imported(one.file, Outcome.QUARANTINED, one.reason))
            else:
                done.append(self.take_in(one.file, data, one.way))
        return done

    def approve_sender(
        self, fingerprint: str, *, own: bool = False, submission: str | None = None
    ) -> list[Imported]:
        """Trust a device, for everything or for one submission, and try again what it sent before."""
        if submission is None:
            self._senders.approve(fingerprint, own=own)
        else:
            self._senders.approve_for(fingerprint, submission)
        return self.retry(one.sha256 for one in self.quarantine() if one.sender == fingerprint)

    def _import_file(self, path: Path, cancelled: Callable[[], bool] | None = None) -> list[Imported]:
        try:
            if mail.looks_like_mail(take(path, mail.HEAD), path.name):
                return self._mailroom.open_file(path)
            if is_table(path):
                return self._import_table(path, cancelled)
            data = take(path, bundle.MAX_BYTES + parts.MAX_HEAD)
        except Fault as fault:
            if fault.code in OURS:
                raise
            return [Imported(path.name, Outcome.QUARANTINED, fault)]
        return [self.take_in(named(path), data, beside=beside(path))]

    def _import_table(self, path: Path, cancelled: Callable[[], bool] | None) -> list[Imported]:
        """Each row by itself; what is no table of ours is kept as it came."""
        data = take(path, MAX_TABLE)
        try:
            return self._unsealed.take_table(path, data, cancelled)
        except Fault as fault:
            if fault.code in OURS:
                raise
            return [self._set_aside(path.name, data, BY_FILE, fault)]
        except Exception:  # noqa: BLE001 - as in `take_in`: rows that were taken in stay
            _log.exception("a table could not be imported")
            return [self._set_aside(path.name, data, BY_FILE, Fault(Code.UNEXPECTED, name=path.name))]

    def _import(self, name: str, data: bytes, sha256: str, way: str) -> Imported:
        outer = bundle.inspect(data, name)
        sender = outer.signer.fingerprint
        self._senders.check(sender, name)
        reading = self._reader.read_inspected(outer, name)
        if reading.origin is Origin.IMPORTED and not self._senders.is_own(sender):
            # Only a desk says of answers that it brought them in itself.
            raise Fault(Code.SENDER_UNKNOWN, name=name, fingerprint=sender)
        key = reading.opened.content_hash
        if self._store.row("SELECT key FROM version WHERE key = ?", (key,)):
            return self._again(name, key, way)
        content = reading.opened.content
        self._senders.check_submission(reading.opened, name)
        self._check_conflict(content.submission_id, content.revision, name)
        self._branches.check(reading.opened, name)
        with self._store.transaction():
            blobs.put(self._store, data)
            found = self._parties.automatic(reading.facts.party)
            reference = self._reference(reading, sender, found)
            self._projection.expect(sha256, reading)
            self._log.append(
                Kind.IMPORT,
                key,
                {
                    "bundle": sha256,
                    "submission": content.submission_id,
                    "revision": content.revision,
                    "sender": sender,
                    "way": way,
                    "reference": reference,
                    "receipt": self._issuer.issue("received", reading, reference),
                },
            )
            self._join(reading, sender, reference, found)
            self._arrivals.record(Arrival(name, sha256, len(data), way, sender), version=key)
        return Imported(name, Outcome.IMPORTED, reference=reference, submission=key)

    def _again(self, name: str, key: str, way: str) -> Imported:
        """What is here already is answered with its number, and once more with its receipt."""
        row = self._store.row("SELECT reference FROM version WHERE key = ?", (key,))
        self._arrivals.answer_again(key, way)
        return Imported(name, Outcome.ALREADY, reference=row["reference"] if row else None, submission=key)

    def _check_conflict(self, submission: str, revision: int, name: str) -> None:
        """The same version with other contents: both are kept, and a person must look."""
        row = self._store.row(
            """SELECT key FROM version WHERE submission = ? AND revision = ?
               AND coalesce(decision, '') != ?""",
            (submission, revision, ReviewState.REJECTED),
        )
        if row:
            raise Fault(Code.SUBMISSION_CONFLICT, name=name, version=row["key"])

    def _reference(self, reading: Reading, sender: str, found: str | None) -> str:
        """The number that the receipt names: a submission keeps its first one, a known party its own."""
        submission = reading.opened.content.submission_id
        row = self._store.row(
            "SELECT reference FROM version WHERE submission = ? ORDER BY arrived_at, revision", (submission,)
        )
        if row:
            return str(row["reference"])
        return self._given_reference(reading, sender) or found or self._parties.next_reference()

    def _given_reference(self, reading: Reading, sender: str) -> str:
        """The secretariat itself may enter again, under its old number, what an earlier report printed."""
        if reading.origin is Origin.RECONSTRUCTED and self._senders.is_own(sender):
            return reading.facts.previous_reference
        return ""

    def _join(self, reading: Reading, sender: str, reference: str, found: str | None) -> None:
        submission = reading.opened.content.submission_id
        if self._parties.of(submission) is not None:
            return
        if self._given_reference(reading, sender):
            self._parties.create_or_link(submission, reference)
        elif found:
            self._parties.link(submission, found)

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
