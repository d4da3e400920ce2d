"""The whole report as a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from hrcapp.i18n.dates import format_date
from hrcapp.secretariat.report import look, sections, words
from hrcapp.secretariat.report.annex import annex, count_of_parts, parts, table
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.look import Setting
from hrcapp.typeset import MM, SOFT, Block, Contents, Document, Heading, Paragraph, Style

_TALLIED = {
    "vision": ("vision_themes",),
    "motivations": ("motivation_codes",),
    "focus": ("focus_areas", "init_kind"),
}


def compose(content: Content, number: str, *, whole: bool = False) -> Document:
    """Title, contents, the sections in their order, the annex, and how all of it is counted.

    Long lists of the annex are `annexes`, unless all is to be in one document.
    """
    say, language = content.say, content.language
    setting = Setting.of(language)
    date = format_date(content.snapshot.as_of, language)
    document = _document(content, number, date, setting)
    document.add(*_title(content, date, setting))
    for section, title in words.SECTION_TITLES.items():
        document.add(look.heading(say(title), setting), *_section(content, section, setting))
    document.add(look.heading(say(words.ANNEX), setting), *annex(content, setting, whole=whole))
    document.add(look.heading(say(words.METHOD), setting), *_method(content, date, setting))
    return document


def annexes(content: Content, number: str) -> Iterator[Document]:
    """The documents beside a report of very many, one after the other; none beside any other."""
    say, setting = content.say, Setting.of(content.language)
    date, of = format_date(content.snapshot.as_of, content.language), count_of_parts(content)
    for part, lists in enumerate(parts(content), start=1):
        named = say(words.ANNEX_PART).format(part=content.number(part), parts=content.number(of))
        document = _document(content, number, date, setting, say(words.ANNEX), named)
        document.add(
            Heading(say(words.ANNEX), 1, setting.title, before=9 * MM, listed=False),
            Paragraph(f"{named} · {say(words.AS_OF).format(date=date)}", setting.small, before=1.5 * MM),
        )
        for listed in lists:
            document.add(look.subheading(say(listed.title), setting), table(content, listed))
        yield document


def _document(content: Content, number: str, date: str, setting: Setting, *title: str) -> Document:
    """An empty one with masthead and foot; `title` goes into its own after the report's."""
    say, language = content.say, content.language
    return Document(
        language,
        " – ".join((say(words.TITLE), say(words.AS_OF).format(date=date), *title)),
        foot=look.foot(say, number, date, language, setting),
        author=say(words.CAMPAIGN_LINE),
        subject=say(words.CAMPAIGN_NAME),
    ).add(*look.masthead(say, setting))


def _title(content: Content, date: str, setting: Setting) -> Iterator[Block]:
    say, counts = content.say, asdict(content.snapshot.counts)
    yield Heading(say(words.TITLE), 1, setting.title, before=9 * MM, listed=False)
    yield Paragraph(say(words.AS_OF).format(date=date), Style(15, 1.4, bold=True), before=1.5 * MM)
    yield Paragraph(say(words.AT_A_GLANCE), setting.small.but(colour=SOFT), before=8 * MM)
    yield look.large_figures(
        [(content.number(counts[key]), say(name)) for key, name in words.COUNTS.items()], setting
    )
    governments = content.snapshot.counts.governments
    yield look.stages(governments, content.number, say, content.language, setting)
    yield look.subheading(say(words.CONTENTS), setting)
    yield Contents(depth=1, before=1 * MM)


def _section(content: Content, section: str, setting: Setting) -> Iterator[Block]:
    yield from sections.text(content, section, setting)
    if section == "results":
        yield from sections.counted(content, setting)
    if section == "networks":
        yield from sections.partners(content, setting)
    for question in _TALLIED.get(section, ()):
        yield from sections.tally(content, question, setting)
    yield from sections.findings(content, section, setting)


def _method(content: Content, date: str, setting: Setting) -> Iterator[Block]:
    say = content.say
    yield Paragraph(say(words.METHOD_TEXT).format(date=date), setting.text, before=2.6 * MM)
    if content.reconstructed:
        told = say(words.METHOD_RECONSTRUCTED).format(
            number=content.number(content.reconstructed),
            date=format_date(content.published, content.language),
        )
        yield Paragraph(told, setting.text, before=2.6 * MM)
