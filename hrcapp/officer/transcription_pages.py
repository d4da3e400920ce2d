"""Pages of a form on paper: read from pictures and PDFs, told by their codes, and put together as one PDF."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.numbers import format_integer
from hrcapp.media import Correction, Scan, correct, read_scan
from hrcapp.officer.transcription import PaperPage
from hrcapp.submission.form_code import digest_code, page_of
from hrcapp.xforms import FormDefinition

_TITLE = N_("Form on paper: {name}")
_PAGE = N_("Page {page} of {count}")
_HEAD = 40
"""mm of a page for its headings."""


class Sheet(StrEnum):
    """What the code on a page says."""

    OURS = "ours"
    OTHER = "other"
    """Of another form, or another version of it."""
    UNMARKED = "unmarked"


def read_pages(data: bytes, name: str) -> tuple[Scan, ...]:
    """The pages of a JPEG, PNG, HEIC or PDF, upright by their code where they have one.

    At most A4 at 200 dots an inch. Raises Fault SCAN_TYPE_REFUSED, SCAN_TOO_LARGE, SCAN_TOO_MANY_PAGES,
    SCAN_UNREADABLE.
    """
    return tuple(_upright(one) for one in read_scan(data, name))


def _upright(came: Scan) -> Scan:
    shown = correct(came, Correction.upright(came))
    # The whole scan is the best picture for its code; a correction may make one readable that was not.
    return Scan(shown.width, shown.height, came.codes or shown.codes, shown.jpeg)


def sheet_of(page: PaperPage, definition: FormDefinition) -> tuple[Sheet, int]:
    """Whether a page is one of this form's blank sheets, and which (from 1; 0 where it is none)."""
    found = next(filter(None, map(page_of, page.codes)), None)
    if found is None:
        return Sheet.UNMARKED, 0
    digest, number = found
    return (Sheet.OURS, number) if digest == digest_code(definition) else (Sheet.OTHER, 0)


def as_pdf(
    pages: Sequence[tuple[PaperPage, bytes]], *, name: str, language: str, now: datetime, identifier: str
) -> bytes:
    """All pages as one tagged PDF, each as it is shown. `pages` with their JPEG; `name`: of the form.

    ValueError without pages.
    """
    from hrcapp import typeset

    if not pages:
        raise ValueError("no pages")
    say = catalog(language).gettext
    title = say(_TITLE).format(name=name)
    document = typeset.Document(language, title)
    document.add(typeset.Heading(title))
    room = document.paper[1] - document.margins.top - document.margins.bottom - _HEAD * typeset.MM
    for number, (page, jpeg) in enumerate(pages, 1):
        shown, words = _turned(page, jpeg), say(_PAGE)
        told = words.format(page=format_integer(number, language), count=format_integer(len(pages), language))
        if number > 1:
            document.add(typeset.PageBreak())
        raster = typeset.Raster(shown.width, shown.height, shown.jpeg, jpeg=True)
        document.add(
            typeset.Heading(told, level=2, before=4 * typeset.MM),
            typeset.Photo(raster, document.width, room, told, before=2 * typeset.MM),
        )
    return document.render(now=now, identifier=uuid.uuid5(uuid.NAMESPACE_OID, identifier).urn)


def _turned(page: PaperPage, jpeg: bytes) -> Scan:
    as_kept = Scan(page.width, page.height, page.codes, jpeg)
    return correct(as_kept, Correction(quarters=page.quarters)) if page.quarters else as_kept
