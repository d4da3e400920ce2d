"""Files as pictures, drawn in a process of its own with limits: a file may come from anyone."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.model.faults import Code, Fault

MAX_PAGES = 60
TIMEOUT_S = 60
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])
_HEAD = struct.Struct(">II")
_CALL = struct.Struct(">III")


@dataclass(frozen=True)
class Picture:
    """One page: `width` × `height` pixels of 3 bytes (red, green, blue), row by row without gaps."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


def page_pictures(pdf: bytes, *, width: int, pages: int = MAX_PAGES) -> tuple[Picture, ...]:
    """The first `pages` pages of a PDF, each `width` pixels wide; or a JPEG or PNG, no wider than that.

    Raises Fault PDF_UNREADABLE or, for what is no PDF, PICTURE_FAILED.

    Whatever the file does to its reader, it does to a process that has no more than its limits of memory and
    time, and is thrown away.
    """
    paths = [_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hrcapp.media.page_worker"],
            input=_CALL.pack(width, min(pages, MAX_PAGES), len(pdf)) + pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _unreadable(pdf) from error
    if done.returncode:
        raise _unreadable(pdf)
    return _pictures(done.stdout)


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
