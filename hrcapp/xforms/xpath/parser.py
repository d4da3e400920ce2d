"""Tokens → syntax tree: precedence climbing for operators, descent for paths (XPath 1.0, sections 2, 3)."""

from __future__ import annotations

from functools import lru_cache

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.limits import MAX_EXPRESSION_DEPTH
from hrcapp.xforms.xpath.errors import XPathSyntaxError
from hrcapp.xforms.xpath.lexer import Token, tokens
from hrcapp.xforms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Negate,
    Number,
    Path,
    Step,
    Union,
)

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_LEVEL_OF = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
_KINDS = frozenset({"node", "text", "comment", "processing-instruction"})
_ANYWHERE = Step("descendant-or-self", KindTest("node"))


def parse(text: str) -> Expression:
    """The syntax tree of an expression. Raises `XPathSyntaxError` with the place."""
    parser = _Parser(tokens(text))
    try:
        expression = parser.expression(0)
    except RecursionError as error:
        raise XPathSyntaxError(N_("the expression is nested too deeply"), parser.token.at) from error
    if parser.token.kind != "end":
        raise parser.unexpected()
    return expression


@lru_cache(maxsize=4_096)
def _child(name: str) -> Step:
    """A plain step: the paths of a form share most of theirs."""
    return Step("child", NameTest(None, name))


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0
        self.token = found[0]

    # tokens

    def _advance(self) -> Token:
        token = self.token
        self._at += 1
        self.token = self._tokens[min(self._at, len(self._tokens) - 1)]
        return token

    def _peek(self) -> Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _is(self, text: str) -> bool:
        return self.token.text == text and self.token.kind in ("symbol", "operator")

    def _accept(self, text: str) -> bool:
        if self._is(text):
            self._advance()
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise XPathSyntaxError(N_("“{text}” is missing"), self.token.at, text=text)

    def unexpected(self) -> XPathSyntaxError:
        if self.token.kind == "end":
            return XPathSyntaxError(N_("the expression ends too early"), self.token.at)
        return XPathSyntaxError(N_("“{text}” is not expected here"), self.token.at, text=self.token.text)

    # operators

    def expression(self, level: int) -> Expression:
        self._depth += 1
        if self._depth > MAX_EXPRESSION_DEPTH:
            raise XPathSyntaxError(N_("the expression is nested too deeply"), self.token.at)
        try:
            return self._operators(level)
        finally:
            self._depth -= 1

    def _operators(self, level: int) -> Expression:
        """Climbs: `left` is closed at a level.

        An operator of a looser level takes it as its first operand.
        """
        left = self._unary()
        current = len(_LEVELS)
        while self.token.kind == "operator" and self.token.text in _LEVEL_OF:
            wanted = _LEVEL_OF[self.token.text]
            if wanted < level or wanted >= current:
                break
            current = wanted
            rest: list[tuple[str, Expression]] = []
            while self.token.kind == "operator" and _LEVEL_OF.get(self.token.text) == wanted:
                operator = self._advance().text
                rest.append((operator, self._operators(wanted + 1)))
            left = Chain(left, tuple(rest))
        return left

    def _unary(self) -> Expression:
        minus = 0
        while self._accept("-"):
            minus += 1
        operand = self._union()
        for _ in range(min(minus, 2) if minus % 2 == 0 else 1):
            operand = Negate(operand)
        return operand

    def _union(self) -> Expression:
        first = self._path()
        if not self._is("|"):
            return first
        members = [first]
        while self._accept("|"):
            members.append(self._path())
        return Union(tuple(members))

    # paths

    def _path(self) -> Expression:
        if self.token.kind == "path":
            return Path(True, None, tuple(self._plain_steps()))
        if self._accept("/"):
            return Path(True, None, tuple(self._steps()) if self._step_follows() else ())
        if self._accept("//"):
            return Path(True, None, (_ANYWHERE, *self._steps()))
        if self._step_follows():
            return Path(False, None, tuple(self._steps()))
        start = self._filter()
        if self._accept("/"):
            return Path(False, start, tuple(self._steps()))
        if self._accept("//"):
            return Path(False, start, (_ANYWHERE, *self._steps()))
        return start

    def _step_follows(self) -> bool:
        token = self.token
        if token.kind == "name":
            following = self._peek()
            return not (following.text == "(" and following.kind == "symbol") or token.text in _KINDS
        return token.kind == "symbol" and token.text in (".", "..", "@", "*")

    def _plain_steps(self) -> list[Step]:
        """Those of a path in one token, the last one with its predicates, and any that follow."""
        names = self._advance().text[1:].split("/")
        steps = [_child(name) for name in names]
        predicates = self._predicates()
        if predicates:
            steps[-1] = Step("child", NameTest(None, names[-1]), predicates)
        return self._further(steps)

    def _steps(self) -> list[Step]:
        return self._further([self._step()])

    def _further(self, steps: list[Step]) -> list[Step]:
        while self.token.kind == "symbol":
            if self._accept("/"):
                steps.append(self._step())
            elif self._accept("//"):
                steps += [_ANYWHERE, self._step()]
            else:
                break
        return steps

    def _step(self) -> Step:
        if self.token.kind == "name":
            axis = self._axis() if self._peek().text == "::" else "child"
        elif self._accept("."):
            return Step("self", KindTest("node"), self._predicates())
        elif self._accept(".."):
            return Step("parent", KindTest("node"), self._predicates())
        else:
            axis = "attribute" if self._accept("@") else "child"
        return Step(axis, self._test(), self._predicates())

    def _axis(self) -> str:
        token = self._advance()
        if token.text not in _AXES:
            raise XPathSyntaxError(N_("the axis “{axis}” is not supported"), token.at, axis=token.text)
        self._advance()
        return token.text

    def _test(self) -> NameTest | KindTest:
        if self.token.kind != "name":
            if self._accept("*"):
                return NameTest(None, None)
            raise self.unexpected()
        token = self._advance()
        if token.text in _KINDS and self._accept("("):
            target = self._advance().text if self.token.kind == "literal" else None
            self._expect(")")
            return KindTest(token.text, target)
        prefix, colon, local = token.text.partition(":")
        if not colon:
            return NameTest(None, token.text)
        return NameTest(prefix, None if local == "*" else local)

    def _predicates(self) -> tuple[Expression, ...]:
        if self.token.text != "[":
            return ()
        found: list[Expression] = []
        while self._accept("["):
            found.append(self.expression(0))
            self._expect("]")
        return tuple(found)

    # primaries

    def _filter(self) -> Expression:
        primary = self._primary()
        predicates = self._predicates()
        return Filter(primary, predicates) if predicates else primary

    def _primary(self) -> Expression:
        token = self.token
        if token.kind == "literal":
            return Literal(self._advance().text)
        if token.kind == "number":
            return Number(float(self._advance().text))
        if self._accept("("):
            inner = self.expression(0)
            self._expect(")")
            return inner
        if token.kind == "name":
            return self._call()
        raise self.unexpected()

    def _call(self) -> Call:
        token = self._advance()
        self._expect("(")
        arguments: list[Expression] = []
        if not self._accept(")"):
            arguments.append(self.expression(0))
            while self._accept(","):
                arguments.append(self.expression(0))
            self._expect(")")
        return Call(token.text, tuple(arguments), token.at)
