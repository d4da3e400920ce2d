"""What the inbox shows: a row for each file with its checks and state, and what to do about one. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.i18n.sorting import fold
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.inbox import Arrived
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.items import OPEN
from hrcapp.secretariat.review import Item
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, number, short_stamp, stamp
from hrcapp.ui.secretariat import words

Check = Literal["yes", "no", "warning", "unchecked", "same"]
Group = Literal["to-review", "quarantine", "already", "decided"]

_CLOSED = frozenset(
    {
        Code.BUNDLE_NOT_A_BUNDLE,
        Code.BUNDLE_TRUNCATED,
        Code.BUNDLE_ALTERED,
        Code.BUNDLE_NEWER_FORMAT,
        Code.BUNDLE_TOO_LARGE,
        Code.BUNDLE_NOT_FOR_US,
        Code.BUNDLE_OTHER_CAMPAIGN,
        Code.FILE_UNREADABLE,
        Code.PART_DAMAGED,
        Code.PART_NEWER_FORMAT,
        Code.MAIL_UNREADABLE,
        Code.MAIL_WITHOUT_FILE,
        Code.UNEXPECTED,
        Code.ODK_ENCRYPTED,
        Code.ODK_TABLE_UNREADABLE,
        Code.PDF_ALONE,
    }
)
_BAD_FORM = frozenset(
    {
        Code.SUBMISSION_FORM_UNKNOWN,
        Code.INSTANCE_UNREADABLE,
        Code.INSTANCE_OTHER_FORM,
        Code.ODK_FORM_OTHER,
        Code.FILLED_FORM_UNSIGNED,
        Code.FILLED_FORM_TO_CHECK,
    }
)
_IN_MAIL = frozenset({Code.PARTS_MISSING, Code.MAIL_OTHER_FILES})

_SHORT: dict[Code, str] = {
    Code.BUNDLE_NOT_A_BUNDLE: N_("Another kind of file"),
    Code.BUNDLE_TRUNCATED: N_("Cut short on the way"),
    Code.BUNDLE_ALTERED: N_("Changed on the way"),
    Code.BUNDLE_NEWER_FORMAT: N_("From a newer version of the app"),
    Code.BUNDLE_TOO_LARGE: N_("Too large"),
    Code.BUNDLE_NOT_FOR_US: N_("Sealed for another key"),
    Code.BUNDLE_OTHER_CAMPAIGN: N_("Another campaign"),
    Code.BUNDLE_SIGNER_MISMATCH: N_("Signed by two devices"),
    Code.BUNDLE_REVOKED: N_("From a blocked device"),
    Code.SUBMISSION_FORM_UNKNOWN: N_("Unknown form"),
    Code.SUBMISSION_CONFLICT: N_("Same version, other contents"),
    Code.SUBMISSION_BRANCH: N_("Continued on two computers"),
    Code.SENDER_UNKNOWN: N_("Sender not approved"),
    Code.INSTANCE_UNREADABLE: N_("Answers can't be read"),
    Code.INSTANCE_OTHER_FORM: N_("Answers of another form"),
    Code.FILE_UNREADABLE: N_("Can't be read"),
    Code.PART_DAMAGED: N_("A damaged part"),
    Code.PART_NEWER_FORMAT: N_("From a newer version of the app"),
    Code.PARTS_MISSING: N_("Parts are missing"),
    Code.MAIL_UNREADABLE: N_("Message can't be read"),
    Code.MAIL_WITHOUT_FILE: N_("No file of ours"),
    Code.MAIL_OTHER_FILES: N_("Other files in the message"),
    Code.ODK_FORM_OTHER: N_("Another form"),
    Code.ODK_ENCRYPTED: N_("Encrypted answers"),
    Code.ODK_TABLE_UNREADABLE: N_("A table of other data"),
    Code.PDF_ALONE: N_("Another PDF"),
    Code.FILLED_FORM_UNSIGNED: N_("An empty form"),
    Code.FILLED_FORM_TO_CHECK: N_("Answers that don't fit"),
}


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


def rows(files: Sequence[Arrived], again: Sequence[Imported], language: str) -> tuple[Row, ...]:
    """What is here; on top, what the last import brought a second time."""
    repeated = [_again(number, one) for number, one in enumerate(again) if one.outcome is Outcome.ALREADY]
    return (*repeated, *(_row(one, language) for one in files))


def shown(found: Sequence[Row], group: str, search: str) -> list[Row]:
    """The rows of one filter whose file, name or number contains what was typed."""
    wanted = fold(search.strip())
    return [row for row in found if group in ("all", row.group) and (not wanted or wanted in _searched(row))]


def chips(found: Sequence[Row], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts."""
    counts = {key: sum(key in ("all", row.group) for row in found) for key, _words in FILTERS}
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


def _searched(row: Row) -> str:
    reference = row.arrived.item.reference if row.arrived and row.arrived.item else ""
    return fold(" ".join((row.file, row.who, row.where, reference)))


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
    where = item.reference if item.revision > 1 else words.place(item.country, language)
    return Row(
        key=arrived.sha256,
        file=arrived.file,
        came=came,
        who=item.name,
        where=where,
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
        who=_("Not readable") if reason.code in _CLOSED else _("Not taken in"),
        where=_short(reason),
        checks=_checks_aside(reason.code),
        state=_quarantined(),
        group="quarantine",
        arrived=arrived,
    )


def _checks_aside(code: Code) -> tuple[Check, Check, Check, Check]:
    """What was checked before the file was set aside: what came after the fault was not."""
    if code in _CLOSED:
        return "no", "unchecked", "unchecked", "unchecked"
    if code is Code.SENDER_UNKNOWN:
        return "yes", "warning", "unchecked", "unchecked"
    if code in (Code.SUBMISSION_CONFLICT, Code.SUBMISSION_BRANCH):
        return "yes", "yes", "yes", "warning"
    if code in _IN_MAIL:
        return "warning", "unchecked", "unchecked", "unchecked"
    if code in _BAD_FORM:
        return "yes", "yes", "no", "unchecked"
    return "yes", "no", "unchecked", "unchecked"


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


def states(rows: Iterable[Row]) -> frozenset[str]:
    """The states of these files, and those that any file may be in, in words."""
    usual = (*words.states(), _quarantined().words, _already().words)
    return frozenset((*usual, *(row.state.words for row in rows)))


def _already() -> Told:
    return Told("neutral", _("Already here"), "copy")


def _quarantined() -> Told:
    return Told("danger", _("Quarantine"), "shield-alert")


def _short(reason: Fault) -> str:
    return _(_SHORT[reason.code]) if reason.code in _SHORT else sentence(reason, _).what
