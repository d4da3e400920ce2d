"""Signing a statement: with a certificate in a file, or with a mark under the seal of the device."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hrcapp.media import Ink
from hrcapp.statement.appearance import Stroke, drawn_look, pictured_look, typed_look
from hrcapp.statement.certificates import Identity, check_usable, open_pkcs12
from hrcapp.statement.embedding import embed, embed_certificate, open_field
from hrcapp.statement.labels import SignatureKind, kind_label
from hrcapp.statement.seal import SealKey


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
    writer, size = open_field(pdf, field)
    return embed_certificate(writer, size, simple_signer(identity), field, now, appearance_language)


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
    writer, size = open_field(pdf, field)
    look = drawn_look(size, strokes, appearance_language)
    reason = kind_label(SignatureKind.DRAWN, appearance_language)
    return embed(writer, simple_signer(seal.identity()), field, now, look, SignatureKind.DRAWN, reason)


def sign_pictured(
    pdf: bytes, ink: Ink, seal: SealKey, *, field: int, now: datetime, appearance_language: str
) -> bytes:
    """Put a mark out of a picture into field number `field`, as `sign_drawn` does: of the same kind."""
    writer, size = open_field(pdf, field)
    look = pictured_look(size, ink, appearance_language)
    reason = kind_label(SignatureKind.DRAWN, appearance_language)
    return embed(writer, simple_signer(seal.identity()), field, now, look, SignatureKind.DRAWN, reason)


def sign_typed(
    pdf: bytes, name: str, seal: SealKey, *, field: int, now: datetime, appearance_language: str
) -> bytes:
    """Put a typed name into field number `field`, as `sign_drawn` does: the way by keyboard."""
    writer, size = open_field(pdf, field)
    look = typed_look(size, name, appearance_language)
    reason = kind_label(SignatureKind.TYPED, appearance_language)
    return embed(writer, simple_signer(seal.identity()), field, now, look, SignatureKind.TYPED, reason)


def simple_signer(identity: Identity) -> SimpleSigner:
    """A signer with the key at hand."""
    registry = SimpleCertificateStore()
    registry.register_multiple(identity.chain)
    return SimpleSigner(signing_cert=identity.certificate, signing_key=identity.key, cert_registry=registry)
