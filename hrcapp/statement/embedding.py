"""Filling a prepared field as an incremental update (PAdES B-B, ETSI EN 319 142-1), whoever holds the key."""

from __future__ import annotations

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
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from hrcapp.model.faults import Code, Fault
from hrcapp.statement import quiet as quiet
from hrcapp.statement.appearance import Size, certificate_look
from hrcapp.statement.certificates import common_name
from hrcapp.statement.labels import SignatureKind, kind_label

APPLICATION = "hrcapp"
_AROUND = 1024
"""Bytes for the attributes and algorithms of a signature, twice what they take."""


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


def open_field(pdf: bytes, field: int) -> tuple[IncrementalPdfFileWriter, Size]:
    """A writer that appends to the PDF, and the size of the empty field."""
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        found = {name: (value, ref.get_object()) for name, value, ref in enumerate_sig_fields(writer.prev)}
    except (PdfError, ValueError, RecursionError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error
    value, place = found.get(field_name(field), (None, None))
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


def field_name(field: int) -> str:
    return f"Signature{field}"


def embed(
    writer: IncrementalPdfFileWriter,
    signer: Signer,
    field: int,
    now: datetime,
    look: bytes,
    kind: SignatureKind,
    reason: str,
) -> bytes:
    """The file with the signature appended; `look` is a PDF of one page as large as the field."""
    metadata = PdfSignatureMetadata(
        field_name=field_name(field),
        # Ed25519 signs SHA-512 and nothing else (RFC 8419).
        md_algorithm="sha512" if signer.signing_cert.public_key.algorithm == "ed25519" else "sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=common_name(signer.signing_cert.subject),
        reason=reason,
        app_build_props=BuildProps(name=APPLICATION, revision=kind.value),
    )
    style = StaticStampStyle(
        background=_Look(look), border_width=0, background_opacity=1.0, background_layout=_as_drawn()
    )
    out = _Signer(metadata, signer, stamp_style=style, clock=now).sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=_room(signer)
    )
    return bytes(out.getvalue())


def _room(signer: Signer) -> int:
    """Hexadecimal digits to keep for the signature: certificates, key-sized signature, and all around them.

    Left to itself pyHanko signs twice, once to see how long it gets.
    """
    certificate = signer.signing_cert
    carried = {one.dump() for one in (certificate, *signer.cert_registry)}
    # The issuer is named beside the signature, which is as long as the key or, on a curve, up to twice that.
    further = 2 * len(certificate.issuer.dump()) + 2 * len(certificate.public_key.dump())
    return 2 * (sum(map(len, carried)) + further + _AROUND)


def embed_certificate(
    writer: IncrementalPdfFileWriter, size: Size, signer: Signer, field: int, now: datetime, language: str
) -> bytes:
    """As `embed`, looking as a signature by certificate does: common name, hour and honest label."""
    name = common_name(signer.signing_cert.subject)
    reason = kind_label(SignatureKind.CERTIFICATE, language, name)
    look = certificate_look(size, name, now, language)
    return embed(writer, signer, field, now, look, SignatureKind.CERTIFICATE, reason)
