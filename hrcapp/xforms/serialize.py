"""Answers → OpenRosa instance XML, always the same bytes for the same answers."""

from __future__ import annotations

import re
import unicodedata

from hrcapp.xforms.instance import InstanceNode
from hrcapp.xforms.nodes import Node
from hrcapp.xforms.xml import XFORMS

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def without_controls(text: str) -> str:
    """Text without the characters that XML cannot carry."""
    return _NOT_XML.sub("", text)


def cleaned(text: str) -> str:
    """What is written of a text: composed form (NFC), no characters that XML cannot carry."""
    return unicodedata.normalize("NFC", without_controls(text))


def instance_xml(root: InstanceNode, *, relevant_only: bool) -> bytes:
    """UTF-8 XML without white space of its own.

    Unprefixed names keep the root's namespace unless that is XForms'.
    """
    written: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, written, "", {"xml": ""}, relevant_only, XFORMS if root.namespace == XFORMS else "")
    return "".join(written).encode()


def subtree_xml(node: InstanceNode) -> bytes:
    """One node and everything under it, complete, for putting it back later."""
    written: list[str] = []
    _write(node, written, "", {"xml": ""}, False, XFORMS)
    return "".join(written).encode()


def _write(
    node: InstanceNode,
    out: list[str],
    default: str,
    declared: dict[str, str],
    relevant_only: bool,
    silent: str,
) -> None:
    names: list[str] = []
    here = declared
    if node.prefix:
        here = _declare(node, here, names)
    else:
        namespace = "" if node.namespace == silent else node.namespace
        if namespace != default:
            names.append(f' xmlns="{namespace.translate(_QUOTED)}"')
            default = namespace
    for attribute in node.attributes:
        if attribute.prefix:
            here = _declare(attribute, here, names)
        if attribute.relevant or not relevant_only:
            names.append(f' {attribute.qname}="{cleaned(attribute.text).translate(_QUOTED)}"')
    children = [child for child in node.nodes() if child.relevant or not relevant_only]
    opening = f"<{node.qname}{''.join(names)}"
    if not children and (node.children or not node.text):
        out.append(f"{opening}/>")
        return
    out.append(f"{opening}>")
    if node.children:
        for child in children:
            _write(child, out, default, here, relevant_only, silent)
    else:
        out.append(cleaned(node.text).translate(_TEXT))
    out.append(f"</{node.qname}>")


def _declare(node: Node, declared: dict[str, str], names: list[str]) -> dict[str, str]:
    prefix = node.prefix or ""
    if declared.get(prefix) == node.namespace or prefix == "xml":
        return declared
    names.append(f' xmlns:{prefix}="{node.namespace.translate(_QUOTED)}"')
    return declared | {prefix: node.namespace}
