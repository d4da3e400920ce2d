"""A small authority with everything a real one has, on ports of this machine: timestamps, lists of revoked
certificates, answers about one. All names are samples."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from hrcapp import statement
from tests.unit.statement.samples import NAME, NOW, PASSWORD, unsigned

RECEIVED = NOW + timedelta(hours=3)


@cache
def _key(number: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@dataclass
class Pki:
    """A root, a signatory and a timestamp authority below it; `asked` lists what the services were asked.

    What a test changes: `revoked_at` of the signatory, `at` of the timestamps, what `tsa` says instead,
    `silent` services.
    """

    port: int
    revoked_at: datetime | None = None
    at: datetime = RECEIVED
    days: int = 300
    tsa_days: int = 3000
    silent: frozenset[str] = frozenset()
    tsa: bytes | int | None = None
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = self._certificate("Sample Root", 0, None, ca=True)
        self.signatory = self._certificate(NAME, 1, self.root, days=self.days)
        self.stamper = self._stamper()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/tsa"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def root_der(self) -> bytes:
        return self.root.public_bytes(Encoding.DER)

    def signed(self, pdf: bytes | None = None) -> bytes:
        """A statement signed with the signatory's certificate."""
        p12 = pkcs12.serialize_key_and_certificates(
            b"sample", _key(1), self.signatory, [self.root], BestAvailableEncryption(PASSWORD.encode())
        )
        return statement.sign_pkcs12(
            pdf or unsigned(), p12, PASSWORD, field=1, now=NOW, appearance_language="en"
        )

    def answer(self, way: str, body: bytes) -> tuple[int, str, bytes]:
        """What a service says: status, type, body."""
        self.asked.append(way)
        if way in self.silent:
            return 503, "text/plain", b""
        if way == "/ocsp":
            return 200, "application/ocsp-response", self._ocsp(body)
        if way == "/crl":
            return 200, "application/pkix-crl", self._crl()
        if isinstance(self.tsa, int):
            return self.tsa, "text/plain", b""
        said = self.tsa
        if said is None:
            said = self._stamper().request_tsa_response(tsp.TimeStampReq.load(body)).dump()
        return 200, "application/timestamp-reply", said

    def other_answer(self) -> bytes:
        """A sound answer to another question."""
        asked = tsp.TimeStampReq(
            {
                "version": 1,
                "message_imprint": {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "hashed_message": b"\1" * 32,
                },
                "cert_req": True,
                "nonce": 7,
            }
        )
        return bytes(self._stamper().request_tsa_response(asked).dump())

    def _stamper(self) -> DummyTimeStamper:
        certificate = self._certificate("Sample Time Authority", 2, self.root, days=self.tsa_days, tsa=True)
        key = _key(2).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        loaded = asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
        return DummyTimeStamper(loaded, keys.PrivateKeyInfo.load(key), fixed_dt=self.at)

    def _certificate(
        self,
        name: str,
        key: int,
        issuer: x509.Certificate | None,
        *,
        days: int = 3000,
        ca: bool = False,
        tsa: bool = False,
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(issuer.subject if issuer else _name(name))
            .public_key(_key(key).public_key())
            .serial_number(1000 + key)
            .not_valid_before(NOW - timedelta(days=300))
            .not_valid_after(NOW + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(x509.KeyUsage(not ca, not ca, *[False] * 3, ca, ca, *[False] * 2), critical=True)
        )
        if tsa:
            purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purposes, critical=True)
        if issuer is not None:
            builder = self._places(builder)
        return builder.sign(_key(0), hashes.SHA256())

    def _places(self, builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
        at = f"http://{self.host}"
        by_ocsp = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(f"{at}/ocsp")
        )
        listed = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{at}/crl")], None, None, None)
        return builder.add_extension(
            x509.AuthorityInformationAccess([by_ocsp]), critical=False
        ).add_extension(x509.CRLDistributionPoints([listed]), critical=False)

    def _ocsp(self, body: bytes) -> bytes:
        serial = ocsp.load_der_ocsp_request(body).serial_number
        about = self.signatory if serial == self.signatory.serial_number else self.root
        revoked = self.revoked_at if serial == self.signatory.serial_number else None
        status = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
        if serial != about.serial_number:
            about = x509.load_der_x509_certificate(self._stamper().tsa_cert.dump())
        made = ocsp.OCSPResponseBuilder().add_response(
            about, self.root, hashes.SHA1(),  # noqa: S303 - it only names the certificate
            status, self.at, self.at + timedelta(days=7),
            revoked, x509.ReasonFlags.key_compromise if revoked else None,
        ).responder_id(ocsp.OCSPResponderEncoding.HASH, self.root)  # fmt: skip
        return made.sign(_key(0), hashes.SHA256()).public_bytes(Encoding.DER)

    def _crl(self) -> bytes:
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(self.at)
            .next_update(self.at + timedelta(days=7))
        )
        if self.revoked_at:
            entry = x509.RevokedCertificateBuilder().serial_number(self.signatory.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(self.revoked_at).build())
        return builder.sign(_key(0), hashes.SHA256()).public_bytes(Encoding.DER)


@contextmanager
def running(**values: Any) -> Iterator[Pki]:
    """A small authority whose services answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._say(self.rfile.read(int(self.headers["Content-Length"])))

        def do_GET(self) -> None:
            self._say(b"")

        def _say(self, body: bytes) -> None:
            status, kind, said = made.answer(self.path, body)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Nothing is written while the tests run."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    made = Pki(server.server_port, **values)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
