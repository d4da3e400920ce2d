"""A statement on its way from one signatory's computer to the next.

The PDF is all that travels: it holds its fields, who is to sign where (the record) and what was signed.
Nothing is signed that was not verified on arrival, and what comes back must continue what went out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from hrcapp.media.limited import Failed, run_limited
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.identity import document_code
from hrcapp.statement.labels import SignatureKind
from hrcapp.statement.verdicts import SignatureReport
from hrcapp.statement.verification import verify

_FIELD = re.compile(r"Signature([1-3])")
_LONGEST = 500
_WORKER = "hrcapp.statement.record_worker"


@dataclass(frozen=True)
class Place:
    """A signature's place: its number from 1, whose it is, as whom it was signed ("" while it is empty)."""

    field: int
    name: str
    office: str
    signed_as: str = ""
    kind: SignatureKind | None = None

    @property
    def empty(self) -> bool:
        return self.kind is None


@dataclass(frozen=True)
class Traveller:
    """A statement between two signatures. `language` is its first; `practice`: not signed in earnest."""

    pdf: bytes = field(repr=False)
    document_id: str
    language: str
    practice: bool
    places: tuple[Place, ...]

    @property
    def next(self) -> Place | None:
        """The first place that is empty; they may be filled in any order."""
        return next((place for place in self.places if place.empty), None)

    @property
    def signed(self) -> tuple[Place, ...]:
        """The places that are signed."""
        return tuple(place for place in self.places if not place.empty)

    @property
    def file_name(self) -> str:
        """A name for the file that tells how far it is: `statement-CODE-1of2.pdf`."""
        return travelling_name(self.document_id, len(self.signed), len(self.places))


def travelling_name(document_id: str, signed: int, places: int) -> str:
    """`statement-CODE-1of2.pdf`: the name says whose it is to nobody, and how far it is to everybody."""
    return f"statement-{document_code(document_id)}-{signed}of{places}.pdf"


def take_over(pdf: bytes, *, name: str = "") -> Traveller:
    """A statement to be signed, verified: before it leaves one computer and when it came to the next.

    Faults PDF_UNREADABLE, STATEMENT_NOT_OURS (also when it may show something else another time),
    STATEMENT_BROKEN, STATEMENT_CHANGED (after a signature), STATEMENT_COMPLETE (nobody is left to sign).
    """
    came = look(pdf, name=name)
    if came.next is None:
        raise Fault(Code.STATEMENT_COMPLETE)
    return came


def take_back(went: bytes, came: bytes, *, name: str = "") -> Traveller:
    """The statement that comes back from the next signatory, perhaps complete.

    Faults as `take_over` without STATEMENT_COMPLETE; STATEMENT_FOREIGN for another document, STATEMENT_OTHER
    when it does not continue `went`: bytes are only ever appended; STATEMENT_NOT_FURTHER without a signature
    more.
    """
    before, after = look(went), look(came, name=name)
    if before.document_id != after.document_id:
        raise Fault(Code.STATEMENT_FOREIGN, name=name)
    if not came.startswith(went):
        raise Fault(Code.STATEMENT_OTHER, name=name)
    if len(after.signed) <= len(before.signed):
        raise Fault(Code.STATEMENT_NOT_FURTHER, name=name)
    return after


def look(pdf: bytes, *, name: str = "") -> Traveller:
    """How far a statement is. Faults as `take_back`, without STATEMENT_OTHER."""
    verdict = verify(pdf, name=name)
    if verdict.verdict == "broken":
        raise Fault(Code.STATEMENT_BROKEN, name=name)
    if verdict.verdict == "changed":
        raise Fault(Code.STATEMENT_CHANGED, name=name)
    try:
        inside = json.loads(run_limited(_WORKER, pdf))
        if inside["live"]:
            raise ValueError("nothing that stays as it is")
        return _traveller(pdf, inside["record"], {one.field: one for one in verdict.signatures})
    except (Failed, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Fault(Code.STATEMENT_NOT_OURS, name=name) from error


def _traveller(pdf: bytes, record: dict[str, Any], signed: dict[str, SignatureReport]) -> Traveller:
    places = tuple(_place(one, signed) for one in record["signatories"])
    told = record["statement"]
    if [place.field for place in places] != list(range(1, len(places) + 1)) or not places:
        raise ValueError("places out of order")
    return Traveller(pdf, record["document"], _short(told["language"]), told["practice"] is True, places)


def _place(values: dict[str, Any], signed: dict[str, SignatureReport]) -> Place:
    found = _FIELD.fullmatch(values["field"])
    if found is None:
        raise ValueError("no such place")
    number, name, office = int(found[1]), _short(values["name"]), _short(values["office"])
    report = signed.get(values["field"])
    return (
        Place(number, name, office)
        if report is None
        else Place(number, name, office, report.name, report.kind)
    )


def _short(words: object) -> str:
    if not isinstance(words, str) or len(words) > _LONGEST:
        raise ValueError("no words")
    return words
