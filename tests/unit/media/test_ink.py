"""A signature out of a picture of it: cut to its ink, paper transparent, other pictures refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from hrcapp.media import Ink, Strength, ink_of, take_in_signature
from hrcapp.media.ink import MAX_BYTES
from hrcapp.model.faults import Code, Fault
from tests.unit.statement.samples import BLUE, signature_photo


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def line(mode: str = "RGB", paper: object = "white", ink: object = "black") -> Image.Image:
    """A line across a small picture, 200 pixels long."""
    image = Image.new(mode, (300, 120), paper)
    ImageDraw.Draw(image).line([(50, 60), (250, 60)], ink, 4)
    return image


def taken(data: bytes, strength: Strength = Strength.USUAL) -> Ink:
    return ink_of(take_in_signature(data), strength)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_gives_its_ink_without_paper(kind: str) -> None:
    ink = taken(signature_photo(kind))
    assert ink.width <= 720
    assert ink.height <= 360
    # The strokes lie in a box of 714 by 300 pixels on the photograph.
    assert ink.width / ink.height == pytest.approx(714 / 300, rel=0.1)
    assert 0.4 < ink.alpha.count(0) / len(ink.alpha) < 0.97
    assert max(ink.alpha) == 255
    assert all(abs(found - meant) < 60 for found, meant in zip(ink.colour, BLUE, strict=True))
    assert ink.colour[2] > ink.colour[0] + 50


def test_a_shaded_photograph_has_no_grey_ground() -> None:
    ink = taken(signature_photo())
    corner = [ink.alpha[y * ink.width + x] for y in range(10) for x in range(ink.width - 10, ink.width)]
    assert max(corner) < 40


def test_more_or_less_of_the_picture_is_ink() -> None:
    picture = take_in_signature(signature_photo())
    shares = [sum(ink.alpha) / len(ink.alpha) for ink in (ink_of(picture, each) for each in Strength)]
    assert shares == sorted(shares)
    assert len(set(shares)) == 3


def test_faint_lines_are_found_when_wanted() -> None:
    image = line()
    ImageDraw.Draw(image).line([(50, 90), (250, 90)], (205, 205, 205), 4)
    assert taken(png(image)).height < 20
    assert taken(png(image), Strength.FAINT).height > 30


@pytest.mark.parametrize(
    "image", [line(), line("RGBA", (0, 0, 0, 0), (0, 0, 0, 255)), line("L", 255, 0), line("1", 1, 0)]
)
def test_a_signature_out_of_a_program(image: Image.Image) -> None:
    ink = taken(png(image))
    assert ink.width == pytest.approx(203, abs=4)
    assert ink.height == pytest.approx(6, abs=3)
    assert max(ink.colour) < 30


def test_a_telephone_s_picture_is_taken_in_upright() -> None:
    picture = take_in_signature((Path(__file__).parent / "sample.heic").read_bytes())
    assert (picture.width, picture.height) == (180, 240)


def spoilt() -> bytes:
    return signature_photo()[:400]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 no picture",
        b"GIF89a" + bytes(100),
        spoilt(),
        b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES),
        png(Image.new("1", (2, 3000))),
        png(Image.new("1", (9000, 9000))),
    ],
)
def test_what_is_no_picture_of_a_signature_is_refused(data: bytes) -> None:
    with pytest.raises(Fault) as told:
        take_in_signature(data)
    assert told.value.code is Code.SIGNATURE_PICTURE_UNREADABLE
    assert told.value.params["limit"]


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (400, 300), "white"),
        Image.new("RGB", (400, 300), "black"),
        Image.effect_noise((900, 600), 6).convert("RGB"),
        line(ink=(240, 240, 240)),
        line("RGBA", (0, 0, 0, 0), (255, 255, 255, 255)),
    ],
)
def test_a_picture_without_a_signature_is_told(image: Image.Image) -> None:
    with pytest.raises(Fault) as told:
        taken(png(image))
    assert told.value.code is Code.SIGNATURE_PICTURE_EMPTY


def test_ink_has_as_many_pixels_as_it_says() -> None:
    with pytest.raises(ValueError, match="pixels"):
        Ink(2, 2, (0, 0, 0), b"\0")
