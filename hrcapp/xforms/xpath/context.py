"""What an expression sees while it runs: its node, and the world around it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.limits import MAX_EVALUATION_STEPS
from hrcapp.xforms.nodes import Node
from hrcapp.xforms.xpath.errors import XPathLimitError
from hrcapp.xforms.xpath.values import Value

Evaluator = Callable[["Context"], Value]


def _no_instance(_name: str) -> Node | None:
    return None


def _no_text(_name: str) -> str:
    return ""


def _no_choice(_value: str, _path: str, _context: Context) -> str:
    return ""


@dataclass
class World:
    """Everything that is not the tree: clock, zone, secondary instances, texts, chance, and the budget of
    steps.

    `now` and `zone` are fixed when a form is opened, never read from the machine. `top` is the node that
    `/` means.
    """

    now: datetime
    zone: tzinfo
    top: Node
    instance: Callable[[str], Node | None] = _no_instance
    itext: Callable[[str], str] = _no_text
    choice_name: Callable[[str, str, Context], str] = _no_choice
    version: str = ""
    chance: random.Random = field(default_factory=random.SystemRandom)
    unfiltered: bool = False
    """Whether results keep nodes that are not relevant (the targets of actions)."""
    steps: int = MAX_EVALUATION_STEPS

    def spend(self, steps: int) -> None:
        """Takes from the budget. Raises `XPathLimitError` when it is used up."""
        self.steps -= steps
        if self.steps < 0:
            raise XPathLimitError(N_("the expression takes too long"))

    def refill(self) -> None:
        """A fresh budget for the next expression."""
        self.steps = MAX_EVALUATION_STEPS


class Context:
    """The evaluation context (XPath 1.0, section 1) and `current`, the node the whole expression began at."""

    __slots__ = ("current", "node", "position", "size", "world")

    def __init__(self, node: Node, world: World, current: Node | None = None) -> None:
        self.node = node
        self.position = 1
        self.size = 1
        self.world = world
        self.current = node if current is None else current
