"""What a run with the drop box has to tell, with the way to what came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.places import Place
from hrcapp.officer.route import Exchanged
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.common.words import Kind
from hrcapp.ui.officer import send_words

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


def told_exchange(made: Exchanged, towns: Sequence[str], desk: OfficerDesk) -> Notice:
    """What was done; a single return can be opened, several stand among the signed forms.

    `towns` are the names for which the answers are, in their order.
    """
    found = made.found
    back = send_words.returned(found)
    kind: Kind = "warning" if found.refused or back or made.missed or made.unread else "success"
    action = None
    if len(back) == 1:
        answer = next(one for one in found.taken if one.kind == "returned" and one.draft == back[0])
        action = Action("open-return", lambda: _("Open the return"), lambda: desk.correct_returned(answer))
    elif back:
        action = Action("open-returns", lambda: _("See what was returned"), desk.go_exchange)
    return Notice(kind, lambda: send_words.exchanged(made, towns, desk.language), action)


def told_fault(fault: Fault, place: Place) -> Notice:
    """What went wrong, with what to do about this very drop box."""
    return Notice("danger", lambda: send_words.fault(fault, place.own))
