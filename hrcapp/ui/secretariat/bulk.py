"""The words of accepting several forms: who qualifies, why others do not, what came of it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

from hrcapp.i18n import N_, _, gazetteer, ngettext
from hrcapp.model.faults import Fault
from hrcapp.secretariat.bulk_review import BulkReview, Candidate, Why
from hrcapp.store import InTurn
from hrcapp.ui.common.words import Told, number
from hrcapp.ui.secretariat import words

_REASONS: Mapping[Why, str] = {
    Why.CONFLICT: N_("Decisions of several desks differ."),
    Why.SECOND_READER: N_("The kit asks for a second reader."),
    Why.NO_STATEMENT: N_("There is no signed statement."),
    Why.STATEMENT: N_("The statement is not as it was signed."),
    Why.OTHER_ANSWERS: N_("The signed answers differ from those beside them."),
    Why.NEW_SENDER: N_("It is the first form from this device: look at it once."),
    Why.PARTY: N_("It is not decided which party it is."),
    Why.DRAFT: N_("A review of it has begun."),
    Why.PROTECTED: N_("It names a protected person."),
    Why.DECIDED: N_("It was decided meanwhile."),
}


_TOGETHER = 20


def looked_through(
    review: BulkReview, in_turn: InTurn, report: Callable[[int, int], None]
) -> list[Candidate]:
    """All that wait, `_TOGETHER` of them at a time in the store's turn. Raises what `report` raises.

    What is known of places is read before, away from the store.
    """
    countries = in_turn(review.countries)
    for country in countries:
        report(0, 1)
        gazetteer.named(country)
    total, found = in_turn(review.waiting), in_turn(review.candidates)
    made: list[Candidate] = []
    while part := in_turn(lambda: list(islice(found, _TOGETHER))):
        made += part
        report(len(made), max(total, len(made)))
    return made


def reasons(why: Sequence[Why]) -> str:
    """All that keeps a form from being accepted with others."""
    return " ".join(_(_REASONS[one]) for one in why)


def state(candidate: Candidate, left_out: Collection[str]) -> Told:
    """What will happen to it."""
    if not candidate.qualifies:
        return Told("warning", _("By hand"), "eye")
    if candidate.item.key in left_out:
        return Told("neutral", _("Left out"), "circle")
    return Told("success", _("Will be accepted"), "check")


def about(candidate: Candidate, language: str) -> tuple[str, str]:
    """The name, and where it is or why it needs a person."""
    item = candidate.item
    where = f"{item.reference} · {words.place(item.country, language)}"
    return item.name or _("Without a name"), reasons(candidate.why) or where


def subtitle(candidates: Sequence[Candidate], language: str) -> str:
    """How many of how many qualify."""
    fit = sum(one.qualifies for one in candidates)
    told = ngettext(
        "{fit} of {count} form can be accepted without a further look",
        "{fit} of {count} forms can be accepted without a further look",
        len(candidates),
    )
    return told.format(fit=number(fit, language), count=number(len(candidates), language))


def verb(count: int, language: str) -> str:
    """The button that accepts."""
    return ngettext("Accept {count} form", "Accept {count} forms", count).format(
        count=number(count, language)
    )


def done(accepted: int, kept: Sequence[Why | Fault], language: str, *, stopped: bool) -> tuple[str, str]:
    """What came of it."""
    title = ngettext("{count} form accepted", "{count} forms accepted", accepted).format(
        count=number(accepted, language)
    )
    told = _("Each has its receipt, which goes out with the next answers.") if accepted else ""
    if stopped:
        told = " ".join(filter(None, (told, _("The rest waits as before."))))
    if kept:
        rest = ngettext(
            "{count} form asks for a look after all.", "{count} forms ask for a look after all.", len(kept)
        )
        told = " ".join(filter(None, (told, rest.format(count=number(len(kept), language)))))
    return title, told
