"""Labels in the place of codes: what a form calls its questions and choices, in all its languages.

A label counts only where it can mean one thing: a code stays a code, and what is not sure is left as it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from hrcapp.secretariat.translation_fields import generic
from hrcapp.xforms import FormDefinition, FormSession, NodeState
from hrcapp.xforms.markdown import plain

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_MOST_WORDS = 400


@dataclass(frozen=True)
class Labels:
    """`questions`: path by label; `choices`: by path the codes of a question, and its code by label."""

    questions: Mapping[str, str]
    choices: Mapping[str, tuple[frozenset[str], Mapping[str, str]]]

    def question(self, title: str) -> str | None:
        """The path of the only question of this label."""
        return self.questions.get(folded(title))

    def code(self, path: str, text: str) -> str | None:
        """The code that a choice of a question is written as; None where that is not sure."""
        codes, by_label = self.choices.get(path, (frozenset(), {}))
        if not codes or text in codes:
            return text
        found = by_label.get(folded(text))
        # One word may be a code of another version of the form.
        return text if found is None and len(text.split()) == 1 else found

    def codes(self, path: str, text: str) -> str | None:
        """The same of several choices, parted by spaces."""
        codes, by_label = self.choices.get(path, (frozenset(), {}))
        words = text.split()
        if not codes or all(word in codes for word in words):
            return text
        if found := _parted(folded(text).split(), by_label):
            return " ".join(found)
        return text if any(word in codes for word in words) else None


@lru_cache(maxsize=16)
def labels_of(definition: FormDefinition) -> Labels:
    """All labels of a form. Choices that depend on other answers are those of an empty form."""
    questions: dict[str, set[str]] = {}
    choices: dict[str, tuple[frozenset[str], Mapping[str, str]]] = {}
    for language in definition.languages:
        session = FormSession.new(definition, now=_ANY_TIME, language=language)
        for node in map(session.node, session.nodes()):
            path = generic(node.path)
            if node.label.strip():
                questions.setdefault(folded(node.label), set()).add(path)
            if node.choices and path not in choices:
                choices[path] = _choices(node, definition.languages)
    return Labels(_certain(questions), choices)


def folded(text: str) -> str:
    """How labels are compared: by their words, since the tables of others have them with their Markdown."""
    return " ".join(plain(text).split()).casefold()


def _choices(node: NodeState, languages: Iterable[str]) -> tuple[frozenset[str], Mapping[str, str]]:
    by_label: dict[str, set[str]] = {}
    for choice in node.choices:
        for label in {choice.label, *map(choice.label_in, languages)}:
            if label and label.strip():
                by_label.setdefault(folded(label), set()).add(choice.value)
    return frozenset(choice.value for choice in node.choices), _certain(by_label)


def _certain(meanings: Mapping[str, set[str]]) -> dict[str, str]:
    return {label: next(iter(found)) for label, found in meanings.items() if len(found) == 1}


def _parted(words: list[str], by_label: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of labels that stand side by side, if there is exactly one way to part them."""
    if len(words) > _MOST_WORDS:
        return ()
    longest = max((len(label.split()) for label in by_label), default=0)
    ways: list[list[tuple[str, ...]]] = [[()]]  # of the first words, at most two ways
    for end in range(1, len(words) + 1):
        found = [
            (*before, code)
            for start in range(max(0, end - longest), end)
            if (code := by_label.get(" ".join(words[start:end])))
            for before in ways[start]
        ]
        ways.append(found[:2])
    return ways[-1][0] if len(ways[-1]) == 1 else ()
