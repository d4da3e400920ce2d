"""Markup as strings, XML and HTML: elements and attributes escaped, without what XML 1.0 cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
_VOID = frozenset({"meta", "link", "br"})


def text(words: str) -> str:
    """Words as character data."""
    return _FORBIDDEN.sub("", words).translate(_ESCAPES)


def element(name: str, attributes: Mapping[str, str] | None = None, *content: str) -> str:
    """An XML element with attributes (escaped here) and content that is markup already."""
    inner = "".join(content)
    return f"<{name}{_values(attributes)}>{inner}</{name}>" if inner else f"<{name}{_values(attributes)}/>"


def tag(name: str, attributes: Mapping[str, str] | None = None, *content: str) -> str:
    """An HTML element, likewise; some never have content."""
    if name in _VOID:
        return f"<{name}{_values(attributes)}>"
    return f"<{name}{_values(attributes)}>{''.join(content)}</{name}>"


def _values(attributes: Mapping[str, str] | None) -> str:
    return "".join(f' {key}="{_attribute(value)}"' for key, value in (attributes or {}).items())


def _attribute(value: str) -> str:
    return _FORBIDDEN.sub("", value).translate(_IN_ATTRIBUTES)
