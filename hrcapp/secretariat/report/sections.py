"""The sections of the report: the editor's text first, then what is counted, then the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date, format_month
from hrcapp.i18n.languages import endonym
from hrcapp.i18n.sorting import sort_key
from hrcapp.model.party import UNKNOWN_COUNTRY
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.report import look, markdown, phrases, words
from hrcapp.secretariat.report.annex import is_long
from hrcapp.secretariat.report.content import MOST, Content
from hrcapp.secretariat.report.look import Setting
from hrcapp.secretariat.report.markdown import Kind, Run
from hrcapp.secretariat.report.world import world
from hrcapp.secretariat.sections import SECTIONS
from hrcapp.typeset import (
    MM,
    PETROL,
    Bar,
    BarChart,
    Block,
    Columns,
    Listing,
    Paragraph,
    Span,
    Table,
    Together,
    isolate_name,
)

_AFTER = 2.6 * MM


def text(content: Content, section: str, setting: Setting) -> Iterator[Block]:
    """The editor's text of a section."""
    for part in markdown.parts(content.texts[section], content.fill):
        items = [_spans(runs) for runs in part.items]
        if part.kind is Kind.PARAGRAPH:
            yield Paragraph(items[0], setting.text, before=_AFTER)
        else:
            numbered = part.kind is Kind.NUMBERS
            yield Listing(items, numbered=numbered, style=setting.text, before=_AFTER, indent=6 * MM)


def counted(content: Content, setting: Setting) -> Iterator[Block]:
    """The counters, and where the governments are."""
    say, counts = content.say, asdict(content.snapshot.counts)
    yield Table(
        [say(words.COUNTED), say(words.NUMBER), say(words.MEANING)],
        [
            [say(name), content.number(counts[key]), say(meaning)]
            for key, (name, meaning) in words.MEANINGS.items()
        ],
        widths=(22, 12, 66),
        aligns=("start", "end", "start"),
        row_headers=True,
        before=5 * MM,
    )
    yield from world(content, setting)
    if content.governments:
        yield from _where(content, setting)
    if months := content.snapshot.months:
        named = [(format_month(month, content.language), count) for month, count in months.items()]
        yield _chart(content, [look.subheading(say(words.BY_MONTH), setting)], named)
    if content.snapshot.languages:
        yield _languages(content, setting)
    if content.reconstructed:
        yield from _printed(content, setting)


def _where(content: Content, setting: Setting) -> Iterator[Block]:
    say = content.say
    ordered = sorted(content.snapshot.sections.items(), key=lambda pair: -pair[1])
    named = [(say(SECTIONS[section]), count) for section, count in ordered]
    yield _chart(content, [look.subheading(say(words.BY_SECTION), setting)], named)
    yield look.subheading(say(words.BY_COUNTRY), setting)
    rows = _countries(content)
    half = (len(rows) + 1) // 2
    yield Columns(
        [[_country_table(content, part)] for part in (rows[:half], rows[half:]) if part], before=_AFTER
    )


def _languages(content: Content, setting: Setting) -> Block:
    say = content.say
    title = look.subheading(say(words.BY_LANGUAGE), setting)
    note = Paragraph(say(words.BY_LANGUAGE_NOTE), setting.small, before=1 * MM)
    found = [(endonym(tag), len(parties)) for tag, parties in content.snapshot.languages.items()]
    return _chart(content, [title, note], sorted(found, key=lambda pair: -pair[1]))


def _countries(content: Content) -> list[list[str]]:
    found = Counter(member.facts.country for member in content.governments)
    unknown = found.pop(UNKNOWN_COUNTRY, 0)
    names = [(country_name(code, content.language), count) for code, count in found.items()]
    ordered = sorted(names, key=lambda pair: (-pair[1], sort_key(pair[0], content.language)))
    rows = [[name, content.number(count)] for name, count in ordered]
    return [*rows, [content.say(words.NO_COUNTRY), content.number(unknown)]] if unknown else rows


def _country_table(content: Content, rows: Sequence[Sequence[str]]) -> Table:
    head = [content.say(words.COUNTRY), content.say(words.GOVERNMENTS)]
    return Table(head, rows, widths=(58, 42), aligns=("start", "end"), row_headers=True, padding=0.9 * MM)


