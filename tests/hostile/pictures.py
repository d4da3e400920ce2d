"""Pictures that were made to hurt a reader, at the doors where a person gives one."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image

from hrcapp.media import emblem, page_pictures, read_scan, take_in_emblem, take_in_signature
from hrcapp.media.page_worker import MAX_PIXELS
from tests.hostile import mutations
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation
from tests.sample import sample_arms

_HEIC = Path(__file__).resolve().parents[1] / "unit" / "media" / "sample.heic"
SECRET = b"Sample secret that stands beside the pixels"
_SECONDS = 70.0
"""The limit of the process that decodes, and what starting it takes."""


@cache
def picture(kind: str) -> bytes:
    """The arms as a file of a kind, with a comment, a position and a profile that must not get through."""
    if kind == "HEIC":
        return _HEIC.read_bytes()
    with Image.open(io.BytesIO(sample_arms())) as arms:
        image = arms.convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    out = io.BytesIO()
    image.save(out, kind, exif=exif, comment=SECRET)
    return out.getvalue()


# -- PNG


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_size(chance: Random, data: bytes) -> bytes:
    """Dimensions that are huge, nothing, or more than its rows; a depth or a colour that does not exist."""
    sides = (0, 1, 65_535, 0x7FFFFFFF, 0xFFFFFFFF, 6_300, 30_000)
    head = struct.pack(
        ">IIBBBBB",
        chance.choice(sides),
        chance.choice(sides),
        chance.choice((1, 8, 16, 99)),
        chance.choice((0, 2, 3, 6, 77)),
        0,
        0,
        chance.choice((0, 1)),
    )
    return data[:8] + chunk(b"IHDR", head) + data[33:]


def _png_bomb(chance: Random, data: bytes) -> bytes:
    """Pixels that unfold to gigabytes, or texts, profiles and frames that do."""
    unfolds = zlib.compress(bytes(chance.choice((40_000_000, 3_000_000))), 9)
    if chance.random() < 0.4:
        head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
        return data[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", unfolds) + chunk(b"IEND", b"")
    kinds = (
        chunk(b"zTXt", b"x\0\0" + unfolds) * chance.choice((1, 60)),
        chunk(b"iCCP", b"x\0\0" + unfolds),
        chunk(b"eXIf", b"MM\0*" + bytes(200)),
        chunk(b"acTL", struct.pack(">II", 0x7FFFFFFF, 0)) + chunk(b"fcTL", bytes(26)),
        chunk(b"tEXt", b"x\0" + SECRET) * 20_000,
        chunk(b"PLTE", bytes(3 * 300)),
    )
    return data[:33] + chance.choice(kinds) + data[33:]


# -- JPEG


def _jpeg_size(chance: Random, data: bytes) -> bytes:
    at = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    sides = struct.pack(">HH", chance.choice((0, 1, 65_500, 9_000)), chance.choice((0, 1, 65_500, 9_000)))
    return data[: at + 5] + sides + data[at + 9 :]


def _jpeg_marks(chance: Random, data: bytes) -> bytes:
    """Segments that lie about their length, many scans, an orientation that loops, profiles in pieces."""
    kinds = (
        b"\xff\xe1\xff\xffExif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0\0\0\0\x08",
        b"\xff\xe2\0\x20ICC_PROFILE\0\x01\xff" + bytes(16),
        b"\xff\xfe\0\0",
        b"\xff\xc4\0\x03\0",
        b"\xff\xdb\0\x43\0" + bytes(64),
        b"\xff\xd8" * 5_000,
    )
    scan = data.find(b"\xff\xda")
    if chance.random() < 0.3:
        return data[:-2] + data[scan:-2] * chance.choice((3, 400)) + data[-2:]
    return data[:2] + chance.choice(kinds) + data[2:]


def _other_kind(chance: Random, data: bytes) -> bytes:
    """Another kind of picture, under its own mark or that of this one."""
    kind = chance.choice(("TIFF", "GIF", "WEBP", "BMP", "ICO", "SVG", "HTML", "EPS"))
    if kind == "SVG":
        other = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><use href='#x'/></svg>"
    elif kind == "HTML":
        other = b"<html><script>alert(1)</script></html>"
    else:
        out = io.BytesIO()
        with Image.open(io.BytesIO(sample_arms())) as arms:
            arms.convert("RGB").save(out, kind)
        other = out.getvalue()
    return other if chance.random() < 0.6 else data[:8] + other


WAYS: dict[str, tuple[Mutation, ...]] = {
    "PNG": (_png_size, _png_bomb, _other_kind, *mutations.BYTES),
    "JPEG": (_jpeg_size, _jpeg_marks, _other_kind, *mutations.BYTES),
    "HEIC": (mutations.flip, mutations.splice, mutations.number, *mutations.BYTES),
}

# -- doors


def _page(data: bytes) -> None:
    for one in page_pictures(data, width=300, pages=3):
        assert one.width * one.height <= MAX_PIXELS
        assert len(one.pixels) == 3 * one.width * one.height


def _scan(data: bytes) -> None:
    for one in read_scan(data):
        assert max(one.width, one.height) <= 3508
        assert SECRET not in one.jpeg
        with Image.open(io.BytesIO(one.jpeg)) as image:
            assert image.size == (one.width, one.height)
            assert not image.getexif()


def _emblem(data: bytes) -> None:
    taken = take_in_emblem(data)
    assert SECRET not in taken
    emblem(taken)


def _signature(data: bytes) -> None:
    take_in_signature(data)


def formats() -> list[Format]:
    def make(chance: Random) -> Case:
        kind = chance.choice(("PNG", "JPEG", "HEIC"))
        return Case("picture", changed(chance, WAYS[kind], picture(kind)), by_its_sender=True)

    doors: dict[str, Callable[[bytes], object]] = {
        "pictures shown": _page,
        "scans": _scan,
        "arms": _emblem,
        "pictures of a signature": _signature,
    }
    return [
        Format(name, door, make, share=0.15, seconds=_SECONDS, apart=True) for name, door in doors.items()
    ]
