"""The town's own arms: on the page with words for who can't see them; anything else is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from hrcapp import statement
from hrcapp.media import emblem, take_in_emblem
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import Emblem
from tests.typeset.conftest import elements
from tests.unit.statement.samples import NOW, data


def picture(
    size: tuple[int, int] = (60, 80), kind: str = "PNG", mode: str = "RGBA", colour: Any = None
) -> bytes:
    out = BytesIO()
    Image.new(mode, size, (11, 90, 99, 0) if colour is None else colour).save(out, kind)
    return out.getvalue()


def made(image: bytes) -> bytes:
    values = data("en", emblem=Emblem(image, "Sample arms: a sample shield"))
    return statement.render(values, instance_xml=None, now=NOW)


@pytest.mark.parametrize(
    "image", [picture(), picture((300, 60), "JPEG", "RGB", (200, 10, 10)), picture(mode="L", colour=7)]
)
def test_arms_stand_on_the_page_with_their_words(image: bytes) -> None:
    with pikepdf.open(BytesIO(made(image))) as pdf:
        assert len(pdf.pages) == 1
        (drawn,) = pdf.pages[0].Resources.XObject.values()
        assert drawn.ColorSpace == "/DeviceRGB"
        assert "/SMask" not in drawn
        alternatives = [str(one.Alt) for one in elements(pdf) if one.S == "/Figure"]
    assert "Sample arms: a sample shield" in alternatives
    assert made(image) == made(image)


def test_arms_without_words_are_no_arms() -> None:
    with pytest.raises(ValueError, match="words"):
        Emblem(picture(), " ")


def test_what_is_transparent_shows_paper() -> None:
    assert set(emblem(picture()).pixels) == {255}
    assert emblem(picture(colour=(11, 90, 99, 255))).pixels[:3] == bytes((11, 90, 99))


def test_large_arms_are_made_smaller() -> None:
    found = emblem(picture((2000, 1000)))
    assert (found.width, found.height) == (480, 240)


def _bomb() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high."""
    data = bytearray(picture())
    data[16:24] = (60000).to_bytes(4, "big") * 2
    return bytes(data)


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"%PDF-1.7\n",
        b"GIF89a",
        picture()[:40],
        picture() + b"\0" * (4 << 20),
        _bomb(),
    ],
    ids=["nothing", "pdf", "gif", "cut", "large", "bomb"],
)
def test_anything_else_is_refused(image: bytes) -> None:
    with pytest.raises(Fault) as told:
        made(image)
    assert told.value.code is Code.EMBLEM_UNREADABLE


@pytest.mark.parametrize("size", [(900, 20), (20, 900)], ids=["strip", "pole"])
def test_what_fits_no_place_on_the_page_is_told_apart(size: tuple[int, int]) -> None:
    with pytest.raises(Fault) as told:
        made(picture(size))
    assert told.value.code is Code.EMBLEM_SHAPE


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_taken_in_are_the_pixels_alone(kind: str) -> None:
    out = BytesIO()
    whole = Image.new("RGB", (960, 600), (11, 90, 99))
    exif = Image.Exif()
    exif[0x010E] = "a secret of the camera"
    whole.save(out, kind, exif=exif)
    assert b"secret" in out.getvalue()
    taken = take_in_emblem(out.getvalue())
    assert b"secret" not in taken
    with Image.open(BytesIO(taken)) as found:
        assert (found.format, found.size, dict(found.getexif())) == ("PNG", (480, 300), {})
    assert emblem(taken).pixels[:3] == emblem(out.getvalue()).pixels[:3]


def test_a_picture_of_a_telephone_serves() -> None:
    heic = (Path(__file__).parents[1] / "media" / "sample.heic").read_bytes()
    found = emblem(take_in_emblem(heic))
    assert found.width <= 480
    for broken in (heic[:200], heic + b"\0" * (4 << 20)):
        with pytest.raises(Fault) as told:
            take_in_emblem(broken)
        assert told.value.code is Code.EMBLEM_UNREADABLE
