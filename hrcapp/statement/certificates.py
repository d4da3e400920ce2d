"""Certificates for signing: opening PKCS#12 files and saying plainly what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import keys, x509
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

from hrcapp.model.faults import Code, Fault

_LARGEST = 1 << 20
_MOST_ROUNDS = 5_000_000
_DIGITS = 6
"""More than the year or ordinal that a name may have."""
_SIGNING_USAGES = {"digital_signature", "non_repudiation"}
_SIGNING_PURPOSES = {
    "any_extended_key_usage",
    "email_protection",
    "adobe_authentic_documents_trust",
    "microsoft_document_signing",
    "1.3.6.1.5.5.7.3.36",  # id-kp-documentSigning, RFC 9336
}


@dataclass(frozen=True)
class Identity:
    """A private key with its certificate and those of its issuers, as asn1crypto values."""

    key: Any
    certificate: Any
    chain: tuple[Any, ...]


def open_pkcs12(data: bytes, password: str, *, file_name: str = "") -> Identity:
    """The key and certificates in a PKCS#12 file (RFC 7292).

    Faults PKCS12_UNREADABLE (no such file, damaged, holds no key) and PKCS12_WRONG_PASSWORD.
    """
    _check_readable(data, file_name)
    try:
        loaded = pkcs12.load_pkcs12(data, password.encode("utf-8"))
    except ValueError as error:
        # The file is well formed, so what does not fit is the password.
        raise Fault(Code.PKCS12_WRONG_PASSWORD) from error
    except Exception as error:  # an algorithm OpenSSL does not know comes as one of several kinds
        raise Fault(Code.PKCS12_UNREADABLE, name=file_name) from error
    if loaded.key is None or loaded.cert is None:
        raise Fault(Code.PKCS12_UNREADABLE, name=file_name)
    key = loaded.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificates = [loaded.cert, *loaded.additional_certs]
    parsed = [x509.Certificate.load(c.certificate.public_bytes(Encoding.DER)) for c in certificates]
    return Identity(keys.PrivateKeyInfo.load(key), parsed[0], tuple(parsed[1:]))


def _check_readable(data: bytes, file_name: str) -> None:
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        pfx = asn1_pkcs12.Pfx.load(data, strict=True)
        if pfx["version"].native != "v3" or pfx["auth_safe"]["content_type"].native != "data":
            raise ValueError("not PKCS#12")
        mac = pfx["mac_data"].native
        if mac and int(mac["iterations"]) > _MOST_ROUNDS:
            raise ValueError("more key stretching than any real file has")
    except (ValueError, TypeError, KeyError) as error:
        raise Fault(Code.PKCS12_UNREADABLE, name=file_name) from error


def check_usable(certificate: Any, now: datetime) -> None:
    """Faults CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_WRONG_PURPOSE; `now` has a zone."""
    if now > certificate.not_valid_after:
        raise Fault(Code.CERTIFICATE_EXPIRED, date=certificate.not_valid_after.date())
    if now < certificate.not_valid_before:
        raise Fault(Code.CERTIFICATE_NOT_YET_VALID, date=certificate.not_valid_before.date())
    if not made_for_signing(certificate):
        raise Fault(Code.CERTIFICATE_WRONG_PURPOSE)


def made_for_signing(certificate: Any) -> bool:
    """Whether key usage and extended key usage, where stated, allow signing a document (RFC 5280, 4.2.1)."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not usage.native & _SIGNING_USAGES:
        return False
    return purposes is None or bool(set(purposes.native) & _SIGNING_PURPOSES)


def self_made(certificate: Any) -> bool:
    """Whether nobody but its own key vouches for the certificate."""
    return bool(certificate.issuer == certificate.subject)


def holds_number(name: Any) -> bool:
    """Whether a name may carry a personal number: as an entry of its own (X.520, 6.2.9), or in digits."""
    return "serial_number" in name.native or sum(map(str.isdigit, common_name(name))) >= _DIGITS


def common_name(name: Any) -> str:
    """The common name alone: other parts may hold a personal number. Empty when there is none."""
    found = name.native.get("common_name", "")
    names: Sequence[str] = found if isinstance(found, list) else [found]
    return " ".join(str(part) for part in names).strip()
