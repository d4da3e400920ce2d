"""A half-signed statement goes to another computer and comes back."""

from __future__ import annotations

import uuid
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import SealKey, SignatureKind
from tests.unit.statement.authority import authority
from tests.unit.statement.samples import (
    DOCUMENT,
    INSTANCE,
    NOW,
    STROKES,
    data,
    paint_over,
    seal,
    sealed,
    signed_elsewhere,
    signed_too,
    unsigned,
    updated,
)


def plain_pdf() -> bytes:
    """A page that is nobody's statement."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def with_script(pdf: bytes) -> bytes:
    """The file with something that runs when it is opened, appended."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        action = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.TextStringObject("app.beep(0)")}
        named = generic.DictionaryObject({generic.NameObject(key): value for key, value in action.items()})
        writer.root["/OpenAction"] = writer.add_object(named)
        writer.update_root()

    return updated(pdf, change)


def refused(pdf: bytes) -> Code:
    with pytest.raises(Fault) as told:
        statement.take_over(pdf, name="sample.pdf")
    return told.value.code


def test_from_computer_to_computer() -> None:
    went = statement.take_over(unsigned(signatories=3))
    assert (went.document_id, went.language, went.practice) == (DOCUMENT, "en", False)
    assert [place.empty for place in went.places] == [True, True, True]
    assert went.file_name.endswith("-0of3.pdf")

    pdf = went.pdf
    for number, key in enumerate((seal(), SealKey.generate(NOW), SealKey.generate(NOW)), 1):
        came = statement.take_over(pdf)
        assert came.next is not None
        assert came.next.field == number
        pdf = statement.sign_drawn(
            came.pdf, STROKES, key, field=came.next.field, now=NOW, appearance_language="en"
        )
    back = statement.take_back(went.pdf, pdf)
    assert back.next is None
    assert [place.kind for place in back.places] == [SignatureKind.DRAWN] * 3
    assert back.places[0].signed_as == seal().name
    assert back.file_name.endswith("-3of3.pdf")
    assert statement.verify(back.pdf).verdict == "intact"
    assert refused(back.pdf) is Code.STATEMENT_COMPLETE


def test_places_may_be_filled_in_any_order() -> None:
    came = statement.take_over(signed_too(unsigned(), field=2))
    assert came.next is not None
    assert (came.next.field, came.next.name) == (1, "Sample Name")
    assert [place.signed_as for place in came.places] == ["", "Sample Signatory"]


def test_names_and_offices_are_those_of_the_record() -> None:
    came = statement.take_over(sealed("ar"))
    assert [(place.name, place.office) for place in came.places] == [
        ("اسم نموذجي", "رئيسة البلدية"),
        ("اسم ثانٍ", "عضو المجلس"),
    ]
    assert came.language == "ar"


def test_a_timestamp_on_the_way_does_no_harm() -> None:
    stamped = statement.add_timestamp(sealed(), authority())
    back = statement.take_back(sealed(), signed_too(stamped))
    assert back.next is None


def test_nothing_is_signed_that_does_not_hold() -> None:
    broken = bytearray(sealed())
    broken[3000] ^= 1
    assert refused(bytes(broken)) is Code.STATEMENT_BROKEN
    assert refused(updated(sealed(), paint_over)) is Code.STATEMENT_CHANGED
    assert refused(signed_elsewhere(sealed(), field="Other")) is Code.STATEMENT_CHANGED
    assert refused(b"hello") is Code.PDF_UNREADABLE
    assert refused(plain_pdf()) is Code.STATEMENT_NOT_OURS


def test_nothing_is_signed_that_may_read_differently_tomorrow() -> None:
    assert refused(with_script(unsigned())) is Code.STATEMENT_NOT_OURS
    assert refused(signed_too(with_script(unsigned()), field=1)) is Code.STATEMENT_NOT_OURS
    assert refused(with_script(sealed())) is Code.STATEMENT_CHANGED


def test_what_comes_back_must_continue_what_went_out() -> None:
    other = statement.sign_drawn(
        unsigned(), STROKES, SealKey.generate(NOW), field=1, now=NOW, appearance_language="en"
    )
    elsewhere = statement.render(
        data(document_id=str(uuid.uuid4()), signatories=2), instance_xml=INSTANCE, now=NOW
    )
    for came, code in (
        (unsigned(), Code.STATEMENT_OTHER),
        (signed_too(other), Code.STATEMENT_OTHER),
        (unsigned("ar"), Code.STATEMENT_OTHER),
        (sealed(), Code.STATEMENT_NOT_FURTHER),
        (elsewhere, Code.STATEMENT_FOREIGN),
    ):
        with pytest.raises(Fault) as told:
            statement.take_back(sealed(), came, name="sample.pdf")
        assert told.value.code is code
        assert told.value.params["name"] == "sample.pdf"


def test_a_broken_statement_is_not_timestamped() -> None:
    with pytest.raises(Fault) as told:
        statement.archive(sealed()[:-200], authority())
    assert told.value.code is Code.STATEMENT_BROKEN
