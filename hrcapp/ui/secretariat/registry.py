"""What the registry shows: a row for each party, governments and partners apart. No Qt."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from hrcapp.i18n import N_, _
from hrcapp.i18n.sorting import sort_key
from hrcapp.model.party import Origin, Scope
from hrcapp.model.status import PartyStanding, ReviewState
from hrcapp.secretariat.figures import Counts, reference_order
from hrcapp.secretariat.fold import Kind as EventKind
from hrcapp.secretariat.items import OPEN
from hrcapp.secretariat.parties import HistoryEntry
from hrcapp.secretariat.party_list import Listed
from hrcapp.secretariat.party_rows import Party
from hrcapp.secretariat.review import Item
from hrcapp.ui.common.words import Kind, Told, number, stamp
from hrcapp.ui.secretariat import words
from hrcapp.ui.secretariat.registry_table import Row as Row
from hrcapp.ui.secretariat.registry_table import Rows as Rows
from hrcapp.ui.secretariat.registry_table import View as View
from hrcapp.ui.secretariat.registry_table import in_order

UNSETTLED = "unsettled"
"""Parties about which desks differ: the filter is there while there are any."""

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All {count}")),
    ("governments", N_("Governments {count}")),
    ("partners", N_("Partners {count}")),
    ("pledged", N_("Pledged {count}")),
    ("form", N_("With form {count}")),
    ("waiting", N_("To review {count}")),
    (UNSETTLED, N_("Not settled {count}")),
    ("apart", N_("Withdrawn or on hold {count}")),
)


def rows(listed: Iterable[Listed], language: str) -> Rows:
    """Every party, in the order of the language."""
    found = Rows()
    for one in listed:
        found.add(_row(one.party, one.items, language))
    return ordered(found, "name", language)


def _row(party: Party, items: Sequence[Item], language: str) -> Row:
    country = words.place(party.facts.country, language)
    state = _same(_state(party, items))
    return Row(
        reference=party.reference,
        name=party.name_in(language),
        where=", ".join(filter(None, (party.facts.admin1, country))),
        country=country,
        kind=words.party_kind(party.facts.kind),
        state=state,
        groups=_groups(
            party.facts.kind.is_government,
            party.facts.kind.is_government and any(map(pledges, items)),
            any(map(is_form, items)),
            _waits(party, items, state),
            party.standing is not PartyStanding.ACTIVE,
            not party.settled,
        ),
    )


def _waits(party: Party, items: Sequence[Item], state: Told) -> bool:
    """Whether a form of it asks for a look; that desks differ about the party is another thing."""
    asks = state.kind in ("info", "warning") if party.settled else any(item.state in OPEN for item in items)
    return asks and party.standing is PartyStanding.ACTIVE


@lru_cache
def _same(told: Told) -> Told:
    """One object for all that are equal."""
    return told


@lru_cache
def _groups(
    government: bool, pledge: bool, form: bool, waiting: bool, apart: bool, unsettled: bool
) -> frozenset[str]:
    of = {
        "all": True,
        "governments": government,
        "partners": not government,
        "pledged": pledge,
        "form": form,
        "waiting": waiting,
        "apart": apart,
        UNSETTLED: unsettled,
    }
    return frozenset(group for group, there in of.items() if there)


def pledges(item: Item) -> bool:
    """Whether this version counts as a pledge (docs/decisions, figures of the desk)."""
    signed = item.verdict == "intact" and item.same_answers and item.origin != Origin.RECONSTRUCTED
    vouched = not item.new_sender and item.origin != Origin.IMPORTED
    waits = item.state in (ReviewState.TO_REVIEW, ReviewState.PROPOSED) and vouched
    return signed and item.scope != Scope.OTHER_FORM and (waits or item.state is ReviewState.ACCEPTED)


def is_form(item: Item) -> bool:
    """Whether this version counts as a form."""
    whole = item.scope == Scope.FULL_FORM or item.origin == Origin.RECONSTRUCTED
    return whole and item.state is ReviewState.ACCEPTED


def _state(party: Party, items: Sequence[Item]) -> Told:
    if not party.settled:
        return Told("warning", _("Not settled"), "git-compare")
    if party.standing is not PartyStanding.ACTIVE:
        return standing(party.standing)
    waiting = [item for item in items if item.state in OPEN]
    if waiting:
        return words.state(waiting[0])
    if any(item.state is ReviewState.ACCEPTED for item in items):
        return Told("success", _("Accepted"), "check-check")
    return words.state(items[0]) if items else Told("neutral", _("Nothing here"), "circle-dashed")


def standing(of: PartyStanding) -> Told:
    """Whether a party takes part, in words."""
    kind, told, icon = STANDINGS[of]
    return Told(kind, _(told), icon)


ORDERS: tuple[tuple[str, str], ...] = (
    ("name", N_("By name")),
    ("country", N_("By country")),
    ("kind", N_("By kind")),
    ("state", N_("By state")),
    ("number", N_("By number")),
)


def ordered(found: Rows, order: str, language: str) -> Rows:
    """The rows in another order; what is equal there stays as it was."""
    if order == "number":
        keys: list[Any] = [reference_order(reference) for reference in found.column("reference")]
    elif order in ("name", "country"):
        keys = [sort_key(text, language) for text in found.column(order)]
    elif order == "state":
        keys = [state.words for state in found.column("state")]
    else:
        keys = list(found.column(order))
    return found.in_order(in_order(keys))


def places(found: Rows, references: Iterable[str]) -> array[int]:
    """Where parties stand that a search has found: four bytes for each."""
    at = (found.place(reference) for reference in references)
    return array("i", sorted(place for place in at if place is not None))


def shown(found: Rows, group: str, hits: Sequence[int] | None) -> View:
    """The rows of one filter; of those in these places where `hits` is given."""
    among = range(len(found)) if hits is None else hits
    if group == "all":
        return View(found, among)
    groups = found.column("groups")
    return View(found, array("i", (at for at in among if group in groups[at])))


def chips(found: Rows, language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts; the last two only where somebody is in them."""
    counts: Counter[str] = Counter()
    for groups, times in Counter(found.column("groups")).items():
        counts.update(dict.fromkeys(groups, times))
    return tuple(
        (key, _(told).format(count=number(counts[key], language)))
        for key, told in FILTERS
        if key not in ("apart", UNSETTLED) or counts[key]
    )


