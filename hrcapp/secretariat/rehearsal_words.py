"""What a rehearsed restore has shown, in words for both faces."""

from __future__ import annotations

import math

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.dates import format_date, format_stamp
from hrcapp.i18n.numbers import format_integer
from hrcapp.secretariat.rehearsal import Last, Rehearsed


def told(made: Rehearsed, language: str) -> list[str]:
    """Sentences: what came out, how it compares with the desk, how long it took."""
    counts = made.counts
    lines = [
        _(
            "Restored from the copy of {date}. Lines of the log: {entries}. Forms: {versions}. "
            "Files: {files}."
        ).format(
            date=format_stamp(made.copy_made_at, language),
            entries=format_integer(counts.entries, language),
            versions=format_integer(counts.versions, language),
            files=format_integer(counts.files, language),
        )
    ]
    if made.faults:
        lines.append(_count(_faulty(made.faults), made.faults, language))
    else:
        lines.append(_("Every line follows the one before it, and every file is what it was."))
    if made.lost:
        lines.append(_count(_lost(made.lost), made.lost, language))
    if made.later:
        lines.append(_count(_later(made.later), made.later, language))
    elif not made.lost:
        lines.append(_("It holds every line that this desk has."))
    return [*lines, duration(made.seconds, language)]


def duration(seconds: float, language: str) -> str:
    """How long it took, in whole seconds."""
    count = math.ceil(seconds)
    said = ngettext("It took {count} second.", "It took {count} seconds.", count)
    return _count(said, count, language)


def last_time(done: Last | None, language: str) -> str:
    """When the last rehearsal was, and how long it took."""
    if done is None:
        return _("The restore was never rehearsed.")
    said = _("Rehearsed on {date}. {duration}")
    return said.format(
        date=format_date(done.at.astimezone().date(), language), duration=duration(done.seconds, language)
    )


def _faulty(count: int) -> str:
    return ngettext(
        "{count} fault was found in the copy: make another one, and keep this one apart.",
        "{count} faults were found in the copy: make another one, and keep this one apart.",
        count,
    )


def _lost(count: int) -> str:
    return ngettext(
        "{count} line of the copy is missing in this desk: look at the audit.",
        "{count} lines of the copy are missing in this desk: look at the audit.",
        count,
    )


def _later(count: int) -> str:
    return ngettext(
        "{count} line was written here after the copy was made.",
        "{count} lines were written here after the copy was made.",
        count,
    )


def _count(said: str, count: int, language: str) -> str:
    return said.format(count=format_integer(count, language))
