"""The model decision and the cover letter: their words, their blanks, their standards."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrcapp import statement
from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.paper_words import MOTION
from tests.typeset.conftest import Tool, elements, tool
from tests.unit.statement.samples import DOCUMENT, NOW, data
from tests.unit.statement.test_statement_page import text_of
from tests.unit.statement.test_two_languages import OTHER

__all__ = ["tool"]

PAPERS = [statement.council_motion, statement.cover_letter]


def opened(pdf: bytes) -> Any:
    return pikepdf.open(BytesIO(pdf))


def plain(pdf: bytes, tmp_path: Path) -> str:
    return " ".join(text_of(pdf, tmp_path).split())


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("kind", ["government", "partner"])
@pytest.mark.parametrize("paper", PAPERS)
def test_each_is_one_tagged_page_in_every_language(language: str, kind: str, paper: Any, tool: Tool) -> None:
    pdf = paper(data(language, kind=kind, signatories=3), now=NOW, paper="letter")
    tool("qpdf", pdf, before=("--check",))
    with opened(pdf) as inside, inside.open_metadata() as meta:
        assert len(inside.pages) == 1
        assert str(inside.Root.Lang) == language
        assert meta.pdfa_status == "3A"
        assert "/AcroForm" not in inside.Root
        assert [str(one.S) for one in elements(inside)].count("/H1") == 1
    assert paper(data(language, kind=kind), now=NOW) == paper(data(language, kind=kind), now=NOW)


def test_the_motion_names_who_may_sign_and_leaves_room_for_the_vote(tmp_path: Path) -> None:
    text = plain(statement.council_motion(data(signatories=2), now=NOW), tmp_path)
    assert "The council of Sample municipality," in text
    wanted = "to authorise Sample Name (Mayor) and Second Sample Name (Councillor) to sign it in the name of"
    assert wanted in text
    assert "Decision number 2026/114" in text
    assert "Date of the sitting 14 November 2026" in text
    assert all(word in text for word in ("In favour", "Against", "Abstentions", "Chair of the sitting"))
    assert "Model text: adapt it to your own rules before the vote." in text


def test_what_is_not_decided_yet_stays_blank(tmp_path: Path) -> None:
    who = replace(data().signatories[0], mandate="office", resolution_ref="", resolution_date=None)
    values = replace(data(), signatories=(who,))
    assert "2026/114" not in plain(statement.council_motion(values, now=NOW), tmp_path)
    text = plain(statement.cover_letter(values, now=NOW), tmp_path)
    assert "Signed by virtue of the office." in text
    assert "the decision by which it was authorised" not in text


def test_the_letter_names_the_document_and_what_comes_with_it(tmp_path: Path) -> None:
    text = plain(statement.cover_letter(data(), now=NOW), tmp_path)
    assert "Sample municipality, 23 November 2026" in text
    assert statement.grouped(statement.document_code(DOCUMENT)) in text
    assert statement.grouped(data().short_hash[:20]) in text
    assert "the decision by which it was authorised." in text


def test_partners_support_and_do_not_join(tmp_path: Path) -> None:
    values = data(kind="partner", type_label="", population=None)
    text = plain(statement.council_motion(values, now=NOW), tmp_path)
    assert "The governing body of Sample municipality" in text
    assert "council" not in text
    letter = plain(statement.cover_letter(values, now=NOW), tmp_path)
    assert "supports the global campaign" in letter
    assert "by decision 2026/114 of the governing body of 14 November 2026" in letter
    assert "council" not in letter


def test_each_language_of_a_statement_can_be_had(tmp_path: Path) -> None:
    values = data("en", second=OTHER["fr"], prevails="en")
    text = plain(statement.council_motion(values, now=NOW, language="fr"), tmp_path)
    assert "Municipalité-modèle" in text
    assert catalog("fr", CAMPAIGN).gettext(MOTION["government"]) in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_language_without_text_is_told(paper: Any) -> None:
    with pytest.raises(Fault) as told:
        paper(data(), now=NOW, language="el")
    assert told.value.code is Code.STATEMENT_LANGUAGE


@pytest.mark.parametrize("paper", PAPERS)
def test_practice_is_written_across(paper: Any) -> None:
    with opened(paper(data(practice=True), now=NOW)) as pdf:
        assert b"/Subtype /Watermark" in pdf.pages[0].Contents.read_bytes()
