"""Small helpers over the parsed XML of a form: local names, attributes whatever their namespace, places."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from hrcapp.xforms.xml import split


def local(element: etree._Element) -> str:
    """The local name; empty for comments and the like."""
    return split(element.tag)[1] if isinstance(element.tag, str) else ""


def elements(parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Child elements with their local names."""
    for child in parent:
        name = local(child)
        if name:
            yield name, child


def first(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child element of a local name."""
    return next((child for found, child in elements(parent) if found == name), None)


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by local name, with or without a namespace."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    for key, value in element.attrib.items():
        if split(str(key))[1] == name:
            return str(value)
    return default


def place(element: etree._Element, path: str = "") -> str:
    """How a problem names its place: the path when there is one, and the line of the form's XML."""
    line = element.sourceline
    name = path or f"<{local(element)}>"
    return f"{name} (line {line})" if line else name
