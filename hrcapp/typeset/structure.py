"""The logical structure of a document (PDF 32000-1, 14.7 and 14.8), recorded while it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Reference",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption", "Form",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """A marked stretch of one page's content stream."""

    page: int
    mcid: int


@dataclass(frozen=True)
class WidgetPlace:
    """Where a signature field lies: lower left and upper right corner in points, page from 0."""

    name: str
    tooltip: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True)
class InputPlace:
    """Where a field to fill in lies, as `WidgetPlace`. `name` is its path; what hangs together shares one.

    `option` is the value of one tick or radio button among several; "" stands for a tick of its own.
    """

    kind: Literal["text", "lines", "tick", "radio"]
    name: str
    option: str
    tooltip: str
    page: int
    rect: tuple[float, float, float, float]
    rtl: bool = False


@dataclass(eq=False, slots=True)
class Node:
    """A structure element. `attributes` are kept by their owner (Layout, Table, List).

    `text` is what was drawn in it, in reading order; `turned` that some of it runs from right to left.
    """

    tag: Tag
    kids: list[Node | Content | WidgetPlace | InputPlace] = field(default_factory=list)
    alt: str = ""
    language: str = ""
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    text: str = ""
    turned: bool = False

    def add(self, tag: Tag, *, alt: str = "", language: str = "") -> Node:
        """A new last kid."""
        kid = Node(tag, alt=alt, language=language)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def prune(self) -> None:
        """Drop elements without content: an empty list or paragraph says nothing to a reader."""
        for kid in list(self.kids):
            if isinstance(kid, Node):
                kid.prune()
                if not kid.kids and kid.tag not in {"TD", "TH"}:
                    self.kids.remove(kid)
