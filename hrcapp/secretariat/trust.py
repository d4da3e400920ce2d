"""Whom this desk trusts to say who someone is: its own list of issuers, and what people found out elsewhere.

The list is this desk's and starts empty. It says "leads to an issuer that this desk trusts", and never
"qualified": that is said only where a person noted what a validation against the EU trusted lists found.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hrcapp.exchange.dates import to_text
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.log import Log
from hrcapp.statement import Issuer, read_issuers
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class TrustedIssuers:
    """The list, in the desk's store."""

    store: Store
    clock: Callable[[], datetime]

    def all(self) -> list[Issuer]:
        """By name."""
        rows = self.store.rows("SELECT certificate FROM trusted_issuer")
        found = [issuer for row in rows for issuer in read_issuers(bytes(row["certificate"]))]
        return sorted(found, key=lambda one: (one.name.casefold(), one.sha256))

    def certificates(self) -> tuple[bytes, ...]:
        """In DER, for `statement.verify`."""
        rows = self.store.rows("SELECT certificate FROM trusted_issuer ORDER BY sha256")
        return tuple(bytes(row["certificate"]) for row in rows)

    def add(self, data: bytes, name: str = "") -> list[Issuer]:
        """Trust the issuers in a PEM or DER file; those that are new. Faults ISSUER_*."""
        known = {one.sha256 for one in self.all()}
        new = [one for one in read_issuers(data, name=name) if one.sha256 not in known]
        with self.store.transaction():
            for one in new:
                self.store.execute(
                    "INSERT INTO trusted_issuer VALUES (?, ?, ?)",
                    (one.sha256, one.der, to_text(self.clock())),
                )
        return new

    def remove(self, sha256: str) -> None:
        """Trust an issuer no more."""
        self.store.execute("DELETE FROM trusted_issuer WHERE sha256 = ?", (sha256,))


class Finding(StrEnum):
    """What a validation against the EU trusted lists said of a signature (Regulation (EU) 910/2014)."""

    QUALIFIED = "qualified"
    ADVANCED = "advanced"
    NEITHER = "neither"


@dataclass(frozen=True)
class Validation:
    """What a person noted: about which signature field, what was found, who looked and how, and when."""

    field: str
    finding: Finding
    who: str
    how: str
    at: datetime
    desk: str


@dataclass(frozen=True)
class Validations:
    """Notes of validations made elsewhere, as events: never changed, a later one stands beside the first."""

    store: Store
    log: Log

    def note(self, version: str, field: str, finding: Finding, who: str, how: str) -> None:
        """Note what was found about one signature of a version. Fault REASON_REQUIRED without who and how."""
        if not (who.strip() and how.strip()):
            raise Fault(Code.REASON_REQUIRED)
        words = {"field": field, "finding": str(finding), "who": who.strip(), "how": how.strip()}
        with self.store.transaction():
            text = blobs.put(self.store, json.dumps(words, ensure_ascii=False, sort_keys=True).encode())
            self.log.append(Kind.VALIDATION, version, {"words": text})

    def of(self, version: str) -> list[Validation]:
        """All notes about a version, the latest last."""
        events = [one for one in self.log.about(version) if one.event.kind == Kind.VALIDATION]
        found = []
        for signed in events:
            words = json.loads(kept.get(self.store, str(signed.event.data["words"])))
            found.append(
                Validation(
                    words["field"],
                    Finding(words["finding"]),
                    words["who"],
                    words["how"],
                    signed.event.at,
                    signed.event.desk,
                )
            )
        return found
