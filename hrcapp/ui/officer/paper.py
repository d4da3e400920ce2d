"""Signing on paper in words: what each scan is, what is missing, what one more step changes. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import sentence
from hrcapp.media import Correction, Scan
from hrcapp.model.faults import Fault
from hrcapp.officer.paper import InkPage
from hrcapp.statement import Match, Matching, Sheet
from hrcapp.ui.officer import words
from hrcapp.ui.officer.words import Told

FORMATS = "*.jpg *.jpeg *.png *.heic *.heif *.pdf"
_TURN, _STRAIGHTEN, _CUT = 90, 0.5, 0.02


@dataclass(frozen=True)
class PageState:
    """A scan under a person's hands; `name` is its file's."""

    name: str
    came: Scan = field(repr=False)
    shown: Scan = field(repr=False)
    correction: Correction
    said: int = 0

    @property
    def ink(self) -> InkPage:
        return InkPage(self.came, self.shown, self.said)


STEPS: dict[str, str] = {
    "turn-left": N_("Turn left"),
    "turn-right": N_("Turn right"),
    "straighten-left": N_("Straighten to the left"),
    "straighten-right": N_("Straighten to the right"),
    "cut-top": N_("Cut off at the top"),
    "cut-bottom": N_("Cut off at the bottom"),
    "cut-left": N_("Cut off at the left"),
    "cut-right": N_("Cut off at the right"),
    "as-it-came": N_("As it came"),
}
"""The steps of a correction, by the identifier of their button."""


def corrected(before: Correction, step: str) -> Correction:
    """The correction with one step more; where it can't go further it stays as it is."""
    edge = step.removeprefix("cut-")
    quarters = {"turn-left": 3, "turn-right": 1}.get(step, 0)
    degrees = {"straighten-left": -_STRAIGHTEN, "straighten-right": _STRAIGHTEN}.get(step, 0.0)
    if step == "as-it-came":
        return Correction()
    try:
        if quarters:
            return _turned(before, quarters)
        if degrees:
            return replace(before, degrees=before.degrees + degrees)
        return replace(before, **{edge: getattr(before, edge) + _CUT})
    except ValueError:
        return before


def _turned(before: Correction, quarters: int) -> Correction:
    """The edges that were cut off turn with the page."""
    edges = [before.left, before.top, before.right, before.bottom]
    left, top, right, bottom = edges[-quarters:] + edges[:-quarters]
    turned = (before.quarters + quarters) % 4
    return replace(before, quarters=turned, left=left, top=top, right=right, bottom=bottom)


def heading(number: int, name: str, language: str) -> str:
    """Which scan it is."""
    return _("Scan {number}: {name}").format(number=words.number(number, language), name=name)


def verdict(match: Match, number: int, language: str) -> Told:
    """What a scan turned out to be; `number` from 1."""
    page = words.number(match.page, language)
    if match.sheet is Sheet.RIGHT and match.by_person:
        return Told(
            "warning", _("Page {page}, as you say. Its code can't be read.").format(page=page), "user"
        )
    if match.sheet is Sheet.RIGHT:
        return Told("success", _("Page {page} of this statement").format(page=page), "circle-check")
    fault = next(Matching((match,), ()).faults())
    told = str(sentence(Fault(fault.code, number=words.number(number, language)), _))
    return Told("warning" if match.sheet is Sheet.UNREAD else "danger", told, "circle-alert")


def reason(pages: Sequence[PageState], matching: Matching | None, language: str, *, working: bool) -> str:
    """Why Sign can't be used yet, with what to do; "" when it can."""
    if working:
        return _("Reading the scans…")
    if not pages or matching is None:
        return _("Print the statement, let it be signed by hand, then add the scan.")
    fault = next(matching.faults(), None)
    if fault is None:
        return ""
    numbers = {name: words.number(int(str(value)), language) for name, value in fault.params.items()}
    return str(sentence(Fault(fault.code, **numbers), _))
