"""A statement's text with its placeholders open, in one or more languages; plain values.

Every sentence comes as alternatives: the first whose values are all known is printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from hrcapp.model.faults import Code, Fault

Kind = Literal["government", "partner"]
Alternatives = tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """One language: `opening` before the list, `closing` after; `mandates` by code, `phrases` by key."""

    language: str
    title: str
    opening: tuple[Alternatives, ...]
    commitments: tuple[Alternatives, ...]
    closing: tuple[Alternatives, ...]
    mandates: Mapping[str, Alternatives]
    phrases: Mapping[str, str]

    def say(self, key: str) -> str:
        """A phrase of the page, placeholders open."""
        return self.phrases[key]


@dataclass(frozen=True)
class Template:
    """A statement of one kind. `prevails` is the language that prevails unless another is named, or ""."""

    kind: Kind
    version: str
    prevails: str
    texts: Mapping[str, Text]

    def text(self, language: str) -> Text:
        """The text in a language; Fault STATEMENT_LANGUAGE when there is none."""
        if language not in self.texts:
            raise Fault(Code.STATEMENT_LANGUAGE, language=language)
        return self.texts[language]

    def speaks(self, languages: Iterable[str]) -> bool:
        """Whether there is a text in each of these languages."""
        return all(language in self.texts for language in languages)


def choose(kind: Kind, languages: Collection[str], templates: Iterable[Template] = ()) -> Template:
    """The last of `templates` that serves, else the shipped one.

    Both languages of a statement come from one template, so that they say the same.
    """
    from hrcapp.statement.shipped_texts import shipped

    fitting = [one for one in templates if one.kind == kind and one.speaks(languages)]
    return fitting[-1] if fitting else shipped(kind)


def placeholders(sentence: str) -> list[str]:
    """The names in braces; ValueError for braces that do not pair."""
    return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


def known(alternatives: Alternatives, values: Mapping[str, str]) -> str:
    """The first alternative whose placeholders all have a value."""
    return next(one for one in alternatives if all(values.get(name) for name in placeholders(one)))