def _printed(content: Content, setting: Setting) -> Iterator[Block]:
    """What an earlier report printed and nobody can count again: with its source, apart from the counters."""
    say = content.say
    rows = []
    for key, name in words.PRINTED_FIGURES.items():
        number, at_least = content.printed[key]
        shown = content.number(number)
        rows.append([say(name), say(words.MORE_THAN).format(number=shown) if at_least else shown])
    date = format_date(content.published, content.language)
    yield look.subheading(say(words.PRINTED).format(date=date), setting)
    yield Paragraph(say(words.PRINTED_NOTE), setting.small, before=1 * MM)
    yield Table(
        [say(words.PRINTED_FIGURE), say(words.NUMBER)],
        rows,
        widths=(72, 28),
        aligns=("start", "end"),
        row_headers=True,
        before=_AFTER,
    )


def tally(content: Content, question: str, setting: Setting) -> Iterator[Block]:
    """How many governments chose each answer of a coded question, and which they chose most."""
    say, labels = content.say, content.labels.get(question, {})
    found = [(labels.get(code, code), count) for code, count in content.snapshot.tally(question)]
    title = look.subheading(say(words.TALLIES[question]), setting)
    if not found:
        yield from (title, Paragraph(say(words.NO_TALLY), setting.text, before=_AFTER))
        return
    blocks: list[Block] = [title]
    if content.enough:
        blocks.append(_chosen_most(content, found[:MOST], setting))
    yield _chart(content, blocks, found)


def _chosen_most(content: Content, most: Sequence[tuple[str, int]], setting: Setting) -> Block:
    say = content.say
    shown = [say(words.CHOSEN).format(theme=theme, number=content.number(count)) for theme, count in most]
    listed = _around(say(words.CHOSEN_MOST), "{list}", phrases.named(shown, content.language))
    return Paragraph(listed, setting.text, before=_AFTER)


def _chart(content: Content, above: Sequence[Block], found: Sequence[tuple[str, int]]) -> Block:
    """Bars under their title, on one page as long as one page can hold them."""
    bars = [Bar(name, count, content.number(count)) for name, count in found]
    return Together([*above, BarChart(bars, before=_AFTER)])


def findings(content: Content, section: str, setting: Setting) -> Iterator[Block]:
    """What the desk found in the answers of a section, by group, with those it names."""
    found = [one for one in content.snapshot.findings if one.section == section]
    titled = bool(found) and section != "context"
    if titled:
        note = Paragraph(content.say(words.NAMING_NOTE), setting.small, before=1 * MM)
        head = look.subheading(content.say(words.FINDINGS), setting)
        yield Together([head, note], loose_end=False)
    order = {group: place for place, group in enumerate(dict.fromkeys(one.group for one in found))}
    for group, members in groupby(sorted(found, key=lambda one: order[one.group]), key=lambda one: one.group):
        yield from _group(content, group, list(members), setting, level=3 if titled else 2)


def _group(
    content: Content, group: str, members: Sequence[Finding], setting: Setting, level: int
) -> Iterator[Block]:
    """Several findings as a list under the name of the group; a single one under its own."""
    say = content.say
    if len(members) == 1:
        yield look.minor_heading(say(members[0].theme), setting, level)
        yield Paragraph(_finding(content, members[0]), setting.text, before=0.8 * MM)
        return
    yield look.minor_heading(say(words.GROUPS.get(group, group)), setting, level)
    items = [[Span(f"{content.finding(one)[0]}. ", bold=True), *_finding(content, one)] for one in members]
    yield Listing(items, numbered=False, style=setting.text, indent=5 * MM, before=1.2 * MM)


def _finding(content: Content, finding: Finding) -> list[Span]:
    say = content.say
    found = [Span(content.finding(finding)[1])]
    named = [member for member in content.snapshot.members if member.reference in finding.parties]
    names = [content.name(member) for member in content.listed(m for m in named if m.consents)]
    if any(not member.consents for member in named):
        names.append(say(words.WITHHELD))
    if names:
        found += [Span(" — "), *phrases.named(names, content.language, bold=True, colour=PETROL)]
    return found


def partners(content: Content, setting: Setting) -> Iterator[Block]:
    """The networks and partners, apart from the governments."""
    if is_long(content) and content.partners:
        told = content.say(words.PARTNERS_BESIDE).format(number=content.number(len(content.partners)))
        yield Paragraph(told, setting.text, before=_AFTER)
    elif content.partners:
        names = [content.name(member) for member in content.partners]
        yield Listing(
            [[Span(isolate_name(name))] for name in names],
            numbered=False,
            style=setting.text,
            indent=5 * MM,
            before=_AFTER,
        )


def _spans(runs: Sequence[Run]) -> list[Span]:
    return [Span(isolate_name(run.text) if run.token else run.text, bold=run.bold or None) for run in runs]


def _around(sentence: str, mark: str, spans: Sequence[Span]) -> list[Span]:
    before, _, after = sentence.partition(mark)
    return [*([Span(before)] if before else []), *spans, *([Span(after)] if after else [])]
