"""A chapter of a guide as rich text: made here, of escaped words alone. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from hrcapp.submission.guides import (
    GUIDES,
    Bullets,
    Chapter,
    Code,
    Heading,
    Look,
    Paragraph,
    Part,
    Picture,
    Run,
    Table,
)
from hrcapp.ui.bidi import isolated

Words = tuple[Run, ...]


@dataclass(frozen=True)
class Ink:
    """Colours (`#rrggbb`) and the size of small text (px)."""

    name: str
    code: str
    line: str
    small: int


def rich(chapter: Chapter, ink: Ink) -> str:
    """The chapter below its heading. Links lead to the name of a guide, pictures to that of a scene."""
    return "".join(_part(part, ink) for part in chapter.parts)


def guide_of(target: str) -> str:
    """The guide that a link of the text leads to; "" for what is not in the app."""
    who = target.removesuffix(".md")
    return who if who in GUIDES and target.endswith(".md") else ""


def _part(part: Part, ink: Ink) -> str:
    if isinstance(part, Heading):
        return f"<h{part.level}>{_words(part.words, ink)}</h{part.level}>"
    if isinstance(part, Paragraph):
        return f"<p>{_words(part.words, ink)}</p>"
    if isinstance(part, Bullets):
        tag = "ol" if part.numbered else "ul"
        return f"<{tag}>{_each('li', part.items, ink)}</{tag}>"
    if isinstance(part, Table):
        return _table(part, ink)
    if isinstance(part, Code):
        return f'<pre style="color:{ink.code}">{escape(chr(10).join(part.lines))}</pre>'
    return _picture(part, ink)


def _table(table: Table, ink: Ink) -> str:
    head = f"<tr>{_each('th', table.header, ink)}</tr>"
    rows = "".join(f"<tr>{_each('td', row, ink)}</tr>" for row in table.rows)
    look = f"border:1px solid {ink.line}; border-collapse:collapse; margin-top:8px"
    return f"<table cellpadding='6' style='{look}'><thead>{head}</thead>{rows}</table><p></p>"


def _picture(picture: Picture, ink: Ink) -> str:
    # Nobody who hears a text hears the words of a picture in it: they stand below it, for everybody.
    told = f'<span style="color:{ink.code};font-size:{ink.small}px">{escape(picture.alt)}</span>'
    return f'<p><img src="{picture.name}"></p><p>{told}</p>'


def _each(tag: str, items: Iterable[Words], ink: Ink) -> str:
    return "".join(f"<{tag}>{_words(item, ink)}</{tag}>" for item in items)


def _words(words: Words, ink: Ink) -> str:
    return "".join(_run(run, ink) for run in words)


def _run(run: Run, ink: Ink) -> str:
    text = escape(run.text)
    if run.target:
        who = guide_of(run.target)
        return f'<a href="{who}">{text}</a>' if who else text
    if run.look is Look.STRONG:
        return f"<b>{text}</b>"
    if run.look is Look.NAME:
        return f'<span style="color:{ink.name}">{text}</span>'
    return f'<span style="color:{ink.code}">{isolated(text)}</span>' if run.look is Look.CODE else text


def next_found(chapters: Sequence[Chapter], words: str, at: int) -> int | None:
    """The chapter in which the words come next, after chapter `at` and round to it again; None for none."""
    wanted = words.casefold().strip()
    order = [*range(at + 1, len(chapters)), *range(at + 1)]
    return next((number for number in order if wanted and wanted in chapters[number].words.casefold()), None)
