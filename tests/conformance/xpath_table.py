"""Runs recorded XPath expressions in the clock and zone of their recording."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hrcapp.xforms import xml
from hrcapp.xforms.nodes import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Element, Node
from hrcapp.xforms.xpath import Context, World, XPathError, evaluate
from hrcapp.xforms.xpath.values import Value, to_boolean, to_number, to_text
from tests.conformance.outcome import Tally

ZONE = ZoneInfo("America/Phoenix")
NAMESPACES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "mathml": "http://www.w3.org/1998/Math/MathML",
    "jr": xml.JAVAROSA,
}
_KIND_STEPS = {"text()": TEXT, "comment()": COMMENT, "processing-instruction()": INSTRUCTION}

WAIVED: tuple[tuple[str, str], ...] = (
    (r"(?<![\w-])id\(", "id() is not supported: forms have no identifiers of type ID"),
    (r"(?<![\w-])lang\(", "lang() is not supported: a form's languages are its itext"),
    (r"namespace::", "the namespace axis is not supported"),
    (
        r"comment\(|processing-instruction\(",
        "comments and processing instructions are not part of an instance",
    ),
    (r'^once\("aa"\)$', "the two suites disagree"),
    (
        r"^date(-time)?\((number\()?'(nonsense|invalid)'\)?\)$",
        "no date is empty text, never words a person could read",
    ),
    (
        r"explode(-[a-z])?\(",
        "a function that no engine has: refused when a form is read, even where never reached",
    ),
    (r"substring\(\)", "a wrong count of arguments is refused when a form is read, even where never reached"),
    (r"^true\(\) < \*$", "the two suites disagree"),
)


def run(path: Path, tally: Tally, *, consensus_only: bool) -> None:
    """Every row of the table, or those both suites assert."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if consensus_only and len(row["suites"]) < 2:
                continue
            name = f"{row['id']} {row['expression']!r} at {row['context_node']}"
            complaint = check(row)
            reason = waiver(row) if complaint is not None else None
            if reason is None:
                tally.record(name, complaint)
            else:
                tally.waive(name, reason)


def waiver(row: dict[str, Any]) -> str | None:
    """Why a row need not agree, or None."""
    if re.search(
        r"comment\(|processing-instruction\(|namespace|undefined", row["context_node"] + str(row["expected"])
    ):
        return "comments, processing instructions and namespace nodes are not part of an instance"
    for pattern, reason in WAIVED:
        if re.search(pattern, row["expression"]):
            return reason
    return None


def check(row: dict[str, Any]) -> str | None:
    """What differs, or None."""
    root, nodes = _document(row["context_xml"])
    node = nodes.get(row["context_node"])
    if node is None:
        return "the context node was not found"
    world = World(now=datetime.now(ZONE), zone=ZONE, top=nodes[row["root_node"]])
    world.instance = lambda wanted: _instance(root, wanted)
    try:
        value = evaluate(row["expression"], Context(node, world), _namespaces(row["context_xml"]))
    except XPathError as error:
        return None if row["expected_type"] == "error" else f"raised {error}"
    if row["expected_type"] == "error":
        return f"should be an error, is {value!r}"
    return _compare(row["expected_type"], row["expected"], value, {id(n): p for p, n in nodes.items()})


def _compare(kind: str, expected: Any, value: Value, paths: dict[int, str]) -> str | None:
    given: Any
    if kind == "boolean":
        given = to_boolean(value)
    elif kind == "number":
        given = to_number(value, ZONE)
        expected = float(expected)
        if given == expected or (math.isnan(given) and math.isnan(expected)):
            return None
    elif kind == "number~":
        number, factor = to_number(value, ZONE), expected["factor"]
        given, expected = math.floor(number * factor + 0.5) / factor, expected["value"]
    elif kind == "string":
        given = to_text(value)
    elif kind == "string~":
        given = to_text(value)
        return None if re.search(expected, given) else f"{given!r} does not match {expected!r}"
    elif kind == "string-length":
        given = len(to_text(value))
    else:
        return _compare_nodes(kind, expected, value, paths)
    return None if given == expected else f"is {given!r}, should be {expected!r}"


def _compare_nodes(kind: str, expected: Any, value: Value, paths: dict[int, str]) -> str | None:
    if not isinstance(value, list):
        return f"is {value!r}, should be nodes"
    given: Any = [paths.get(id(node), "?") for node in value]
    if kind == "nodeset-count":
        given = len(given)
    elif kind == "node":
        given = given[0] if given else None
    elif kind == "nodeset-unordered":
        given, expected = sorted(given), sorted(expected)
    return None if given == expected else f"is {given}, should be {expected}"


def _document(text: str) -> tuple[Element, dict[str, Node]]:
    root = xml.build(xml.parse(text.encode()), keep_space=True)
    paths: dict[str, Node] = {"/": root}
    for path, node in _paths(root, ""):
        paths[path] = node
    return root, paths


def _paths(parent: Node, base: str) -> Iterator[tuple[str, Node]]:
    for attribute in parent.attributes:
        yield f"{base}/@{attribute.qname}", attribute
    counts: dict[int, int] = {}
    for child in parent.content():
        counts[child.kind] = counts.get(child.kind, 0) + 1
        step = (
            "*" if child.kind == ELEMENT else next(s for s, kind in _KIND_STEPS.items() if kind == child.kind)
        )
        path = f"{base}/{step}[{counts[child.kind]}]"
        yield path, child
        yield from _paths(child, path)


def _namespaces(text: str) -> dict[str, str]:
    root = xml.parse(text.encode())
    declared = {prefix: uri for each in root.iter() for prefix, uri in each.nsmap.items() if prefix}
    return NAMESPACES | declared


def _instance(root: Element, name: str) -> Node | None:
    for node in _elements(root):
        if node.name == "instance" and node.attribute("id") == name:
            return node
    return None


def _elements(node: Node) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element):
            yield child
            yield from _elements(child)


__all__ = ["ATTRIBUTE", "DOCUMENT", "check", "run"]
