"""Small helpers over the parsed XML of a form: local names, attributes whatever their namespace, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree


def local(element: etree._Element) -> str:
    """The local name; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Child elements with their local names."""
    for child in parent:
        tag = child.tag
        if isinstance(tag, str):
            yield tag.rpartition("}")[2], child


def named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Child elements of a local name; the library itself passes over the others."""
    return parent.iterchildren(f"{{*}}{name}")


def first(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child element of a local name."""
    return next(named(parent, name), None)


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by local name, with or without a namespace."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    ending = f"}}{name}"
    return next((value for key, value in _items(element) if key.endswith(ending)), default)


def _items(element: etree._Element) -> Iterable[tuple[str, str]]:
    """The library's own type says that keys may be bytes; those of a parsed document never are."""
    return cast("Iterable[tuple[str, str]]", element.items())


def attributes(element: etree._Element) -> dict[str, str]:
    """All attributes by local name; one without a namespace wins."""
    found: dict[str, str] = {}
    for key, value in _items(element):
        if key[0] == "{":
            found.setdefault(key.rpartition("}")[2], value)
        else:
            found[key] = value
    return found


def place(element: etree._Element, path: str = "") -> str:
    """How a problem names its place: the path when there is one, and the line of the form's XML."""
    line = element.sourceline
    name = path or f"<{local(element)}>"
    return f"{name} (line {line})" if line else name
