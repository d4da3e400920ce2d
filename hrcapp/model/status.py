"""How far a form has come, on either side. Each state is computed from what exists, never kept as a flag."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The officer's view of one form. Only a signed receipt moves it past `HANDED_OVER`."""

    DRAFT = "draft"
    READY = "ready"
    SIGNING = "signing"
    SIGNED = "signed"
    PACKED = "packed"
    HANDED_OVER = "handed-over"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REJECTED = "rejected"

    @property
    def locked(self) -> bool:
        """Whether the answers are fixed: signed, and not asked back."""
        return self not in (Status.DRAFT, Status.READY)


class SectionStatus(StrEnum):
    """How far one section of a form has come."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    TO_CORRECT = "to-correct"
    COMPLETE = "complete"


class ReviewState(StrEnum):
    """The secretariat's view of one version of a submission."""

    TO_REVIEW = "to-review"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"


class PartyStanding(StrEnum):
    """Whether a party takes part. One that has withdrawn does not count; one on hold counts and is marked."""

    ACTIVE = "active"
    ON_HOLD = "on-hold"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What became of one file that was imported."""

    IMPORTED = "imported"
    ALREADY = "already"
    QUARANTINED = "quarantined"
