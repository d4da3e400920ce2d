"""The pages of a form on paper, in words."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.officer.transcription import PaperPage
from hrcapp.officer.transcription_pages import Sheet, sheet_of
from hrcapp.ui.bidi import isolated
from hrcapp.ui.officer.words import number
from hrcapp.xforms import FormDefinition


def page(one: PaperPage, definition: FormDefinition, language: str) -> str:
    """Which page of the blank form it is, as its code says, and the file it came in."""
    sheet, place = sheet_of(one, definition)
    name = isolated(one.name)
    if sheet is Sheet.OURS:
        words = _("Page {page} of the blank form ({name})")
        return words.format(page=number(place, language), name=name)
    if sheet is Sheet.OTHER:
        return _("{name}: of another form, or another version of it").format(name=name)
    return name
