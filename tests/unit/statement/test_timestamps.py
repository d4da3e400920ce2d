"""Timestamps at the desk: they tell when a file was there, and change nothing of what was signed."""

from __future__ import annotations

import socket
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import Evidence, HttpAuthority, Reason
from tests.unit.statement.authority import RECEIVED, authority, service
from tests.unit.statement.samples import (
    INSTANCE,
    NOW,
    paint_over,
    sealed,
    signed_elsewhere,
    signed_too,
    swap_attachment,
    unsigned,
    updated,
)


def test_a_timestamp_tells_the_hour_of_receipt_and_not_of_signing() -> None:
    stamped = statement.add_timestamp(sealed(), authority())
    assert stamped.startswith(sealed())
    verdict = statement.verify(stamped)
    assert (verdict.verdict, verdict.submission_xml) == ("intact", INSTANCE)
    assert [one.signed_at for one in verdict.signatures] == [NOW]
    (time,) = verdict.timestamps
    assert (time.authority, time.at, time.signatures, time.intact) == (
        "Sample Time Authority",
        RECEIVED,
        1,
        True,
    )
    words = statement.timestamp_label(time.authority, "23 November 2026", "en")
    assert "was there" in words
    assert "nothing about who signed" in words


def test_archived_again_and_again() -> None:
    pdf = signed_too(sealed())
    for year in range(3):
        pdf = statement.archive(pdf, authority(RECEIVED + timedelta(days=365 * year)))
    verdict = statement.verify(pdf)
    assert verdict.verdict == "intact"
    assert [time.signatures for time in verdict.timestamps] == [2, 2, 2]
    assert all(time.intact for time in verdict.timestamps)
    with pikepdf.open(BytesIO(pdf)) as inside:
        assert len(inside.Root.DSS.Certs) == 3  # the seal, the signatory, the authority
        names = [str(field.T) for field in inside.Root.AcroForm.Fields]
    assert names == ["Signature1", "Signature2", "Timestamp0001", "Timestamp0002", "Timestamp0003"]


def test_a_second_signature_after_the_timestamp() -> None:
    """It was received half signed; the other signatory signs later."""
    pdf = signed_too(statement.add_timestamp(sealed(), authority()))
    verdict = statement.verify(pdf)
    assert verdict.verdict == "intact"
    assert (len(verdict.signatures), verdict.timestamps[0].signatures) == (2, 1)


def test_a_timestamp_without_a_signature_proves_no_signature() -> None:
    verdict = statement.verify(statement.add_timestamp(unsigned(), authority()))
    assert (verdict.verdict, verdict.reason, len(verdict.timestamps)) == (
        "unsigned",
        Reason.NO_SIGNATURE,
        1,
    )


@pytest.mark.parametrize("change", [paint_over, swap_attachment])
def test_a_timestamp_does_not_heal_a_change(change: object) -> None:
    pdf = statement.archive(updated(sealed(), change), authority())  # type: ignore[arg-type]
    verdict = statement.verify(pdf)
    assert verdict.verdict == "changed"
    assert verdict.submission_xml == INSTANCE


def test_a_change_after_the_timestamp_is_seen() -> None:
    pdf = updated(statement.archive(sealed(), authority()), paint_over)
    assert statement.verify(pdf).verdict == "changed"


def test_a_flipped_bit_in_a_timestamp_is_seen() -> None:
    stamped = statement.archive(sealed(), authority())
    at = stamped.rindex(b"/DSS") + 2
    pdf = stamped[:at] + b"T" + stamped[at + 1 :]
    verdict = statement.verify(pdf)
    assert verdict.verdict == "changed"
    assert verdict.signatures[0].intact


def test_a_countersignature_of_another_program_can_be_archived() -> None:
    pdf = statement.archive(signed_elsewhere(sealed(), field="Other"), authority())
    verdict = statement.verify(pdf)
    assert (verdict.verdict, verdict.reason) == ("changed", Reason.FIELD_ADDED)
    assert verdict.timestamps[0].intact


def test_evidence_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        statement.archive(sealed(), authority(), Evidence(revocation_lists=[b"hello"]))


def test_a_service_on_the_network() -> None:
    with service() as address:
        verdict = statement.verify(statement.add_timestamp(sealed(), HttpAuthority(address)))
    assert (verdict.verdict, verdict.timestamps[0].at) == ("intact", RECEIVED)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"", "application/timestamp-reply"),
        (b"<html>log in first</html>", "text/html"),
        (b"0" * (1 << 19), "application/timestamp-reply"),
        (b"\x30\x80" * 200, "application/timestamp-reply"),
    ],
)
def test_a_service_that_answers_nonsense(answer: bytes, kind: str) -> None:
    with service(answer, kind) as address, pytest.raises(Fault) as told:
        statement.add_timestamp(sealed(), HttpAuthority(address))
    assert told.value.code is Code.TIMESTAMP_FAILED


def test_a_service_that_is_not_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(Fault) as told:
            statement.add_timestamp(sealed(), HttpAuthority(address))
    assert told.value.code is Code.TIMESTAMP_UNREACHABLE
    with pytest.raises(ValueError, match="address"):
        HttpAuthority("file:///etc/passwd")


def test_a_file_that_is_no_pdf() -> None:
    for stamp in (statement.add_timestamp, statement.archive):
        with pytest.raises(Fault) as told:
            stamp(b"hello", authority())
        assert told.value.code is Code.PDF_UNREADABLE
