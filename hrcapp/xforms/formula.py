"""Expressions in their places, and what is written on things: labels, templates, texts by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrcapp.xforms.xpath import Evaluator, Expression


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """An expression in its place: text, syntax tree, closure, and the generic paths whose nodes it reads.

    `elsewhere` are those it reads in other instances of a repeat: a formula may read its own path this
    way (in the instance before) without depending on itself.
    """

    text: str
    tree: Expression
    run: Evaluator
    reads: frozenset[str]
    elsewhere: frozenset[str]


@dataclass(frozen=True, slots=True)
class Template:
    """Text with expressions in it: literal strings and formulas in order (`<output value="…"/>`)."""

    parts: tuple[str | Formula, ...]

    def formulas(self) -> Iterator[Formula]:
        """The expressions in it."""
        return (part for part in self.parts if isinstance(part, Formula))


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on something: an itext id, an expression (which may name one), or text of its own."""

    itext: str | None = None
    expression: Formula | None = None
    template: Template | None = None


Forms = Mapping[str, Template]
"""The forms of one text: "" (long or plain), "short", "guidance", "image", "audio", "video"…"""


def merged(languages: Iterable[Forms | None]) -> Forms:
    """Each form as the first language has it; the mapping of the first one itself where it has them all."""
    found: dict[str, Template] | None = None
    first: Forms = {}
    for forms in filter(None, languages):
        if not first:
            first = forms
        elif not forms.keys() <= first.keys():
            found = {**forms, **(found or first)}
    return first if found is None else found


@dataclass(slots=True, eq=False)
class Itext:
    """Texts by language and id. The languages are as the form tags them.

    The first is the one to fall back on.
    """

    languages: tuple[str, ...] = ()
    default: str = ""
    texts: Mapping[str, Mapping[str, Forms]] = field(default_factory=dict)
    formulas: Mapping[str, list[Formula]] = field(default_factory=dict)
    """The expressions of each text that has any, in every language and form."""

    def forms(self, language: str, text_id: str) -> Forms | None:
        """All forms of one text in one language."""
        return self.texts.get(language, {}).get(text_id)
