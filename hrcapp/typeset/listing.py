"""Lists with hanging figures or bullets at the edge where reading starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.typeset.blocks import MM, Band, Measure, Paint, text_bands
from hrcapp.typeset.breaking import Line, line, lines
from hrcapp.typeset.pen import Box, Pen
from hrcapp.typeset.shaping import Style, Words
from hrcapp.typeset.structure import Node
from hrcapp.typeset.styles import BODY, FIGURE


@dataclass(frozen=True)
class Listing:
    """Items with figures (`numbered`) or bullets, which `label` styles; `indent` is where text begins."""

    items: Sequence[Words]
    numbered: bool = True
    style: Style = BODY
    label: Style = FIGURE
    indent: float = 8 * MM
    between: float = 1.7 * MM
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("L")
        node.attributes["List"] = {"ListNumbering": "/Decimal" if self.numbered else "/Disc"}
        found: list[Band] = []
        for number, item in enumerate(self.items, 1):
            bands = self._item(node.add("LI"), str(number) if self.numbered else "•", item, measure)
            bands[0].before = self.between if found else self.before
            found += bands
        return found

    def _item(self, node: Node, mark: str, words: Words, measure: Measure) -> list[Band]:
        label, body = node.add("Lbl"), node.add("LBody")
        figure = line(mark, self.label, measure.rtl)
        width = measure.width - self.indent
        found = text_bands(lines(words, self.style, width, measure.rtl), body, rtl=measure.rtl)
        for band in found:
            band.paint = _indented(band.paint, self.indent, width)
        found[0].paint = _labelled(found[0].paint, figure, label, self.style)
        return found


def _indented(paint: Paint, indent: float, width: float) -> Paint:
    return lambda pen, box: paint(pen, box.inner(indent, width))


def _labelled(paint: Paint, figure: Line, node: Node, style: Style) -> Paint:
    # The figure may be larger than the text: both stand on the same baseline.
    lift = style.baseline - figure.baseline

    def both(pen: Pen, box: Box) -> None:
        with pen.tagged(node):
            pen.line(figure, box.inner(0, box.width, lift))
        paint(pen, box)

    return both
