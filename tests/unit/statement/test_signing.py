"""Signing: certificates and their faults, drawn marks, order of signatories."""

from __future__ import annotations

import logging
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from PIL import ImageChops, ImageStat

from hrcapp import statement
from hrcapp.media import ink_of, take_in_signature
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import SealKey, SignatureKind, Trust, labels, verdict_words
from tests.unit.statement.samples import (
    NAME,
    NOW,
    PASSWORD,
    STROKES,
    p12,
    seal,
    sealed,
    signature_photo,
    signed_too,
    taken,
    unsigned,
)


def refused(certificate: bytes, password: str = PASSWORD, pdf: bytes | None = None, field: int = 1) -> Fault:
    with pytest.raises(Fault) as told:
        statement.sign_pkcs12(
            unsigned() if pdf is None else pdf,
            certificate,
            password,
            field=field,
            now=NOW,
            appearance_language="en",
            file_name="sample.p12",
        )
    return told.value


def test_a_wrong_password_thrice_then_the_right_one(caplog: pytest.LogCaptureFixture) -> None:
    certificate = p12()
    with caplog.at_level(logging.DEBUG):
        for attempt in ("", "wrong", "RIGHT PASSWORD Ñ"):
            assert refused(certificate, attempt).code is Code.PKCS12_WRONG_PASSWORD
        pdf = statement.sign_pkcs12(
            unsigned(), certificate, PASSWORD, field=1, now=NOW, appearance_language="en"
        )
    assert statement.verify(pdf).verdict == "intact"
    assert PASSWORD not in caplog.text
    assert "PNOXX" not in caplog.text


@pytest.mark.parametrize("file", [b"", b"hello", p12()[:-40], b"\x30\x80" * 500, b"0" * (2 << 20)])
def test_a_file_that_is_no_certificate_is_told(file: bytes) -> None:
    told = refused(file)
    assert told.code is Code.PKCS12_UNREADABLE
    assert told.params["name"] == "sample.p12"


def test_certificates_out_of_time() -> None:
    assert refused(p12(days=(-300, -1))).code is Code.CERTIFICATE_EXPIRED
    assert refused(p12(days=(1, 300))).code is Code.CERTIFICATE_NOT_YET_VALID


def test_certificates_made_for_something_else() -> None:
    web = refused(p12(purposes=[ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]))
    secret = refused(p12(usage={"key_encipherment": True}))
    assert web.code is secret.code is Code.CERTIFICATE_WRONG_PURPOSE


@pytest.mark.parametrize("usage", [{"content_commitment": True}, {"digital_signature": True}])
def test_certificates_made_for_signing(usage: dict[str, bool]) -> None:
    pdf = signed_too(unsigned(), field=1, usage=usage, purposes=[ExtendedKeyUsageOID.EMAIL_PROTECTION])
    assert statement.verify(pdf).verdict == "intact"


def test_what_a_certificate_signature_says() -> None:
    (report,) = statement.verify(signed_too(unsigned(), field=1)).signatures
    assert (report.name, report.trust, report.kind) == (
        NAME,
        Trust.ISSUER_NOT_CHECKED,
        SignatureKind.CERTIFICATE,
    )
    assert report.issuer == "Sample Authority"
    assert report.signed_at == NOW


def test_a_self_made_certificate_is_a_seal_and_no_more() -> None:
    (report,) = statement.verify(signed_too(unsigned(), field=1, issuer=None)).signatures
    assert (report.trust, report.kind) == (Trust.SELF_MADE, SignatureKind.SEAL)


def test_what_a_drawn_mark_says() -> None:
    (report,) = statement.verify(sealed()).signatures
    assert (report.trust, report.kind) == (Trust.SELF_MADE, SignatureKind.DRAWN)
    assert report.name == seal().name
    assert "Integrity seal of device" in report.name


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_a_picture_of_a_signature_says(language: str) -> None:
    ink = ink_of(take_in_signature(signature_photo()))
    pdf = statement.sign_pictured(
        unsigned(language), ink, seal(), field=1, now=NOW, appearance_language=language
    )
    verdict = statement.verify(pdf)
    assert verdict.verdict == "intact"
    assert (verdict.signatures[0].trust, verdict.signatures[0].kind) == (
        Trust.SELF_MADE,
        SignatureKind.DRAWN,
    )
    with pikepdf.open(BytesIO(pdf)) as opened:
        images = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and "/SMask" in one]
        (mark,) = images
        assert (mark.Width, mark.Height) == (mark.SMask.Width, mark.SMask.Height) == (ink.width, ink.height)
        assert mark.SMask.read_bytes() == ink.alpha
    assert len(pdf) - len(unsigned(language)) < 200_000


def test_a_picture_stands_in_its_field_and_its_paper_does_not() -> None:
    ink = ink_of(take_in_signature(signature_photo()))
    pdf = statement.sign_pictured(unsigned(), ink, seal(), field=1, now=NOW, appearance_language="en")
    before, after = taken(unsigned())[-1], taken(pdf)[-1]
    added = ImageChops.difference(before, after).convert("L").point(lambda at: 255 if at > 60 else 0)
    box = added.getbbox()
    assert box is not None
    share = ImageStat.Stat(added.crop(box)).mean[0] / 255
    assert 0.01 < share < 0.3, "strokes, and no sheet of paper around them"


