"""A statement signed by hand: its pages as printed, then the scans, under the seal of the device."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

import pikepdf

from hrcapp.i18n import N_
from hrcapp.media import Scan
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.appearance import scan_look
from hrcapp.statement.data import StatementData
from hrcapp.statement.embedding import embed, open_field
from hrcapp.statement.foot import scan_foot
from hrcapp.statement.labels import SignatureKind, kind_label, say
from hrcapp.statement.page import Paper
from hrcapp.statement.paper_match import Match
from hrcapp.statement.record import ScannedFile
from hrcapp.statement.rendering import prepare
from hrcapp.statement.seal import SealKey
from hrcapp.statement.signing import simple_signer
from hrcapp.statement.templates import Template
from hrcapp.typeset import (
    CAPTION,
    MM,
    Attachment,
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Photo,
    Raster,
)

TITLE = N_("Page {page}, as signed on paper")
ALT = N_("Scan of page {page} of this statement, signed by hand. Its text stands on page {page}.")
FILE = N_("Scan of page {page} as it came, before it was cut and brightened")
_HEAD = 22 * MM
"""Room for the words above a scan."""


@dataclass(frozen=True)
class ScannedPage:
    """A scan that was matched: the picture to show, the one it came from, and the page it is."""

    shown: Scan
    came: Scan = field(repr=False)
    match: Match = field(repr=False)


def render_scanned(
    data: StatementData,
    pages: Sequence[ScannedPage],
    *,
    instance_xml: bytes | None,
    now: datetime,
    template: Template | None = None,
    paper: Paper = "a4",
) -> bytes:
    """The statement as `render` gives it, with the scans in the order of their pages as tagged figures.

    The scans as they came travel as `scan-1.jpg` and so on. ValueError without scans, or with one
    that was not matched.
    """
    if not pages or not all(one.match.page for one in pages):
        raise ValueError("every scan must be a page of the statement")
    ordered = sorted(pages, key=lambda one: one.match.page)
    sheets = [
        ScannedFile(f"scan-{number}.jpg", one.came.jpeg, one.match.page, one.match.by_person)
        for number, one in enumerate(ordered, 1)
    ]
    document = prepare(
        data, instance_xml=instance_xml, now=now, template=template, paper=paper, sheets=sheets
    )
    language = data.language
    document.attachments = [
        *document.attachments,
        *(
            Attachment(one.name, "image/jpeg", one.data, say(language, FILE).format(page=one.page))
            for one in sheets
        ),
    ]
    document.foot = scan_foot(document, document.page_count(), language)
    for one in ordered:
        document.add(*_page(one, document))
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")


def page_count(pdf: bytes) -> int:
    """The pages of a statement. Fault PDF_UNREADABLE."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return len(opened.pages)
    except pikepdf.PdfError as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error


def _page(page: ScannedPage, document: Document) -> Iterable[Block]:
    language, shown, number = document.language, page.shown, page.match.page
    foot = document.foot.height if document.foot else 0.0
    margins = document.margins
    room = document.paper[1] - margins.top - margins.bottom - foot - _HEAD
    yield PageBreak()
    yield Heading(say(language, TITLE).format(page=number), level=2, listed=False)
    yield Paragraph(kind_label(SignatureKind.SCAN, language), CAPTION)
    raster = Raster(shown.width, shown.height, shown.jpeg, jpeg=True)
    yield Photo(raster, document.width, room, say(language, ALT).format(page=number), before=2 * MM)


def sign_scanned(pdf: bytes, seal: SealKey, *, fields: int, now: datetime, appearance_language: str) -> bytes:
    """Seal every field of a statement signed by hand: on one paper its signatories have signed together.

    Faults: FIELD_TAKEN, PDF_UNREADABLE.
    """
    reason = kind_label(SignatureKind.SCAN, appearance_language)
    for number in range(1, fields + 1):
        writer, size = open_field(pdf, number)
        look = scan_look(size, appearance_language)
        signer = simple_signer(seal.identity())
        pdf = embed(writer, signer, number, now, look, SignatureKind.SCAN, reason)
    return pdf
