"""The arms or logo of a town: bounded, then decoded in the limited process of every picture."""

from __future__ import annotations

from hrcapp.media.pages import Picture, page_pictures
from hrcapp.media.sniffing import sniff
from hrcapp.model.faults import Code, Fault

MAX_BYTES = 4 * 1024 * 1024
WIDTH = 480
"""Pixels kept: 300 dots an inch on the widest space that a page gives to arms, more on less."""

_TALLEST = 3
_WIDEST = 8


def emblem(data: bytes) -> Picture:
    """A PNG or JPEG on white, at most `WIDTH` pixels wide. Fault EMBLEM_UNREADABLE for anything else."""
    try:
        if len(data) > MAX_BYTES or not sniff(data, "")[0].startswith("image/"):
            raise Fault(Code.EMBLEM_UNREADABLE)
        picture = page_pictures(data, width=WIDTH, pages=1)[0]
    except Fault as fault:
        raise Fault(Code.EMBLEM_UNREADABLE) from fault
    if not picture.width / _WIDEST <= picture.height <= picture.width * _TALLEST:
        raise Fault(Code.EMBLEM_UNREADABLE)
    return picture
