"""Pictures made of pixels: what a town's arms come as."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrcapp.typeset.blocks import Band, Measure
from hrcapp.typeset.pen import Box, Pen, Raster


@dataclass(frozen=True)
class Photo:
    """Pixels within `width` by `height` points, as large as fits; `alt` says in `language` what they show."""

    raster: Raster = field(repr=False)
    width: float
    height: float
    alt: str
    language: str = ""
    before: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on the page, in points."""
        scale = min(self.width / self.raster.width, self.height / self.raster.height)
        return self.raster.width * scale, self.raster.height * scale

    def bands(self, measure: Measure) -> list[Band]:
        node = measure.parent.add("Figure", alt=self.alt, language=self.language)
        width, height = self.size

        def paint(pen: Pen, box: Box) -> None:
            left, bottom = box.at(self.width - width, width), box.top - height
            node.attributes["Layout"] = {"BBox": (left, bottom, left + width, box.top)}
            with pen.tagged(node):
                pen.raster(self.raster, left, bottom, width, height)

        return [Band(height, paint, self.before)]
