"""What each scan of a paper turned out to be, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.statement import ReceivedPaper, Sheet
from hrcapp.statement.paper_received import ReceivedSheet
from hrcapp.ui.common.words import Told, number


@dataclass(frozen=True)
class SheetTold:
    """A state and a sentence."""

    told: Told
    sentence: str


def sheets(paper: ReceivedPaper, language: str) -> list[SheetTold]:
    """One for each scan, in their order."""
    return [_sheet(place, one, language) for place, one in enumerate(paper.sheets, 1)]


def missing(paper: ReceivedPaper, language: str) -> Iterator[str]:
    """The pages of the statement that no scan shows."""
    for page in paper.missing:
        yield _("No scan shows page {page} of this statement.").format(page=number(page, language))


def _sheet(place: int, sheet: ReceivedSheet, language: str) -> SheetTold:
    scan = _("Scan {number}").format(number=number(place, language))
    page, stands = number(sheet.coded or sheet.match.page, language), number(sheet.put_for, language)
    if not sheet.picture:
        return SheetTold(Told("danger", scan, "x"), _("The picture can't be read."))
    if sheet.right and sheet.match.by_person:
        told = _("Page {page}, says the sender: no code could be read. Compare it with the text.")
        return SheetTold(Told("warning", scan, "eye"), told.format(page=stands))
    if sheet.right:
        return SheetTold(Told("info", scan, "qr-code"), _("Page {page}, says its code.").format(page=stands))
    if sheet.match.sheet is Sheet.RIGHT:
        told = _("Put in for page {stands}, but its code says page {page}.")
        return SheetTold(Told("warning", scan, "triangle-alert"), told.format(stands=stands, page=page))
    if sheet.match.sheet is Sheet.OTHER_VERSION:
        told = (
            _("Page {page} of another version of this statement.")
            if sheet.coded
            else _("A page of another version of this statement.")
        )
        return SheetTold(Told("danger", scan, "triangle-alert"), told.format(page=page))
    if sheet.match.sheet is Sheet.FOREIGN:
        return SheetTold(Told("danger", scan, "triangle-alert"), _("A page of another statement."))
    return SheetTold(
        Told("warning", scan, "eye"),
        _("No code could be read. Put in for page {page}: compare it with the text.").format(page=stands),
    )
