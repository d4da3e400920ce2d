"""Who is left out of a list of the follow-up and why, and what was saved, in sentences. No Qt."""

from __future__ import annotations

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.followup.papers import Saved
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import number


def left_out(count: int, language: str) -> str:
    """How many are left out because they do not take part now; "" for none."""
    if not count:
        return ""
    told = ngettext(
        "{count} party is left out: it is on hold or has withdrawn.",
        "{count} parties are left out: they are on hold or have withdrawn.",
        count,
    )
    return told.format(count=number(count, language))


def withheld(count: int, language: str) -> str:
    """How many did not agree that their contact person is shared; "" for none."""
    if not count:
        return ""
    told = ngettext(
        "{count} party has not agreed that its contact person is shared.",
        "{count} parties have not agreed that their contact persons are shared.",
        count,
    )
    return told.format(count=number(count, language))


def paused(count: int, language: str) -> str:
    """How many accepted pairs rest; "" for none."""
    if not count:
        return ""
    told = ngettext(
        "{count} accepted pair rests: one side does not take part or agree any more.",
        "{count} accepted pairs rest: one side does not take part or agree any more.",
        count,
    )
    return told.format(count=number(count, language))


def saved(done: Saved, language: str) -> tuple[str, str]:
    """What was written, and for whom not."""
    where = _("“{name}” is in {folder}. The app does not protect it there.").format(
        name=isolated(done.path.name), folder=isolated(str(done.path.parent))
    )
    return _("Saved"), " ".join(filter(None, (where, withheld(done.withheld, language))))
