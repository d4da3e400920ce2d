"""Markdown of labels: words for lists and listeners, runs for the screen, never markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.xforms import FormSession, load
from hrcapp.xforms.compile import compile_form
from hrcapp.xforms.markdown import Line, Run, is_styled, lines, plain
from tests.controls import NOW
from tests.small_forms import MARKED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Bold** and *slanted*", "Bold and slanted"),
        ("__Bold__ and _slanted_", "Bold and slanted"),
        ("***both***", "both"),
        ("# Title\n## Less\ntext", "Title\nLess\ntext"),
        ("See [the guide](https://guide.example/a_b_c).", "See the guide (https://guide.example/a_b_c)."),
        ("[https://x.example](https://x.example)", "https://x.example"),
        ('<span style="color:red">Red</span> <font color="blue">blue</font>', "Red blue"),
        ("<b>Bold</b>, <EM>slanted</EM>", "Bold, slanted"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        (r"2 \* 3 \# 4 \_x\_", "2 * 3 # 4 _x_"),
        ("请**注意**这里", "请注意这里"),
        ("", ""),
    ],
)
def test_words_alone(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "5*3*2",
        "snake_case_name",
        "#1 of the list",
        "a ** b ** c",
        "**never closed",
        "[no link] (at all)",
        "<p>not ours</p> & <script>alert(1)</script>",
        "https://x.example/_a_/b_c_",
        "a < b > c",
        "**" + "x" * 9000 + "**",
    ],
)
def test_what_is_no_markdown_stays(text: str) -> None:
    assert plain(text) == text
    assert not is_styled(text)


def test_runs_know_their_look() -> None:
    assert lines("# A *b*\n**c _d_** e") == (
        Line((Run("A "), Run("b", emphasised=True)), 1),
        Line((Run("c ", strong=True), Run("d", strong=True, emphasised=True), Run(" e"))),
    )


@given(st.text(alphabet="*_#[]()<>\\ab \nspan/", max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it_and_words_need_no_reading_again(text: str) -> None:
    assert isinstance(plain(text), str)
    assert len(plain(text)) <= len(text) + 3 * text.count("](")


@pytest.mark.parametrize(
    "text", ["*" * 8000, "[" * 8000, "**a" * 2600, "_a " * 2600, "<span " * 1300, "[a](" * 2000]
)
def test_made_to_be_slow_it_ends(text: str) -> None:
    assert isinstance(plain(text), str)


def test_everything_a_face_gets_is_words_and_the_form_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "marked.md"
    path.write_text(MARKED, encoding="utf-8")
    session = FormSession.new(load(compile_form(path)), now=NOW, language="en")
    who, kind = session.node("/data/who"), session.node("/data/kind")
    assert who.label == "Who is the official contact?"
    assert who.written_label == "Who is the **official** contact?"
    assert who.hint == "See the guide (https://guide.example/form) or ask."
    assert who.label_in("ar") == "من هو الشخص الرسمي للاتصال؟"
    assert kind.label == "What kind is asked for?"
    assert [one.label for one in kind.choices] == ["A talk", "A walk_of_names"]
    assert kind.choices[0].written == "A **talk**"
    assert kind.choices[0].label_in("ar") == "حديث"
