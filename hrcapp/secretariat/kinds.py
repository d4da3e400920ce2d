"""The kinds of events in a desk's log, and which of their data are hashes of what was written beside it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hrcapp.model.status import ReviewState


class Kind(StrEnum):
    """What an event says of its subject: a version, submission, party, sender, finding, invitation, meeting
    or pair of parties."""

    IMPORT = "import"
    ACCEPT = "accept"
    RETURN = "return"
    REJECT = "reject"
    PROPOSE = "propose"
    PARTY = "party"
    NAMES = "names"
    ALIAS = "alias"
    PARENT = "parent"
    WAVE = "wave"
    COUNCIL = "council-decision"
    STANDING = "standing"
    MERGE = "merge"
    INVITATION = "invitation"
    REPLY = "reply"
    INVITED = "invited-party"
    NOTE = "note"
    CODING = "coding"
    REPORT_TEXT = "report-text"
    TRANSLATION = "translation"
    VALIDATION = "validation"
    APPROVE_SENDER = "approve-sender"
    REVOKE_SENDER = "revoke-sender"
    MEETING = "meeting"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    PAIR = "pair"
    REMINDED = "reminded"
    WITHDRAW = "withdraw"
    HANDED = "handed"
    PROTECT = "protect"
    REDACTION = "redaction"
    CONSENT = "consent"
    ERASURE = "erasure"


DECISIONS: Mapping[str, ReviewState] = {
    Kind.ACCEPT: ReviewState.ACCEPTED,
    Kind.RETURN: ReviewState.RETURNED,
    Kind.REJECT: ReviewState.REJECTED,
}

NAMED_BLOBS: Mapping[str, tuple[str, ...]] = {
    Kind.IMPORT: ("receipt",),
    Kind.ACCEPT: ("receipt", "words"),
    Kind.RETURN: ("receipt", "words"),
    Kind.REJECT: ("receipt", "words"),
    Kind.PROPOSE: ("words",),
    Kind.NAMES: ("names",),
    Kind.ALIAS: ("alias",),
    Kind.COUNCIL: ("words",),
    Kind.STANDING: ("words",),
    Kind.INVITATION: ("invitation",),
    Kind.NOTE: ("text",),
    Kind.VALIDATION: ("words",),
    Kind.CODING: ("finding",),
    Kind.REPORT_TEXT: ("text",),
    Kind.TRANSLATION: ("text",),
    Kind.MEETING: ("meeting",),
    Kind.MINUTES: ("words",),
    Kind.WITHDRAW: ("words",),
    Kind.PROTECT: ("words",),
    Kind.REDACTION: ("redaction",),
    Kind.CONSENT: ("words",),
    Kind.ERASURE: ("remains",),
}
"""Which data of an event are hashes of what was written; the bundle of an import travels by itself."""


_TOPICS: Mapping[str, str] = {
    **dict.fromkeys((*DECISIONS, Kind.WITHDRAW, Kind.HANDED), "decision"),
    **dict.fromkeys((Kind.PROTECT, Kind.REDACTION), "protection"),
}


def topic(kind: str) -> str:
    """What an event is about: decisions, their withdrawal and their handing out are about one thing."""
    return _TOPICS.get(kind, kind)
