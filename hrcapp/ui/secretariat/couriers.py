"""What couriers' lists still miss, above the inbox."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.couriers import Journey
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Banner, Button

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

SHOWN, _CODES = 2, 6


def told(journey: Journey, language: str) -> tuple[str, str]:
    """One list in words: what is here of it, and the codes of what is missing."""
    total = len(journey.here) + len(journey.missing)
    title = ngettext(
        "A courier's list of {date}: {here} of {total} file is here",
        "A courier's list of {date}: {here} of {total} files are here",
        total,
    ).format(
        date=day(journey.written_at, language),
        here=number(len(journey.here), language),
        total=number(total, language),
    )
    codes = [isolated(f"{one.eid[:6]} ({one.source})") for one in journey.missing[:_CODES]]
    more = len(journey.missing) - len(codes)
    text = _("Missing: {codes}.").format(codes=", ".join(codes))
    if more:
        rest = ngettext("And {count} more.", "And {count} more.", more)
        text += " " + rest.format(count=number(more, language))
    return title, text


def banners(look: Look, office: Office, journeys: Sequence[Journey]) -> tuple[Banner, ...]:
    """The newest lists that miss something."""
    return tuple(_banner(look, office, one) for one in journeys[:SHOWN])


def _banner(look: Look, office: Office, journey: Journey) -> Banner:
    title, text = told(journey, look.language)
    away = Button(
        look,
        _("Put the list away"),
        icon="x",
        small=True,
        on_click=partial(_put_away, office, journey.sha256),
    )
    identified(away, f"put-away-{journey.sha256[:8]}")
    return Banner(look, "info", title, text, away, icon="hand-helping")


def _put_away(office: Office, sha256: str) -> None:
    office.store(lambda: office.desk.couriers.put_away(sha256), lambda _none: office.go_inbox())
