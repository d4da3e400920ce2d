"""A signature out of a picture of it: the ink without its paper.

The file is decoded in the limited process of every picture; what follows works on pixels alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from hrcapp.media.light import evened
from hrcapp.media.pages import Picture, page_pictures
from hrcapp.media.scans import read_scan
from hrcapp.media.sniffing import is_heic, sniff
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 16 * 1024 * 1024
"""As much as a telephone's photograph takes."""
WIDTH = 2000
"""Pixels looked at: a signature on a photograph of a whole page still has some hundreds of them."""
_TALLEST = 4
"""Times as high as wide: no page, and no signature, is longer."""
_KEPT = (720, 360)
"""Pixels kept: 300 dots an inch on the widest field of a statement."""
_FULL = 255
_FAINTEST = 48
"""Paper without ink is no darker than this, of 255, once its light is evened out."""
_SPECKLED = 800
"""Pictures from this width on come from a camera or a scanner, with specks of one pixel."""
_LEAST = 12
"""px: anything smaller is dust."""
_MOST_INK = 0.3
"""The share of a picture that no handwriting covers."""


class Strength(StrEnum):
    """How much of the picture is taken for ink."""

    DARK = "dark"
    USUAL = "usual"
    FAINT = "faint"


_LEVELS = {Strength.DARK: (0.45, 0.85), Strength.USUAL: (0.25, 0.65), Strength.FAINT: (0.08, 0.3)}
"""Where paper ends and where ink is full, as shares of the darkest of a picture."""


@dataclass(frozen=True)
class Ink:
    """`width` × `height` pixels of one `colour` (red, green, blue), no wider or higher than its strokes.

    `alpha`: a byte for each pixel, row by row, 0 for paper to 255 for ink.
    """

    width: int
    height: int
    colour: tuple[int, int, int]
    alpha: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.alpha) != self.width * self.height:
            raise ValueError("not as many pixels as it says")


def take_in_signature(data: bytes) -> Picture:
    """The pixels of a PNG, JPEG or HEIC, upright and on white. Fault SIGNATURE_PICTURE_UNREADABLE."""
    try:
        if len(data) > MAX_BYTES:
            raise Fault(Code.PICTURE_FAILED, name="")
        still = read_scan(data)[0].jpeg if is_heic(data) else data
        if not sniff(still, "")[0].startswith("image/"):
            raise Fault(Code.PICTURE_FAILED, name="")
        picture = page_pictures(still, width=WIDTH, pages=1)[0]
        if picture.height > _TALLEST * picture.width:
            raise Fault(Code.PICTURE_FAILED, name="")
    except Fault as fault:
        raise Fault(Code.SIGNATURE_PICTURE_UNREADABLE, limit=size_text(MAX_BYTES)) from fault
    return picture


def ink_of(picture: Picture, strength: Strength = Strength.USUAL) -> Ink:
    """The ink on a picture of paper, cut to its strokes. Fault SIGNATURE_PICTURE_EMPTY without any."""
    from PIL import Image, ImageStat

    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    mask = _mask(evened(image), strength)
    full = mask.point(_from(_FULL * 3 // 4))
    if ImageStat.Stat(full).mean[0] > _MOST_INK * _FULL:
        raise Fault(Code.SIGNATURE_PICTURE_EMPTY)
    # As it came: where the light on the paper was evened out, ink in the shade has become paler.
    red, green, blue = (round(each) for each in ImageStat.Stat(image, full).mean)
    mask = mask.crop(_strokes(mask))
    mask.thumbnail(_KEPT)
    return Ink(mask.width, mask.height, (red, green, blue), mask.tobytes())


def _mask(image: Image.Image, strength: Strength) -> Image.Image:
    """How much of each pixel is ink: what is darker than the paper, up to the darkest there is."""
    from PIL import ImageOps

    dark = ImageOps.invert(image.convert("L"))
    deepest = _deepest(dark)
    if deepest < _FAINTEST:
        raise Fault(Code.SIGNATURE_PICTURE_EMPTY)
    paper, ink = (share * deepest for share in _LEVELS[strength])
    return dark.point([round(_FULL * min(1.0, max(0.0, (at - paper) / (ink - paper)))) for at in range(256)])


def _deepest(dark: Image.Image) -> int:
    """The darkest, but for a ten-thousandth of the pixels: specks are darker than any ink."""
    left = dark.width * dark.height // 10_000
    counts = dark.histogram()
    for depth in range(_FULL, 0, -1):
        left -= counts[depth]
        if left < 0:
            return depth
    return 0


def _strokes(mask: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything that is no speck, one pixel wider."""
    from PIL import ImageFilter

    firm = mask.filter(ImageFilter.MedianFilter(3)) if mask.width >= _SPECKLED else mask
    box = firm.point(_from(_FULL // 2)).getbbox()
    if box is None or max(box[2] - box[0], box[3] - box[1]) < _LEAST:
        raise Fault(Code.SIGNATURE_PICTURE_EMPTY)
    left, top, right, bottom = box
    return max(0, left - 1), max(0, top - 1), min(mask.width, right + 1), min(mask.height, bottom + 1)


def _from(least: int) -> list[int]:
    """A table that makes everything from `least` on full, and nothing of the rest."""
    return [0] * least + [_FULL] * (256 - least)
