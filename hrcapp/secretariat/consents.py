"""Consents to publish: what the form says, and what was asked for afterwards. A no stays until a new yes.

A yes by request is about what had arrived by then: a later version speaks for itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.exchange.dates import from_text
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept
from hrcapp.secretariat.fold_protection import NO, YES
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.store import Store, blobs
from hrcapp.submission.facts import CONSENTS


@dataclass(frozen=True)
class Consent:
    """One item of a version: what the form said, what holds, and the words and moment of a request if any."""

    item: str
    in_form: bool
    holds: bool
    words: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Consents:
    """The requests that were recorded, over what the forms say."""

    store: Store
    log: Log

    def record(self, submission: str, item: str, given: bool, words: str) -> None:
        """Note a request: who asked, and how. Faults PROTECTION_REASON without words, REFERENCE_UNKNOWN."""
        if item not in CONSENTS:
            raise ValueError("no consent of the form")
        if not words.strip():
            raise Fault(Code.PROTECTION_REASON)
        if self.store.row("SELECT 1 FROM version WHERE submission = ?", (submission,)) is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=submission)
        text = json.dumps({"words": words.strip()}, ensure_ascii=False).encode()
        with self.store.transaction():
            data = {"item": item, "given": YES if given else NO, "words": blobs.put(self.store, text)}
            self.log.append(Kind.CONSENT, submission, data)

    def of(self, row: Mapping[str, Any], in_form: Mapping[str, bool]) -> tuple[Consent, ...]:
        """All items of a version; `row` is its row, `in_form` what the form says."""
        said = _recorded(self.store, row["submission"])
        return tuple(self._one(item, row, in_form.get(item, False), said.get(item)) for item in CONSENTS)

    def of_version(self, key: str, in_form: Mapping[str, bool]) -> tuple[Consent, ...]:
        """The same by the version's key. Raises Fault REFERENCE_UNKNOWN."""
        row = self.store.row("SELECT submission, arrived_at FROM version WHERE key = ?", (key,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=key)
        return self.of(row, in_form)

    def effective(self, row: Mapping[str, Any], in_form: Mapping[str, bool]) -> dict[str, bool]:
        """What holds for a version, by item."""
        return effective(self.store, row, in_form)

    def publishing(self) -> Callable[[Mapping[str, Any]], bool]:
        """Whether the answers of a version may be published, for many rows."""
        rows = self.store.rows("SELECT * FROM consent WHERE item = 'publish_answers'")
        said = {row["submission"]: row for row in rows}
        return lambda row: holds(row, bool(row["publish"]), said.get(row["submission"]))

    def _one(
        self, item: str, row: Mapping[str, Any], in_form: bool, said: Mapping[str, Any] | None
    ) -> Consent:
        if said is None:
            return Consent(item, in_form, in_form)
        words = str(json.loads(kept.get(self.store, said["words"]) or b"{}").get("words", ""))
        return Consent(item, in_form, holds(row, in_form, said), words, from_text(said["at"]))


def effective(store: Store, row: Mapping[str, Any], in_form: Mapping[str, bool]) -> dict[str, bool]:
    """What holds for a version, by item; `row` is its row."""
    said = _recorded(store, row["submission"])
    return {item: holds(row, in_form.get(item, False), said.get(item)) for item in CONSENTS}


def _recorded(store: Store, submission: str) -> dict[str, Mapping[str, Any]]:
    rows = store.rows("SELECT * FROM consent WHERE submission = ?", (submission,))
    return {row["item"]: row for row in rows}


def holds(row: Mapping[str, Any], in_form: bool, said: Mapping[str, Any] | None) -> bool:
    """One item: `said` is the row of the request, None without one."""
    if said is None:
        return in_form
    return bool(said["given"]) if not said["given"] or row["arrived_at"] <= said["at"] else in_form
