"""The arms or logo of a town: bounded, then decoded in the limited process of every picture."""

from __future__ import annotations

import io

from hrcapp.media.pages import Picture, page_pictures
from hrcapp.media.scans import read_scan
from hrcapp.media.sniffing import is_heic, sniff
from hrcapp.model.faults import Code, Fault

MAX_BYTES = 4 * 1024 * 1024
WIDTH = 480
"""Pixels kept: 300 dots an inch on the widest space that a page gives to arms, more on less."""

_TALLEST = 3
_WIDEST = 8


def emblem(data: bytes) -> Picture:
    """A PNG or JPEG on white, at most `WIDTH` pixels wide.

    Fault EMBLEM_UNREADABLE for anything else, EMBLEM_SHAPE for what no place on the page fits.
    """
    try:
        if len(data) > MAX_BYTES or not sniff(data, "")[0].startswith("image/"):
            raise Fault(Code.EMBLEM_UNREADABLE)
        picture = page_pictures(data, width=WIDTH, pages=1)[0]
    except Fault as fault:
        raise Fault(Code.EMBLEM_UNREADABLE) from fault
    if not picture.width / _WIDEST <= picture.height <= picture.width * _TALLEST:
        raise Fault(Code.EMBLEM_SHAPE, widest=_WIDEST, tallest=_TALLEST)
    return picture


def take_in_emblem(data: bytes) -> bytes:
    """A PNG, JPEG or HEIC as the PNG of its pixels, no larger than a page needs; nothing else of it is kept.

    Faults as `emblem`.
    """
    picture = emblem(_of_telephone(data) if is_heic(data) else data)
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _of_telephone(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise Fault(Code.EMBLEM_UNREADABLE)
    try:
        return read_scan(data)[0].jpeg
    except Fault as fault:
        raise Fault(Code.EMBLEM_UNREADABLE) from fault
