"""Where lines may break: what is remembered by kinds of characters says the same as the library does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from hrcapp.typeset.opportunities import boundaries

# Characters of every class that a rule names, and plain ones often enough to make words.
_TELLING = (
    "aaaaéñЖ0129٣     ,,..;:!?()[]«»“”‘’\"'/-–—‐\u00a0\u2009\u202f\u200b\u200d\u2060\u0301\u064b"
    "\u25cc\u1b05\u1b44مبלא漢字かァ、。％%$€№…&@#°👍🏽🇦🇧ก\t\r\u0085\u2028"
)


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(_TELLING), max_size=24))
def test_telling_characters_break_as_the_annex_says(text: str) -> None:
    assert _inner(boundaries(text)) == _inner((0, *line_break_boundaries(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_breaks_as_the_annex_says(text: str) -> None:
    plain = "".join(c for c in text if not 0x1100 <= ord(c) <= 0xD7FF)
    assert _inner(boundaries(plain)) == _inner((0, *line_break_boundaries(plain)))


def test_korean_words_stay_whole() -> None:
    assert boundaries("서울특별시는 인권을 존중한다") == (0, 7, 11, 15)


def test_a_text_ends_where_it_ends() -> None:
    for text in ("", " ", "one", "one two ", "a\u2028"):
        assert boundaries(text)[0] == 0
        assert boundaries(text)[-1] == len(text)


def _inner(found: tuple[int, ...]) -> tuple[int, ...]:
    """Without the beginning, which is one by definition and which the empty text has twice."""
    return tuple(at for at in found if at)
