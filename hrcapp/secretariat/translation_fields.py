"""The answers that were written freely and can be put into other languages.

Those are texts of several lines anywhere in a form, and single lines in the parts that speak of the party
itself. Names have translations in the registry; addresses of the web and personal data have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from hrcapp.secretariat.translation_fold import plain, source_of
from hrcapp.xforms import (
    ControlEntry,
    Entry,
    FormDefinition,
    FormSession,
    GroupEntry,
    NodeState,
    RepeatEntry,
    parse_instance,
)

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_SPEAKING = frozenset(("vision", "motivations", "focus"))
_INSTANCE = re.compile(r"\[\d+\]")
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class FreeText:
    """One answer: the question's path, with the number of each repeat, and what was written."""

    path: str
    text: str

    @property
    def source(self) -> str:
        """The hash under which its translations are kept."""
        return source_of(self.text)


@dataclass(frozen=True)
class _Form:
    questions: frozenset[str]
    repeats: frozenset[str]


class FreeTexts:
    """Reads them from instances; what a form asks is looked up once."""

    def __init__(self) -> None:
        self._forms: dict[str, _Form] = {}

    def of(self, definition: FormDefinition, instance: bytes) -> tuple[FreeText, ...]:
        """In the order of the form. Raises Fault INSTANCE_UNREADABLE."""
        return self.within(definition, parse_instance(instance))

    def within(self, definition: FormDefinition, root: etree._Element) -> tuple[FreeText, ...]:
        """The same of an instance that has been parsed."""
        form = self._forms.get(definition.digest)
        if form is None:
            form = self._forms[definition.digest] = _form(definition)
        return tuple(_texts(root, form))


def labels(definition: FormDefinition, language: str) -> dict[str, str]:
    """What a form calls its questions, by path without numbers."""
    session = FormSession.new(definition, now=_ANY_TIME, language=language)
    return {generic(node.path): node.label for node in _questions(session, session.entries(), set())}


def generic(path: str) -> str:
    """A path without the numbers of repeats."""
    return _INSTANCE.sub("", path)


def numbers(path: str) -> tuple[int, ...]:
    """The numbers of repeats in a path."""
    return tuple(int(found[1:-1]) for found in _INSTANCE.findall(path))


def _form(definition: FormDefinition) -> _Form:
    session = FormSession.new(definition, now=_ANY_TIME, language="en")
    repeats: set[str] = set()
    found = {generic(node.path) for node in _questions(session, session.entries(), repeats) if _written(node)}
    return _Form(frozenset(found), frozenset(repeats))


def _written(node: NodeState) -> bool:
    if node.control != "input" or node.bind_type != "string" or "personal" in node.attributes:
        return False
    return "multiline" in node.appearance or bool(_SPEAKING & set(node.path.split("/")))


def _questions(session: FormSession, entries: Sequence[Entry], repeats: set[str]) -> Iterator[NodeState]:
    for entry in entries:
        if isinstance(entry, ControlEntry):
            yield session.node(entry.path)
        elif isinstance(entry, GroupEntry):
            yield from _questions(session, entry.entries, repeats)
        elif isinstance(entry, RepeatEntry):
            repeats.add(generic(entry.path))
            for instance in entry.instances:
                yield from _questions(session, instance.entries, repeats)


def _texts(root: etree._Element, form: _Form) -> Iterator[FreeText]:
    def below(parent: etree._Element, path: str, bare: str) -> Iterator[FreeText]:
        seen: Counter[str] = Counter()
        for element in parent.iterchildren(etree.Element):
            name = element.tag.rpartition("}")[2]
            seen[name] += 1
            at = f"{bare}/{name}"
            here = f"{path}/{name}[{seen[name]}]" if at in form.repeats else f"{path}/{name}"
            if len(element):
                yield from below(element, here, at)
            elif at in form.questions and (text := plain(element.text or "")) and not _is_address(text):
                yield FreeText(here, text)

    top = f"/{etree.QName(root).localname}"
    return below(root, top, top)


def _is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None
