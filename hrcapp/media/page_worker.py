"""Draws pages of a PDF, or one picture: width, first page, most pages, length and the file in; pixels out.

Nothing of the file is run: this PDFium is built without JavaScript and XFA. Form fields are only drawn,
because signatures are fields.
"""

from __future__ import annotations

import io
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 40
MAX_PIXELS = 40_000_000
HEAD = 1024
"""Where the mark of a PDF must stand."""
_HEAD = struct.Struct(">II")
_CALL = struct.Struct(">IIII")


def main() -> int:
    """Exit code 0, or 1 for a file that can't be drawn within the limits."""
    limit()
    wanted, first, most, length = _CALL.unpack(sys.stdin.buffer.read(_CALL.size))
    data = sys.stdin.buffer.read(length)
    return _pages(data, wanted, first, most) if b"%PDF-" in data[:HEAD] else _picture(data, wanted)


def _pages(data: bytes, wanted: int, first: int, most: int) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        for index in range(first - 1, min(len(document), first - 1 + most)):
            _draw(document[index], wanted)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return 1
    return 0


def _picture(data: bytes, wanted: int) -> int:
    """A JPEG or PNG, upright, no wider than `wanted`."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as found:
            if found.width * found.height > MAX_PIXELS:
                return 1
            upright = on_white(ImageOps.exif_transpose(found))
        if upright.width > wanted:
            upright = upright.resize((wanted, max(1, round(upright.height * wanted / upright.width))))
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return 1
    sys.stdout.buffer.write(_HEAD.pack(*upright.size) + upright.tobytes())
    return 0


def on_white(image: Image.Image) -> Image.Image:
    """Without transparency: what shines through is paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    from PIL import Image as images

    solid = image.convert("RGBA")
    paper = images.new("RGBA", solid.size, "white")
    return images.alpha_composite(paper, solid).convert("RGB")


def _draw(page: object, wanted: int) -> None:
    across, down = page.get_size()  # type: ignore[attr-defined]
    if across <= 0 or down <= 0:
        raise ValueError("a page without a size")
    scale = wanted / across
    if wanted * down * scale > MAX_PIXELS:
        raise ValueError("a page too large to draw")
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    channels, stride = bitmap.n_channels, bitmap.stride
    raw = bytes(bitmap.buffer)
    rows = (raw[at * stride : at * stride + bitmap.width * channels] for at in range(bitmap.height))
    sys.stdout.buffer.write(_HEAD.pack(bitmap.width, bitmap.height))
    for row in rows:
        sys.stdout.buffer.write(_rgb(row, channels))


def _rgb(row: bytes, channels: int) -> bytes:
    if channels == 3:
        return row
    if channels == 1:
        return bytes(value for value in row for _ in range(3))
    out = bytearray(3 * (len(row) // 4))
    for channel in range(3):
        out[channel::3] = row[channel::4]
    return bytes(out)


def limit() -> None:
    """Limits of the system where it has them; the parent's time-out holds everywhere."""
    with suppress(ImportError):
        import resource

        for kind, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    sys.exit(main())
