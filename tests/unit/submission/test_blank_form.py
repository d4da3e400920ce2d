"""The blank form: what stands on it, its fields and tags, and what public checkers say of it."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrcapp.submission import form_code
from hrcapp.submission.blank import blank
from tests.filling import NOW, fields, fillable, pledge
from tests.typeset.conftest import elements, tool
from tests.verify_pdf import checkers

__all__ = ["tool"]

LINE, CIRCLE, SQUARE = "/data/key_info/name_official", "/data/intro/party_type", "/data/vision/vision_themes"


def printed(language: str = "en", **options: Any) -> bytes:
    return blank(pledge(), language, now=NOW, **options)


def text_of(tool: Any, pdf: bytes) -> str:
    return " ".join(tool("pdftotext", pdf, "-").split())


def roles(pdf: Any) -> set[str]:
    return {
        str(one.A[0].Role)
        for one in elements(pdf)
        if one.S == "/Form" and "/A" in one and "/Role" in one.A[0]
    }


def test_everything_a_person_is_asked_stands_on_paper(tool: Any) -> None:
    text = text_of(tool, printed())
    for words in ("Official name *", "How your data is used", "Signatories: 3 of 3", "Mark all that apply."):
        assert words in text
    # A list of the world's countries is written, not ticked; the short one of kinds holds what anyone may be.
    assert "Afghanistan" not in text
    assert "Write the name." in text
    assert "Thematic network of local governments" in text


def test_a_condition_on_one_choice_is_said_and_no_other(tool: Any) -> None:
    text = text_of(tool, printed())
    assert "If you chose “Yes” for “May the signed statement be published?”." in text
    assert "If you chose “A local or regional government” for “Who is joining?”." in text
    # Depends on two answers at once: asked of all, without words.
    before = text.partition("Number of member municipalities")[2][:60]
    assert "If you chose" not in before


def test_paper_has_roles_and_no_fields() -> None:
    with pikepdf.open(BytesIO(printed())) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert roles(pdf) == {"/tv", "/rb", "/cb"}


def test_fields_are_named_by_paths_and_told_by_their_labels() -> None:
    with pikepdf.open(BytesIO(fillable())) as pdf:
        there = dict(fields(pdf))
        assert pdf.Root.AcroForm.NeedAppearances
        assert (there[LINE].FT, str(there[LINE].TU)) == ("/Tx", "Official name")
        assert "/Parent" in there[CIRCLE].Kids[0]
        assert {"/local_government", "/Off"} <= {str(key) for kid in there[CIRCLE].Kids for key in kid.AP.N}
        assert str(there[f"{SQUARE}.proximity"].TU).startswith("Which of these ideas")
        assert there["/data/vision/vision_essential"].Ff == 1 << 12
        assert there["/data/statement/signatories[3]/sig_name"].FT == "/Tx"


def test_every_widget_is_the_only_kid_of_its_form_element_and_found_by_tab() -> None:
    with pikepdf.open(BytesIO(fillable())) as pdf:
        widgets = [widget for page in pdf.pages for widget in page.obj.get("/Annots", [])]
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert len(widgets) > 300
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        for widget in widgets:
            element = parents[widget.StructParent]
            assert (element.S, element.K.Type) == ("/Form", "/OBJR")
            assert element.K.Obj.objgen == widget.objgen


def test_the_same_form_gives_the_same_bytes() -> None:
    assert printed("ar", second="fr") == printed("ar", second="fr")


def test_every_page_carries_the_form_s_code(tmp_path: Path) -> None:
    pytest.importorskip("zxingcpp", reason="the package zxing-cpp, which reads QR codes, is not installed")
    import zxingcpp
    from PIL import Image

    path = tmp_path / "blank.pdf"
    path.write_bytes(printed(letter=True))
    made = subprocess.run(["pdftoppm", "-r", "150", "-l", "2", "-png", path, tmp_path / "page"], check=False)
    assert made.returncode == 0
    for number, page in enumerate(sorted(tmp_path.glob("page*.png")), 1):
        [code] = zxingcpp.read_barcodes(Image.open(page))
        assert code.text == form_code.payload(pledge(), number)
        assert code.text.startswith("HRCF1/HRC-PLEDGE/")


def test_a_second_language_is_marked_and_turned(tool: Any) -> None:
    pdf = printed("fr", second="ar")
    with pikepdf.open(BytesIO(pdf)) as opened:
        marked = [one for one in elements(opened) if one.get("/Lang") == "ar"]
        assert len(marked) > 50
        assert {str(one.S) for one in marked} == {"/P"}
    assert "Qui rejoint la campagne" in text_of(tool, pdf)


@pytest.mark.skipif(
    "veraPDF" in checkers.missing(), reason=f"no veraPDF: {checkers.missing().get('veraPDF')}"
)
def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    files = {
        "print-en": printed(),
        "print-ar-fr": printed("ar", second="fr", letter=True),
        "fill-en": fillable(),
        "fill-ar": fillable("ar"),
    }
    for name, pdf in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    for path, found in checkers.verapdf(sorted(tmp_path.glob("*.pdf"))).items():
        wrong = [one for one in found if not (path.name.startswith("fill") and checkers.of_archive(one))]
        assert wrong == [], path.name