def counters(counts: Counts, language: str) -> tuple[tuple[str, str], ...]:
    """The counters of today, each apart: (number, what it counts)."""
    return (
        (number(counts.governments, language), _("Governments accepted")),
        (number(counts.partners, language), _("Partners, counted apart")),
        (number(counts.pledges, language), _("Pledges: signed statements")),
        (number(counts.forms, language), _("Forms")),
        (number(counts.countries, language), _("Countries of governments")),
    )


STANDINGS: dict[PartyStanding, tuple[Kind, str, str]] = {
    PartyStanding.ACTIVE: ("success", N_("Takes part"), "check-check"),
    PartyStanding.ON_HOLD: ("warning", N_("On hold"), "hourglass"),
    PartyStanding.WITHDRAWN: ("neutral", N_("Has withdrawn"), "ban"),
}

_EVENTS: dict[str, tuple[str, str]] = {
    EventKind.IMPORT: (N_("A form came in"), "inbox"),
    EventKind.PROPOSE: (N_("A desk proposed to accept, or took that back"), "eye"),
    EventKind.ACCEPT: (N_("Accepted"), "check-check"),
    EventKind.RETURN: (N_("A correction was asked for"), "undo-2"),
    EventKind.REJECT: (N_("Rejected"), "ban"),
    EventKind.PARTY: (N_("Joined to this party"), "landmark"),
    EventKind.NAMES: (N_("Names for print were given"), "languages"),
    EventKind.ALIAS: (N_("Further names were changed"), "languages"),
    EventKind.PARENT: (N_("What it is a part of was changed"), "landmark"),
    EventKind.WAVE: (N_("Waves were changed"), "history"),
    EventKind.COUNCIL: (N_("The council’s decision was noted"), "stamp"),
    EventKind.STANDING: (N_("Whether it takes part was noted"), "hand"),
    EventKind.MERGE: (N_("Merged or taken apart"), "git-compare"),
    EventKind.REMINDED: (N_("A reminder was noted as done, or taken back"), "clock"),
    EventKind.NOTE: (N_("A note was written"), "pencil"),
}


def history(entries: Sequence[HistoryEntry], language: str) -> tuple[tuple[str, str, str], ...]:
    """(icon, what happened, when), the newest first."""
    found = []
    for entry in entries:
        told, icon = _EVENTS.get(entry.what, (N_("Something was decided"), "circle"))
        found.append((icon, _(told), stamp(entry.at, language)))
    return tuple(found)
