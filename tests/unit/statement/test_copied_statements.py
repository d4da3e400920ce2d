"""What other programs copy from the page of a statement, against the text that was set."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pypdfium2
import pytest

from hrcapp import statement
from hrcapp.i18n.languages import SHIPPED, is_rtl
from hrcapp.i18n.numbers import format_integer
from hrcapp.statement.templates import known
from tests.typeset.conftest import Tool, elements, opened, tool
from tests.unit.statement.samples import INSTANCE, NOW, data

__all__ = ["tool"]

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
FROM_THE_LEFT = [language for language in SHIPPED if not is_rtl(language)]


def made(language: str) -> bytes:
    return statement.render(data(language, signatories=2), instance_xml=INSTANCE, now=NOW)


def words(text: str) -> list[str]:
    """Words as written, without the numbers of the list; any space is a space."""
    found = unicodedata.normalize("NFC", text.translate(INVISIBLE)).split()
    return [word for word in found if not re.fullmatch("[1-7]", word)]


def paragraphs(language: str) -> list[list[str]]:
    """The words of the title and of every sentence, filled in."""
    text, values = statement.shipped("government").text(language), data(language)
    known_values = {
        "name": values.party_name,
        "type": values.type_label,
        "population": format_integer(values.population or 0, language),
    }
    sentences = (*text.opening, *text.commitments, *text.closing)
    filled = (known(one, known_values).format(**known_values) for one in sentences)
    return [words(text.title), *map(words, filled)]


@pytest.mark.parametrize("language", FROM_THE_LEFT)
@pytest.mark.parametrize("program", ["pdftotext", "mutool", "pdfium"])
def test_every_paragraph_is_copied_word_for_word(language: str, program: str, tool: Tool) -> None:
    copied = f" {' '.join(words(copied_by(program, made(language), tool)))} "
    for paragraph in paragraphs(language):
        assert f" {' '.join(paragraph)} " in copied


def copied_by(program: str, pdf: bytes, tool: Tool) -> str:
    if program == "pdfium":
        with pypdfium2.PdfDocument(pdf) as document:
            return str(document[0].get_textpage().get_text_bounded())
    if program == "mutool":
        return tool("mutool", pdf, before=("draw", "-q", "-F", "txt"))
    return tool("pdftotext", pdf, "-")


def test_arabic_is_read_aloud_word_for_word() -> None:
    with opened(made("ar")) as pdf:
        spoken = [str(one.ActualText) for one in elements(pdf) if "/ActualText" in one]
    for paragraph in paragraphs("ar"):
        assert paragraph in [words(one) for one in spoken]


def test_no_letter_of_arabic_is_lost_in_copying(tool: Tool) -> None:
    copied = Counter(letters(tool("pdftotext", made("ar"), "-")))
    written = Counter(letters("".join(word for paragraph in paragraphs("ar") for word in paragraph)))
    assert written <= copied


def letters(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one)[0] == "L")
