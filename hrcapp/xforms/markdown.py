"""Markdown in labels and hints, the subset that ODK knows: emphasis, headings, links, line breaks, spans.

It is read into runs of text; nothing of a form ever reaches a face as markup. Tags of styles are dropped, a
link is its words and its address. (ODK documentation, "Form styling".)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MAX = 8_000
"""Characters; a longer text is shown as it is."""
_MAX_DEPTH = 4
_MARKS = re.compile(r"[*_\\\[<]|^ {0,3}#", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_INLINE = re.compile(
    r"(?P<address>https?://[^\s<>()\[\]*]{1,1000})"
    r"|\\(?P<escaped>[\\*_#\[\]<>])"
    r"|\*\*\*(?=\S)(?P<both>[^*]{1,1000}?)(?<=\S)\*\*\*"
    r"|\*\*(?=\S)(?P<strong>.{1,1000}?)(?<=\S)\*\*"
    r"|(?<!\w)__(?=\S)(?P<strong2>.{1,1000}?)(?<=\S)__(?!\w)"
    r"|(?<![A-Za-z0-9*])\*(?=[^\s*])(?P<em>[^*]{1,1000}?)(?<=\S)\*(?![A-Za-z0-9*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<em2>[^_]{1,1000}?)(?<=\S)_(?![\w_])"
    r"|\[(?P<words>[^\]\[\n]{0,1000})\]\((?P<target>[^()\s]{1,1000})\)"
    r"|(?P<tag></?(?:span|font|strong|em|b|i|u)\b[^<>]{0,1000}>)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Run:
    """Text of one look."""

    text: str
    strong: bool = False
    emphasised: bool = False


@dataclass(frozen=True)
class Line:
    """One line; `level` is 1 to 6 for a heading, 0 for text."""

    runs: tuple[Run, ...]
    level: int = 0


@lru_cache(maxsize=4096)
def lines(text: str) -> tuple[Line, ...]:
    """What a text shows, line by line."""
    if not _is_marked(text):
        return tuple(Line((Run(each),)) for each in text.split("\n"))
    return tuple(map(_line, _BREAK.sub("\n", text).split("\n")))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words alone: for names, lists, paper, and whoever listens."""
    if not _is_marked(text):
        return text
    return "\n".join("".join(run.text for run in line.runs) for line in lines(text))


def is_styled(text: str) -> bool:
    """Whether anything in it looks other than its words alone."""
    return any(line.level or run.strong or run.emphasised for line in lines(text) for run in line.runs)


def _is_marked(text: str) -> bool:
    return len(text) <= _MAX and _MARKS.search(text) is not None


def _line(text: str) -> Line:
    heading = _HEADING.fullmatch(text)
    if heading is None:
        return Line(tuple(_runs(text)))
    return Line(tuple(_runs(heading[2])), len(heading[1]))


def _runs(text: str, strong: bool = False, emphasised: bool = False, depth: int = 0) -> Iterator[Run]:
    if depth == _MAX_DEPTH:
        yield Run(text, strong, emphasised)
        return
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()], strong, emphasised)
        at = found.end()
        if inner := found["both"]:
            yield from _runs(inner, True, True, depth + 1)
        elif inner := found["strong"] or found["strong2"]:
            yield from _runs(inner, True, emphasised, depth + 1)
        elif inner := found["em"] or found["em2"]:
            yield from _runs(inner, strong, True, depth + 1)
        elif found["target"]:
            yield from _runs(found["words"], strong, emphasised, depth + 1)
            yield Run(_beside(found["words"], found["target"]), strong, emphasised)
        elif literal := found["address"] or found["escaped"]:
            yield Run(literal, strong, emphasised)
    if at < len(text):
        yield Run(text[at:], strong, emphasised)


def _beside(words: str, target: str) -> str:
    """The address after the words of a link, where it does not say the same."""
    if not words:
        return target
    return "" if words == target else f" ({target})"
