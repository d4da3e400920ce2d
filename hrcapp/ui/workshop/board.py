"""What the board shows: how far each town is, whom to help, how many have signed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sorting import fold, sort_key
from hrcapp.model.status import Status
from hrcapp.officer.profiles_index import ProfileEntry, ProfileState
from hrcapp.ui.common.words import Told, number, when
from hrcapp.ui.officer.words import sections_done, side_by_side


@dataclass(frozen=True)
class Row:
    """A town as the board knows it: no answers, no names of people.

    `begun`: there is a form; `prepared`: nobody has set a PIN yet; `keyless`: its keys are lost; `seen`: when
    it was handed back last.
    """

    id: str
    title: str
    done: int = 0
    total: int = 0
    begun: bool = False
    ready: bool = False
    signing: bool = False
    signed: bool = False
    collected: bool = False
    received: bool = False
    help: bool = False
    training: bool = False
    prepared: bool = False
    keyless: bool = False
    seen: datetime | None = None

    @property
    def sections(self) -> tuple[bool, ...]:
        """Done or not, as many as there are."""
        return tuple(at < self.done for at in range(self.total))


def row_of(entry: ProfileEntry) -> Row:
    """A line of the index as a row of the board."""
    last = entry.summary
    counts = not last.practice
    return Row(
        id=entry.id,
        title=entry.title or _("Profile {number}").format(number=entry.short_id),
        done=last.done,
        total=last.total,
        begun=last.total > 0,
        ready=counts and last.status is Status.READY,
        signing=counts and last.status is Status.SIGNING,
        signed=counts and last.signed,
        collected=counts and last.handed_over,
        received=counts and last.received,
        help=entry.needs_help,
        training=entry.training,
        prepared=entry.state is ProfileState.PREPARED,
        keyless=entry.state is ProfileState.KEYLESS,
        seen=entry.seen_at,
    )


@dataclass(frozen=True)
class Counts:
    """Towns of the workshop; training is not one of them."""

    towns: int
    signed: int
    collected: int
    help: int
    idle: int


_IN: dict[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "help": lambda row: row.help,
    "open": lambda row: not row.signed and not row.training,
    "signed": lambda row: row.signed and not row.training,
}
FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All {count}")),
    ("help", N_("Needs help {count}")),
    ("open", N_("To sign {count}")),
    ("signed", N_("Signed {count}")),
)
FILTER_ICONS = {"help": "hand"}
ORDERS: tuple[tuple[str, str], ...] = (
    ("help", N_("Help first")),
    ("name", N_("By name")),
    ("progress", N_("By progress")),
    ("seen", N_("By time")),
)
_LONGEST_BAR = 60
"""Segments of a bar that can still be told apart."""


def counts(rows: Iterable[Row]) -> Counts:
    """The figures above the list."""
    towns = [row for row in rows if not row.training]
    return Counts(
        towns=len(towns),
        signed=sum(row.signed for row in towns),
        collected=sum(row.collected for row in towns),
        help=sum(row.help for row in towns),
        idle=sum(not row.begun for row in towns),
    )


def shown(rows: Iterable[Row], group: str, search: str, order: str, language: str) -> tuple[Row, ...]:
    """The rows of a filter whose names hold what is searched for, in an order."""
    wanted = fold(search.strip().casefold())
    found = [row for row in rows if _IN[group](row) and wanted in fold(row.title.casefold())]
    return tuple(sorted(found, key=lambda row: (*_rank(row, order), sort_key(row.title, language))))


def _rank(row: Row, order: str) -> tuple[Any, ...]:
    if order == "help":
        return (row.training, not row.help)
    if order == "progress":
        return (row.training, row.collected, row.signed, row.done)
    if order == "seen":
        return (row.seen is None, -(row.seen.timestamp() if row.seen else 0.0))
    return ()


def chips(rows: Sequence[Row], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts."""
    return tuple(
        (key, _(told).format(count=number(sum(_IN[key](row) for row in rows), language)))
        for key, told in FILTERS
    )


def signed_of(found: Counts, language: str) -> tuple[str, str]:
    """The large figure, and the word after it."""
    figure = _("{signed} of {count}").format(
        signed=number(found.signed, language), count=number(found.towns, language)
    )
    return figure, ngettext("signed", "signed", found.signed)


def bar(found: Counts) -> tuple[bool, ...]:
    """The same as a bar: a segment for each town, or fewer where they would be too thin."""
    pieces = min(found.towns, _LONGEST_BAR)
    filled = found.signed * pieces // found.towns if found.towns else 0
    return tuple(at < filled for at in range(pieces))


def facts(found: Counts, language: str) -> tuple[tuple[str, str, str], ...]:
    """Further figures: (number, what it counts, colour token of the number)."""
    return (
        (number(found.collected, language), ngettext("collected", "collected", found.collected), "text"),
        (
            number(found.help, language),
            ngettext("asks for help", "ask for help", found.help),
            "warning" if found.help else "text",
        ),
        (number(found.idle, language), ngettext("not begun", "not begun", found.idle), "text"),
    )


def signature(row: Row) -> Told:
    """How far the signature is."""
    if row.training:
        return Told("info", _("Practice"), "hand-helping")
    if row.signed:
        return Told("success", _("Signed"), "lock")
    if row.signing:
        return Told("info", _("Signed in part"), "pen-line")
    if row.ready:
        return Told("info", _("Ready to sign"), "pen-line")
    if row.begun:
        return Told("neutral", _("Draft"), "pencil")
    return Told("neutral", _("Not begun"), "circle")


def file(row: Row) -> Told | None:
    """Where the sealed file is; practice has none."""
    if row.training:
        return None
    if row.received:
        return Told("success", _("Received"), "check-check")
    if row.collected:
        return Told("success", _("Collected"), "package-check")
    return Told("neutral", _("Not yet"), "circle-dashed")


def asks(row: Row) -> Told | None:
    """That somebody asks for help."""
    return Told("warning", _("Needs help"), "hand") if row.help else None


def second_line(row: Row, now: datetime, language: str) -> str:
    """What is said of a town under its name."""
    if row.keyless:
        return _("Its keys are missing: a second copy may have them")
    if row.prepared:
        return _("Prepared: the first to open it chooses the PIN")
    if row.seen is None:
        return ""
    return _("Handed back {moment}").format(moment=when(row.seen, now, language))


def in_one_line(row: Row, language: str) -> str:
    """How far a town is, where there is no room for columns."""
    told = file(row)
    done = sections_done(row.done, row.total, language) if row.total else ""
    parts = (done, signature(row).words, told.words if told and row.signed else "")
    return side_by_side(language, *parts)
