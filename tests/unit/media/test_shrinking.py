"""Pictures made no larger than a form asks for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from hrcapp.media.shrinking import shrunk
from hrcapp.model.faults import Code, Fault


def picture(width: int, height: int, kind: str, exif: bool = False) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (width, height), (200, 30, 30))
    options = {}
    if exif:
        said = Image.Exif()
        said[0x0112], said[0x010F] = 6, "Sample camera"
        options["exif"] = said
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("width", "height"), [(1200, 300), (300, 1200), (1201, 1199), (50, 4000)])
def test_the_longer_side_is_as_long_as_allowed_and_the_kind_stays(width: int, height: int, kind: str) -> None:
    made = Image.open(io.BytesIO(shrunk(picture(width, height, kind), 600)))
    assert 550 <= max(made.size) <= 600
    assert made.format == kind
    wide, high = made.size
    assert abs(wide / high - width / height) < 0.05 * width / height + 0.01


def test_what_is_small_enough_stays_as_it_is() -> None:
    for data in (picture(599, 300, "PNG"), picture(300, 600, "JPEG"), b"%PDF-1.7 sample"):
        assert shrunk(data, 600) is data


def test_it_stands_upright_and_says_nothing_of_its_camera() -> None:
    made = Image.open(io.BytesIO(shrunk(picture(1200, 300, "JPEG", exif=True), 600)))
    assert made.size == (150, 600)
    assert not made.getexif()


def test_what_is_no_picture_is_refused() -> None:
    for data, code in (
        (b"GIF89a", Code.FILE_TYPE_REFUSED),
        (b"\x89PNG\r\n\x1a\nrubbish", Code.PICTURE_FAILED),
    ):
        with pytest.raises(Fault) as caught:
            shrunk(data, 600)
        assert caught.value.code is code
