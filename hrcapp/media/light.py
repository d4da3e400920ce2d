"""The light on a picture of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


def evened(image: Image.Image) -> Image.Image:
    """The paper white all over, whatever light fell on it; ink keeps its distance from the paper."""
    from PIL import ImageChops, ImageFilter

    small = image.resize((max(1, image.width // 16), max(1, image.height // 16)))
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(5)).resize(image.size)
    return ImageChops.add(image, ImageChops.invert(paper))
