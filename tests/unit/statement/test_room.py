"""Room kept for a signature: enough for long names, large keys and chains, and not much more."""

from __future__ import annotations

import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from hrcapp import statement
from tests.unit.statement.samples import NOW, PASSWORD, timedelta, unsigned

KEYS = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "RSA 4096": lambda: rsa.generate_private_key(65537, 4096),
}


def _name(common: str) -> x509.Name:
    """As long as names in certificates are at the most."""
    kinds = (NameOID.ORGANIZATION_NAME, NameOID.LOCALITY_NAME, NameOID.STATE_OR_PROVINCE_NAME)
    return x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, common), *(x509.NameAttribute(k, "Ñ" * 64) for k in kinds)]
    )


def _file(key: object, chain: int) -> bytes:
    issuer_key = ec.generate_private_key(ec.SECP256R1())

    def certificate(name: x509.Name, public: object) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(_name("Sample Authority"))
            .public_key(public)  # type: ignore[arg-type]
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=300))
            .sign(issuer_key, hashes.SHA256())
        )

    own = certificate(_name("Sample Signatory"), key.public_key())  # type: ignore[attr-defined]
    above = [certificate(_name(f"Sample Authority {at}"), issuer_key.public_key()) for at in range(chain)]
    return pkcs12.serialize_key_and_certificates(
        b"sample",
        key,  # type: ignore[arg-type]
        own,
        above,
        BestAvailableEncryption(PASSWORD.encode()),
    )


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("chain", [0, 3])
def test_any_certificate_fits_and_little_room_is_left(kind: str, chain: int) -> None:
    signed = statement.sign_pkcs12(
        unsigned(), _file(KEYS[kind](), chain), PASSWORD, field=1, now=NOW, appearance_language="en"
    )
    assert statement.verify(signed).verdict == "intact"
    (kept,) = re.findall(rb"/Contents ?<([0-9A-Fa-f]+)>", signed)
    used = len(kept.rstrip(b"0"))
    assert used < len(kept) < used + 5000
