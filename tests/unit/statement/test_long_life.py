"""A statement kept for decades, with real answers about revocation; what is said of its certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko_certvalidator import ValidationContext

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import HttpAuthority, Trust, asked_about, collect, read_issuers
from tests.unit.statement.pki import RECEIVED, Pki, running
from tests.unit.statement.samples import NOW, sealed, signed_too


@pytest.fixture
def pki() -> Iterator[Pki]:
    with running() as made:
        yield made


def archived(pki: Pki, pdf: bytes | None = None) -> bytes:
    pdf = pdf or pki.signed()
    found = collect(pdf, [pki.root_der])
    return statement.archive(pdf, HttpAuthority(pki.address), found.evidence)


def trust(pki: Pki, pdf: bytes) -> Trust:
    return statement.verify(pdf, issuers=[pki.root_der]).signatures[0].trust


def found_good(pki: Pki, pdf: bytes) -> bool:
    """By pyHanko, as of the timestamp, where nothing may be fetched and every certificate needs an answer."""
    reader = PdfFileReader(BytesIO(pdf))
    settings = {
        "trust_roots": [x509.Certificate.load(pki.root_der)],
        "moment": RECEIVED,
        "allow_fetching": False,
        "revocation_mode": "hard-fail",
    }
    try:
        context = DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
    except NoDSSFoundError:
        context = ValidationContext(**settings, crls=[])
    status = validate_pdf_signature(reader.embedded_regular_signatures[0], context)
    return bool(status.bottom_line)


def test_another_program_finds_all_it_needs_in_the_file(pki: Pki) -> None:
    assert found_good(pki, archived(pki))
    assert not found_good(pki, pki.signed())
    assert not found_good(pki, statement.archive(pki.signed(), HttpAuthority(pki.address)))


@pytest.mark.parametrize(("silent", "listed", "answers"), [("", 0, 1), ("/ocsp", 1, 0)])
def test_answers_are_enclosed_by_ocsp_or_else_as_a_list(silent: str, listed: int, answers: int) -> None:
    with running(silent=frozenset({silent})) as pki:
        pdf = pki.signed()
        assert asked_about(pdf, [pki.root_der]) == (pki.host,)
        pdf = archived(pki, pdf)
        verdict = statement.verify(pdf, issuers=[pki.root_der])
        assert (verdict.verdict, verdict.archived, verdict.answers) == ("intact", True, 1)
        with pikepdf.open(BytesIO(pdf)) as inside:
            store = inside.Root.DSS
            assert (len(store.get("/CRLs", [])), len(store.get("/OCSPs", []))) == (listed, answers)
        [time] = verdict.timestamps
        assert (time.trust, time.issuer) == (Trust.ISSUER_TRUSTED, "Sample Root")
        assert time.until == NOW + timedelta(days=3000)


def test_the_next_archive_encloses_answers_about_the_first_authority(pki: Pki) -> None:
    pdf = archived(pki, archived(pki))
    verdict = statement.verify(pdf, issuers=[pki.root_der])
    assert (verdict.verdict, verdict.archived, verdict.answers) == ("intact", True, 2)
    assert pki.asked.count("/ocsp") == 3  # about the signatory (twice the same), then about the authority


def test_who_is_silent_is_told_and_stops_nothing() -> None:
    with running(silent=frozenset({"/ocsp", "/crl"})) as pki:
        found = collect(pki.signed(), [pki.root_der])
        assert (found.silent, found.evidence.answers, found.evidence.revocation_lists) == (
            ("Sample Signatory",),
            (),
            (),
        )


def test_only_certificates_of_trusted_issuers_make_the_desk_call_anybody(pki: Pki) -> None:
    assert asked_about(pki.signed(), []) == ()
    for stranger in (sealed(), signed_too(sealed())):
        assert asked_about(stranger, [pki.root_der]) == ()
        assert collect(stranger, [pki.root_der]).evidence.answers == ()
    assert pki.asked == []


def test_trust_follows_the_desks_list_and_changes_no_verdict(pki: Pki) -> None:
    pdf = pki.signed()
    assert statement.verify(pdf).signatures[0].trust is Trust.ISSUER_NOT_CHECKED
    assert trust(pki, pdf) is Trust.ISSUER_TRUSTED
    foreign = statement.verify(signed_too(sealed()), issuers=[pki.root_der])
    assert [one.trust for one in foreign.signatures] == [Trust.SELF_MADE, Trust.ISSUER_NOT_LISTED]
    assert foreign.verdict == "intact"


def test_a_certificate_taken_back_before_anybody_saw_the_signature(pki: Pki) -> None:
    pki.revoked_at = RECEIVED - timedelta(hours=1)
    verdict = statement.verify(archived(pki), issuers=[pki.root_der])
    assert (verdict.verdict, verdict.signatures[0].trust) == ("intact", Trust.REVOKED)


def test_a_certificate_taken_back_later_was_good_when_the_file_was_received(pki: Pki) -> None:
    pdf = archived(pki)
    pki.revoked_at = RECEIVED + timedelta(hours=1)
    pki.at = RECEIVED + timedelta(hours=2)
    assert trust(pki, archived(pki, pdf)) is Trust.ISSUER_TRUSTED


def test_without_a_timestamp_the_present_counts(pki: Pki) -> None:
    """A signer's own clock proves nothing: a key that was lost signs with any hour."""
    pki.revoked_at = NOW + timedelta(hours=1)
    found = collect(pki.signed(), [pki.root_der])
    pdf = statement.archive(pki.signed(), HttpAuthority(pki.address), found.evidence)
    assert trust(pki, pdf) is Trust.REVOKED


