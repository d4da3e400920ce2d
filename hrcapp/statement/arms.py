"""The town's own arms or logo on a page."""

from __future__ import annotations

from dataclasses import replace

from hrcapp.media import emblem
from hrcapp.statement.data import Emblem
from hrcapp.typeset import MM, Photo, Raster

_ROOM = (36 * MM, 15 * MM)


def pixels(arms: Emblem | None) -> Raster | None:
    """The picture, decoded. Fault EMBLEM_UNREADABLE, EMBLEM_SHAPE."""
    if arms is None:
        return None
    found = emblem(arms.image)
    return Raster(found.width, found.height, found.pixels)


def figure(raster: Raster, arms: Emblem, language: str) -> Photo:
    """As large as its place, no wider than itself; `language` is that of its words."""
    photo = Photo(raster, *_ROOM, arms.alt, language)
    return replace(photo, width=photo.size[0], height=photo.size[1])
