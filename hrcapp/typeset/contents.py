"""The table of contents: listed headings with the page each begins on."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.typeset.blocks import MM, Band, Measure, Paint
from hrcapp.typeset.breaking import line, lines
from hrcapp.typeset.pen import Box, Pen
from hrcapp.typeset.shaping import Style
from hrcapp.typeset.structure import Node
from hrcapp.typeset.styles import ENTRY


@dataclass(frozen=True)
class Contents:
    """One row for each listed heading down to level `depth`, the page at the far edge."""

    depth: int = 2
    style: Style = ENTRY
    indent: float = 6 * MM
    before: float = 0.0

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("TOC")
        found: list[Band] = []
        for index, entry in enumerate(measure.outline.known):
            if entry.level <= self.depth:
                found += self._row(node.add("TOCI").add("Reference"), index, measure)
        if found:
            found[0].before = self.before
        return found

    def _row(self, node: Node, index: int, measure: Measure) -> list[Band]:
        entry = measure.outline.known[index]
        indent = self.indent * (entry.level - 1)
        width = measure.width - indent - 14 * MM
        style = self.style.but(bold=entry.level == 1)
        titles = lines(entry.title, style, width, measure.rtl)

        def paint(at: int) -> Paint:
            def draw(pen: Pen, box: Box) -> None:
                with pen.tagged(node):
                    pen.line(titles[at], box.inner(indent, width))
                    if at == len(titles) - 1:
                        page = str(measure.outline.entries[index].page)
                        pen.line(line(page, style, measure.rtl), box, "end")

            return draw

        found = [Band(text.height, paint(at), glue=at < len(titles) - 1) for at, text in enumerate(titles)]
        return found
