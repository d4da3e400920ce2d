"""A picture no larger than a form asks for (ODK's `max-pixels`); decoded where every file from outside is."""

from __future__ import annotations

import io

from hrcapp.media.pages import Picture, page_pictures
from hrcapp.media.sniffing import sniff

_QUALITY = 88


def shrunk(data: bytes, longest: int, name: str = "") -> bytes:
    """A JPEG or PNG whose longer side has at most `longest` pixels; what is small enough, or a PDF, as it is.

    What is made smaller keeps its kind and stands upright; what else the file said (place, camera) is gone.
    Raises Fault FILE_TYPE_REFUSED, PICTURE_FAILED.
    """
    media_type, _suffix = sniff(data, name)
    if not media_type.startswith("image/"):
        return data
    picture = page_pictures(data, width=longest, pages=1)[0]
    if picture.height > longest:
        narrower = max(1, longest * picture.width // picture.height)
        picture = page_pictures(data, width=narrower, pages=1)[0]
    elif picture.width < longest:
        return data
    return _encoded(picture, media_type)


def _encoded(picture: Picture, media_type: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    if media_type == "image/png":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
