"""What a statement says: plain values, checked when they are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hrcapp.model.party import Signatory
from hrcapp.statement.templates import Kind

MOST_SIGNATORIES = 3


@dataclass(frozen=True)
class StatementData:
    """One statement. Names are in the statement's language and their own script.

    `document_id` is a UUID; `short_hash` at least 20 hexadecimal digits (80 bits) of the SHA-256 of the data
    that the statement is tied to. ValueError for no or more than three signatories, or an ill-formed id.
    """

    kind: Kind
    party_name: str
    country_name: str
    admin1: str
    type_label: str
    population: int | None
    place: str
    date: date
    signatories: tuple[Signatory, ...]
    language: str
    document_id: str
    version_label: str
    short_hash: str
    practice: bool
    signature_kind_line: str

    def __post_init__(self) -> None:
        from hrcapp.statement.identity import qr_payload

        if not 1 <= len(self.signatories) <= MOST_SIGNATORIES:
            raise ValueError(f"{len(self.signatories)} signatories")
        qr_payload(self.document_id, self.short_hash)