@pytest.mark.parametrize(
    ("says", "code"),
    [
        (b"", Code.TIMESTAMP_FAILED),
        (403, Code.TIMESTAMP_REFUSED),
        (302, Code.TIMESTAMP_REFUSED),
        (b"0\x050\x03\x02\x01\x02", Code.TIMESTAMP_REFUSED),
    ],
)
def test_a_service_that_refuses_or_says_nothing(says: bytes | int, code: Code) -> None:
    with running() as pki:
        pki.tsa = says
        with pytest.raises(Fault) as told:
            statement.archive(sealed(), HttpAuthority(pki.address))
    assert told.value.code is code
    assert told.value.params["host"] == pki.host


def test_an_answer_for_something_else(pki: Pki) -> None:
    pki.tsa = pki.other_answer()
    with pytest.raises(Fault) as told:
        statement.archive(sealed(), HttpAuthority(pki.address))
    assert told.value.code is Code.TIMESTAMP_OTHER


def test_an_authority_whose_certificate_has_ended() -> None:
    with running(tsa_days=-1) as pki, pytest.raises(Fault) as told:
        statement.archive(sealed(), HttpAuthority(pki.address))
    assert told.value.code is Code.TIMESTAMP_AUTHORITY_EXPIRED
    assert told.value.params["date"] == (NOW - timedelta(days=1)).date()


def test_issuers_come_out_of_pem_and_der(pki: Pki) -> None:
    pem = pki.root.public_bytes(Encoding.PEM)
    for data in (pki.root_der, pem, pem + b"\nnotes between\n" + pem):
        [one] = read_issuers(data)
        assert (one.name, one.ends, one.der) == ("Sample Root", NOW + timedelta(days=3000), pki.root_der)
        assert len(one.sha256) == 64


def test_what_is_no_issuer_is_refused(pki: Pki) -> None:
    person = pki.signatory.public_bytes(Encoding.PEM)
    for data, code in (
        (b"", Code.ISSUER_UNREADABLE),
        (b"hello", Code.ISSUER_UNREADABLE),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", Code.ISSUER_UNREADABLE),
        (b"0" * (2 << 20), Code.ISSUER_UNREADABLE),
        (person, Code.ISSUER_NOT_ONE),
    ):
        with pytest.raises(Fault) as told:
            read_issuers(data, name="a.pem")
        assert told.value.code is code
