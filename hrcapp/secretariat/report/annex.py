"""The annex: whose forms this report rests on, by their own name and in the language of the report.

A list of very many leaves the report: pages are set before the first is written, so that a document has to
end somewhere. What is left out stands in documents of its own beside it, each of some thousand names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrcapp.secretariat.figures import Member
from hrcapp.secretariat.report import look, words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.look import Setting
from hrcapp.typeset import MM, Block, Paragraph, Span, Table, isolate_name

MOST_NAMES = 4_000
"""So many names a document has: some hundred pages."""


@dataclass(frozen=True)
class Listed:
    """A list, or a stretch of one: its title, who is in it, and the number of the first."""

    title: str
    members: Sequence[Member]
    first: int = 1


def is_long(content: Content) -> bool:
    """Whether the names stand in documents of their own."""
    return sum(len(one.members) for one in _lists(content)) > MOST_NAMES


def annex(content: Content, setting: Setting, *, whole: bool = False) -> Iterator[Block]:
    """Governments, then partners, each numbered in the order of their names; then pledges without a form.

    Of long lists only how many they hold, unless all is to be in one.
    """
    long = is_long(content) and not whole
    for listed in _lists(content):
        yield look.subheading(content.say(listed.title), setting)
        if listed.members and not long:
            yield table(content, listed)
        else:
            said = _beside(content, len(listed.members)) if listed.members else content.say(words.EMPTY_ANNEX)
            yield Paragraph(said, setting.text, before=2 * MM)


def parts(content: Content) -> Iterator[list[Listed]]:
    """What each document beside a report holds; none where the report holds all of it."""
    room, part = MOST_NAMES, list[Listed]()
    for listed in _lists(content) if is_long(content) else ():
        at = 0
        while at < len(listed.members):
            members = listed.members[at : at + room]
            part.append(Listed(listed.title, members, at + 1))
            at, room = at + len(members), room - len(members)
            if not room:
                yield part
                room, part = MOST_NAMES, []
    if part:
        yield part


def count_of_parts(content: Content) -> int:
    """How many documents `parts` fills."""
    names = sum(len(one.members) for one in _lists(content))
    return -(-names // MOST_NAMES) if names > MOST_NAMES else 0


def table(content: Content, listed: Listed) -> Table:
    """A list as a table."""
    say = content.say
    return Table(
        [
            say(words.ANNEX_NUMBER),
            say(words.ANNEX_NAME),
            say(words.ANNEX_TRANSLATED),
            say(words.COUNTRY),
            say(words.ANNEX_REFERENCE),
        ],
        [_row(content, number, member) for number, member in enumerate(listed.members, listed.first)],
        widths=(6, 29, 28, 18, 19),
        aligns=("end", "start", "start", "start", "start"),
        padding=1.0 * MM,
        before=2 * MM,
    )


def _lists(content: Content) -> tuple[Listed, ...]:
    found = [
        Listed(words.ANNEX_GOVERNMENTS, [one for one in content.governments if one.has_form]),
        Listed(words.ANNEX_PARTNERS, [one for one in content.partners if one.has_form]),
    ]
    if content.pledges_alone:
        found.append(Listed(words.ANNEX_PLEDGES, content.pledges_alone))
    return tuple(found)


def _beside(content: Content, count: int) -> str:
    said = content.say(words.ANNEX_BESIDE)
    return said.format(number=content.number(count), documents=content.number(count_of_parts(content)))


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
