"""Cards without hardware: tokens of SoftHSM2, made for one test, with keys and certificates for no one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.unit.statement.samples import _NO_USAGE, NOW

PIN, OFFICER_PIN = "271828", "314159"
PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
SHIM = Path(__file__).with_name("locking_card.c")


@dataclass(frozen=True)
class Reader:
    """A reader of software cards that belongs to one test."""

    library: Path

    def insert(self, label: str) -> None:
        """A new, empty card."""
        command = ["softhsm2-util", "--init-token", "--free", "--label", label]
        command += ["--pin", PIN, "--so-pin", OFFICER_PIN]
        subprocess.run(command, check=True, capture_output=True)

    def give_key(
        self,
        label: str,
        name: str,
        *,
        kind: str = "rsa",
        usage: dict[str, bool] | None = None,
        days: tuple[int, int] = (-30, 300),
        number: bytes = b"\x01",
        personal: str = "",
        folder: Path,
    ) -> None:
        """A key and its certificate on the card."""
        key: Any = (
            rsa.generate_private_key(65537, 2048)
            if kind == "rsa"
            else ec.generate_private_key(ec.SECP256R1())
        )
        pem = folder / f"{label}-{number.hex()}.pem"
        pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        command = ["softhsm2-util", "--import", str(pem), "--token", label, "--label", name]
        command += ["--id", number.hex(), "--pin", PIN]
        subprocess.run(command, check=True, capture_output=True)
        self._write(label, number, certificate(key, name, usage, days, personal))

    def _write(self, label: str, number: bytes, der: bytes) -> None:
        loaded = pkcs11.lib(str(self.library))
        with loaded.get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.ID: number,
                    pkcs11.Attribute.SUBJECT: x509.load_der_x509_certificate(der).subject.public_bytes(),
                    pkcs11.Attribute.VALUE: der,
                }
            )
        loaded.finalize()


def certificate(
    key: Any, name: str, usage: dict[str, bool] | None, days: Sequence[int], personal: str = ""
) -> bytes:
    """Issued by a sample authority; `personal` is a number in the name, as some countries write it."""
    named = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if personal:
        named.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, personal))
    authority = ec.generate_private_key(ec.SECP256R1())
    usage = {"content_commitment": True} if usage is None else usage
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name(named))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Card Authority")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.KeyUsage(**(_NO_USAGE | usage)), critical=True)
        .sign(authority, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def empty_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader without a card; skips, saying so, where SoftHSM2 is not installed."""
    library = next((Path(place) for place in PLACES if Path(place).exists()), None)
    if library is None or shutil.which("softhsm2-util") is None:
        pytest.skip("softhsm2 is not installed")
    tokens = folder / "tokens"
    tokens.mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    return Reader(library)


def shim(reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch, *, mischief: str = "") -> Path:
    """A library over the same cards whose card blocks after three wrong PINs; skips without a C compiler.

    `mischief`: "crash", "hang" or "chatter" when it is asked for cards.
    """
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler is installed")
    library = folder / "liblocking.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(SHIM), "-ldl"], check=True)
    monkeypatch.setenv("REAL_PKCS11", str(reader.library))
    monkeypatch.setenv("PIN_TRIES", str(folder / "wrong-pins"))
    monkeypatch.setenv("MISCHIEF", mischief)
    return library
