"""Pages of a PDF as pictures, whatever the file is."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from hrcapp.media import page_pictures
from hrcapp.model.faults import Code, Fault


def blank(pages: int, size: tuple[float, float] = (200, 100), content: bytes = b"") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=size)
        page.Contents = made.make_stream(content)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_each_page_is_a_picture_of_the_wanted_width() -> None:
    found = page_pictures(blank(3), width=400)
    assert [(one.width, one.height, len(one.pixels)) for one in found] == [(400, 200, 3 * 400 * 200)] * 3


def test_what_is_drawn_is_in_the_picture() -> None:
    red_left_half = b"1 0 0 rg 0 0 100 100 re f"
    (found,) = page_pictures(blank(1, content=red_left_half), width=200)
    row = found.pixels[: 3 * found.width]
    assert row[:3] == b"\xff\x00\x00"
    assert row[-3:] == b"\xff\xff\xff"


def test_no_more_pages_than_wanted() -> None:
    assert len(page_pictures(blank(9), width=50, pages=4)) == 4


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"%PDF-1.7 sample",
        lambda: blank(2)[:300],
        lambda: blank(1, size=(3, 14_400)),
    ],
    ids=["no PDF", "cut short", "a page too large"],
)
def test_a_file_that_cannot_be_drawn_is_told(make: Callable[[], bytes]) -> None:
    with pytest.raises(Fault) as caught:
        page_pictures(make(), width=1240)
    assert caught.value.code is Code.PDF_UNREADABLE


def test_any_page_can_be_had_alone_and_none_after_the_last() -> None:
    found = page_pictures(blank(3), width=50, pages=1, first=3)
    assert len(found) == 1
    assert page_pictures(blank(3), width=50, pages=1, first=4) == ()
