"""Markdown of a form on the screen: emphasis for the eye, words for listeners, no markup of the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from hrcapp.ui.forms.marked import rich
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.question import Question


def test_only_what_has_a_look_becomes_rich_and_all_of_a_form_is_escaped() -> None:
    assert rich("plain & <p>simple</p>") == ""
    assert rich("[words](https://x.example)") == "", "a link is text"
    made = rich("**a** <img src=x> <a href='file:///etc'>b</a> & *c*")
    assert rich("a <u>b</u> <b>c</b>") == ""
    assert made.startswith("<b>a</b> &lt;img src=x&gt;")
    assert "<img" not in made
    assert "<a " not in made
    assert made.endswith("&amp; <i>c</i>")
    assert rich("# <script>") == '<span style="font-size: x-large"><b>&lt;script&gt;</b></span>'


def test_a_question_shows_emphasis_and_is_named_by_its_words(look: Look) -> None:
    field = QLineEdit()
    question = Question(look, "Who is asked?", field, hint="Ask.")
    question.set_label("Who is asked?", rich("Who is **asked**?"))
    question.set_hint("Ask.", rich("*Ask.*"))
    label = next(one for one in question.findChildren(QLabel) if "asked" in one.text())
    assert (label.text(), label.textFormat()) == ("Who is <b>asked</b>?", Qt.TextFormat.RichText)
    assert not label.openExternalLinks()
    assert (label.accessibleName(), question.label()) == ("Who is asked?", "Who is asked?")
    assert (field.accessibleName(), field.accessibleDescription()) == ("Who is asked?", "Ask.")
    question.set_label("Who <now>?")
    assert (label.text(), label.textFormat()) == ("Who <now>?", Qt.TextFormat.PlainText)
    question.deleteLater()
