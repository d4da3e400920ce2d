"""Shaping, bidi, line breaking: what is set is what was written."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.typeset import Span, Style, isolate, line, lines, missing
from hrcapp.typeset.bidi import levels, visual_order
from hrcapp.typeset.fonts import face
from hrcapp.typeset.shaping import shaped

STYLE = Style(10, 1.5)
ARABIC = "نحن، ممثّلي بلدية نموذجية (بلدية، 48.250 نسمة)، ننضمّ إلى الحملة العالمية"


def read(set_line: object) -> str:
    return "".join(run.text for run, _ in set_line.placed)  # type: ignore[attr-defined]


def seen(set_line: object) -> str:
    """The line's runs as they stand on the page, from left to right."""
    placed = sorted(set_line.placed, key=lambda pair: pair[1])  # type: ignore[attr-defined]
    return "".join(run.text for run, _ in placed)


@pytest.mark.parametrize("width", [60.0, 133.0, 300.0, 2000.0])
@pytest.mark.parametrize(
    ("text", "rtl"), [("We hold that all who live here have the same rights. " * 4, False), (ARABIC, True)]
)
def test_lines_keep_every_character_and_the_measure(text: str, rtl: bool, width: float) -> None:
    found = lines(text, STYLE, width, rtl)
    assert "".join(map(read, found)) == text
    assert all(one.width <= width + 0.01 for one in found)


def test_a_word_wider_than_the_measure_is_broken() -> None:
    found = lines("x" * 400, STYLE, 100, False)
    assert len(found) > 10
    assert all(one.width <= 100 for one in found)


def test_a_measure_narrower_than_a_letter_still_ends() -> None:
    assert len(lines("abc", STYLE, 0.5, False)) == 3


def test_no_break_before_closing_marks_or_in_a_number() -> None:
    starts = {read(one)[0] for one in lines("rights (“all”), 48,250 of them; " * 9, STYLE, 70, False)}
    assert not starts & set(",;)”.")


def test_balanced_lines_are_even_and_no_more() -> None:
    text = (
        "This is a political commitment, for which we answer to our inhabitants; it creates no claim in law."
    )
    plain, even = lines(text, STYLE, 420, False), lines(text, STYLE, 420, False, balance=True)
    assert len(plain) == len(even) == 2
    assert abs(even[0].width - even[1].width) < abs(plain[0].width - plain[1].width)


def test_no_single_short_word_on_the_last_line() -> None:
    text = "one two three four five six seven eight nine ten a"
    width = line(text, STYLE, False).width - 4
    assert lines(text, STYLE, width, False)[-1].width > width * 0.15


def test_brackets_pair_and_figures_stay_left_to_right_in_arabic() -> None:
    found = line("بلدية (Tunis) 2026/114", STYLE, True)
    assert seen(found).index("114") > seen(found).index("2026")
    (opening,) = [x for run, x in found.placed if "(" in run.text]
    (closing,) = [x for run, x in found.placed if ")" in run.text]
    assert opening > closing


def test_an_isolated_number_is_not_torn_apart() -> None:
    bare = seen(line("رقم +34 93 342 87 50 هاتف", STYLE, True))
    apart = seen(line(f"رقم {isolate('+34 93 342 87 50')} هاتف", STYLE, True))
    assert "+34 93 342 87 50" not in bare
    assert "+34 93 342 87 50" in apart


def test_visual_order_reverses_nested_levels() -> None:
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]


def test_plain_text_has_level_zero() -> None:
    assert levels("a (b) 12", False) == (0,) * 8


def test_arabic_letters_join_across_bold() -> None:
    """The same letters give the same glyphs whether or not a part of the word is bold."""
    whole = line([Span("بلد")], STYLE, True)
    parts = line([Span("بل"), Span("د", bold=True)], STYLE, True)
    assert sum(len(run.glyphs) for run, _ in whole.placed) == sum(len(run.glyphs) for run, _ in parts.placed)
    assert abs(whole.width - parts.width) < 2


def test_fonts_fall_back_by_what_they_cover() -> None:
    faces = {run.face.name for run, _ in line("Tunis تونس", STYLE, False).placed}
    assert faces == {"NotoSans-Regular", "NotoSansArabic-Regular"}
    assert missing("Tunis تونس, São Paulo, Łódź, Αθήνα, Київ") == frozenset()
    assert missing("서울") == frozenset()
    assert missing("漢") == frozenset("漢")


@pytest.mark.parametrize("family", ["NotoSans", "NotoSansArabic", "NotoSansKR"])
@pytest.mark.parametrize("bold", [False, True])
def test_no_face_sets_letters_closer_across_a_space(family: str, bold: bool) -> None:
    """Words are shaped one by one; that is only right while the spaces between them take no part."""
    used, rtl = face(family, bold), family == "NotoSansArabic"
    letters = "ابجدرسعلموي،1.(" if rtl else "AFLPTVWYafrtvwy“”‘’«».,-1"
    for before in letters:
        for after in letters:
            text = f"{before} {after}"
            apart = [shaped(part, part, "", "", used, rtl).advance for part in (f"{before} ", after)]
            assert shaped(text, text, "", "", used, rtl).advance == sum(apart), text


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("ab 012٣ابאב,.:/-+()[]«»%\u2066\u2067\u2068\u2069\u202b\u202c\u200f\u0301\t")),
    st.booleans(),
)
def test_levels_are_those_of_the_library(text: str, rtl: bool) -> None:
    direction = TextDirection.RTL if rtl else TextDirection.LTR
    found = levels(text, rtl)
    for one in BidiParagraph(text, direction).get_characters():
        level = one.embedding_level
        assert found[one.character_index] == (level if any(found) or rtl or level % 2 else 0)


def test_two_directions_need_no_library_for_fonts() -> None:
    """What orders the letters is one module of a package; the rest of it takes ten times as long to load."""
    code = (
        "import sys; from hrcapp.typeset.bidi import levels;"
        "print(levels('ab \u0633\u0644', True), *({'fontTools', 'fpdf.fpdf'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "(2, 2, 1, 1, 1)"
