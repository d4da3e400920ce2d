"""What a statement says: plain values, checked when they are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from hrcapp.model.party import Signatory
from hrcapp.statement.templates import Kind

MOST_SIGNATORIES = 3
Paper = Literal["a4", "letter"]


@dataclass(frozen=True)
class Names:
    """What depends on the language: names as that language writes them; `type_label` "" when not known."""

    language: str
    party_name: str
    country_name: str
    admin1: str
    type_label: str
    place: str


@dataclass(frozen=True)
class Emblem:
    """The arms or logo of who signs: a PNG or JPEG, and what it shows in words (in the first language)."""

    image: bytes = field(repr=False)
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture without words")


@dataclass(frozen=True)
class StatementData:
    """One statement. Names are in the statement's language and their own script.

    `second` adds the same text in a second language, and `prevails` says which of the two does. `document_id`
    is a UUID; `short_hash` at least 20 hexadecimal digits (80 bits) of the SHA-256 of the data that the
    statement is tied to. `look` is the SHA-256 in hex of what was chosen about how it looks, "" for nothing.
    ValueError for no or more than three signatories, an ill-formed id, a second
    language that is the first, or a language that prevails and is neither.
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
    second: Names | None = None
    prevails: str = ""
    emblem: Emblem | None = None
    look: str = ""

    def __post_init__(self) -> None:
        from hrcapp.statement.identity import qr_payload

        if not 1 <= len(self.signatories) <= MOST_SIGNATORIES:
            raise ValueError(f"{len(self.signatories)} signatories")
        qr_payload(self.document_id, self.short_hash)
        if len(set(self.languages)) != len(self.languages):
            raise ValueError("the second language is the first")
        if (self.second is None) != (not self.prevails) or self.prevails not in ("", *self.languages):
            raise ValueError("one of two languages prevails")

    @property
    def names(self) -> tuple[Names, ...]:
        """The names in the first language, then in the second if there is one."""
        first = Names(
            self.language,
            self.party_name,
            self.country_name,
            self.admin1,
            self.type_label,
            self.place,
        )
        return (first, self.second) if self.second else (first,)

    @property
    def printed_hash(self) -> str:
        """What the QR code carries of this version."""
        from hrcapp.statement.identity import printed_hash

        return printed_hash(self.short_hash, self.look)

    @property
    def languages(self) -> tuple[str, ...]:
        """One language or two."""
        return tuple(one.language for one in self.names)
