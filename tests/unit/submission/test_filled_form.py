"""A form filled in elsewhere: what comes back, what is told, and what a hostile file is refused with."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from hrcapp.model.faults import Code, Fault
from hrcapp.submission import filled
from hrcapp.submission.filled import Why
from hrcapp.xforms import load
from tests.filling import NOW, fillable, filled_in, pledge
from tests.sample import next_form, pledge_form

NAME = "/data/key_info/name_official"
POPULATION = "/data/key_info/population"
PARTY = "/data/intro/party_type"
SCRIPTS = (
    "بلدية نموذجية (تجريبية) ١٢٣",
    "견본 도시 〈시범〉",
    "Sample – Ñandú & Söhne “1/2” \\(x) 🏛",
    "  two  spaces ",
)


def read(pdf: bytes) -> filled.Filled:
    return filled.read(pdf, pledge(), now=NOW, name="form.pdf")


def problems(pdf: bytes) -> dict[str, tuple[Why, str, bool]]:
    return {one.path: (one.why, one.written, one.kept) for one in read(pdf).problems}


def refused(pdf: bytes) -> Code:
    with pytest.raises(Fault) as told:
        read(pdf)
    return told.value.code


def changed(change: Callable[[Any], None], pdf: bytes | None = None) -> bytes:
    with pikepdf.open(BytesIO(pdf or fillable())) as opened:
        change(opened)
        out = BytesIO()
        opened.save(out)
        return out.getvalue()


def with_fields(make: Callable[[Any], list[Any]]) -> bytes:
    """The form with other fields in place of its own."""

    def change(pdf: Any) -> None:
        for page in pdf.pages:
            page.obj.Annots = Array([])
        pdf.Root.AcroForm.Fields = Array(make(pdf))

    return changed(change)


def test_an_empty_form_has_no_answers() -> None:
    found = read(fillable())
    assert (dict(found.values), found.problems, found.language) == ({}, (), "en")


@pytest.mark.parametrize("written", SCRIPTS)
def test_any_script_comes_back_exactly(written: str) -> None:
    assert read(filled_in({NAME: written})).values[NAME] == written


@pytest.mark.parametrize("written", SCRIPTS)
def test_an_update_appended_in_bare_bytes_comes_back_exactly(written: str) -> None:
    """As readers save: the old file stays, and a new version of one object follows."""
    with pikepdf.open(BytesIO(fillable())) as pdf:
        plain = BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    before = plain.getvalue()
    with pikepdf.open(BytesIO(before)) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == NAME)
        number, root, size = field.objgen[0], pdf.Root.objgen[0], len(pdf.objects) + 1
    value = (b"\xfe\xff" + written.encode("utf-16-be")).hex().encode()
    name = NAME.encode().hex().encode()
    body = b"%d 0 obj\n<</FT/Tx/T<%s>/V<%s>/Subtype/Widget>>\nendobj\n" % (number, name, value)
    place = len(before)
    last = int(before[before.rindex(b"startxref") :].split()[1])
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    tail = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\n" % (size, root, last)
    end = b"startxref\n%d\n%%%%EOF\n" % (place + len(body))
    assert read(before + body + table + tail + end).values[NAME] == written


def test_circles_squares_and_written_choices() -> None:
    found = read(
        filled_in(
            {
                PARTY: "local_government",
                "/data/intro/scope": "full_form",
                "/data/intro/privacy_read": "x",
                "/data/key_info/country": "  TÚNEZ ",
                POPULATION: "٤٨ ٢٥٠",
                "/data/vision/vision_themes.proximity": "x",
                "/data/vision/vision_themes.hr_culture": "x",
            }
        )
    )
    assert found.problems == ()
    assert found.values[PARTY] == "local_government"
    assert found.values["/data/intro/privacy_read"] == "OK"
    assert found.values["/data/key_info/country"] == "TN"
    assert found.values[POPULATION] == "48250"
    assert set(found.values["/data/vision/vision_themes"].split()) == {"proximity", "hr_culture"}


def test_empty_copies_are_left_out_and_dates_read() -> None:
    signer = "/data/statement/signatories"
    found = read(
        filled_in(
            {
                f"{signer}[2]/sig_name": "Sample Name",
                f"{signer}[2]/sig_mandate": "delegation",
                f"{signer}[2]/sig_resolution_date": "2026/3/1",
                f"{signer}[3]/sig_name": "Sample Other",
            }
        )
    )
    assert found.problems == ()
    assert found.values[f"{signer}[1]/sig_resolution_date"] == "2026-03-01"
    assert found.values[f"{signer}[2]/sig_name"] == "Sample Other"


def test_what_is_wrong_is_listed_with_its_place_and_nothing_is_dropped() -> None:
    email, country = "/data/key_info/contact/contact_email", "/data/key_info/country"
    asked_later = "/data/key_info/organisation/org_with_lg"
    pdf = filled_in(
        {
            PARTY: "local_government",
            POPULATION: "about 48,250",
            email: "no address",
            country: "Atlantis",
            asked_later: "A sample answer",
        }
    )
    found = problems(pdf)
    assert found == {
        country: (Why.CHOICE, "Atlantis", False),
        POPULATION: (Why.TYPE, "about 48,250", True),
        asked_later: (Why.NOT_ASKED, "A sample answer", True),
        email: (Why.CONSTRAINT, "no address", True),
    }
    values = read(pdf).values
    assert values[POPULATION] == "about 48,250"
    assert values[email] == "no address"
    [told] = [one for one in read(pdf).problems if one.path == email]
    assert told.message
    assert told.label == "E-mail"


def test_fields_of_no_question_are_listed_and_never_written() -> None:
    def add(pdf: Any) -> None:
        for name in ("/data/meta/instanceID", "/data/nothing", "/data/statement/statement_lg", "/data"):
            field = Dictionary(FT=Name.Tx, T=String(name), V=String("sample"))
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))

    found = read(changed(add))
    assert dict(found.values) == {}
    assert {one.why for one in found.problems} == {Why.UNKNOWN}
    assert len(found.problems) == 4


def test_another_version_and_a_foreign_pdf_have_their_own_sentences() -> None:
    newer = load(next_form())
    with pytest.raises(Fault) as told:
        filled.read(fillable(), newer, now=NOW, name="form.pdf")
    assert told.value.code is Code.FILLED_FORM_OTHER
    assert told.value.params["form"] == f"hrc_pledge {load(pledge_form()).version}"
    plain = BytesIO()
    pikepdf.new().save(plain)
    assert refused(plain.getvalue()) is Code.FILLED_FORM_FOREIGN
    assert refused(b"%PDF-1.7\nnothing") is Code.PDF_UNREADABLE


def test_scripts_of_the_file_do_nothing() -> None:
    def add(pdf: Any) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("this.getField('x').value = 'changed'"))
        pdf.Root.OpenAction = script
        for field in pdf.Root.AcroForm.Fields:
            field.AA = Dictionary(C=script, F=script)

    assert dict(read(changed(add, filled_in({NAME: "Sample"}))).values) == {NAME: "Sample"}


def test_a_form_that_loops_or_never_ends_is_refused() -> None:
    def loop(pdf: Any) -> list[Any]:
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), Kids=Array([])))
        field.Kids.append(field)
        return [field]

    def many(pdf: Any) -> list[Any]:
        return [pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), V=String("b")))] * 6000

    def long(pdf: Any) -> list[Any]:
        return [pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(NAME), V=String("x" * 3_000_000)))]

    for make in (loop, many, long):
        assert refused(with_fields(make)) is Code.PDF_UNREADABLE


def test_a_value_that_unfolds_to_gigabytes_is_no_value() -> None:
    def bomb(pdf: Any) -> list[Any]:
        packed = zlib.compress(b"\0" * 50_000_000)
        stream = pdf.make_indirect(pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode))
        return [pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(NAME), V=stream))]

    assert dict(read(with_fields(bomb)).values) == {}


def test_strange_objects_in_place_of_fields_are_passed_over() -> None:
    def odd(pdf: Any) -> list[Any]:
        button = Dictionary(FT=Name.Btn, T=String("b"), Kids=Array([None, 2, Name.X]))
        text = Dictionary(FT=Name.Tx, T=String(NAME), V=Array([1]))
        return [
            1,
            Name.Odd,
            Dictionary(),
            Dictionary(T=Name.Odd, V=3),
            *map(pdf.make_indirect, (button, text)),
        ]

    found = read(with_fields(odd))
    assert (dict(found.values), found.problems) == ({}, ())
