"""Compiling an XLSForm with the words of the catalogs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.compile import check_form, compile_form, messages

XF = {"f": "http://www.w3.org/2002/xforms"}

SMALL = """
| survey |
| | type | name | label | hint | label::fr | hint::fr |
| | text | town | Official name | Not yet in any catalog. | | |
| | text | word | Official name | Ours alone. | Mot à nous | À nous. |
| | select_one countries | country | Country | | | |
| | select_one tongues | tongue | Country | | | |
| choices |
| | list_name | name | label | translatable |
| | countries | * | all | no |
| | tongues | fr | Français | no |
| settings |
| | form_id | form_title |
| | small | Pledge form |
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.md"
    path.write_text(SMALL, encoding="utf-8")
    return path


def itext(form: bytes) -> dict[str, dict[str, str]]:
    """Language → id → text."""
    root = etree.fromstring(form)
    return {
        str(translation.get("lang")): {
            str(text.get("id")): "".join(text.find("f:value", XF).itertext())  # type: ignore[union-attr]
            for text in translation.findall("f:text", XF)
        }
        for translation in root.iterfind(".//f:translation", XF)
    }


def test_words_come_from_the_catalogs_under_plain_language_tags(small: Path) -> None:
    said = itext(compile_form(small))
    assert set(said) == set(SHIPPED)
    names = {
        "en": "Official name",
        "fr": "Nom officiel",
        "es": "Nombre oficial",
        "ar": "الاسم الرسمي",
        "ca": "Nom oficial",
        "gl": "Nome oficial",
        "pt": "Nome oficial",
        "it": "Nome ufficiale",
        "nl": "Officiële naam",
        "de": "Amtlicher Name",
        "tr": "Resmî ad",
        "bs": "Službeni naziv",
        "ko": "공식 명칭",
    }
    assert {language: said[language]["/data/town:label"] for language in SHIPPED} == {
        language: names[language] for language in SHIPPED
    }


def test_a_translation_in_the_form_itself_wins(small: Path) -> None:
    said = itext(compile_form(small))
    assert said["fr"]["/data/word:label"] == "Mot à nous"
    assert said["es"]["/data/word:label"] == "Nombre oficial"


def test_a_missing_translation_is_left_out_and_reported(small: Path) -> None:
    said = itext(compile_form(small))
    assert said["en"]["/data/town:hint"] == "Not yet in any catalog."
    assert not [language for language in SHIPPED[1:] if "/data/town:hint" in said[language]]
    missing = [(line[:2], line.rpartition("“")[2].rstrip("”")) for line in check_form(small)]
    assert missing == [
        (language, text)
        for language in SHIPPED[1:]
        for text in ("Not yet in any catalog.", "Ours alone.")
        if (language, text) != ("fr", "Ours alone.")
    ]


def test_quotation_marks_and_apostrophes_stay_as_they_are(tmp_path: Path) -> None:
    """pyxform would make straight ones of them."""
    path = tmp_path / "small.md"
    path.write_text(SMALL.replace("Mot à nous", "L’« “mot” » d’ici"), encoding="utf-8")
    assert itext(compile_form(path))["fr"]["/data/word:label"] == "L’« “mot” » d’ici"


def test_countries_are_written_out_in_every_language(small: Path) -> None:
    form = etree.fromstring(compile_form(small, ["en", "ar"]))
    items = form.findall(".//f:instance[@id='countries']/f:root/f:item", XF)
    assert len(items) == 250
    said = itext(compile_form(small, ["en", "ar"]))
    ids = {item.findtext("f:name", None, XF): item.findtext("f:itextId", None, XF) for item in items}
    for code in ("SN", "XK"):
        assert said["ar"][str(ids[code])] == country_name(code, "ar")


def test_names_of_languages_stay_and_need_no_translator(small: Path) -> None:
    said = itext(compile_form(small))
    assert {words["tongues-0"] for words in said.values()} == {"Français"}
    assert "Français" not in {message.text for message in messages(small)}


def test_the_same_source_gives_the_same_bytes(small: Path) -> None:
    assert compile_form(small) == compile_form(small)


def test_a_faulty_form_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "faulty.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | a | ${nowhere} |\n", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        compile_form(path)
    assert caught.value.code is Code.FORM_PROBLEMS
    assert "nowhere" in str(caught.value.params["problems"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"no form at all", b"\xff\xfe\x00"])
@pytest.mark.parametrize("name", ["form.xlsx", "form.md"])
def test_what_is_no_form_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        compile_form(path)
    assert caught.value.code is Code.FORM_UNREADABLE


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        compile_form(tmp_path / "none.xlsx")
    assert caught.value.code is Code.FORM_UNREADABLE


def test_a_workbook_that_unpacks_too_large_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * (65 * 2**20))
    with pytest.raises(Fault) as caught:
        compile_form(path)
    assert caught.value.code is Code.FORM_TOO_LARGE
