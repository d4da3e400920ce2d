"""Whatever is written in a field must print: no lost character, no glyph that is none, no broken file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hrcapp import typeset as t
from tests.typeset.conftest import IDENTIFIER, NOW, elements, opened

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=120, deadline=None)
@given(TEXT, st.booleans(), st.floats(5, 300))
def test_every_character_is_set_once_and_drawn_by_a_real_glyph(text: str, rtl: bool, width: float) -> None:
    words = text.replace("\n", " ")
    runs = [run for one in t.lines(words, t.BODY, width, rtl) for run, _ in one.placed]
    assert "".join(run.text for run in runs) == words
    assert all(glyph.gid for run in runs for glyph in run.glyphs)


@settings(max_examples=40, deadline=None)
@given(TEXT, st.sampled_from(["en", "ar"]))
def test_every_text_makes_a_sound_document(text: str, language: str) -> None:
    document = t.Document(language, text or "Sample", author=text, subject=text)
    document.add(t.Heading(text), t.Contents(), t.Paragraph([t.Span(text), t.Span(text, bold=True)]))
    document.add(t.Listing([text]), t.Table([text], [[text]], [1]), t.BarChart([t.Bar(text, 1, text)]))
    with opened(document.render(now=NOW, identifier=IDENTIFIER)) as pdf:
        etree.fromstring(pdf.Root.Metadata.read_bytes())
        assert not pdf.check_pdf_syntax()
        assert elements(pdf)[0].S == "/Document"
