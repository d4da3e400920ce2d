"""The integrity seal of a device: a key and a certificate the device made for itself.

It shows later changes and proves nothing about who signed; its common name says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import keys, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from hrcapp.statement.certificates import Identity

_YEARS = 15
_CLOCK_DRIFT = timedelta(days=1)
_END = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, repr=False)
class SealKey:
    """A private key on P-256 with its self-made certificate."""

    key_pem: bytes
    certificate_pem: bytes

    @classmethod
    def generate(cls, now: datetime) -> SealKey:
        """A new seal, valid from the day before `now` for fifteen years."""
        key = ec.generate_private_key(ec.SECP256R1())
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        device = hashlib.sha256(public).hexdigest()[:8].upper()
        name = pyca.Name(
            [
                pyca.NameAttribute(NameOID.COMMON_NAME, f"Integrity seal of device {device} (no person)"),
            ]
        )
        certificate = (
            pyca.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(pyca.random_serial_number())
            .not_valid_before(now - _CLOCK_DRIFT)
            .not_valid_after(now + timedelta(days=365 * _YEARS))
            .add_extension(pyca.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_only_signatures(), critical=True)
            .add_extension(pyca.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .sign(key, hashes.SHA256())
        )
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return cls(pem, certificate.public_bytes(Encoding.PEM))

    def to_bytes(self) -> bytes:
        """Key and certificate as PEM, not encrypted: whoever keeps it encrypts it."""
        return self.key_pem + self.certificate_pem

    @classmethod
    def from_bytes(cls, data: bytes) -> SealKey:
        """The seal that `to_bytes` wrote; ValueError for anything else."""
        key, mark, rest = data.partition(_END)
        if not mark:
            raise ValueError("no certificate")
        seal = cls(key, mark + rest)
        seal.identity()
        return seal

    @property
    def name(self) -> str:
        """The common name of the certificate."""
        found = pyca.load_pem_x509_certificate(self.certificate_pem).subject
        return str(found.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    def identity(self) -> Identity:
        """Key and certificate as the signer takes them."""
        loaded: Any = load_pem_private_key(self.key_pem, None)
        key = loaded.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        certificate = pyca.load_pem_x509_certificate(self.certificate_pem).public_bytes(Encoding.DER)
        return Identity(keys.PrivateKeyInfo.load(key), x509.Certificate.load(certificate), ())

    def __repr__(self) -> str:
        return f"SealKey({self.name!r})"


def _only_signatures() -> pyca.KeyUsage:
    return pyca.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
