"""The Markdown of the guides: headings, paragraphs, lists, tables, code, pictures; bold, names, links.

It is a part of CommonMark with the tables of GFM. A table inside an item of a list ends the list and begins
it anew behind the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

_HEADING = re.compile(r"(#{1,3}) +(.+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\.\./pictures/([a-z0-9-]+)-en\.png\)")
_ITEM = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_FENCE = "```"
_ENDS = ("#", "|", "![", _FENCE)
"""What ends running text without an empty line before it."""
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|\*(?=\S)(?P<name>[^*]+?)(?<=\S)\*"
    r"|\[(?P<words>[^\]]+)\]\((?P<target>[^()\s]+)\)"
)


class Look(Enum):
    """How a stretch of text differs from the rest."""

    PLAIN = "plain"
    STRONG = "strong"
    NAME = "name"
    """A name on the screen, such as of a button."""
    CODE = "code"


@dataclass(frozen=True)
class Run:
    """Text of one look; `target` is where a link leads."""

    text: str
    look: Look = Look.PLAIN
    target: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """Level 1 to 3."""

    words: Words
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True)
class Bullets:
    """A list; `numbered` from 1."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A row of headers, and rows of as many cells."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Code:
    """Lines to be typed, as they are."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A scene of the app by its name, and what it shows."""

    name: str
    alt: str


Part = Heading | Paragraph | Bullets | Table | Code | Picture


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in words)


def words_of(part: Part) -> str:
    """All words of a part: for a search, and to compare what was printed."""
    if isinstance(part, Heading | Paragraph):
        return plain(part.words)
    if isinstance(part, Bullets):
        return "\n".join(map(plain, part.items))
    if isinstance(part, Table):
        return "\n".join(plain(cell) for row in (part.header, *part.rows) for cell in row)
    return "\n".join(part.lines) if isinstance(part, Code) else part.alt


def parse(text: str) -> tuple[Part, ...]:
    """A guide in its parts."""
    found: list[Part] = []
    for chunk in _chunks(text.splitlines()):
        for part in _parts(chunk):
            last = found[-1] if found else None
            if isinstance(part, Bullets) and isinstance(last, Bullets) and part.numbered == last.numbered:
                found[-1] = Bullets(last.items + part.items, part.numbered)
            else:
                found.append(part)
    return tuple(found)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between empty ones; code keeps its own."""
    held: list[str] = []
    in_code = False
    for line in lines:
        if line.startswith(_FENCE):
            in_code = not in_code
        if line.strip() or in_code:
            held.append(line.rstrip())
        elif held:
            yield held
            held = []
    if held:
        yield held


def _parts(lines: list[str]) -> Iterator[Part]:
    """What one chunk holds: headings and code may touch what follows them."""
    while lines:
        first = lines[0].strip()
        if heading := _HEADING.fullmatch(first):
            yield Heading(_words(heading[2]), len(heading[1]))
            lines = lines[1:]
        elif picture := _PICTURE.fullmatch(first):
            yield Picture(picture[2], picture[1])
            lines = lines[1:]
        elif first.startswith(_FENCE):
            end = next((at for at, line in enumerate(lines[1:], 1) if line.startswith(_FENCE)), len(lines))
            yield Code(tuple(lines[1:end]))
            lines = lines[end + 1 :]
        elif len(lines) > 1 and first.startswith("|") and _RULE.fullmatch(lines[1].strip()):
            end = _while(lines, lambda line: line.strip().startswith("|"))
            yield _table(lines[:end])
            lines = lines[end:]
        else:
            ends = _ENDS if _ITEM.fullmatch(first) else (*_ENDS, "- ", "* ", "1. ")
            end = 1 + _while(lines[1:], partial(_goes_on, ends))
            yield _running(lines[:end])
            lines = lines[end:]


def _goes_on(ends: tuple[str, ...], line: str) -> bool:
    return not line.startswith(ends)


def _while(lines: Sequence[str], holds: Callable[[str], bool]) -> int:
    """How many of the first lines it holds for."""
    return next((at for at, line in enumerate(lines) if not holds(line)), len(lines))


def _table(lines: Sequence[str]) -> Table:
    rows = [tuple(_words(cell.strip()) for cell in line.strip().strip("|").split("|")) for line in lines]
    return Table(rows[0], tuple(rows[2:]))


def _running(lines: Sequence[str]) -> Part:
    """A list where the first line begins an item, else a paragraph."""
    first = _ITEM.fullmatch(lines[0])
    if first is None:
        return Paragraph(_words(" ".join(line.strip() for line in lines)))
    items: list[list[str]] = []
    for line in lines:
        if item := _ITEM.fullmatch(line):
            items.append([item[2]])
        else:
            items[-1].append(line.strip())
    return Bullets(tuple(_words(" ".join(item)) for item in items), numbered=bool(first[1]))


def _words(text: str) -> Words:
    return tuple(_runs(text, Look.PLAIN))


def _runs(text: str, look: Look) -> Iterator[Run]:
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()], look)
        at = found.end()
        if found["code"]:
            yield Run(found["code"], Look.CODE)
        elif found["strong"]:
            yield from _runs(found["strong"], Look.STRONG)
        elif found["name"]:
            yield Run(found["name"], Look.NAME)
        else:
            yield Run(found["words"], look, found["target"])
    if at < len(text):
        yield Run(text[at:], look)
