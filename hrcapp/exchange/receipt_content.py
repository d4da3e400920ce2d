"""What a receipt says, and its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hrcapp.exchange import checks
from hrcapp.exchange.dates import from_text, to_text

KINDS = ("received", "accepted", "returned", "rejected")


@dataclass(frozen=True)
class Comment:
    """What the desk says about one answer; `path` is its place in the form, empty for the whole form."""

    path: str
    text: str


@dataclass(frozen=True)
class Receipt:
    """The state of one version of a submission at a desk.

    `content_hash` names the version; `reference` is the desk's own number for it; `at` is in UTC; `message`
    is in `language`; `short_code` is `telephone.code` of reference and kind.
    """

    kind: str
    campaign: str
    submission_id: str
    revision: int
    content_hash: str
    reference: str
    at: datetime
    message: str
    language: str
    comments: tuple[Comment, ...]
    desk: str
    short_code: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.revision < 1 or self.at.tzinfo is None:
            raise ValueError("not a kind of receipt, a revision or a moment")
        if any(str(UUID(one)) != one for one in (self.submission_id, self.campaign)):
            raise ValueError("submissions and campaigns are named by UUIDs")
        checks.all_match(checks.SHA256, [self.content_hash])
        checks.all_match(checks.LANGUAGE, [self.language])
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


def to_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON values."""
    comments = [{"path": one.path, "text": one.text} for one in receipt.comments]
    return {**vars(receipt), "at": to_text(receipt.at), "comments": comments}


def from_json(found: Mapping[str, Any]) -> Receipt:
    """The receipt. Raises ValueError; unknown keys are left alone."""
    words = ("kind", "campaign", "submission_id", "content_hash", "reference", "message", "language", "desk")
    return Receipt(
        **{word: checks.text(found.get(word)) for word in words},
        revision=checks.number(found.get("revision")),
        at=from_text(checks.text(found.get("at"))),
        comments=checks.items(found.get("comments"), _comment),
        short_code=checks.text(found.get("short_code")),
    )


def _comment(found: Mapping[str, Any]) -> Comment:
    return Comment(checks.text(found.get("path")), checks.text(found.get("text")))
