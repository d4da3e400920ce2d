"""One statement in two languages: both texts whole, each in its direction, signed once."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrcapp import statement
from hrcapp.i18n.languages import SHIPPED
from hrcapp.statement import Names
from tests.typeset.conftest import elements
from tests.unit.statement.samples import INSTANCE, NOW, STROKES, data, seal, signed_too
from tests.unit.statement.test_statement_page import text_of

OTHER = {
    "en": Names(
        "en", "Second sample town", "Sample country", "Sample region", "municipality", "Sample place"
    ),
    "fr": Names("fr", "Municipalité-modèle", "Pays-modèle", "Région-modèle", "commune", "Lieu-modèle"),
    "ar": Names("ar", "مدينة ثانية", "بلد نموذجي", "إقليم نموذجي", "بلدية", "مكان نموذجي"),
}


def both(first: str, second: str, *, prevails: str = "", **changes: Any) -> bytes:
    values = data(first, second=OTHER[second], prevails=prevails or first, **changes)
    return statement.render(values, instance_xml=INSTANCE, now=NOW)


def opened(pdf: bytes) -> Any:
    return pikepdf.open(BytesIO(pdf))


@pytest.mark.parametrize(("first", "second"), [("en", "ar"), ("ar", "fr"), ("es", "en"), ("ar", "en")])
@pytest.mark.parametrize("signatories", [1, 3])
def test_each_text_has_a_page_and_its_own_language(first: str, second: str, signatories: int) -> None:
    with opened(both(first, second, signatories=signatories)) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.Root.Lang) == first
        parts = [one for one in elements(pdf) if one.S == "/Sect" and "/Lang" in one]
        assert [str(one.Lang) for one in parts] == [first, second, second]
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == [f"Signature{n + 1}" for n in range(signatories)]
        assert all(field.P.objgen == pdf.pages[1].obj.objgen for field in fields)


def test_both_texts_are_whole_and_say_which_prevails(tmp_path: Path) -> None:
    text = " ".join(text_of(both("en", "fr", prevails="fr"), tmp_path).split())
    assert "Done at Sample municipality, on 23 November 2026. The French text prevails." in text
    french = statement.shipped("government").text("fr")
    assert french.commitments[-1][0][:40] in text
    assert "Municipalité-modèle (commune, 48" in text
    assert "Lieu-modèle" in text
    assert french.say("prevails").format(language="français") in text
    assert text.count(french.title) == 1


def test_a_town_has_its_name_in_each_script(tmp_path: Path) -> None:
    text = text_of(both("en", "ar"), tmp_path)
    assert "Sample municipality" in text
    assert "مدينة ثانية" in text
    with opened(both("en", "ar")) as pdf:
        spoken = " ".join(str(one.ActualText) for one in elements(pdf) if "/ActualText" in one)
    arabic = statement.shipped("government").text("ar")
    for sentence in (arabic.title, *(one[0] for one in (*arabic.commitments, *arabic.closing))):
        assert sentence in spoken


def test_a_text_stands_on_the_first_page_when_both_fit_there() -> None:
    written = statement.template_to_json(statement.shipped("partner"))
    for text in written["texts"].values():
        text |= {"opening": [["{name}"]], "commitments": [["1"]], "closing": []}
    short = statement.template_from_json(written)
    values = data("en", kind="partner", second=OTHER["ar"], prevails="ar")
    with opened(statement.render(values, instance_xml=None, now=NOW, template=short)) as pdf:
        assert len(pdf.pages) == 1
        assert [str(one.Lang) for one in elements(pdf) if "/Lang" in one] == ["en", "ar", "ar"]


def test_it_is_signed_by_all_and_read_back() -> None:
    pdf = statement.sign_drawn(
        both("ar", "fr", signatories=2), STROKES, seal(), field=1, now=NOW, appearance_language="ar"
    )
    found = statement.verify(signed_too(pdf))
    assert found.verdict == "intact"
    assert found.submission_xml == INSTANCE


def test_the_record_names_both_languages() -> None:
    with opened(both("en", "ar", prevails="ar")) as pdf:
        record = json.loads(pdf.attachments["signing-record.json"].get_file().read_bytes())
    said = record["statement"]
    assert (said["language"], said["second_language"], said["prevails"]) == ("en", "ar", "ar")


def test_the_same_values_give_the_same_bytes() -> None:
    assert both("en", "ar") == both("en", "ar")


@pytest.mark.parametrize(
    "changes",
    [
        {"second": OTHER["en"], "prevails": "en"},
        {"second": OTHER["fr"], "prevails": ""},
        {"second": OTHER["fr"], "prevails": "ar"},
        {"second": None, "prevails": "en"},
    ],
)
def test_two_languages_differ_and_one_prevails(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"language|prevails"):
        replace(data("en"), **changes)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("signatories", [1, 2, 3])
def test_letter_paper_takes_it_on_one_page(language: str, signatories: int) -> None:
    values = data(language, signatories=signatories)
    with opened(statement.render(values, instance_xml=None, now=NOW, paper="letter")) as pdf:
        assert [float(n) for n in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        assert len(pdf.pages) == 1
