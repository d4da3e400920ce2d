"""Checking all that a desk keeps: every line's signature and place in its desk's chain, every kept byte.

A line names the digest of the one that its desk wrote before it. Lines from before lines were chained are
judged by their numbers alone, as long as they come before the first chained one of their desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hrcapp.exchange import events, names, receipt
from hrcapp.exchange.events import SignedEvent
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Fault
from hrcapp.secretariat import audit_alone
from hrcapp.secretariat.audit_alone import Alone
from hrcapp.secretariat.wholeness import bundle_of, named_by
from hrcapp.store import Store, blobs

Progress = Callable[[int, int], None]
"""Told (done, total); what it raises stops the audit."""


class Problem(StrEnum):
    """What can be wrong."""

    UNREADABLE = "unreadable"
    CHANGED = "changed"
    UNKNOWN_DESK = "unknown-desk"
    GAP = "gap"
    CHAIN = "chain"
    UNCHAINED = "unchained"
    MISSING = "missing"
    DAMAGED = "damaged"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class Found:
    """One fault: of which desk and number, and the hash that it is about."""

    problem: Problem
    desk: str
    seq: int
    digest: str


@dataclass
class Audited:
    """What was looked at. `desks`: lines by desk; `unchained` older lines; `restored` numbers used twice (a
    copy was put back, and both lines count); `erased` hashes whose bytes were erased, as the log says;
    `alone` acceptances without the second reader that the kit asked for: no fault of the log."""

    lines: int = 0
    kept: int = 0
    receipts: int = 0
    unchained: int = 0
    desks: dict[str, int] = field(default_factory=dict)
    restored: list[tuple[str, int]] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    alone: list[Alone] = field(default_factory=list)
    faults: list[Found] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not self.faults


@dataclass(frozen=True)
class Audit:
    """Reads only. Every line is parsed anew, and every byte hashed."""

    store: Store
    kits: Sequence[Kit]
    own: str
    """The fingerprint of this desk's staff key."""

    def run(self, progress: Progress | None = None) -> Audited:
        """Look through everything."""
        made = Audited()
        desks = [row["desk"] for row in self.store.rows("SELECT DISTINCT desk FROM event ORDER BY desk")]
        total = self._count()
        deciding: list[SignedEvent] = []
        for desk in desks:
            for signed in self._lines(desk, made):
                self._keeps(signed, made)
                if signed.event.kind in audit_alone.KINDS:
                    deciding.append(signed)
                if progress:
                    progress(made.lines, total)
        made.erased = sorted(set(made.erased))
        made.alone = audit_alone.alone(deciding, self.kits)
        return made

    # -- lines

    def _lines(self, desk: str, made: Audited) -> Iterator[SignedEvent]:
        """The readable lines of a desk, in their order, each in its place."""
        rows = self.store.rows("SELECT * FROM event WHERE desk = ? ORDER BY seq, digest", (desk,))
        made.desks[desk] = len(rows)
        chain = LineChain(desk, made)
        for row in rows:
            made.lines += 1
            chain.number(row["seq"], row["digest"])
            signed = self._parsed(row, made)
            if signed is not None:
                chain.line(signed)
                yield signed

    def _parsed(self, row: Mapping[str, Any], made: Audited) -> SignedEvent | None:
        def wrong(problem: Problem) -> None:
            made.faults.append(Found(problem, row["desk"], row["seq"], row["digest"]))

        try:
            signed = events.parse(bytes(row["line"]), desk=row["desk"])
        except Fault:
            wrong(Problem.UNREADABLE)
            return None
        event = signed.event
        said = (signed.digest, event.desk, event.seq, event.kind, event.subject)
        if said != tuple(row[name] for name in ("digest", "desk", "seq", "kind", "subject")):
            wrong(Problem.CHANGED)
        if signed.signer.fingerprint != event.desk or not self._is_staff(signed):
            wrong(Problem.UNKNOWN_DESK)
        return signed

    def _is_staff(self, signed: SignedEvent) -> bool:
        """Of any kit: what somebody wrote before they left stays what it is."""
        known = any(kit.trusts(signed.signer, names.RECEIPTS_ROLE) for kit in self.kits)
        return known or signed.signer.fingerprint == self.own

    # -- what they name

    def _keeps(self, signed: SignedEvent, made: Audited) -> None:
        """Everything that a line names is here and is what it was, or was erased."""
        for digest in dict.fromkeys((*named_by(signed), bundle_of(signed))):
            if not digest:
                continue
            if not blobs.has(self.store, digest):
                self._absent(signed, digest, made)
                continue
            made.kept += 1
            try:
                data = blobs.get(self.store, digest)
            except Fault:
                made.faults.append(_about(Problem.DAMAGED, signed, digest))
                continue
            if digest == signed.event.data.get("receipt"):
                self._receipt(signed, digest, data, made)

    def _absent(self, signed: SignedEvent, digest: str, made: Audited) -> None:
        sql = "SELECT 1 FROM erased WHERE sha256 = ? AND subject = ?"
        if self.store.row(sql, (digest, signed.event.subject)) is not None:
            made.erased.append(digest)
        else:
            made.faults.append(_about(Problem.MISSING, signed, digest))

    def _receipt(self, signed: SignedEvent, digest: str, data: bytes, made: Audited) -> None:
        """An answer is sealed by the desk that wrote the line. Only the device it is for can open it."""
        made.receipts += 1
        try:
            sealed = receipt.sealed_by(data).fingerprint == signed.event.desk
        except Fault:
            sealed = False
        if not sealed:
            made.faults.append(_about(Problem.RECEIPT, signed, digest))

    def _count(self) -> int:
        row = self.store.row("SELECT count(*) AS n FROM event")
        return int(row["n"]) if row else 0


@dataclass
class LineChain:
    """The lines of one desk, by their numbers."""

    desk: str
    made: Audited
    last: int = 0
    here: dict[int, set[str]] = field(default_factory=dict)
    chained: bool = False

    def number(self, seq: int, digest: str) -> None:
        """Numbers count from 1; one used twice means that a copy was put back."""
        if seq == self.last:
            if (self.desk, seq) not in self.made.restored:
                self.made.restored.append((self.desk, seq))
        elif seq != self.last + 1:
            self.made.faults.append(Found(Problem.GAP, self.desk, seq, digest))
        self.last = seq
        self.here.setdefault(seq, set()).add(digest)

    def line(self, signed: SignedEvent) -> None:
        """It follows a line that is here."""
        event = signed.event
        if event.before:
            self.chained = True
            if event.before not in self.here.get(event.seq - 1, ()):
                self.made.faults.append(_about(Problem.CHAIN, signed, event.before))
        elif event.seq > 1:
            self.made.unchained += 1
            if self.chained:
                self.made.faults.append(_about(Problem.UNCHAINED, signed, signed.digest))


def _about(problem: Problem, signed: SignedEvent, digest: str) -> Found:
    return Found(problem, signed.event.desk, signed.event.seq, digest)
