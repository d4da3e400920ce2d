"""Signing a prepared field: PAdES baseline B-B as an incremental update (ETSI EN 319 142-1), by pyHanko."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hrcapp.model.faults import Code, Fault
from hrcapp.statement import quiet as quiet
from hrcapp.statement.appearance import Size, Stroke, certificate_look, drawn_look, typed_look
from hrcapp.statement.certificates import Identity, check_usable, common_name, open_pkcs12
from hrcapp.statement.labels import SignatureKind, kind_label
from hrcapp.statement.seal import SealKey

APPLICATION = "hrcapp"


def sign_pkcs12(
    pdf: bytes,
    p12: bytes,
    password: str,
    *,
    field: int,
    now: datetime,
    appearance_language: str,
    file_name: str = "",
) -> bytes:
    """Sign field number `field` (from 1) with the certificate in a PKCS#12 file.

    The field shows the common name only, the hour of `now` (with time zone) and the label. Faults:
    PKCS12_UNREADABLE, PKCS12_WRONG_PASSWORD, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID,
    CERTIFICATE_WRONG_PURPOSE, FIELD_TAKEN, PDF_UNREADABLE.
    """
    identity = open_pkcs12(p12, password, file_name=file_name)
    check_usable(identity.certificate, now)
    writer, size = _open(pdf, field)
    name = common_name(identity.certificate.subject)
    reason = kind_label(SignatureKind.CERTIFICATE, appearance_language, name)
    look = certificate_look(size, name, now, appearance_language)
    return _sign(writer, identity, field, now, look, SignatureKind.CERTIFICATE, reason)


def sign_drawn(
    pdf: bytes,
    strokes: Sequence[Stroke],
    seal: SealKey,
    *,
    field: int,
    now: datetime,
    appearance_language: str,
) -> bytes:
    """Put a drawn mark into field number `field` (from 1) under the integrity seal of the device.

    `strokes` are positions in units of the pad's width, y downwards; neither time nor pressure is kept.
    Faults: SIGNATURE_EMPTY, FIELD_TAKEN, PDF_UNREADABLE.
    """
    writer, size = _open(pdf, field)
    look = drawn_look(size, strokes, appearance_language)
    reason = kind_label(SignatureKind.DRAWN, appearance_language)
    return _sign(writer, seal.identity(), field, now, look, SignatureKind.DRAWN, reason)


def sign_typed(
    pdf: bytes, name: str, seal: SealKey, *, field: int, now: datetime, appearance_language: str
) -> bytes:
    """Put a typed name into field number `field`, as `sign_drawn` does: the way by keyboard."""
    writer, size = _open(pdf, field)
    look = typed_look(size, name, appearance_language)
    reason = kind_label(SignatureKind.TYPED, appearance_language)
    return _sign(writer, seal.identity(), field, now, look, SignatureKind.TYPED, reason)


class _Look(PdfContent):  # type: ignore[misc]
    """The page of a PDF held in memory, drawn as the ground of the signature's appearance."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Look"] = drawn
        left, bottom, right, top = (float(edge) for edge in drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Look Do"


class _Signer(PdfSigner):  # type: ignore[misc]
    """A signer whose clock is given: the hour in the signature is the one on the page."""

    def __init__(self, *args: Any, clock: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clock = clock

    def init_signing_session(self, *args: Any, **options: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **options)
        session.system_time = self._clock
        return session


def _open(pdf: bytes, field: int) -> tuple[IncrementalPdfFileWriter, Size]:
    """A writer that appends to the PDF, and the size of the empty field."""
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        found = {name: (value, ref.get_object()) for name, value, ref in enumerate_sig_fields(writer.prev)}
    except (PdfError, ValueError, RecursionError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error
    value, place = found.get(_name(field), (None, None))
    if place is None:
        raise Fault(Code.PDF_UNREADABLE, name="")
    if value is not None:
        raise Fault(Code.FIELD_TAKEN, field=field)
    left, bottom, right, top = (float(edge) for edge in place["/Rect"])
    return writer, (right - left, top - bottom)


def _as_drawn() -> SimpleBoxLayoutRule:
    """The look fills its field to the edges; by default it would be shrunk and centred."""
    return SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(0, 0, 0, 0), InnerScaling.NO_SCALING
    )


def _name(field: int) -> str:
    return f"Signature{field}"


def _sign(
    writer: IncrementalPdfFileWriter,
    identity: Identity,
    field: int,
    now: datetime,
    look: bytes,
    kind: SignatureKind,
    reason: str,
) -> bytes:
    registry = SimpleCertificateStore()
    registry.register_multiple(identity.chain)
    signer = SimpleSigner(signing_cert=identity.certificate, signing_key=identity.key, cert_registry=registry)
    metadata = PdfSignatureMetadata(
        field_name=_name(field),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=common_name(identity.certificate.subject),
        reason=reason,
        app_build_props=BuildProps(name=APPLICATION, revision=kind.value),
    )
    style = StaticStampStyle(
        background=_Look(look), border_width=0, background_opacity=1.0, background_layout=_as_drawn()
    )
    out = _Signer(metadata, signer, stamp_style=style, clock=now).sign_pdf(writer, existing_fields_only=True)
    return bytes(out.getvalue())
