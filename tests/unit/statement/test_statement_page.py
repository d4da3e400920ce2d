"""The page of the statement: its words, its fields, its foot, its files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrcapp import statement
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from tests.unit.statement.samples import DOCUMENT, INSTANCE, NOW, STROKES, data, seal, unsigned


def text_of(pdf: bytes, tmp_path: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, text=True, check=True)
    return "".join(c for c in done.stdout if c not in "\u202a\u202b\u202c\u200b")


def rendered(**changes: Any) -> bytes:
    return statement.render(data(**changes), instance_xml=INSTANCE, now=NOW)


def opened(pdf: bytes) -> Any:
    return pikepdf.open(BytesIO(pdf))


def content_of(pdf: bytes) -> bytes:
    with opened(pdf) as inside:
        return bytes(inside.pages[0].Contents.read_bytes())


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("kind", ["government", "partner"])
def test_it_fits_one_page_in_every_language(language: str, kind: str) -> None:
    for count in (1, 2, 3):
        pdf = rendered(language=language, kind=kind, signatories=count)
        with opened(pdf) as inside:
            assert len(inside.pages) == 1
            assert str(inside.Root.Lang) == language


def test_a_text_too_long_for_one_page_takes_two_and_the_signatures_stay_together(tmp_path: Path) -> None:
    long = "Sample association of municipalities of the long valley and its side valleys " * 5
    pdf = rendered(party_name=long.strip(), signatories=3, place="Sample")
    assert "Page 2 of 2" in text_of(pdf, tmp_path)
    with opened(pdf) as inside:
        assert len(inside.pages) == 2
        fields = [inside.pages[1].Annots[n].T for n in range(3)]
    assert len(fields) == 3
    signed = statement.sign_drawn(pdf, STROKES, seal(), field=3, now=NOW, appearance_language="en")
    assert statement.verify(signed).verdict == "intact"


def test_the_same_values_give_the_same_bytes() -> None:
    assert rendered() == rendered()
    assert rendered() != rendered(place="Elsewhere")


def test_what_it_says_in_english(tmp_path: Path) -> None:
    text = " ".join(text_of(rendered(), tmp_path).split())
    assert "(municipality, 48,250 inhabitants), join the global campaign" in text
    assert "by decision 2026/114 of the council of 14 November 2026." in text
    assert "Done at Sample municipality, on 23 November 2026." in text
    assert statement.grouped(statement.document_code(DOCUMENT)) in text
    assert "Page 1 of 1" in text
    assert "Practice" not in text


def test_names_stand_in_their_own_script(tmp_path: Path) -> None:
    text = text_of(rendered(language="ar"), tmp_path)
    assert "بلدية نموذجية" in text
    assert "رئيسة البلدية" in text
    assert "نوفمبر" in text
    assert statement.grouped(statement.document_code(DOCUMENT)) in text


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"type_label": ""}, "of Sample municipality (48,250 inhabitants), join"),
        ({"population": None}, "of Sample municipality (municipality), join"),
        ({"type_label": "", "population": None}, "of Sample municipality, join"),
    ],
)
def test_what_is_not_known_leaves_no_gap(changes: dict[str, Any], wanted: str, tmp_path: Path) -> None:
    assert wanted in " ".join(text_of(rendered(**changes), tmp_path).split())


def test_mandates_are_named_one_by_one_when_they_differ(tmp_path: Path) -> None:
    who = data(signatories=2).signatories
    mixed = (replace(who[0], mandate="office"), replace(who[1], mandate="delegation", resolution_date=None))
    text = " ".join(text_of(rendered(signatories=2), tmp_path).split())
    assert text.count("Signed by virtue") == 1
    pdf = statement.render(replace(data(), signatories=mixed), instance_xml=None, now=NOW)
    text = " ".join(text_of(pdf, tmp_path).split())
    assert "Sample Name: Signed by virtue of the office." in text
    assert "Second Sample Name: Signed by delegation of the governing body." in text


def test_a_decision_is_named_as_far_as_it_is_known(tmp_path: Path) -> None:
    who = replace(data().signatories[0], mandate="council_resolution", resolution_date=date(2026, 11, 14))
    known = {"": "of the council of 14 November 2026", "2026/7": "decision 2026/7 of the council of 14"}
    for reference, wanted in known.items():
        pdf = statement.render(
            replace(data(), signatories=(replace(who, resolution_ref=reference),)), instance_xml=None, now=NOW
        )
        assert wanted in " ".join(text_of(pdf, tmp_path).split())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_practice_statement_says_so_across_the_page_and_in_its_foot(language: str, tmp_path: Path) -> None:
    words = statement.shipped("government").text(language).say("watermark")
    pdf = rendered(language=language, practice=True)
    assert b"/Subtype /Watermark" in content_of(pdf)
    text = text_of(pdf, tmp_path)
    assert all(word in text for word in words.replace("،", " ").split()[:2])
    assert b"/Subtype /Watermark" not in content_of(rendered(language=language))


def test_fields_are_empty_tagged_and_named_apart() -> None:
    with opened(unsigned(signatories=2)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Signature1", "Signature2"]
        for field in fields:
            assert field.FT == "/Sig"
            assert "/V" not in field
            assert int(field.F) == 132
            assert "Sample Name" in str(field.TU)
            left, bottom, right, top = map(float, field.Rect)
            assert right - left > 100
            assert top - bottom > 40
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert [parents[int(field.StructParent)].S for field in fields] == ["/Form", "/Form"]


def test_the_answers_and_the_record_travel_inside() -> None:
    with opened(unsigned(signatories=2)) as pdf:
        assert pdf.attachments["submission.xml"].get_file().read_bytes() == INSTANCE
        record = json.loads(pdf.attachments["signing-record.json"].get_file().read_bytes())
        assert {str(entry.AFRelationship) for entry in pdf.Root.AF} == {"/Data"}
    assert record["document"] == DOCUMENT
    assert [who["field"] for who in record["signatories"]] == ["Signature1", "Signature2"]
    assert record["files"][0]["sha256"].startswith(statement.short_hash(INSTANCE))


def test_the_qr_ties_the_page_to_its_data() -> None:
    payload = statement.qr_payload(DOCUMENT, statement.short_hash(INSTANCE))
    assert len(payload) == 36
    assert payload == "HRC1" + statement.document_code(DOCUMENT) + payload[20:]
    assert payload != statement.qr_payload(DOCUMENT, statement.short_hash(INSTANCE + b" "))
    assert set(payload) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@pytest.mark.parametrize(
    "changes", [{"signatories": 0}, {"signatories": 4}, {"document_id": "7"}, {"short_hash": "abc"}]
)
def test_values_that_make_no_statement_are_refused(changes: dict[str, Any]) -> None:
    if "signatories" in changes:
        someone = Signatory("Sample Name", "Mayor", "office")
        with pytest.raises(ValueError, match="signatories"):
            replace(data(), signatories=(someone,) * changes["signatories"])
    else:
        with pytest.raises(ValueError, match=r"UUID|fingerprint|hexadecimal"):
            data(**changes)


def test_a_language_without_text_is_told() -> None:
    with pytest.raises(Fault) as told:
        statement.shipped("government").text("el")
    assert told.value.code is Code.STATEMENT_LANGUAGE


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("kind", ["government", "partner"])
def test_translations_keep_the_placeholders(language: str, kind: str) -> None:
    from string import Formatter

    def fields(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}

    texts = statement.shipped(kind).texts  # type: ignore[arg-type]
    english, other = texts["en"], texts[language]
    for part in ("opening", "commitments", "closing"):
        for ours, theirs in zip(getattr(english, part), getattr(other, part), strict=True):
            assert [fields(one) for one in ours] == [fields(one) for one in theirs]


def test_the_door_is_light() -> None:
    heavy = "[m for m in ('reportlab', 'pyhanko', 'pikepdf') if m in sys.modules]"
    program = f"import sys, hrcapp.statement; print({heavy})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
