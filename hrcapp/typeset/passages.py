"""Text in a second language, turned to its own direction; and where a page must begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrcapp.i18n.languages import is_rtl
from hrcapp.typeset.blocks import Band, Block, Measure, Paint
from hrcapp.typeset.pen import Box, Pen
from hrcapp.typeset.structure import Tag


@dataclass(frozen=True)
class Passage:
    """Blocks in one language (BCP 47), which decides their direction, in an element that names it."""

    blocks: Sequence[Block]
    language: str
    tag: Tag = "Sect"

    def bands(self, measure: Measure) -> list[Band]:
        rtl = is_rtl(self.language)
        node = measure.parent.add(self.tag, language=self.language)
        inner = replace(measure, rtl=rtl, parent=node)
        found = [band for block in self.blocks for band in block.bands(inner)]
        for band in found:
            band.paint = _turned(band.paint, rtl)
        return found


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""

    def bands(self, measure: Measure) -> list[Band]:
        return [Band(0.0, lambda pen, box: None, glue=True, turn=True)]


def _turned(paint: Paint, rtl: bool) -> Paint:
    def draw(pen: Pen, box: Box) -> None:
        paint(pen, Box(box.left, box.top, box.width, rtl))

    return draw
