"""Scans and photographs: every kind taken in, only pixels kept, corrected, and bounded when hostile."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image, ImageChops, ImageFilter

from hrcapp.media import Correction, Scan, correct, read_scan
from hrcapp.model.faults import Code, Fault

CODE = "HRC1SAMPLE"
SHEET = (827, 1169)  # A4 at 100 dots an inch


def sheet(colour: str = "white") -> Image.Image:
    """A page with a QR code of 26 mm at its lower left and a stroke of ink."""
    paper = Image.new("RGB", SHEET, colour)
    drawn = io.BytesIO()
    segno.make(CODE, version=2, error="m").save(drawn, kind="png", scale=3, border=3)
    paper.paste(Image.open(drawn).convert("RGB"), (60, 1000))
    paper.paste((20, 30, 140), (500, 800, 700, 812))
    return paper


def written(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def decoded(scan: Scan) -> Image.Image:
    return Image.open(io.BytesIO(scan.jpeg))


def test_each_kind_gives_its_pages() -> None:
    pdf = written(sheet(), "PDF", resolution=100, save_all=True, append_images=[sheet("ivory")])
    for data, pages in ((written(sheet()), 1), (written(sheet(), "PNG"), 1), (pdf, 2)):
        found = read_scan(data)
        assert len(found) == pages
        for one in found:
            assert one.codes == (CODE,)
            assert (one.width, one.height) == decoded(one).size


def test_a_photograph_of_a_telephone() -> None:
    (found,) = read_scan((Path(__file__).parent / "sample.heic").read_bytes(), "sample.heic")
    assert found.codes == ("SAMPLE CODE",)
    assert (found.width, found.height) == (180, 240), "it was taken with the telephone upright"
    assert "exif" not in decoded(found).info


def test_only_pixels_are_kept() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Sample maker", "Sample model", 6
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 7.0)}
    data = written(sheet(), exif=exif, comment=b"Sample author", xmp=b"<x>Sample author</x>")
    assert b"Sample maker" in data
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825), "the sample must have a position to lose"
    (found,) = read_scan(data)
    assert (found.width, found.height) == SHEET[::-1], "turned as the camera said"
    kept = decoded(found)
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not kept.getexif()
    assert b"Sample" not in found.jpeg


def noisy(image: Image.Image) -> Image.Image:
    grain = random.Random(4).randbytes(image.width * image.height)
    noise = Image.frombytes("L", image.size, grain).point(lambda value: value // 3).convert("RGB")
    return ImageChops.subtract(image, noise)


def shaded(image: Image.Image) -> Image.Image:
    """As if a lamp stood at one side."""
    light = (
        Image.linear_gradient("L").rotate(90).resize(image.size).point(lambda value: 90 + value * 165 // 255)
    )
    return ImageChops.multiply(image, light.convert("RGB"))


SPOILED: dict[str, Callable[[Image.Image], Image.Image]] = {
    "turned": lambda image: image.rotate(90, expand=True),
    "upside down": lambda image: image.rotate(180),
    "askew": lambda image: image.rotate(11, expand=True, fillcolor="grey", resample=Image.Resampling.BICUBIC),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(1.2)),
    "noisy": noisy,
    "in bad light": shaded,
    "pale": lambda image: image.point(lambda value: 150 + value // 4),
    "small": lambda image: image.resize((image.width * 6 // 10, image.height * 6 // 10)),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_the_code_is_read_however_the_page_was_taken(spoil: Callable[[Image.Image], Image.Image]) -> None:
    (found,) = read_scan(written(spoil(sheet()), quality=60))
    assert found.codes == (CODE,)


def test_corrections_turn_cut_and_whiten() -> None:
    (found,) = read_scan(written(shaded(sheet("#E8E0C8").rotate(-90, expand=True))))
    assert (found.width, found.height) == SHEET[::-1]
    upright = correct(found, Correction(quarters=3))
    assert (upright.width, upright.height) == SHEET
    assert upright.codes == (CODE,)
    cut = correct(found, Correction(quarters=3, top=0.25, left=0.1, right=0.1))
    assert (cut.width, cut.height) == (SHEET[0] - 2 * 83, SHEET[1] - 292)
    white = decoded(correct(found, Correction(quarters=3, whiten=True)))
    corners = [white.getpixel(at) for at in ((20, 20), (800, 20), (20, 600), (800, 600))]
    assert all(min(corner) > 235 for corner in corners), corners
    red, _green, blue = white.getpixel((600, 806))
    assert blue > red + 40, "blue ink stays blue"


def test_a_page_askew_is_set_straight() -> None:
    (askew,) = read_scan(written(sheet().rotate(-4, fillcolor="white", resample=Image.Resampling.BICUBIC)))
    straight = decoded(correct(askew, Correction(degrees=-4))).convert("L")
    rows = {x: next(y for y in range(700, 900) if straight.getpixel((x, y)) < 120) for x in (520, 680)}
    assert abs(rows[520] - rows[680]) <= 2


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 6, -97])
def test_a_page_is_set_upright_by_its_code(degrees: int) -> None:
    fast = {"expand": True, "fillcolor": "white", "resample": Image.Resampling.BICUBIC}
    (found,) = read_scan(written(sheet().rotate(degrees, **fast)))
    upright = correct(found, Correction.upright(found))
    assert abs(upright.askew) <= 2
    assert upright.height > upright.width
    assert upright.codes == (CODE,)


@pytest.mark.parametrize("wrong", [{"quarters": 4}, {"degrees": 40.0}, {"top": 0.6}, {"left": -0.1}])
def test_corrections_have_bounds(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="correction"):
        Correction(**wrong)  # type: ignore[arg-type]


def test_no_page_grows_beyond_what_a_sealed_file_can_carry() -> None:
    grain = Image.frombytes("RGB", (2400, 3400), random.Random(7).randbytes(2400 * 3400 * 3))
    (found,) = read_scan(written(grain, quality=95))
    assert len(found.jpeg) < 3_000_000
    corrected = correct(found, Correction())
    assert max(corrected.width, corrected.height) <= 2339
    assert len(corrected.jpeg) < 1_500_000


def _said_to_be(width: int, height: int) -> bytes:
    """A PNG whose head promises more than it holds."""
    data = bytearray(written(Image.new("RGB", (8, 8)), "PNG"))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def _blank_pdf(pages: int, size: tuple[float, float] = (200, 100)) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=size)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


HOSTILE: dict[str, tuple[bytes, Code]] = {
    "nothing": (b"", Code.SCAN_TYPE_REFUSED),
    "another kind": (b"GIF89a", Code.SCAN_TYPE_REFUSED),
    "a film": (b"\0\0\0\x18ftypisom", Code.SCAN_TYPE_REFUSED),
    "cut short": (written(sheet(), "PNG")[:300], Code.SCAN_UNREADABLE),
    "bomb": (_said_to_be(60_000, 60_000), Code.SCAN_UNREADABLE),
    "broken HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 400, Code.SCAN_UNREADABLE),
    "broken PDF": (b"%PDF-1.7 sample", Code.SCAN_UNREADABLE),
    "a strip": (_blank_pdf(1, (3, 14_000)), Code.SCAN_UNREADABLE),
    "a book": (_blank_pdf(13), Code.SCAN_TOO_MANY_PAGES),
    "large": (b"\xff\xd8\xff" + b"\0" * (32 << 20), Code.SCAN_TOO_LARGE),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_is_refused_in_words(data: bytes, code: Code) -> None:
    with pytest.raises(Fault) as told:
        read_scan(data, "sample")
    assert told.value.code is code
    assert told.value.params["name"] == "sample"
