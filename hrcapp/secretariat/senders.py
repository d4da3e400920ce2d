"""Who may send. A device key proves who packed a file; that it speaks for a town, a person must say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from hrcapp.exchange import succession
from hrcapp.exchange.bundle import Opened
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.store import Store

QUOTA = 500
"""How many undecided files of unknown senders are taken in before further ones are set aside."""


@dataclass(frozen=True)
class Device:
    """A device that has sent something: the names on its forms, how many, and what was decided about it."""

    fingerprint: str
    names: tuple[str, ...]
    versions: int
    approved: bool
    revoked: bool


@dataclass(frozen=True)
class Senders:
    """What has been decided about devices."""

    store: Store
    log: Log
    quota: int = QUOTA

    def is_approved(self, fingerprint: str) -> bool:
        """Whether a person has approved this device, by itself or by accepting what it sent."""
        row = self.store.row("SELECT approved FROM sender WHERE fingerprint = ?", (fingerprint,))
        return bool(row and row["approved"])

    def is_own(self, fingerprint: str) -> bool:
        """Whether it is one of the secretariat's own, which may say what references its files have."""
        row = self.store.row("SELECT own FROM sender WHERE fingerprint = ?", (fingerprint,))
        return bool(row and row["own"])

    def is_revoked(self, fingerprint: str) -> bool:
        """Whether this desk, or one it has heard of, has revoked the device."""
        return any(one.event.kind == Kind.REVOKE_SENDER for one in self.log.about(fingerprint))

    def revoked(self) -> tuple[str, ...]:
        """Every device that was revoked: the next kit names them, so that all desks set them aside."""
        rows = self.store.rows(
            "SELECT DISTINCT subject FROM event WHERE kind = ? ORDER BY subject", (Kind.REVOKE_SENDER,)
        )
        return tuple(row["subject"] for row in rows)

    def devices(self) -> list[Device]:
        """Every device that has sent a form, by the first name on its forms."""
        rows = self.store.rows(
            """SELECT version.sender, version.name, count(*) AS n, coalesce(sender.approved, 0) AS approved
               FROM version LEFT JOIN sender ON sender.fingerprint = version.sender
               GROUP BY version.sender, version.name ORDER BY version.sender, version.name"""
        )
        revoked = set(self.revoked())
        found = [
            Device(
                fingerprint=sender,
                names=tuple(row["name"] for row in given),
                versions=sum(row["n"] for row in given),
                approved=bool(given[0]["approved"]),
                revoked=sender in revoked,
            )
            for sender, group in groupby(rows, key=lambda row: str(row["sender"]))
            for given in [list(group)]
        ]
        return sorted(found, key=lambda device: device.names)

    def revoke(self, fingerprint: str) -> None:
        """Set aside whatever a device sends from now on; what came before stays. It can't be taken back."""
        if not self.is_revoked(fingerprint):
            self.log.append(Kind.REVOKE_SENDER, fingerprint, {})

    def approve(self, fingerprint: str, *, own: bool = False) -> None:
        """Trust a device from now on."""
        if not (self.is_own(fingerprint) if own else self.is_approved(fingerprint)):
            self.log.append(Kind.APPROVE_SENDER, fingerprint, {"as": "own" if own else "sender"})

    def approve_for(self, fingerprint: str, submission: str) -> None:
        """Let a device send further versions of a submission that another device began."""
        if not self._is_approved_for(fingerprint, submission):
            self.log.append(Kind.APPROVE_SENDER, fingerprint, {"as": "sender", "submission": submission})

    def check(self, fingerprint: str, name: str) -> None:
        """Before decrypting. Raises Fault BUNDLE_REVOKED; SENDER_UNKNOWN when too many unknown ones wait."""
        if self.is_revoked(fingerprint):
            raise Fault(Code.BUNDLE_REVOKED, name=name, fingerprint=fingerprint)
        if self.is_approved(fingerprint):
            return
        row = self.store.row(
            """SELECT count(*) AS n FROM (SELECT 1 FROM version WHERE decision IS NULL AND NOT EXISTS
               (SELECT 1 FROM sender WHERE fingerprint = version.sender AND approved) LIMIT ?)""",
            (self.quota,),
        )
        if row and row["n"] >= self.quota:
            raise Fault(Code.SENDER_UNKNOWN, name=name, fingerprint=fingerprint)

    def check_submission(self, opened: Opened, name: str) -> None:
        """A version from another device than the first one waits for a person, unless it was handed over.

        Raises SENDER_UNKNOWN.
        """
        sender, content = opened.signer.fingerprint, opened.content
        first = self.store.row(
            "SELECT sender FROM version WHERE submission = ? ORDER BY arrived_at, revision",
            (content.submission_id,),
        )
        if first is None or first["sender"] == sender or self.may_continue(sender, content.submission_id):
            return
        links = succession.read(content.handovers) if content.handovers else ()
        if not succession.leads(links, content.submission_id, first["sender"], sender):
            raise Fault(Code.SENDER_UNKNOWN, name=name, fingerprint=sender, submission=content.submission_id)

    def may_continue(self, fingerprint: str, submission: str) -> bool:
        """Whether a person let this device go on with a submission."""
        return self._is_approved_for(fingerprint, submission)

    def _is_approved_for(self, fingerprint: str, submission: str) -> bool:
        return (
            self.store.row(
                "SELECT 1 AS yes FROM sender_submission WHERE fingerprint = ? AND submission = ?",
                (fingerprint, submission),
            )
            is not None
        )
