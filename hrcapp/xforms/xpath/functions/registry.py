"""What a function is to the engine.

Its name, how many arguments, whether it is lazy and whether it is deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.nodes import Node
from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.errors import XPathTypeError
from hrcapp.xforms.xpath.values import Value

Run = Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Function:
    """`run(context, *arguments)`: values, or evaluators when `lazy`.

    `step` restricts the count beyond the least.
    """

    name: str
    least: int
    most: int | None
    run: Run
    lazy: bool = False
    deterministic: bool = True
    step: int = 1
    checks: Mapping[int, Callable[[str], object]] = field(default_factory=dict)
    """By place from 0: what raises `XPathError` for a literal that can never be right there."""

    def accepts(self, count: int) -> bool:
        """Whether the function takes this many arguments."""
        if count < self.least or (self.most is not None and count > self.most):
            return False
        return (count - self.least) % self.step == 0


FUNCTIONS: dict[str, Function] = {}


def function(
    name: str,
    least: int = 0,
    most: int | None = -1,
    *,
    lazy: bool = False,
    deterministic: bool = True,
    step: int = 1,
    checks: Mapping[int, Callable[[str], object]] | None = None,
) -> Callable[[Run], Run]:
    """Registers a function. `most` is `least` when not given, None for any number."""

    def register(run: Run) -> Run:
        FUNCTIONS[name] = Function(
            name, least, least if most == -1 else most, run, lazy, deterministic, step, checks or {}
        )
        return run

    return register


def nodes_of(value: Any, name: str) -> list[Node]:
    """The argument as nodes. Raises `XPathTypeError` naming the function."""
    if not isinstance(value, list):
        raise XPathTypeError(N_("{name}() needs nodes"), name=name)
    return value


def node_or_context(ctx: Context, arguments: tuple[Value, ...], name: str) -> Node | None:
    """The first node of the only argument, or the context node when there is none."""
    if not arguments:
        return ctx.node
    found = nodes_of(arguments[0], name)
    return found[0] if found else None
