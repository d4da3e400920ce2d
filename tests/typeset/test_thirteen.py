"""Every language of the product: shaped by real glyphs, copied as it was written, its fonts embedded."""

from __future__ import annotations

import unicodedata

import pytest

from hrcapp import typeset as t
from tests.typeset.conftest import IDENTIFIER, NOW, Tool, elements, opened
from tests.typeset.languages import WORDS

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
RTL = frozenset({"ar"})


def made(language: str) -> bytes:
    title, first, second = WORDS[language]
    document = t.Document(language, title)
    document.add(t.Heading(title), t.Paragraph(first, t.body(language)), t.Listing([second]))
    return document.render(now=NOW, identifier=IDENTIFIER)


def words_of(text: str) -> list[str]:
    """Words as written; a space that does not break is a space."""
    return unicodedata.normalize("NFC", text.translate(INVISIBLE)).split()


@pytest.fixture(params=sorted(WORDS))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_character_has_a_face_and_a_glyph(language: str) -> None:
    for words in WORDS[language]:
        assert t.missing(words) == frozenset()
        for bold in (False, True):
            runs = [run for run, _ in t.line(words, t.BODY.but(bold=bold), language in RTL).placed]
            assert all(glyph.gid for run in runs for glyph in run.glyphs)
            assert {run.face.bold for run in runs} == {bold}


def test_fonts_are_embedded_and_subset(language: str, tool: Tool) -> None:
    pdf = made(language)
    tool("qpdf", pdf, before=("--check",))
    rows = tool("pdffonts", pdf).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    assert any("NotoSansKR" in row and "CID Type 0C" in row for row in rows) is (language == "ko")
    assert len(pdf) < 60_000


def test_what_is_copied_is_what_was_written(language: str, tool: Tool) -> None:
    """Letters come out one by one; in Arabic the figures between them may change their place."""
    copied = words_of(tool("pdftotext", made(language), "-", before=("-raw",)))
    wanted = [word for words in WORDS[language] for word in words_of(words)]
    if language in RTL:
        lost = set(wanted) - set(copied)
        assert not {word for word in lost if word.isalpha()}
    else:
        assert [word for word in copied if word not in {"1"}] == wanted


def test_what_is_read_aloud_is_what_was_written(language: str) -> None:
    with opened(made(language)) as pdf:
        spoken = [str(one.ActualText) for one in elements(pdf) if "/ActualText" in one]
    if language in RTL:
        assert [words_of(one) for one in spoken if one != "1"] == [words_of(one) for one in WORDS[language]]
    else:
        assert spoken == []


def test_no_letter_is_made_a_capital_or_changed(tool: Tool) -> None:
    """Turkish i and ı, Bosnian letters and digraphs stay what they are, ligatures leave them alone."""
    turkish = tool("pdftotext", made("tr"), "-")
    assert all(word in turkish for word in ("İstanbul’dan", "Iğdır’a", "ışık", "fikir", "film"))
    assert "ǆep" in tool("pdftotext", made("bs"), "-")


def test_korean_breaks_between_words_and_only_there() -> None:
    words = WORDS["ko"][1]
    for width in range(90, 300, 15):
        lines = ["".join(run.text for run, _ in one.placed) for one in t.lines(words, t.BODY, width, False)]
        assert "".join(lines) == words
        assert all(line.endswith(" ") for line in lines[:-1]), lines


def test_a_korean_word_wider_than_the_measure_is_broken_between_syllables() -> None:
    lines = t.lines("가나다라마바사아자차카타파하", t.BODY, 40, False)
    assert len(lines) > 2
    assert all(line.width <= 40 for line in lines)


def test_decomposed_korean_is_composed_again() -> None:
    whole, parts = ("".join(f) for f in ("서울시", unicodedata.normalize("NFD", "서울시")))
    shapes = [
        [glyph.gid for run, _ in t.line(words, t.BODY, False).placed for glyph in run.glyphs]
        for words in (whole, parts)
    ]
    assert shapes[0] == shapes[1]


def test_every_syllable_of_modern_korean_can_be_set() -> None:
    assert t.missing("".join(map(chr, range(0xAC00, 0xD7A4)))) == frozenset()
