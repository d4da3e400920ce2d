"""Numbers: XPath 1.0 (section 4.4) and ODK's round with digits, int, pow, min, max and the trigonometric
functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.functions.registry import function, nodes_of
from hrcapp.xforms.xpath.values import Value, text_number, to_number

_MOST_DIGITS = 30


def half_up(number: float) -> float:
    """XPath `round`: halves towards positive infinity; NaN and infinities stay."""
    return number if not math.isfinite(number) else float(math.floor(number + 0.5))


@function("number", 0, 1)
def number(ctx: Context, *arguments: Value) -> Value:
    if not arguments:
        return text_number(ctx.node.string_value(), ctx.world.zone)
    return to_number(arguments[0], ctx.world.zone)


@function("int", 1)
def int_(ctx: Context, value: Value) -> Value:
    """Cut towards zero."""
    given = to_number(value, ctx.world.zone)
    return float(math.trunc(given)) if math.isfinite(given) else given


@function("floor", 1)
def floor(ctx: Context, value: Value) -> Value:
    given = to_number(value, ctx.world.zone)
    return float(math.floor(given)) if math.isfinite(given) else given


@function("ceiling", 1)
def ceiling(ctx: Context, value: Value) -> Value:
    given = to_number(value, ctx.world.zone)
    return float(math.ceil(given)) if math.isfinite(given) else given


@function("round", 1, 2)
def round_(ctx: Context, value: Value, *digits: Value) -> Value:
    """XPath's round; with a number of digits ODK's, on the decimal as written, halves away from zero."""
    given = to_number(value, ctx.world.zone)
    if not digits:
        return half_up(given)
    places = to_number(digits[0], ctx.world.zone)
    if not math.isfinite(given) or not math.isfinite(places):
        return math.nan if places != places else given
    unit = Decimal(1).scaleb(-int(max(min(places, _MOST_DIGITS), -_MOST_DIGITS)))
    try:
        return float(Decimal(repr(given)).quantize(unit, ROUND_HALF_UP))
    except InvalidOperation:
        return given


@function("sum", 1)
def sum_(ctx: Context, value: Value) -> Value:
    zone = ctx.world.zone
    return math.fsum(text_number(node.string_value(), zone) for node in nodes_of(value, "sum"))


@function("max", 1, None)
def max_(ctx: Context, *values: Value) -> Value:
    return _extreme(ctx, values, max)


@function("min", 1, None)
def min_(ctx: Context, *values: Value) -> Value:
    return _extreme(ctx, values, min)


def _extreme(ctx: Context, values: tuple[Value, ...], choose: Callable[[Iterable[float]], float]) -> float:
    """NaN when there is nothing, or anything that is not a number."""
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found += [text_number(node.string_value(), ctx.world.zone) for node in value]
        else:
            found.append(to_number(value, ctx.world.zone))
    if not found or any(each != each for each in found):
        return math.nan
    return choose(found)


@function("abs", 1)
def abs_(ctx: Context, value: Value) -> Value:
    return abs(to_number(value, ctx.world.zone))


@function("pow", 2)
def pow_(ctx: Context, base: Value, exponent: Value) -> Value:
    return _guarded(math.pow, to_number(base, ctx.world.zone), to_number(exponent, ctx.world.zone))


@function("atan2", 2)
def atan2(ctx: Context, y: Value, x: Value) -> Value:
    return math.atan2(to_number(y, ctx.world.zone), to_number(x, ctx.world.zone))


@function("pi")
def pi(_ctx: Context) -> Value:
    return math.pi


def _log(given: float) -> float:
    return -math.inf if given == 0 else math.log(given)


def _log10(given: float) -> float:
    return -math.inf if given == 0 else math.log10(given)


def _exp10(given: float) -> float:
    return math.pow(10.0, given)


def _guarded(compute: Callable[..., float], *given: float) -> float:
    """IEEE results where Python raises: NaN outside the domain, infinity beyond the range."""
    try:
        return compute(*given)
    except ValueError:
        return math.inf if compute is math.pow and given[0] == 0 else math.nan
    except OverflowError:
        return math.inf


def _register(name: str, compute: Callable[[float], float]) -> None:
    @function(name, 1)
    def run(ctx: Context, value: Value) -> Value:
        return _guarded(compute, to_number(value, ctx.world.zone))


for _name, _compute in {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "exp": math.exp,
    "exp10": _exp10,
    "log": _log,
    "log10": _log10,
}.items():
    _register(_name, _compute)
