"""Making a sealed file a version of the desk.

Its sender and its place among the other versions are checked; it gets its number, its receipt and its party.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hrcapp.exchange import bundle
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Origin
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.arrivals import Arrival, Arrivals, Imported
from hrcapp.secretariat.branches import Branches
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.secretariat.receipts import Issuer
from hrcapp.secretariat.senders import Senders
from hrcapp.store import Store, blobs


@dataclass
class Admission:
    """Admits sealed files, each in one transaction."""

    store: Store
    log: Log
    reader: Reader
    projection: Projection
    issuer: Issuer
    parties: Parties
    senders: Senders
    arrivals: Arrivals
    _branches: Branches = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._branches = Branches(self.store, self.reader, self.senders)

    def admit(self, name: str, data: bytes, sha256: str, way: str) -> Imported:
        """Take in one sealed file. Raises Fault for what is wrong with it, before anything is kept."""
        outer = bundle.inspect(data, name)
        sender = outer.signer.fingerprint
        self.senders.check(sender, name)
        reading = self.reader.read_inspected(outer, name)
        if reading.origin is Origin.IMPORTED and not self.senders.is_own(sender):
            # Only a desk says of answers that it brought them in itself.
            raise Fault(Code.SENDER_UNKNOWN, name=name, fingerprint=sender)
        key = reading.opened.content_hash
        if self.store.row("SELECT key FROM version WHERE key = ?", (key,)):
            return self.again(name, key, way)
        content = reading.opened.content
        self.senders.check_submission(reading.opened, name)
        self._check_conflict(content.submission_id, content.revision, name)
        self._branches.check(reading.opened, name)
        with self.store.transaction():
            blobs.put(self.store, data)
            found = self.parties.automatic(reading.facts.party)
            reference = self._reference(reading, sender, found)
            self.projection.expect(sha256, reading)
            self.log.append(
                Kind.IMPORT,
                key,
                {
                    "bundle": sha256,
                    "submission": content.submission_id,
                    "revision": content.revision,
                    "sender": sender,
                    "way": way,
                    "reference": reference,
                    "receipt": self.issuer.issue("received", reading, reference),
                },
            )
            self._join(reading, sender, reference, found)
            self.arrivals.record(Arrival(name, sha256, len(data), way, sender), version=key)
        return Imported(name, Outcome.IMPORTED, reference=reference, submission=key)

    def again(self, name: str, key: str, way: str) -> Imported:
        """What is here already is answered with its number, and once more with its receipt."""
        row = self.store.row("SELECT reference FROM version WHERE key = ?", (key,))
        self.arrivals.answer_again(key, way)
        return Imported(name, Outcome.ALREADY, reference=row["reference"] if row else None, submission=key)

    def _check_conflict(self, submission: str, revision: int, name: str) -> None:
        """The same version with other contents: both are kept, and a person must look."""
        row = self.store.row(
            """SELECT key FROM version WHERE submission = ? AND revision = ?
               AND coalesce(decision, '') != ?""",
            (submission, revision, ReviewState.REJECTED),
        )
        if row:
            raise Fault(Code.SUBMISSION_CONFLICT, name=name, version=row["key"])

    def _reference(self, reading: Reading, sender: str, found: str | None) -> str:
        """The number that the receipt names: a submission keeps its first one, a known party its own."""
        submission = reading.opened.content.submission_id
        row = self.store.row(
            "SELECT reference FROM version WHERE submission = ? ORDER BY arrived_at, revision", (submission,)
        )
        if row:
            return str(row["reference"])
        return self._given_reference(reading, sender) or found or self.parties.next_reference()

    def _given_reference(self, reading: Reading, sender: str) -> str:
        """The secretariat itself may enter again, under its old number, what an earlier report printed."""
        if reading.origin is Origin.RECONSTRUCTED and self.senders.is_own(sender):
            return reading.facts.previous_reference
        return ""

    def _join(self, reading: Reading, sender: str, reference: str, found: str | None) -> None:
        submission = reading.opened.content.submission_id
        if self.parties.of(submission) is not None:
            return
        if self._given_reference(reading, sender):
            self.parties.create_or_link(submission, reference)
        elif found:
            self.parties.link(submission, found)
