"""Syntax tree → closures over our own nodes. Names are resolved once, here.

Running an expression only walks.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from datetime import tzinfo

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import Node, in_document_order
from hrcapp.xforms.xpath.context import Context, Evaluator
from hrcapp.xforms.xpath.errors import XPathSyntaxError, XPathTypeError
from hrcapp.xforms.xpath.functions import FUNCTIONS
from hrcapp.xforms.xpath.paths import PathCompiler
from hrcapp.xforms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Literal,
    Negate,
    Number,
    Path,
    Union,
)
from hrcapp.xforms.xpath.values import Comparison, Value, equal, ordered, to_boolean, to_number, unequal


def compile_expression(expression: Expression, namespaces: Mapping[str, str]) -> Evaluator:
    """The closure that computes an expression.

    Raises `XPathError` for unknown functions, prefixes and wrong counts.
    """
    return _Compiler(namespaces).compile(expression)


class _Compiler:
    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._paths = PathCompiler(namespaces, self.compile)

    def compile(self, expression: Expression) -> Evaluator:
        match expression:
            case Path():
                return self._paths.path(expression)
            case Chain(first, rest):
                return self._chain(first, rest)
            case Literal(text):
                return _constant(text)
            case Number(number):
                return _constant(number)
            case Negate(operand):
                return _negated(self.compile(operand))
            case Union(members):
                return _united([self.compile(member) for member in members])
            case Filter(primary, predicates):
                return self._paths.filtered(self.compile(primary), predicates)
            case Call(name, arguments, at):
                return self._call(name, arguments, at)

    def _chain(self, first: Expression, rest: tuple[tuple[str, Expression], ...]) -> Evaluator:
        operators = [name for name, _ in rest]
        operands = [self.compile(first), *(self.compile(operand) for _, operand in rest)]
        if operators[0] == "or":
            return lambda ctx: any(to_boolean(operand(ctx)) for operand in operands)
        if operators[0] == "and":
            return lambda ctx: all(to_boolean(operand(ctx)) for operand in operands)
        if len(operands) == 2:
            return _pair(_BINARY[operators[0]], operands[0], operands[1])
        return _sequence(
            operands[0], [(_BINARY[name], o) for name, o in zip(operators, operands[1:], strict=True)]
        )

    def _call(self, name: str, arguments: tuple[Expression, ...], at: int) -> Evaluator:
        function = FUNCTIONS.get(name)
        if function is None:
            raise XPathSyntaxError(N_("the function {name}() is not known"), at, name=name)
        if not function.accepts(len(arguments)):
            raise XPathSyntaxError(
                N_("{name}() does not take {count} arguments"), at, name=name, count=len(arguments)
            )
        for place, check in function.checks.items():
            literal = arguments[place]
            if isinstance(literal, Literal):
                check(literal.value)
        run = function.run
        if name == "indexed-repeat":
            # Its paths mean every instance, not the one around the expression.
            compiled = [
                self._paths.everywhere(argument) if at == 0 or at % 2 else self.compile(argument)
                for at, argument in enumerate(arguments)
            ]
        else:
            compiled = [self.compile(argument) for argument in arguments]
        if function.lazy:
            return lambda ctx: run(ctx, *compiled)
        if not compiled:
            return lambda ctx: run(ctx)
        if len(compiled) == 1:
            only = compiled[0]
            return lambda ctx: run(ctx, only(ctx))
        return lambda ctx: run(ctx, *[argument(ctx) for argument in compiled])


def _constant(value: Value) -> Evaluator:
    return lambda _ctx: value


def _negated(operand: Evaluator) -> Evaluator:
    return lambda ctx: -to_number(operand(ctx), ctx.world.zone)


def _united(members: list[Evaluator]) -> Evaluator:
    def run(ctx: Context) -> Value:
        nodes: list[Node] = []
        for member in members:
            found = member(ctx)
            if not isinstance(found, list):
                raise XPathTypeError(N_("“|” joins nodes only"))
            nodes += found
        ctx.world.spend(len(nodes))
        return in_document_order(nodes)

    return run


Binary = Callable[[Value, Value, tzinfo], Value]


def _pair(apply: Binary, left: Evaluator, right: Evaluator) -> Evaluator:
    return lambda ctx: apply(left(ctx), right(ctx), ctx.world.zone)


def _sequence(first: Evaluator, rest: list[tuple[Binary, Evaluator]]) -> Evaluator:
    """Left to right in a loop, so that a sum of thousands needs no deep stack."""

    def run(ctx: Context) -> Value:
        value = first(ctx)
        for apply, operand in rest:
            value = apply(value, operand(ctx), ctx.world.zone)
        return value

    return run


def _arithmetic(compute: Callable[[float, float], float]) -> Binary:
    return lambda left, right, zone: compute(to_number(left, zone), to_number(right, zone))


def _relation(compare: Comparison) -> Binary:
    return lambda left, right, zone: ordered(left, right, compare, zone)


def _divide(left: float, right: float) -> float:
    """IEEE 754: division by zero gives an infinity or NaN."""
    if right != 0:
        return left / right
    if left == 0 or left != left:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _remainder(left: float, right: float) -> float:
    """The sign is that of the first operand, as in Java and ECMAScript (XPath 1.0, section 3.5)."""
    if right == 0 or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


_BINARY: dict[str, Binary] = {
    "=": equal,
    "!=": unequal,
    "<": _relation(operator.lt),
    "<=": _relation(operator.le),
    ">": _relation(operator.gt),
    ">=": _relation(operator.ge),
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "div": _arithmetic(_divide),
    "mod": _arithmetic(_remainder),
}
