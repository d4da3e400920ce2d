"""A drawing in vectors as a picture, for documents whose programs draw no vectors alike."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

from hrcapp.typeset import Bars, Drawing, Shape

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS_A_POINT = 3.0
_FINER = 3
"""Drawn so many times as large and reduced: smooth edges."""


def png(drawing: Drawing, width: float) -> bytes:
    """A PNG for `width` points at 216 pixels an inch, on nothing."""
    from PIL import Image

    across = round(width * _PIXELS_A_POINT)
    size = (across * _FINER, max(1, round(across * drawing.height / drawing.width)) * _FINER)
    canvas = Image.new("RGBA", size, (255, 255, 255, 0))
    for shape in drawing.shapes:
        canvas.paste(shape.colour, (0, 0, *size), _mask(shape, size, size[0] / drawing.width))
    buffer = io.BytesIO()
    canvas.reduce(_FINER).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _mask(shape: Shape | Bars, size: tuple[int, int], scale: float) -> Image:
    """Where the shape is filled: contours take turns by the even-odd rule, or add up."""
    from PIL import Image, ImageChops

    joined = ImageChops.logical_xor if shape.holes else ImageChops.logical_or
    mask = Image.new("1", size)
    for contour in shape.contours:
        points = [(x * scale, y * scale) for x, y in contour]
        box = _box(points)
        mask.paste(joined(mask.crop(box), _filled(points, box)), box)
    return mask


def _box(points: Sequence[tuple[float, float]]) -> tuple[int, int, int, int]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return floor(min(across)), floor(min(down)), ceil(max(across)) + 1, ceil(max(down)) + 1


def _filled(points: Sequence[tuple[float, float]], box: tuple[int, int, int, int]) -> Image:
    from PIL import Image, ImageDraw

    left, top, right, bottom = box
    found = Image.new("1", (right - left, bottom - top))
    ImageDraw.Draw(found).polygon([(x - left, y - top) for x, y in points], fill=1)
    return found
