"""Issuers of certificates whom a desk trusts: taken out of files; whether a certificate comes from one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from hrcapp.model.faults import Code, Fault

LARGEST = 1 << 20
MOST = 200
_LONGEST_CHAIN = 8


@dataclass(frozen=True)
class Issuer:
    """The certificate of an issuer: its common name (or organisation), SHA-256 in hex, when it is valid."""

    name: str
    sha256: str
    begins: datetime
    ends: datetime
    der: bytes = field(repr=False)


def read_issuers(data: bytes, *, name: str = "") -> tuple[Issuer, ...]:
    """The issuers in a file, PEM (several) or DER (one); each once.

    Faults ISSUER_UNREADABLE (no certificates), ISSUER_NOT_ONE (a certificate that may issue none).
    """
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        found = _load(data)
        issuers = {one.sha256: one for one in map(_issuer, found)}
    except (ValueError, TypeError) as error:
        raise Fault(Code.ISSUER_UNREADABLE, name=name) from error
    for certificate in found:
        if not may_issue(certificate):
            raise Fault(Code.ISSUER_NOT_ONE, name=_name(certificate))
    return tuple(issuers.values())


def may_issue(certificate: x509.Certificate) -> bool:
    """Whether it is the certificate of an authority (RFC 5280, 4.2.1.9)."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def chain(
    certificate: x509.Certificate, others: Iterable[x509.Certificate], roots: Sequence[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """The certificate, those between, and the root of `roots` it comes from; empty when it comes from none.

    Signatures and the right to issue are checked, dates and revocation are not.
    """
    pool, found = [*roots, *others], [certificate]
    while found[-1] not in roots:
        above = next((one for one in pool if one not in found and _issued(found[-1], one)), None)
        if above is None or len(found) == _LONGEST_CHAIN:
            return ()
        found.append(above)
    return tuple(found) if len(found) > 1 else ()


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    if certificate.issuer != issuer.subject or not may_issue(issuer):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _load(data: bytes) -> list[x509.Certificate]:
    if b"-----BEGIN" not in data:
        return [x509.load_der_x509_certificate(data)]
    found = x509.load_pem_x509_certificates(data)
    if len(found) > MOST:
        raise ValueError("too many")
    return found


def _issuer(certificate: x509.Certificate) -> Issuer:
    der = certificate.public_bytes(Encoding.DER)
    return Issuer(
        _name(certificate),
        hashlib.sha256(der).hexdigest(),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        der,
    )


def _name(certificate: x509.Certificate) -> str:
    for part in (NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME):
        if found := certificate.subject.get_attributes_for_oid(part):
            return str(found[0].value).strip()
    return ""
