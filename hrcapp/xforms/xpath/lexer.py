"""XPath text → tokens (XPath 1.0, section 3.7, with its rule for telling `*` and operator names from
names).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.limits import MAX_EXPRESSION_CHARS
from hrcapp.xforms.xpath.errors import XPathSyntaxError

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<symbol>//|::|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
  | (?P<name>{_NAME}(?::(?:{_NAME}|\*))?(?!:{_NAME}))
    """,
    re.VERBOSE,
)
# `/data/section/answer`, as most paths are written: one token. What a bracket, an axis or a prefix follows is
# left for the steps one by one.
_PATH = re.compile(rf"(?:/{_NAME})+(?![\w.\-\u00b7]|\s*[(:])")
_AXIS_NAME = re.compile(rf"{_NAME}(?=\s*::)")
_OPERATOR = re.compile(r"\*|(?:and|or|div|mod)(?![^\W\d]|[.\-:])")
_OPERATOR_STARTS = frozenset("*aodm")
_OPERATORS = frozenset({"+", "-", "=", "!=", "<", "<=", ">", ">=", "|"})
# After one of these an operand must follow, so `*` is a wildcard and `div` a name.
_BEFORE_OPERAND = frozenset(
    {"(", "[", "@", "::", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
)


class Token(NamedTuple):
    """`kind` is number, literal, name, path, operator, symbol or end."""

    kind: str
    text: str
    at: int
    end: int


def tokens(text: str) -> list[Token]:
    """All tokens, the last one of kind `end`."""
    if len(text) > MAX_EXPRESSION_CHARS:
        raise XPathSyntaxError(N_("the expression is too long"), MAX_EXPRESSION_CHARS)
    found: list[Token] = []
    at, end, has_axes = 0, len(text), "::" in text
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        token = _next(text, at, found, has_axes)
        found.append(token)
        at = token.end
    found.append(Token("end", "", end, end))
    return found


def _next(text: str, at: int, found: list[Token], has_axes: bool) -> Token:
    first = text[at]
    if first == "/" and not _operator_may_follow(found):
        path = _PATH.match(text, at)
        if path:
            return Token("path", path.group(), at, path.end())
    elif first in _OPERATOR_STARTS and _operator_may_follow(found):
        operator = _OPERATOR.match(text, at)
        if operator:
            return Token("operator", operator.group(), at, operator.end())
    if has_axes:
        axis = _AXIS_NAME.match(text, at)
        if axis:
            return Token("name", axis.group(), at, axis.end())
    match = _TOKEN.match(text, at)
    if match is None:
        raise _refusal(text, at)
    kind, value = match.lastgroup or "", match.group()
    if kind == "symbol" and value in _OPERATORS:
        kind = "operator"
    return Token(kind, value[1:-1] if kind == "literal" else value, at, match.end())


def _operator_may_follow(found: list[Token]) -> bool:
    if not found:
        return False
    last = found[-1]
    return last.kind != "operator" and not (last.kind == "symbol" and last.text in _BEFORE_OPERAND)


def _refusal(text: str, at: int) -> XPathSyntaxError:
    if text[at] in "'\"":
        return XPathSyntaxError(N_("a quotation mark is not closed"), at)
    return XPathSyntaxError(N_("“{text}” is not expected here"), at, text=text[at])
