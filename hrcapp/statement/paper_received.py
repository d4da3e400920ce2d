"""A statement signed by hand, looked at where it was received: which page each enclosed scan really shows.

What the sender's app noted is not believed: the codes of the scans are read again and compared with the codes
on the pages of the signed file itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from hrcapp.media import Correction, Scan, read_scan
from hrcapp.model.faults import Fault
from hrcapp.statement.enclosed import enclosed_file, record_of
from hrcapp.statement.paper_match import Expected, Match, Sheet, Taken, match
from hrcapp.statement.verdicts import Verdict

_NAME = re.compile(r"scan-[1-9][0-9]?\.jpg")
_CODE = re.compile(r"HRC1[A-Z2-7]{16}([A-Z2-7]{16})([0-9]{2})?")
_LARGEST_SCAN = 32 << 20
_MOST = 24


@dataclass(frozen=True)
class ReceivedSheet:
    """One scan: its picture as it came (JPEG; empty when it can't be read), the page it was put in for, what
    it turned out to be, the page its code names (0 without one), of whatever version, and the quarter turns
    clockwise that set that code upright."""

    picture: bytes = field(repr=False)
    put_for: int
    match: Match
    coded: int = 0
    quarters: int = 0

    @property
    def right(self) -> bool:
        """Whether it is the page it stands for, told by its code or by a person."""
        return self.match.sheet is Sheet.RIGHT and self.match.page == self.put_for


@dataclass(frozen=True)
class ReceivedPaper:
    """The scans in the order of their pages, and the pages of the statement that none of them shows.

    `pages`: how many pages the statement itself has; the scans follow them in the file.
    """

    sheets: tuple[ReceivedSheet, ...]
    missing: tuple[int, ...]
    pages: int


def received_paper(pdf: bytes, verdict: Verdict) -> ReceivedPaper | None:
    """The paper enclosed in the signed revision of a file that was judged; None where there is none.

    Takes seconds: pages and scans are drawn and read in limited processes.
    """
    revision = pdf[: verdict.signed_size]
    found = _scans(revision)
    if not found:
        return None
    drawn = _read(revision)
    pages = max(1, len(drawn) - len(found)) if drawn else _count(revision, len(found))
    taken: list[Taken] = []
    came_as: list[Scan | None] = []
    for place, (note, data) in enumerate(found):
        came = next(iter(_read(data)), None)
        shown = drawn[pages + place] if len(drawn) > pages + place else None
        codes = (came.codes if came else ()) or (shown.codes if shown else ())
        taken.append(Taken(codes, note["page"] if note["matched_by"] == "person" else 0))
        came_as.append(came)
    told = match(_expected(verdict, drawn[:pages], pages), taken)
    sheets = tuple(
        ReceivedSheet(
            came.jpeg if came else b"",
            note["page"],
            one,
            _coded(read.codes),
            Correction.upright(came).quarters if came else 0,
        )
        for (note, _data), came, one, read in zip(found, came_as, told.matches, taken, strict=True)
    )
    return ReceivedPaper(sheets, told.missing, pages)


def _scans(revision: bytes) -> list[tuple[dict[str, Any], bytes]]:
    """What the record names as scans, in its order, each with its file; what does not fit is left out."""
    noted = (record_of(revision) or {}).get("paper")
    found = []
    for note in noted[:_MOST] if isinstance(noted, list) else []:
        if not isinstance(note, dict) or not _usable(note):
            continue
        data = enclosed_file(revision, note["name"], _LARGEST_SCAN)
        if data is not None and hashlib.sha256(data).hexdigest() == note.get("sha256"):
            found.append((note, data))
    return found


def _usable(note: dict[str, Any]) -> bool:
    page = note.get("page")
    return (
        bool(_NAME.fullmatch(str(note.get("name", ""))))
        and isinstance(page, int)
        and 1 <= page < 100
        and note.get("matched_by") in ("person", "code")
    )


def _read(data: bytes) -> Sequence[Scan]:
    try:
        return read_scan(data)
    except Fault:
        return ()


def _count(revision: bytes, scans: int) -> int:
    try:
        with pikepdf.open(BytesIO(revision)) as opened:
            return max(1, len(opened.pages) - scans)
    except pikepdf.PdfError:
        return 1


def _expected(verdict: Verdict, drawn: Iterable[Scan], pages: int) -> Expected:
    """The version whose code stands on the statement's own pages; without one, that of its data."""
    codes = (_CODE.fullmatch(code) for scan in drawn for code in scan.codes)
    found = next((one for one in codes if one), None)
    if found:
        return Expected(verdict.document_id, base64.b32decode(found[1]).hex(), pages)
    return Expected(verdict.document_id, hashlib.sha256(verdict.submission_xml or b"").hexdigest(), pages)


def _coded(codes: Iterable[str]) -> int:
    found = (_CODE.fullmatch(code) for code in codes)
    return next((int(one[2]) for one in found if one and one[2]), 0)
