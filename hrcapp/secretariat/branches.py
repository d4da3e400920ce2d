"""A submission that two computers have continued: neither line ever silently takes the place of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hrcapp.exchange.bundle import Opened
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import kept
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.senders import Senders
from hrcapp.store import Store


@dataclass(frozen=True)
class Branches:
    """Compares a version that arrives with those beside it that came from another device."""

    store: Store
    reader: Reader
    senders: Senders

    def check(self, opened: Opened, name: str) -> None:
        """Raise Fault SUBMISSION_BRANCH for a version that does not follow the one before it, or that the one
        behind it does not follow, where another device packed that one and no person has decided.

        Versions of one device that were lost on their way break no line: what it packs later counts.
        """
        content, sender = opened.content, opened.signer.fingerprint
        before, after = self._beside(content.submission_id, content.revision)
        breaks = before is not None and before["sender"] != sender and content.replaces != before["key"]
        broken = after is not None and after["sender"] != sender and not self._follows(after, opened)
        if (breaks or broken) and not self.senders.may_continue(sender, content.submission_id):
            raise Fault(
                Code.SUBMISSION_BRANCH, name=name, fingerprint=sender, submission=content.submission_id
            )

    def _beside(
        self, submission: str, revision: int
    ) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
        """The nearest versions before and after, among those that were not rejected."""
        rows = self.store.rows(
            """SELECT key, revision, sender, bundle FROM version
               WHERE submission = ? AND coalesce(decision, '') != ? ORDER BY revision""",
            (submission, ReviewState.REJECTED),
        )
        before = [row for row in rows if row["revision"] < revision]
        after = [row for row in rows if row["revision"] > revision]
        return (before[-1] if before else None), (after[0] if after else None)

    def _follows(self, later: Mapping[str, Any], opened: Opened) -> bool:
        """Whether a version that is here names the one that arrives as the one it replaces."""
        reading = kept.reading(self.store, self.reader, later["bundle"])
        return reading.opened.content.replaces == opened.content_hash