def test_what_a_typed_name_says() -> None:
    pdf = statement.sign_typed(
        unsigned("ar"), "اسم نموذجي", seal(), field=1, now=NOW, appearance_language="ar"
    )
    verdict = statement.verify(pdf)
    assert verdict.verdict == "intact"
    assert (verdict.signatures[0].trust, verdict.signatures[0].kind) == (
        Trust.SELF_MADE,
        SignatureKind.TYPED,
    )
    with pytest.raises(Fault) as told:
        statement.sign_typed(unsigned(), " \n", seal(), field=1, now=NOW, appearance_language="en")
    assert told.value.code is Code.SIGNATURE_EMPTY


def test_signing_appends_and_never_rewrites() -> None:
    assert sealed().startswith(unsigned())
    assert signed_too(sealed()).startswith(sealed())


def test_a_taken_field_is_told_and_the_next_one_works() -> None:
    assert refused(p12(), pdf=sealed()).code is Code.FIELD_TAKEN
    with pytest.raises(Fault) as told:
        statement.sign_drawn(sealed(), STROKES, seal(), field=1, now=NOW, appearance_language="en")
    assert told.value.code is Code.FIELD_TAKEN
    verdict = statement.verify(signed_too(sealed()))
    assert verdict.verdict == "intact"
    assert [report.field for report in verdict.signatures] == ["Signature1", "Signature2"]


def test_three_sign_one_after_another() -> None:
    pdf = unsigned(signatories=3)
    pdf = signed_too(pdf, field=2)
    pdf = statement.sign_drawn(pdf, STROKES, seal(), field=3, now=NOW, appearance_language="ar")
    pdf = signed_too(pdf, field=1, name="Another Sample")
    verdict = statement.verify(pdf)
    assert (verdict.verdict, len(verdict.signatures)) == ("intact", 3)


@pytest.mark.parametrize("strokes", [[], [[]], [[(0.5, 0.5)]], [[(0.5, 0.5), (0.505, 0.5)]]])
def test_nothing_drawn_is_told(strokes: list[list[tuple[float, float]]]) -> None:
    with pytest.raises(Fault) as told:
        statement.sign_drawn(unsigned(), strokes, seal(), field=1, now=NOW, appearance_language="en")
    assert told.value.code is Code.SIGNATURE_EMPTY


@pytest.mark.parametrize(
    "stroke", [[(0.0, 0.0), (float("nan"), 1.0)], [(0.0, i / 60_000) for i in range(60_000)]]
)
def test_strokes_no_hand_draws_are_refused(stroke: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="point"):
        statement.sign_drawn(unsigned(), [stroke], seal(), field=1, now=NOW, appearance_language="en")


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 nothing", b"\0" * 4000])
def test_a_file_that_is_no_pdf_is_told(pdf: bytes) -> None:
    assert refused(p12(), pdf=pdf).code is Code.PDF_UNREADABLE


def test_a_field_the_statement_has_not_is_told() -> None:
    assert refused(p12(), field=7).code is Code.PDF_UNREADABLE


def test_the_page_shows_the_common_name_and_no_number() -> None:
    pdf = signed_too(unsigned(), field=1)
    with pikepdf.open(BytesIO(pdf)) as inside:
        field = inside.Root.AcroForm.Fields[0]
        assert str(field.V.Name) == NAME
        assert "PNOXX" not in str(field.V.get("/Reason", ""))
        assert field.V.SubFilter == "/ETSI.CAdES.detached"


def test_a_seal_survives_being_kept() -> None:
    kept = SealKey.from_bytes(seal().to_bytes())
    assert kept == seal()
    assert "PRIVATE" not in repr(kept)
    for spoilt in (b"", b"hello", seal().key_pem, seal().certificate_pem):
        with pytest.raises(ValueError, match=r"."):
            SealKey.from_bytes(spoilt)


def test_two_devices_have_two_names() -> None:
    assert SealKey.generate(NOW).name != SealKey.generate(NOW).name


def test_labels_promise_nothing() -> None:
    said = (labels.KINDS, verdict_words.TRUST, verdict_words.VERDICTS)
    for words in (one for table in said for one in table.values()):
        assert "qualified" not in words.lower()
        assert "legal" not in words.lower()
    assert statement.kind_label(SignatureKind.CERTIFICATE, "en", "Sample") == "Certificate signature: Sample"


def test_public_tools_agree(tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None or shutil.which("qpdf") is None:
        pytest.skip("pdfsig or qpdf is not installed")
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed_too(sealed()))
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    told = subprocess.run(
        ["pdfsig", "-nocert", str(path)], check=False, capture_output=True, text=True
    ).stdout
    assert told.count("Signature is Valid") == 2
    assert "Total document signed" in told
