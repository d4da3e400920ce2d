"""What the registry shows: a row for each party, governments and partners apart. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrcapp.i18n import N_, _
from hrcapp.i18n.sorting import fold, sort_key
from hrcapp.model.party import Origin, Scope
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.figures import Counts, reference_order
from hrcapp.secretariat.fold import Kind as EventKind
from hrcapp.secretariat.parties import HistoryEntry, Party
from hrcapp.secretariat.review import Item
from hrcapp.ui.common.words import Told, number, stamp
from hrcapp.ui.secretariat import words


@dataclass(frozen=True)
class Row:
    """One party: name with place below, kind, whether it pledged and gave a form, its state."""

    reference: str
    name: str
    where: str
    kind: str
    government: bool
    pledge: bool
    form: bool
    state: Told
    searched: str


FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All {count}")),
    ("governments", N_("Governments {count}")),
    ("partners", N_("Partners {count}")),
    ("pledged", N_("Pledged {count}")),
    ("form", N_("With form {count}")),
    ("waiting", N_("To review {count}")),
)


def rows(parties: Iterable[Party], items: Sequence[Item], language: str) -> tuple[Row, ...]:
    """Every party, in the order of the language."""
    of: dict[str, list[Item]] = {}
    for item in items:
        of.setdefault(item.submission, []).append(item)
    found = [
        _row(party, [i for s in party.submissions for i in of.get(s, ())], language) for party in parties
    ]
    return tuple(
        sorted(found, key=lambda row: (sort_key(row.name, language), reference_order(row.reference)))
    )


def _row(party: Party, items: Sequence[Item], language: str) -> Row:
    name = party.name_in(language)
    where = ", ".join(filter(None, (party.facts.admin1, words.place(party.facts.country, language))))
    return Row(
        reference=party.reference,
        name=name,
        where=where,
        kind=words.party_kind(party.facts.kind),
        government=party.facts.kind.is_government,
        pledge=party.facts.kind.is_government and any(map(pledges, items)),
        form=any(map(is_form, items)),
        state=_state(party, items),
        searched=fold(" ".join((party.reference, name, where, *party.aliases, *party.names.values()))),
    )


def pledges(item: Item) -> bool:
    """Whether this version counts as a pledge (docs/decisions, figures of the desk)."""
    signed = item.verdict == "intact" and item.same_answers and item.origin != Origin.RECONSTRUCTED
    waits = item.state is ReviewState.TO_REVIEW and not item.new_sender
    return signed and (waits or item.state is ReviewState.ACCEPTED)


def is_form(item: Item) -> bool:
    """Whether this version counts as a form."""
    whole = item.scope == Scope.FULL_FORM or item.origin == Origin.RECONSTRUCTED
    return whole and item.state is ReviewState.ACCEPTED


def _state(party: Party, items: Sequence[Item]) -> Told:
    if not party.settled:
        return Told("warning", _("Not settled"), "git-compare")
    waiting = [item for item in items if item.state in (ReviewState.TO_REVIEW, ReviewState.CONFLICT)]
    if waiting:
        return words.state(waiting[0])
    if any(item.state is ReviewState.ACCEPTED for item in items):
        return Told("success", _("Accepted"), "check-check")
    return words.state(items[0]) if items else Told("neutral", _("Nothing here"), "circle-dashed")


def shown(found: Sequence[Row], group: str, search: str) -> list[Row]:
    """The rows of one filter that contain what was typed: name, alias, place or number."""
    wanted = fold(search.strip())
    return [row for row in found if _in(row, group) and (not wanted or wanted in row.searched)]


def chips(found: Sequence[Row], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts."""
    return tuple(
        (key, _(told).format(count=number(sum(_in(row, key) for row in found), language)))
        for key, told in FILTERS
    )


def _in(row: Row, group: str) -> bool:
    return {
        "all": True,
        "governments": row.government,
        "partners": not row.government,
        "pledged": row.pledge,
        "form": row.form,
        "waiting": row.state.kind in ("info", "warning"),
    }[group]


def counters(counts: Counts, language: str) -> tuple[tuple[str, str], ...]:
    """The counters of today, each apart: (number, what it counts)."""
    return (
        (number(counts.governments, language), _("Governments accepted")),
        (number(counts.partners, language), _("Partners, counted apart")),
        (number(counts.pledges, language), _("Pledges: signed statements")),
        (number(counts.forms, language), _("Forms")),
        (number(counts.countries, language), _("Countries of governments")),
    )


_EVENTS: dict[str, tuple[str, str]] = {
    EventKind.IMPORT: (N_("A form came in"), "inbox"),
    EventKind.ACCEPT: (N_("Accepted"), "check-check"),
    EventKind.RETURN: (N_("A correction was asked for"), "undo-2"),
    EventKind.REJECT: (N_("Rejected"), "ban"),
    EventKind.PARTY: (N_("Joined to this party"), "landmark"),
    EventKind.NAMES: (N_("Names for print were given"), "languages"),
    EventKind.NOTE: (N_("A note was written"), "pencil"),
}


def history(entries: Sequence[HistoryEntry], language: str) -> tuple[tuple[str, str, str], ...]:
    """(icon, what happened, when), the newest first."""
    found = []
    for entry in entries:
        told, icon = _EVENTS.get(entry.what, (N_("Something was decided"), "circle"))
        found.append((icon, _(told), stamp(entry.at, language)))
    return tuple(found)
