"""Which page of which statement a scan shows, by the QR code at its foot (`identity.qr_payload`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.model.faults import Code, Fault
from hrcapp.statement.identity import document_code, qr_payload

_OURS = re.compile(r"(HRC1([A-Z2-7]{16})[A-Z2-7]{16})([0-9]{2})?")


class Sheet(StrEnum):
    """What a scanned sheet is."""

    RIGHT = "right"
    OTHER_VERSION = "other-version"
    FOREIGN = "foreign"
    UNREAD = "unread"


@dataclass(frozen=True)
class Expected:
    """The printed statement: its document (a UUID), its `printed_hash` (hex), how many pages."""

    document_id: str
    printed_hash: str
    pages: int


@dataclass(frozen=True)
class Taken:
    """A scan: the texts of its QR codes, and the page (from 1) that a person says it is, 0 for none."""

    codes: Sequence[str]
    said: int = 0


@dataclass(frozen=True)
class Match:
    """What a scan turned out to be; `page` from 1, 0 unless right; `by_person` when a person said so."""

    sheet: Sheet
    page: int = 0
    by_person: bool = False


@dataclass(frozen=True)
class Matching:
    """A match for each scan in order, and the pages that none of them shows."""

    matches: tuple[Match, ...]
    missing: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether every scan is a page of the statement and every page is there."""
        return not self.missing and all(one.sheet is Sheet.RIGHT for one in self.matches)

    def faults(self) -> Iterator[Fault]:
        """What stands in the way, scan by scan, then page by page: Faults PAPER_*."""
        for number, one in enumerate(self.matches, 1):
            if one.sheet in _FAULTS:
                yield Fault(_FAULTS[one.sheet], number=number)
        for page in self.missing:
            yield Fault(Code.PAPER_PAGE_MISSING, page=page)


_FAULTS = {
    Sheet.FOREIGN: Code.PAPER_FOREIGN,
    Sheet.OTHER_VERSION: Code.PAPER_OTHER_VERSION,
    Sheet.UNREAD: Code.PAPER_WITHOUT_CODE,
}


def match(expected: Expected, scans: Sequence[Taken]) -> Matching:
    """Compare scans with a printed statement. Codes that are no statement's count as none.

    What a person says counts only where no code of a statement can be read. Where one picture shows several
    sheets, one that does not belong decides.
    """
    matches = tuple(_match(expected, one) for one in scans)
    seen = {one.page for one in matches}
    return Matching(matches, tuple(page for page in range(1, expected.pages + 1) if page not in seen))


def _match(expected: Expected, scan: Taken) -> Match:
    ours = [found for found in map(_OURS.fullmatch, scan.codes) if found]
    right = qr_payload(expected.document_id, expected.printed_hash)
    if any(found[2] != document_code(expected.document_id) for found in ours):
        return Match(Sheet.FOREIGN)
    if any(found[1] != right for found in ours):
        return Match(Sheet.OTHER_VERSION)
    pages = [int(found[3] or 0) for found in ours]
    for page in pages:
        if 1 <= page <= expected.pages:
            return Match(Sheet.RIGHT, page)
    if 1 <= scan.said <= expected.pages:
        return Match(Sheet.RIGHT, scan.said, by_person=True)
    return Match(Sheet.UNREAD)
