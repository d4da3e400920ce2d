"""Taking words out of answers before anything is published. Pure.

A span is replaced by a neutral word, or by a bar whose length says nothing. The answer stays as it came.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from lxml import etree

from hrcapp.xforms import FormDefinition, FormSession, parse_instance

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
BAR = "█████"
_NAMING = frozenset(("name_official", "name_latin", "name_english", "admin1", "previous_reference"))
"""Questions that say which party it is: the registry prints them, and they name nobody."""
_COMPUTED = frozenset(("origin", "answers_language", "name_language", "lg_level"))
"""What the form works out itself, as codes."""


@dataclass(frozen=True, order=True)
class Span:
    """Characters from `start` to before `end` of the answer at `path`; `by` stands there, "" is the bar."""

    path: str
    start: int
    end: int
    by: str = ""


def to_json(spans: Iterable[Span]) -> bytes:
    """As it is kept."""
    return json.dumps([asdict(one) for one in sorted(spans)], ensure_ascii=False).encode()


def from_json(data: bytes) -> tuple[Span, ...]:
    """What was kept."""
    return tuple(Span(**one) for one in json.loads(data))


def settled(spans: Iterable[Span], texts: Mapping[str, str]) -> tuple[Span, ...]:
    """In order, within their texts, those that touch made one."""
    found: list[Span] = []
    for one in sorted(spans):
        end = min(one.end, len(texts.get(one.path, "")))
        if one.start < 0 or one.start >= end:
            continue
        last = found[-1] if found else None
        if last and last.path == one.path and one.start < last.end:
            found[-1] = Span(last.path, last.start, max(last.end, end), last.by)
        else:
            found.append(Span(one.path, one.start, end, one.by))
    return tuple(found)


def shown(text: str, spans: Iterable[Span]) -> str:
    """A text as it will be published; the spans are settled and of this text."""
    made, at = [], 0
    for one in spans:
        made += [text[at : one.start], one.by or BAR]
        at = one.end
    return "".join((*made, text[at:]))


def everywhere(words: str, texts: Mapping[str, str], by: str = "") -> tuple[Span, ...]:
    """Every place where these words stand, in upper or lower case."""
    wanted = words.strip()
    if not wanted:
        return ()
    return tuple(
        Span(path, at, at + len(wanted), by) for path, text in texts.items() for at in _places(wanted, text)
    )


def texts(definition: FormDefinition, instance: bytes) -> dict[str, str]:
    """What was written freely, by the path of the question: all that may name somebody and is published."""
    wanted = _free(definition, instance)
    return {
        path: leaf.text or ""
        for path, leaf in leaves_of(definition, parse_instance(instance))
        if path in wanted
    }


def redacted(definition: FormDefinition, instance: bytes, spans: Iterable[Span]) -> bytes:
    """The instance with its spans replaced."""
    root = parse_instance(instance)
    found = dict(leaves_of(definition, root))
    kept = {path: leaf.text or "" for path, leaf in found.items()}
    by_path: dict[str, list[Span]] = {}
    for one in settled(spans, kept):
        by_path.setdefault(one.path, []).append(one)
    for path, of in by_path.items():
        found[path].text = shown(kept[path], of)
    return _bytes(root)


def without_texts(definition: FormDefinition, instance: bytes) -> bytes:
    """The instance without anything that was written freely."""
    wanted, root = _free(definition, instance), parse_instance(instance)
    for path, leaf in leaves_of(definition, root):
        if path in wanted:
            leaf.text = None
    return _bytes(root)


def leaves_of(definition: FormDefinition, root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The answers of an instance with their paths, an index on every instance of a repeat."""
    return _leaves(root, _repeats(definition))


def _free(definition: FormDefinition, instance: bytes) -> frozenset[str]:
    """Questions answered in words of one's own; what is personal is never published and needs no span."""
    session = FormSession.restore(definition, instance, now=_ANY_TIME, zone="UTC")
    nodes = (session.node(path) for path in session.nodes())
    return frozenset(
        node.path
        for node in nodes
        if node.control in ("input", "value")
        and node.bind_type == "string"
        and "personal" not in node.attributes
        and node.path.rpartition("/")[2] not in _NAMING | _COMPUTED
        and "/meta/" not in node.path
    )


def _repeats(definition: FormDefinition) -> frozenset[str]:
    return frozenset(path for path, node in definition.nodes.items() if node.is_repeat)


def _leaves(root: etree._Element, repeats: frozenset[str]) -> Iterator[tuple[str, etree._Element]]:
    def below(parent: etree._Element, path: str, bare: str) -> Iterator[tuple[str, etree._Element]]:
        seen: Counter[str] = Counter()
        for element in parent.iterchildren(etree.Element):
            name = etree.QName(element).localname
            seen[name] += 1
            at = f"{bare}/{name}"
            here = f"{path}/{name}[{seen[name]}]" if at in repeats else f"{path}/{name}"
            if len(element):
                yield from below(element, here, at)
            else:
                yield here, element

    top = f"/{etree.QName(root).localname}"
    return below(root, top, top)


def _places(wanted: str, text: str) -> Iterator[int]:
    """Compared character by character, so that no folding shifts a place."""
    low = [one.casefold() for one in wanted]
    for at in range(len(text) - len(wanted) + 1):
        if all(text[at + step].casefold() == one for step, one in enumerate(low)):
            yield at


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
