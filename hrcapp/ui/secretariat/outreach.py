"""What the list of invitations shows: how far each has come, and the funnel of each inviter. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.sorting import fold, sort_key
from hrcapp.secretariat.fold_parties import LATER, NO, YES
from hrcapp.secretariat.outreach import Entry, Inviter, Taken
from hrcapp.secretariat.outreach_table import Found as Read
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind, Told, number
from hrcapp.ui.secretariat import words

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All {count}")),
    ("silent", N_("No answer yet {count}")),
    ("replied", N_("Replied {count}")),
    ("pledged", N_("Pledged {count}")),
    ("form", N_("With form {count}")),
    ("unknown", N_("Not in the registry {count}")),
)

ANSWERS: Mapping[str, tuple[Kind, str, str]] = {
    YES: ("info", N_("Wants to take part"), "handshake"),
    LATER: ("warning", N_("Later"), "clock"),
    NO: ("neutral", N_("Declined"), "ban"),
}

COLUMNS: Mapping[str, str] = {
    "name": N_("Name"),
    "country": N_("Country"),
    "admin1": N_("Region"),
    "kind": N_("Kind (code of the form)"),
    "level": N_("Level (code of the form)"),
    "by": N_("Invited by"),
    "day": N_("Invited on"),
    "replied": N_("Replied on"),
    "note": N_("Note"),
}


@dataclass(frozen=True)
class Row:
    """One invitation."""

    id: str
    name: str
    where: str
    by: str
    day: str
    state: Told
    party: str
    groups: frozenset[str]
    searched: str


def rows(
    entries: Iterable[Entry], pledged: Collection[str], with_form: Collection[str], language: str
) -> tuple[Row, ...]:
    """Every invitation, in the order of the language; `pledged` and `with_form` are references."""
    found = [_row(entry, pledged, with_form, language) for entry in entries]
    return tuple(sorted(found, key=lambda row: (sort_key(row.name, language), row.id)))


def _row(entry: Entry, pledged: Collection[str], with_form: Collection[str], language: str) -> Row:
    invited = entry.invited
    country = words.place(invited.country, language)
    where = ", ".join(filter(None, (invited.admin1, country)))
    steps = {"pledged": entry.party in pledged, "form": entry.party in with_form}
    replied = entry.replied is not None or any(steps.values())
    groups = {
        "all": True,
        "silent": not replied,
        "replied": replied,
        **steps,
        "unknown": not entry.party,
    }
    return Row(
        id=entry.id,
        name=invited.name,
        where=where,
        by=invited.by,
        day=format_date(invited.day, language) if invited.day else "",
        state=_state(entry, steps),
        party=entry.party,
        groups=frozenset(group for group, there in groups.items() if there),
        searched=fold(" ".join((invited.name, where, invited.by, entry.party, invited.note))),
    )


def _state(entry: Entry, steps: Mapping[str, bool]) -> Told:
    if steps["form"]:
        return Told("success", _("Form"), "check-check")
    if steps["pledged"]:
        return Told("success", _("Pledged"), "signature")
    if entry.answer in ANSWERS:
        kind, told, icon = ANSWERS[entry.answer]
        return Told(kind, _(told), icon)
    return Told("neutral", _("No answer yet"), "hourglass")


def shown(found: Sequence[Row], group: str, search: str) -> list[Row]:
    """The rows of one filter that contain what was typed."""
    wanted = fold(search.strip())
    return [row for row in found if group in row.groups and (not wanted or wanted in row.searched)]


def chips(found: Sequence[Row], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts."""
    return tuple(
        (key, _(told).format(count=number(sum(key in row.groups for row in found), language)))
        for key, told in FILTERS
    )


def counters(found: Sequence[Row], language: str) -> tuple[tuple[str, str], ...]:
    """The funnel of those invited: (number, what it counts)."""

    def count(group: str) -> str:
        return number(sum(group in row.groups for row in found), language)

    return (
        (count("all"), _("Invited")),
        (count("replied"), _("Of these replied")),
        (count("pledged"), _("Of these pledged")),
        (count("form"), _("Of these with form")),
    )


def inviter(one: Inviter) -> str:
    """Who invited, or that nobody is named."""
    return one.by or _("Nobody named")


def taken(done: Taken, language: str) -> tuple[str, str]:
    """What came of an import."""
    new = ngettext("{count} invitation was added.", "{count} invitations were added.", done.new)
    known = ngettext(
        "{count} was in the list already and stays as it is.",
        "{count} were in the list already and stay as they are.",
        done.known,
    )
    said = known.format(count=number(done.known, language)) if done.known else ""
    return new.format(count=number(done.new, language)), said


def remarks(found: Read, language: str) -> tuple[str, ...]:
    """What a person should know about a table before it is taken in."""
    told = []
    if count := len(found.unnamed):
        unnamed = ngettext(
            "{count} row has no name and is left out.", "{count} rows have no name and are left out.", count
        )
        told.append(unnamed.format(count=number(count, language)))
    if found.countries:
        listed = ", ".join(isolated(word) for word in sorted(found.countries)[:5])
        told.append(_("No country of this name is known: {names}").format(names=listed))
    return tuple(told)
