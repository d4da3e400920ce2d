"""The annex: whose forms this report rests on, by their own name and in the language of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrcapp.secretariat.figures import Member
from hrcapp.secretariat.report import look, words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.look import Setting
from hrcapp.typeset import MM, Block, Paragraph, Span, Table, isolate_name


def annex(content: Content, setting: Setting) -> Iterator[Block]:
    """Governments, then partners, each numbered in the order of their names; then pledges without a form."""
    lists = [
        (words.ANNEX_GOVERNMENTS, [one for one in content.governments if one.has_form]),
        (words.ANNEX_PARTNERS, [one for one in content.partners if one.has_form]),
    ]
    if content.pledges_alone:
        lists.append((words.ANNEX_PLEDGES, content.pledges_alone))
    for title, members in lists:
        yield look.subheading(content.say(title), setting)
        if members:
            yield _table(content, members)
        else:
            yield Paragraph(content.say(words.EMPTY_ANNEX), setting.text, before=2 * MM)


def _table(content: Content, members: Sequence[Member]) -> Table:
    say = content.say
    return Table(
        [
            say(words.ANNEX_NUMBER),
            say(words.ANNEX_NAME),
            say(words.ANNEX_TRANSLATED),
            say(words.COUNTRY),
            say(words.ANNEX_REFERENCE),
        ],
        [_row(content, number, member) for number, member in enumerate(members, start=1)],
        widths=(6, 29, 28, 18, 19),
        aligns=("end", "start", "start", "start", "start"),
        padding=1.0 * MM,
        before=2 * MM,
    )


def _row(content: Content, number: int, member: Member) -> list[str | list[Span]]:
    own, language = content.own_name(member)
    translated = content.name(member)
    return [
        content.number(number),
        [Span(isolate_name(own), bold=True, language=language or None)],
        "" if translated == own else [Span(isolate_name(translated))],
        content.country(member),
        [Span(isolate_name(member.reference))],
    ]
