"""The place for one signature: a caption, free room for ink or appearance, and the line under it."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.typeset.blocks import MM, Band, Measure
from hrcapp.typeset.breaking import line
from hrcapp.typeset.pen import Box, Pen
from hrcapp.typeset.shaping import INK, Style, Words
from hrcapp.typeset.styles import CAPTION

_CLEAR = 1.6
"""Points between the field and what stands above and below it."""


@dataclass(frozen=True)
class SigningPlace:
    """An empty signature field `name` over an ink line; `tooltip` says whose it is, `caption` what it is."""

    name: str
    tooltip: str
    caption: Words
    height: float = 21 * MM
    rule: float = 0.45 * MM
    style: Style = CAPTION

    def bands(self, measure: Measure) -> list[Band]:
        caption, form = measure.parent.add("P"), measure.parent.add("Form", alt=self.tooltip)
        words = line(self.caption, self.style, measure.rtl)

        def paint(pen: Pen, box: Box) -> None:
            with pen.tagged(caption):
                pen.line(words, box)
            room = self.height - words.height - self.rule - 2 * _CLEAR
            pen.field(form, self.name, self.tooltip, box.inner(0, box.width, words.height + _CLEAR), room)
            with pen.artifact("Layout"):
                pen.rule(box.inner(0, box.width, self.height - self.rule), self.rule, INK)

        return [Band(self.height, paint, glue=True)]
