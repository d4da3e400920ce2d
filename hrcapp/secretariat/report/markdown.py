"""The little Markdown that an editor needs: paragraphs, lists, bold; and tokens that are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_ITEM = re.compile(r"\s*(?:[-*•]|(\d+)[.)])\s+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_TOKEN = re.compile(r"\{\{\s*(.*?)\s*\}\}")

Fill = Callable[[str], str]
"""What stands in the place of a token such as `n:forms`."""


class Kind(StrEnum):
    """What a part of the text is."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class Run:
    """A stretch of text; `token` when it was filled in."""

    text: str
    bold: bool = False
    token: bool = False


@dataclass(frozen=True)
class Part:
    """A paragraph (one item) or a list of items."""

    kind: Kind
    items: tuple[tuple[Run, ...], ...]


def token_names(text: str) -> list[str]:
    """The tokens of a text in their order, without braces, each as often as it stands there."""
    return _TOKEN.findall(text)


def parts(text: str, fill: Fill) -> Iterator[Part]:
    """The text in its parts, every token filled in by `fill`, which may raise."""
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in chunk.splitlines() if line.strip()]
        matches = [_ITEM.fullmatch(line) for line in lines]
        if lines and all(matches):
            items = [match for match in matches if match]
            kind = Kind.NUMBERS if items[0][1] else Kind.BULLETS
            yield Part(kind, tuple(tuple(_runs(item[2], fill)) for item in items))
        elif lines:
            yield Part(Kind.PARAGRAPH, (tuple(_runs(" ".join(map(str.strip, lines)), fill)),))


def _runs(text: str, fill: Fill) -> Iterator[Run]:
    at = 0
    for match in _BOLD.finditer(text):
        yield from _filled(text[at : match.start()], fill, bold=False)
        yield from _filled(match[1], fill, bold=True)
        at = match.end()
    yield from _filled(text[at:], fill, bold=False)


def _filled(text: str, fill: Fill, *, bold: bool) -> Iterator[Run]:
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()]:
            yield Run(text[at : match.start()], bold)
        yield Run(fill(match[1]), bold, token=True)
        at = match.end()
    if text[at:]:
        yield Run(text[at:], bold)
