"""What holds for the statement and its papers in every language they are signed in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from hrcapp import statement
from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.i18n.languages import SHIPPED, is_rtl
from hrcapp.statement import SignatureKind
from hrcapp.statement.labels import KIND_LINES, KINDS
from hrcapp.typeset import missing
from tests.unit.statement.samples import DOCUMENT, INSTANCE, NOW, data, taken
from tests.unit.statement.test_statement_page import text_of

DPI = 60
MM = DPI / 25.4


@pytest.fixture(params=SHIPPED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_word_of_it_is_left_in_english(language: str) -> None:
    if language == "en":
        return
    words, english = catalog(language, CAMPAIGN), statement.shipped("government").text("en")
    for kind in SignatureKind:
        assert words.has(KINDS[kind])
        assert words.has(KIND_LINES[kind])
    text = statement.shipped("government").text(language)
    assert text.title != english.title
    for part in ("opening", "commitments", "closing"):
        ours, theirs = getattr(english, part), getattr(text, part)
        assert not {one for each in ours for one in each} & {one for each in theirs for one in each}


def test_every_letter_of_it_can_be_set(language: str) -> None:
    for kind in ("government", "partner"):
        text = statement.shipped(kind).text(language)  # type: ignore[arg-type]
        told = (text.opening, text.commitments, text.closing, tuple(text.mandates.values()))
        whole = "".join(one for part in told for each in part for one in each)
        assert missing(whole + "".join(text.phrases.values()) + text.title) == frozenset()


def test_words_across_a_practice_page_stay_clear_of_code_and_margins(language: str) -> None:
    for paper in ("a4", "letter"):
        pages = [
            taken(
                statement.render(
                    data(language, practice=practice),
                    instance_xml=None,
                    now=NOW,
                    paper=paper,  # type: ignore[arg-type]
                ),
                dpi=DPI,
            )[0]
            for practice in (False, True)
        ]
        for box in clear_of(pages[0], language):
            assert pages[0].crop(box).tobytes() == pages[1].crop(box).tobytes()


def clear_of(page: Image.Image, language: str) -> list[tuple[int, int, int, int]]:
    """The margins at both sides, and where the code stands."""
    side, code = round(15 * MM), (round(17 * MM), round(52 * MM))
    left, right = (page.width - code[1], page.width - code[0]) if is_rtl(language) else code
    return [
        (0, 0, side, page.height),
        (page.width - side, 0, page.width, page.height),
        (left, page.height - round(41 * MM), right, page.height),
    ]


def test_numbers_and_codes_stay_on_one_line(language: str, tmp_path: Path) -> None:
    values = data(language, signatories=2)
    papers = [
        statement.render(values, instance_xml=INSTANCE, now=NOW),
        statement.council_motion(values, now=NOW),
        letter := statement.cover_letter(values, now=NOW),
    ]
    lines = [line for pdf in papers for line in text_of(pdf, tmp_path).splitlines()]
    assert not [line for line in lines if re.search(r"\b10{1,2}[,،]\s*$", line)]
    printed = text_of(letter, tmp_path).replace("\N{NO-BREAK SPACE}", " ")
    for code in (statement.document_code(DOCUMENT), values.short_hash[:20]):
        assert statement.grouped(code) in printed
