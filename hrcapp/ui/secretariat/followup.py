"""What the pages of the follow-up show: lists, meetings, pairs, reminders, as rows and sentences. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat.followup.groups import ASSESSMENT, WORKING_GROUPS, Group
from hrcapp.secretariat.followup.meetings import Meeting
from hrcapp.secretariat.followup.pairing import Pair, Why
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.followup.reminders import Reminder
from hrcapp.secretariat.followup.said import ABSENT, CAME
from hrcapp.secretariat.followup.wording import REMINDERS, Wording
from hrcapp.ui.common.words import Kind, Told, number
from hrcapp.ui.secretariat import words

LISTS: tuple[tuple[str, str], ...] = (
    (WORKING_GROUPS, N_("Working groups {count}")),
    (ASSESSMENT, N_("Interest in an assessment {count}")),
)
PAIRS: tuple[tuple[str, str], ...] = (
    ("suggested", N_("Suggested {count}")),
    ("accepted", N_("Accepted {count}")),
    ("aside", N_("Put aside {count}")),
)
DUE: tuple[tuple[str, str], ...] = (("open", N_("To do {count}")), ("done", N_("Done {count}")))

ATTENDED: Mapping[str, tuple[Kind, str, str]] = {
    CAME: ("success", N_("Was there"), "check-check"),
    ABSENT: ("neutral", N_("Was not there"), "x"),
}


@dataclass(frozen=True)
class GroupRow:
    """One list of sign-ups."""

    group: Group
    name: str
    members: str
    sharing: str
    left_out: str


@dataclass(frozen=True)
class PersonRow:
    """One party in a list; `state` says whether its contact is shared, or whether it came."""

    reference: str
    name: str
    where: str
    state: Told


@dataclass(frozen=True)
class MeetingRow:
    """One meeting."""

    meeting: Meeting
    title: str
    group: str
    when: str
    state: Told


@dataclass(frozen=True)
class PairRow:
    """Two towns and what they share."""

    pair: Pair
    one: tuple[str, str]
    other: tuple[str, str]
    themes: str
    score: str


@dataclass(frozen=True)
class ReminderRow:
    """One reminder."""

    reminder: Reminder
    name: str
    where: str
    what: str
    due: str
    state: Told


def chips(
    choices: Sequence[tuple[str, str]], counts: Mapping[str, int], language: str
) -> list[tuple[str, str]]:
    """Filters with their counts."""
    return [(key, _(told).format(count=number(counts[key], language))) for key, told in choices]


def groups(found: Sequence[Group], say: Wording) -> list[GroupRow]:
    """Lists in their order."""
    language = say.language
    return [
        GroupRow(
            one,
            say.group(one.key),
            number(len(one.members), language),
            number(len(one.sharing), language),
            number(len(one.left_out), language),
        )
        for one in found
    ]


def members(group: Group, language: str) -> list[PersonRow]:
    """The parties of a list in the order of the language, and whether their contact may be shared."""
    shared = Told("success", _("Contact may be shared"), "check-check")
    silent = Told("neutral", _("Contact not shared"), "lock")
    return _sorted(
        [_row(one, shared if one.shares_contact else silent, language) for one in group.members], language
    )


def invited(
    people: Sequence[Person], attendance: Mapping[str, str], others: Mapping[str, str], language: str
) -> list[PersonRow]:
    """Who was invited, then who came besides (`others` by number and name)."""
    rows = [_row(one, attended(attendance.get(one.reference, "")), language) for one in people]
    known = {one.reference for one in people}
    rows += [
        PersonRow(reference, name, _("Not in the list"), attended(attendance.get(reference, "")))
        for reference, name in others.items()
        if reference not in known
    ]
    return _sorted(rows, language)


def attended(came: str) -> Told:
    """Whether somebody came."""
    kind, told, icon = ATTENDED.get(came, ("neutral", N_("Not noted"), "circle-dashed"))
    return Told(kind, _(told), icon)


def meetings(found: Sequence[Meeting], now: datetime, say: Wording) -> list[MeetingRow]:
    """Meetings in their order."""
    return [
        MeetingRow(
            one, one.plan.title, say.group(one.plan.group), say.when(one.plan), meeting_state(one, now)
        )
        for one in found
    ]


def meeting_state(meeting: Meeting, now: datetime) -> Told:
    """Whether it is to come, over, or called off."""
    if meeting.called_off:
        return Told("warning", _("Called off"), "ban")
    if meeting.plan.begins < now:
        return Told("neutral", _("Over"), "history")
    return Told("info", _("To come"), "clock")


def pairs(found: Sequence[Pair], say: Wording) -> list[PairRow]:
    """Pairs in their order."""
    return [
        PairRow(
            pair,
            (pair.one.name_in(say.language), _where(pair.one, say.language)),
            (pair.other.name_in(say.language), _where(pair.other, say.language)),
            _about(pair, say),
            number(pair.score, say.language),
        )
        for pair in found
    ]


def _about(pair: Pair, say: Wording) -> str:
    """What the two can learn: themes, then what one has and the other plans."""
    of = {why: dict.fromkeys(c for one in pair.reasons if one.why is why for c in one.codes) for why in Why}
    told = (say.listed("offers", of[Why.THEMES]), say.practices(of[Why.PRACTICE]))
    return " · ".join(filter(None, told))


def reasons(pair: Pair, say: Wording) -> list[tuple[str, str]]:
    """(what speaks for a pair, its points)."""
    return [
        (
            say.reason(pair, reason),
            ngettext("{count} point", "{count} points", reason.points).format(
                count=number(reason.points, say.language)
            ),
        )
        for reason in pair.reasons
    ]


def reminders(found: Sequence[Reminder], as_of: date, say: Wording) -> list[ReminderRow]:
    """Reminders in their order."""
    return [
        ReminderRow(
            one,
            one.person.name_in(say.language),
            _where(one.person, say.language),
            _(REMINDERS[one.kind]),
            format_date(one.due, say.language),
            _reminder_state(one, as_of),
        )
        for one in found
    ]


def _reminder_state(one: Reminder, as_of: date) -> Told:
    if one.done is not None:
        return Told("success", _("Done"), "check-check")
    if one.due <= as_of:
        return Told("warning", _("Due"), "triangle-alert")
    return Told("info", _("Due soon"), "clock")


def _row(one: Person, state: Told, language: str) -> PersonRow:
    return PersonRow(one.reference, one.name_in(language), _where(one, language), state)


def _where(one: Person, language: str) -> str:
    return ", ".join(filter(None, (one.facts.admin1, words.place(one.facts.country, language))))


def _sorted(rows: list[PersonRow], language: str) -> list[PersonRow]:
    return sorted(rows, key=lambda row: (sort_key(row.name, language), row.reference))
