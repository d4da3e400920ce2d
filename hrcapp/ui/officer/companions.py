"""Papers from the same answers: what a council may vote on, and the letter that goes with the statement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.party import PartyKind
from hrcapp.officer.signing import Companion
from hrcapp.submission.questions import answer
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import statement
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.saving import save_pdf
from hrcapp.ui.widgets import Heading, LinkButton, column, flow


def companions(look: Look, desk: OfficerDesk, form: OpenForm) -> QWidget:
    """One link for each paper; it asks where to save it."""
    partner = answer(form.session, "party_type") != PartyKind.GOVERNMENT
    links = [_link(look, desk, form, which, words) for which, words in _words(partner=partner).items()]
    return column(look, Heading(look, _("Papers that go with it"), "h3"), flow(look, *links, gap=10), gap=6)


def _words(*, partner: bool) -> dict[Companion, str]:
    """Who decides for a partner is no council."""
    motion = _("Model decision of the governing body") if partner else _("Model decision of the council")
    return {
        Companion.MOTION: motion,
        Companion.LETTER: _("Cover letter"),
    }


def _link(look: Look, desk: OfficerDesk, form: OpenForm, which: Companion, words: str) -> LinkButton:
    link = LinkButton(look, words, "download", on_click=_saving(desk, form, which))
    identified(link, f"save-{which}")
    return link


def _saving(desk: OfficerDesk, form: OpenForm, which: Companion) -> Callable[[], None]:
    signing = desk.workspace.signing

    def save() -> None:
        name = statement.file_name(form.session_title(), form.draft.revision, which)
        save_pdf(desk, name, lambda: signing.companion(form.id, form.session, which))

    return save
