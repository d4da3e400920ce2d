"""Files as pictures, drawn in a process of its own with limits: a file may come from anyone."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from hrcapp.media.limited import Failed, run_limited
from hrcapp.model.faults import Code, Fault

MAX_PAGES = 60
_HEAD = struct.Struct(">II")
_CALL = struct.Struct(">IIII")


@dataclass(frozen=True)
class Picture:
    """One page: `width` × `height` pixels of 3 bytes (red, green, blue), row by row without gaps."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


def page_pictures(pdf: bytes, *, width: int, pages: int = MAX_PAGES, first: int = 1) -> tuple[Picture, ...]:
    """At most `pages` pages of a PDF from the `first` on, each `width` pixels wide, none after its last; or
    a JPEG or PNG, no wider than that.

    Raises Fault PDF_UNREADABLE or, for what is no PDF, PICTURE_FAILED.

    Whatever the file does to its reader, it does to a process that has no more than its limits of memory and
    time, and is thrown away.
    """
    try:
        call = _CALL.pack(width, first, min(pages, MAX_PAGES), len(pdf))
        out = run_limited("hrcapp.media.page_worker", call + pdf)
    except Failed as error:
        raise _unreadable(pdf) from error
    return _pictures(out)


def _unreadable(data: bytes) -> Fault:
    return Fault(Code.PDF_UNREADABLE if b"%PDF-" in data[:1024] else Code.PICTURE_FAILED, name="")


def _pictures(data: bytes) -> tuple[Picture, ...]:
    found, at = [], 0
    while at < len(data):
        width, height = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        size = 3 * width * height
        if at + size > len(data):
            raise Fault(Code.PDF_UNREADABLE, name="")
        found.append(Picture(width, height, data[at : at + size]))
        at += size
    return tuple(found)
