"""Verifying: four verdicts, and the data of the signed revision whatever was done afterwards."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import Reason, Trust
from hrcapp.statement.verdict_words import REASONS
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
    swap_attachment,
    take_signature_out,
    unsigned,
    updated,
)


def test_intact() -> None:
    verdict = statement.verify(sealed())
    assert (verdict.verdict, verdict.reason) == ("intact", Reason.NONE)
    assert verdict.submission_xml == INSTANCE
    assert verdict.document_id == DOCUMENT


def test_unsigned() -> None:
    verdict = statement.verify(unsigned())
    assert (verdict.verdict, verdict.reason) == ("unsigned", Reason.NO_SIGNATURE)
    assert verdict.signatures == ()
    assert verdict.submission_xml is None


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.55])
def test_one_flipped_bit_breaks_it(share: float) -> None:
    spoilt = bytearray(sealed())
    spoilt[int(len(unsigned()) * share)] ^= 0x10
    verdict = statement.verify(bytes(spoilt))
    assert verdict.verdict == "broken"
    assert verdict.submission_xml is None


def test_a_flipped_bit_in_the_second_revision_breaks_it() -> None:
    pdf = bytearray(signed_too(sealed()))
    pdf[len(sealed()) + 3000] ^= 1
    assert statement.verify(bytes(pdf)).verdict == "broken"


def test_painting_over_the_page_is_seen() -> None:
    verdict = statement.verify(updated(sealed(), paint_over))
    assert (verdict.verdict, verdict.reason) == ("changed", Reason.CHANGED_AFTERWARDS)
    assert verdict.signatures[0].intact
    assert verdict.submission_xml == INSTANCE


def test_a_swapped_attachment_is_seen_and_the_signed_data_returned() -> None:
    pdf = updated(sealed(), swap_attachment)
    with pikepdf.open(BytesIO(pdf)) as inside:
        assert inside.attachments["submission.xml"].get_file().read_bytes() == b"<data>other</data>"
    verdict = statement.verify(pdf)
    assert verdict.verdict == "changed"
    assert verdict.submission_xml == INSTANCE


def test_a_change_between_two_signatures_is_seen() -> None:
    pdf = signed_too(updated(sealed(), swap_attachment))
    verdict = statement.verify(pdf)
    assert verdict.verdict == "changed"
    assert verdict.submission_xml == INSTANCE


def test_a_signature_taken_out_is_seen() -> None:
    verdict = statement.verify(updated(sealed(), take_signature_out))
    assert (verdict.verdict, verdict.reason) == ("broken", Reason.SIGNATURE_REMOVED)


@pytest.mark.parametrize("junk", [b"\njunk", b"\x00" * 400 + b"x", b"%%EOF\nmore", b"\nx\n%%EOF"])
def test_junk_after_the_end_is_for_a_person(junk: bytes) -> None:
    verdict = statement.verify(sealed() + junk)
    assert verdict.verdict == "changed"
    assert verdict.submission_xml == INSTANCE


def test_saved_again_by_another_program_is_broken() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed())) as pdf:
        pdf.save(out)
    assert statement.verify(out.getvalue()).verdict == "broken"


@pytest.mark.parametrize("missing", [400, 200, 20])
def test_a_truncated_file_is_broken(missing: int) -> None:
    assert statement.verify(sealed()[:-missing]).verdict == "broken"


def test_a_file_cut_within_its_second_signature_is_for_a_person() -> None:
    verdict = statement.verify(signed_too(sealed())[:-200])
    assert verdict.verdict == "changed"
    assert verdict.submission_xml == INSTANCE


@pytest.mark.parametrize("pdf", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"\x00" * 5000])
def test_what_is_no_pdf_is_told(pdf: bytes) -> None:
    with pytest.raises(Fault) as told:
        statement.verify(pdf, name="sample.pdf")
    assert told.value.code is Code.PDF_UNREADABLE
    assert told.value.params["name"] == "sample.pdf"


def test_a_table_of_objects_that_loops_ends() -> None:
    pdf = b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer <</Size 1 /Prev 9 /Root 1 0 R>>\n"
    pdf += b"startxref\n9\n%%EOF"
    with pytest.raises(Fault):
        statement.verify(pdf)
    assert statement.verify(pdf + b" /ByteRange").verdict == "broken"


def test_another_program_may_sign_with_a_certificate_out_of_time() -> None:
    """Ours refuses. The file stays intact; what is known of the certificate says the rest."""
    (report,) = statement.verify(signed_elsewhere(unsigned(), days=(-900, -600))).signatures
    assert (report.intact, report.trust) == (True, Trust.OUT_OF_DATE)


def test_a_signature_in_an_added_field_is_for_a_person() -> None:
    verdict = statement.verify(signed_elsewhere(sealed(), field="Other"))
    assert (verdict.verdict, verdict.reason) == ("changed", Reason.FIELD_ADDED)
    assert [report.intact for report in verdict.signatures] == [True, True]


def test_data_that_unfold_beyond_bounds_are_left_out() -> None:
    pdf = statement.render(data(), instance_xml=b"0" * ((16 << 20) + 1), now=NOW)
    pdf = statement.sign_drawn(pdf, STROKES, seal(), field=1, now=NOW, appearance_language="en")
    verdict = statement.verify(pdf)
    assert verdict.verdict == "intact"
    assert verdict.submission_xml is None
    assert verdict.document_id == DOCUMENT


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)
