"""How far a recovery sheet is typed: words counted, the first wrong one named. No Qt."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.ui.common.words import Told, number
from hrcapp.vault import sheets


def told(typed: str, language: str) -> Told:
    """What stands under the field while somebody types."""
    count = len(sheets.words_of(typed))
    if found := sheets.unknown_word(typed):
        place, word = found
        words = _("Word {place}, “{word}”, is on no recovery sheet.")
        return Told("danger", words.format(place=number(place, language), word=word[:30]), "circle-alert")
    words = _("{count} of {total} words").format(
        count=number(count, language), total=number(sheets.WORDS, language)
    )
    if count == sheets.WORDS:
        return Told("success", words, "circle-check")
    return Told("neutral" if count < sheets.WORDS else "warning", words, "circle-dashed")
