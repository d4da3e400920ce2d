"""Every table of the report as a sheet, and who stands behind each theme and finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from hrcapp.i18n.dates import format_date
from hrcapp.i18n.numbers import parse_integer
from hrcapp.secretariat.ooxml import Properties, Sheet, workbook
from hrcapp.secretariat.ooxml.spreadsheet import Value
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.joined import flat
from hrcapp.secretariat.report.pieces import plain
from hrcapp.typeset import BarChart, Document, Heading, Table
from hrcapp.typeset.shaping import Words


def as_xlsx(content: Content, document: Document, number: str) -> bytes:
    """A workbook. The day of the report stands in the place of the time when the file was made."""
    say = content.say
    properties = Properties(
        title=plain(document.title),
        subject=say(words.CAMPAIGN_NAME),
        author=say(words.CAMPAIGN_LINE),
        language=content.language,
        day=content.snapshot.as_of,
    )
    return workbook(_sheets(content, document, number), properties)


def _sheets(content: Content, document: Document, number: str) -> Iterator[Sheet]:
    yield _about(content, number)
    yield from _tables(content, document)
    yield _themes(content)
    yield _findings(content)


def _about(content: Content, number: str) -> Sheet:
    say, counts = content.say, asdict(content.snapshot.counts)
    date = format_date(content.snapshot.as_of, content.language)
    rows: list[Sequence[Value]] = [
        (say(words.CAMPAIGN_NAME), ""),
        (say(words.REPORT_ID).format(id=number), ""),
        (say(words.AS_OF).format(date=date), ""),
        *((say(name), counts[key]) for key, (name, _meaning) in words.MEANINGS.items()),
    ]
    return Sheet(say(words.AT_A_GLANCE), (say(words.TITLE), say(words.NUMBER)), rows)


def _tables(content: Content, document: Document) -> Iterator[Sheet]:
    """The tables in their order, each under the title that stands above it."""
    title = ""
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            title = plain(block.words).partition(":")[0]
        elif isinstance(block, Table):
            yield _table(content, title, block)
        elif isinstance(block, BarChart):
            rows = [(plain(bar.label), int(bar.value)) for bar in block.bars]
            yield Sheet(title, (title, content.say(words.NUMBER)), rows)


def _table(content: Content, title: str, table: Table) -> Sheet:
    def value(at: int, cell: Words) -> Value:
        shown = plain(cell)
        figures = bool(table.aligns) and table.aligns[at] == "end"
        found = parse_integer(shown, content.language) if figures else None
        return shown if found is None else found

    rows = [[value(at, cell) for at, cell in enumerate(row)] for row in table.rows]
    return Sheet(title, [plain(cell) for cell in table.header], rows)


def _themes(content: Content) -> Sheet:
    """A row for each party behind each code; names only of those who agreed."""
    say, names = content.say, _names(content)
    labels = {code: label for known in content.labels.values() for code, label in known.items()}
    rows = [
        (code, labels.get(code, ""), reference, names[reference])
        for code, references in content.snapshot.themes().items()
        for reference in references
    ]
    header = (say(words.CODE), say(words.THEME), say(words.ANNEX_REFERENCE), say(words.ANNEX_NAME))
    return Sheet(say(words.THEMES), header, rows)


def _findings(content: Content) -> Sheet:
    say, names = content.say, _names(content)
    rows = [
        (finding.id, *content.finding(finding), reference, names.get(reference, ""))
        for finding in content.snapshot.findings
        # One that names nobody has a row all the same.
        for reference in [one for one in names if one in finding.parties] or [""]
    ]
    header = (
        say(words.CODE),
        say(words.THEME),
        say(words.FINDING),
        say(words.ANNEX_REFERENCE),
        say(words.ANNEX_NAME),
    )
    return Sheet(say(words.FINDINGS), header, rows)


def _names(content: Content) -> dict[str, str]:
    """By reference in their order; who has not agreed is not named."""
    withheld = content.say(words.NOT_NAMED)
    return {
        member.reference: content.name(member) if member.consents else withheld
        for member in content.snapshot.members
    }
