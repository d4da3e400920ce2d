"""Takes in a scan or corrects a page of one: what to do and the file in, pages as JPEG with their codes out.

Every page is decoded and encoded anew from its pixels, so nothing that a file says beside them gets through.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hrcapp.media.light import evened
from hrcapp.media.limited import TOO_MANY
from hrcapp.media.page_worker import HEAD, MAX_PIXELS, limit, on_white

if TYPE_CHECKING:
    from PIL import Image

_UNREADABLE = 1
_CALL = struct.Struct(">II")
_LONGEST = 3508
"""px: the long side of A4 at 300 dots an inch, as much as is kept of what came."""
_SHEET = (1654, 2339)
"""px: A4 at 200 dots an inch, as large as a corrected page gets."""
_DPI = 300
_CAME = ((1.0, 82), (1.0, 70), (0.8, 65), (0.6, 60))
_CORRECTED = ((1.0, 80), (1.0, 70), (0.8, 65), (0.6, 60))
_CAME_BYTES, _CORRECTED_BYTES = 1_200_000, 600_000
_CODES, _LONGEST_CODE = 8, 200


def main() -> int:
    """Exit code 0, `TOO_MANY` pages, or 1 for what can't be decoded within the limits."""
    limit()
    head, length = _CALL.unpack(sys.stdin.buffer.read(_CALL.size))
    wanted = json.loads(sys.stdin.buffer.read(head))
    data = sys.stdin.buffer.read(length)
    from PIL import Image

    try:
        if wanted["do"] == "correct":
            _correct(data, wanted)
        elif b"%PDF-" in data[:HEAD]:
            return _read_pdf(data, int(wanted["pages"]))
        else:
            _read_picture(data, heic=bool(wanted["heic"]))
    except (OSError, ValueError, SyntaxError, MemoryError, RuntimeError, Image.DecompressionBombError):
        return _UNREADABLE
    return 0


def _read_pdf(data: bytes, most: int) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if len(document) > most:
        return TOO_MANY
    document.init_forms()
    for index in range(len(document)):
        page = document[index]
        across, down = page.get_size()
        if min(across, down) <= 0 or max(across, down) > 40 * min(across, down):
            raise ValueError("no page of paper")
        scale = min(_DPI / 72, _LONGEST / max(across, down))
        _came(page.render(scale=scale).to_pil().convert("RGB"))
    return 0


def _read_picture(data: bytes, *, heic: bool) -> None:
    from PIL import Image, ImageOps

    if heic:
        import pi_heif

        pi_heif.register_heif_opener()
    formats = ("HEIF",) if heic else ("JPEG", "PNG")
    with Image.open(io.BytesIO(data), formats=formats) as found:
        if found.width * found.height > MAX_PIXELS:
            raise ValueError("too many pixels")
        if not heic:
            found.draft("RGB", (_LONGEST, _LONGEST))
        _came(on_white(ImageOps.exif_transpose(found)))


def _came(image: Image.Image) -> None:
    image.thumbnail((_LONGEST, _LONGEST))
    _write(image, _CAME, _CAME_BYTES)


def _correct(data: bytes, wanted: dict[str, Any]) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("JPEG",)) as found:
        image = found.convert("RGB")
    if wanted["quarters"]:
        image = image.rotate(-90 * int(wanted["quarters"]), expand=True)
    if wanted["degrees"]:
        image = image.rotate(-float(wanted["degrees"]), Image.Resampling.BICUBIC, fillcolor="white")
    width, height = image.size
    right, bottom = width - round(width * wanted["right"]), height - round(height * wanted["bottom"])
    image = image.crop((round(width * wanted["left"]), round(height * wanted["top"]), right, bottom))
    if wanted["whiten"]:
        image = _whitened(image)
    image.thumbnail(_SHEET if image.height >= image.width else _SHEET[::-1])
    _write(image, _CORRECTED, _CORRECTED_BYTES)


def _whitened(image: Image.Image) -> Image.Image:
    """Even out the light that fell on the paper, then let ink be dark; colours keep their hue."""
    from PIL import ImageOps

    return ImageOps.autocontrast(evened(image), cutoff=(0.5, 40), preserve_tone=True)


def _write(image: Image.Image, steps: tuple[tuple[float, int], ...], most: int) -> None:
    """A page, as good as `most` bytes allow."""
    codes, askew = _codes(image)
    for share, quality in steps:
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        fitting = image if share == 1.0 else image.resize(size)
        out = io.BytesIO()
        # Pillow would write a comment or profile of the source again.
        fitting.info = {}
        fitting.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= most:
            break
    told = json.dumps(
        {"width": fitting.width, "height": fitting.height, "codes": codes, "askew": askew}
    ).encode()
    sys.stdout.buffer.write(_CALL.pack(len(told), out.tell()) + told + out.getvalue())


def _codes(image: Image.Image) -> tuple[list[str], int]:
    """The texts of the QR codes, at the first of a few looks that finds any, and how far they are askew."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for look in _looks(image):
        found = zxingcpp.read_barcodes(look, formats=formats)
        sound = [one for one in found if one.valid and len(one.text) <= _LONGEST_CODE]
        if sound:
            return sorted({one.text for one in sound})[:_CODES], -sound[0].orientation
    return [], 0


def _looks(image: Image.Image) -> Iterator[Image.Image]:
    """As it is, with more contrast, with noise smoothed out, smaller, larger."""
    from PIL import ImageFilter, ImageOps

    grey = image.convert("L")
    yield grey
    yield ImageOps.autocontrast(grey, cutoff=2)
    yield grey.filter(ImageFilter.MedianFilter(5))
    yield grey.filter(ImageFilter.GaussianBlur(2))
    yield grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)))
    if max(grey.size) <= 2000:
        yield grey.resize((grey.width * 2, grey.height * 2))


if __name__ == "__main__":
    sys.exit(main())
