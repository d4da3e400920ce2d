"""Whether the restore was rehearsed, said where it matters, and the way to the page that does it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat import rehearsal, rehearsal_words
from hrcapp.secretariat.rehearsal import Last
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import Told
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Banner, Button

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


def state(done: Last | None, now: datetime, language: str) -> Told:
    """When it was rehearsed last, for the card of the second copy."""
    words = rehearsal_words.last_time(done, language)
    if rehearsal.is_old(done, now):
        return Told("warning", words, "triangle-alert")
    return Told("success", words, "circle-check")


def banners(look: Look, office: Office) -> tuple[Banner, ...]:
    """A reminder on the desk's first page, once copies are made and none was tried for a month."""
    done = rehearsal.last(office.context.home)
    if office.second_copies.last is None or not rehearsal.is_old(done, office.now()):
        return ()
    begin = Button(look, _("Rehearse the restore"), icon="lock-open", small=True, on_click=lambda: go(office))
    identified(begin, "rehearse")
    if done is None:
        said, more = (
            _("Nobody has tried yet whether the second copy opens"),
            _("Have the printed code at hand."),
        )
    else:
        said = _("Nobody has tried for a month whether the second copy opens")
        more = rehearsal_words.last_time(done, look.language)
    return (Banner(look, "warning", said, more, begin),)


def go(office: Office) -> None:
    """The page that asks for the printed code."""
    from hrcapp.ui.secretariat.rehearsal_page import RehearsalPage

    office.show(RehearsalPage(office))
