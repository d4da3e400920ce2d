"""What the page of the report shows: counters and findings as of a day, and whom each names. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.report.content import Content
from hrcapp.ui.common.words import number


@dataclass(frozen=True)
class Named:
    """A party that a finding names."""

    reference: str
    name: str


@dataclass(frozen=True)
class Row:
    """One finding: theme and words, and those it names, by name."""

    id: str
    theme: str
    text: str
    parties: tuple[Named, ...]


def counts(content: Content, language: str) -> tuple[tuple[str, str], ...]:
    """What is counted, with its number."""
    found = content.snapshot.counts
    return (
        (_("Governments"), number(found.governments, language)),
        (_("Partners, counted apart"), number(found.partners, language)),
        (_("Pledges"), number(found.pledges, language)),
        (_("Forms"), number(found.forms, language)),
        (_("Countries"), number(found.countries, language)),
    )


def findings(content: Content) -> tuple[Row, ...]:
    """The desk's findings in the order of the report."""
    names = {member.reference: content.name(member) for member in content.snapshot.members}
    return tuple(
        Row(
            finding.id,
            content.say(finding.theme),
            content.say(finding.text),
            tuple(
                Named(reference, names.get(reference, reference))
                for reference in sorted(finding.parties, key=reference_order)
            ),
        )
        for finding in content.snapshot.findings
    )


def as_of(day: date, language: str) -> str:
    """The day that all figures follow."""
    return _("As of the end of {date} (UTC)").format(date=format_date(day, language))


def saved(names: Sequence[str], folder: str) -> tuple[str, str]:
    """Where the report was put."""
    return _("Report saved"), _("{files} in {folder}, read back and the same.").format(
        files=", ".join(names), folder=folder
    )


def languages() -> tuple[tuple[str, str], ...]:
    """The languages that a report can be made in."""
    return tuple((language, endonym(language)) for language in SHIPPED)
