"""What the inbox shows: a row for each file with its checks and state, and what to do about one. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sorting import fold
from hrcapp.model.faults import Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.inbox import Arrived, Sketch
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.items import OPEN
from hrcapp.secretariat.review import Item
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, number, short_stamp, stamp
from hrcapp.ui.secretariat import inbox_reasons, words
from hrcapp.ui.secretariat.inbox_reasons import Check

Group = Literal["to-review", "quarantine", "already", "decided"]
ALREADY = "already"
"""The group of what an import brought again; the store knows the others."""


@dataclass(frozen=True)
class Row:
    """One file: two lines of what it is, two of whom it is from, four checks, a state."""

    key: str
    file: str
    came: str
    who: str
    where: str
    checks: tuple[Check, Check, Check, Check]
    state: Told
    group: Group
    arrived: Arrived | None = None
    again: Imported | None = None

    @property
    def version(self) -> str:
        """The key of the version that the file became, "" for none."""
        if self.again is not None:
            return self.again.submission or ""
        return self.arrived.item.key if self.arrived is not None and self.arrived.item is not None else ""


FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All {count}")),
    ("to-review", N_("To review {count}")),
    ("quarantine", N_("Quarantine {count}")),
    ("already", N_("Already here {count}")),
    ("decided", N_("Decided {count}")),
)


def rows(files: Iterable[Arrived], language: str) -> tuple[Row, ...]:
    """A row for each file."""
    return tuple(_row(one, language) for one in files)


def brought_again(results: Sequence[Imported], group: str, search: str) -> tuple[Row, ...]:
    """What an import brought a second time, as far as a filter and what was typed let it through."""
    found = [_again(number, one) for number, one in enumerate(results) if one.outcome is Outcome.ALREADY]
    wanted = fold(search.strip()) if group in ("all", ALREADY) else None
    if wanted is None:
        return ()
    return tuple(row for row in found if not wanted or wanted in fold(f"{row.file} {row.who}"))


def sought(search: str, language: str) -> Callable[[Sketch], bool] | None:
    """Whether a file's row has what was typed: its name, whom it is from, its number. None: nothing typed."""
    wanted = fold(search.strip())
    return (lambda sketch: wanted in _searched(sketch, language)) if wanted else None


def chips(counts: Mapping[str, int], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts."""
    counts = {**counts, "all": sum(counts.values())}
    return tuple((key, _(words).format(count=number(counts[key], language))) for key, words in FILTERS)


def summary(outcomes: Sequence[Outcome], at: datetime, language: str) -> str:
    """The last import in one line."""
    count = {outcome: number(outcomes.count(outcome), language) for outcome in Outcome}
    files = ngettext("{count} file", "{count} files", len(outcomes)).format(
        count=number(len(outcomes), language)
    )
    return _(
        "Last import: {files}, {imported} imported, {already} already here, {aside} in quarantine. {moment}"
    ).format(
        files=files,
        imported=count[Outcome.IMPORTED],
        already=count[Outcome.ALREADY],
        aside=count[Outcome.QUARANTINED],
        moment=stamp(at, language),
    )


def tried_again(count: int, aside: int, language: str) -> tuple[str, str]:
    """What became of files that were tried again."""
    title = ngettext("{count} file tried again", "{count} files tried again", count)
    taken = _("{taken} taken in, {aside} still in quarantine.")
    return title.format(count=number(count, language)), taken.format(
        taken=number(count - aside, language), aside=number(aside, language)
    )


def _searched(sketch: Sketch, language: str) -> str:
    if sketch.reason is not None:
        who, where = inbox_reasons.who(sketch.reason), inbox_reasons.short(sketch.reason)
    else:
        who, where = sketch.name or "", _where(sketch, language) if sketch.name is not None else ""
    return fold(" ".join((sketch.file, who, where, sketch.reference or "")))


def _where(one: Item | Sketch, language: str) -> str:
    """Under the name of a party: the number for a later version, else the country."""
    later = one.revision is not None and one.revision > 1
    return (one.reference or "") if later else words.place(one.country or "", language)


def _row(arrived: Arrived, language: str) -> Row:
    came = short_stamp(arrived.at, language)
    if arrived.reason is not None:
        return _aside(arrived, arrived.reason, came)
    item = arrived.item
    if item is None:
        return Row(
            arrived.sha256,
            arrived.file,
            came,
            "",
            "",
            ("yes", "yes", "yes", "yes"),
            _quarantined(),
            "decided",
        )
    return Row(
        key=arrived.sha256,
        file=arrived.file,
        came=came,
        who=item.name,
        where=_where(item, language),
        checks=("yes", signed(item), "yes", "yes"),
        state=words.state(item),
        group="to-review" if item.state in OPEN else "decided",
        arrived=arrived,
    )


def signed(item: Item) -> Check:
    """The check of the statement: nothing was signed in what an earlier report printed."""
    if item.verdict == "none":
        return "unchecked"
    if item.verdict == "intact":
        return "yes" if item.same_answers else "warning"
    return "warning" if item.verdict == "changed" else "no"


def _aside(arrived: Arrived, reason: Fault, came: str) -> Row:
    return Row(
        key=arrived.sha256,
        file=arrived.file,
        came=came,
        who=inbox_reasons.who(reason),
        where=inbox_reasons.short(reason),
        checks=inbox_reasons.checks(reason.code),
        state=_quarantined(),
        group="quarantine",
        arrived=arrived,
    )


def _again(place: int, one: Imported) -> Row:
    told = _("Same file as {reference}").format(reference=isolated(one.reference)) if one.reference else ""
    return Row(
        key=f"again-{place}",
        file=one.file,
        came=_("Brought again by the last import"),
        who=told,
        where="",
        checks=("yes", "yes", "yes", "same"),
        state=_already(),
        group="already",
        again=one,
    )


def states(*, second_reader: bool) -> frozenset[str]:
    """The states that a file may be in, in words."""
    proposed = (words.decided(ReviewState.PROPOSED).words,) if second_reader else ()
    return frozenset((*words.states(), *proposed, _quarantined().words, _already().words))


def _already() -> Told:
    return Told("neutral", _("Already here"), "copy")


def _quarantined() -> Told:
    return Told("danger", _("Quarantine"), "shield-alert")
