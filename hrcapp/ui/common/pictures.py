"""Pages of a document from outside as images of the toolkit."""

from __future__ import annotations

from PySide6.QtGui import QImage

from hrcapp.media import Picture

PAGE_WIDTH = 1240
"""px: a page of A4 at 150 dots an inch."""


def image_of(picture: Picture) -> QImage:
    """An image that owns its pixels."""
    size = picture.width, picture.height
    made = QImage(picture.pixels, *size, 3 * picture.width, QImage.Format.Format_RGB888)
    return made.copy()
