"""Sample statements, marks and certificates (made here, for no one), and ways to spoil a signed file."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageChops, ImageDraw
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from hrcapp import statement
from hrcapp.media import Scan, page_pictures, read_scan
from hrcapp.model.party import Signatory
from hrcapp.statement import SealKey, SignatureKind, StatementData
from tests.unit.statement.sample_towns import TOWNS

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DOCUMENT = "0b0f7a52-3f1e-4c5e-9a53-0a1b2c3d4e5f"
INSTANCE = b'<?xml version="1.0"?><data id="sample"><name>Sample municipality</name></data>'
BLUE = (24, 42, 140)
NAME, PASSWORD = "Sample Signatory", "right password ñ"
STROKES = [[(i / 200, 0.2 + math.sin(i / 9) / 8) for i in range(120)], [(0.1, 0.1), (0.55, 0.3)]]


def data(language: str = "en", *, signatories: int = 1, **changes: Any) -> StatementData:
    """A sample statement of a town of that language; `changes` replace its values."""
    town = TOWNS.get(language, TOWNS["en"])
    values: dict[str, Any] = {
        "kind": "government",
        "party_name": town.name,
        "country_name": town.country,
        "admin1": town.region,
        "type_label": town.type,
        "population": 48250,
        "place": town.name,
        "date": date(2026, 11, 23),
        "signatories": tuple(
            Signatory(name, office, "council_resolution", "2026/114", date(2026, 11, 14))
            for name, office in town.people[:signatories]
        ),
        "language": language,
        "document_id": DOCUMENT,
        "version_label": "1.0",
        "short_hash": statement.short_hash(INSTANCE),
        "practice": False,
        "signature_kind_line": statement.kind_line(SignatureKind.DRAWN, language),
    }
    return StatementData(**(values | changes))


@cache
def unsigned(language: str = "en", signatories: int = 2) -> bytes:
    return statement.render(data(language, signatories=signatories), instance_xml=INSTANCE, now=NOW)


def taken(pdf: bytes, *, dpi: int = 150) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them."""
    found = page_pictures(pdf, width=round(8.27 * dpi))
    return [Image.frombytes("RGB", (one.width, one.height), one.pixels) for one in found]


def scan_of(image: Image.Image, quality: int = 75) -> Scan:
    """A picture of one page, taken in."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return read_scan(out.getvalue())[0]


@cache
def signature_photo(kind: str = "JPEG") -> bytes:
    """`STROKES` in blue ink on paper, photographed in the shade of a hand: 1600 × 1200 pixels."""
    image = Image.new("RGB", (1600, 1200), (226, 222, 210))
    pen = ImageDraw.Draw(image)
    for stroke in STROKES:
        pen.line([(300 + x * 1200, 400 + y * 1200) for x, y in stroke], BLUE, 9, joint="curve")
    light = Image.linear_gradient("L").resize(image.size).point(lambda at: 120 + at // 2)
    shaded = ImageChops.multiply(image, Image.merge("RGB", [light] * 3))
    noise = Image.effect_noise(image.size, 6).convert("RGB")
    out = BytesIO()
    Image.blend(shaded, noise, 0.04).save(out, kind)
    return out.getvalue()


@cache
def seal() -> SealKey:
    return SealKey.generate(NOW)


@cache
def sealed(language: str = "en") -> bytes:
    """Signed in the first field with a drawn mark."""
    return statement.sign_drawn(
        unsigned(language), STROKES, seal(), field=1, now=NOW, appearance_language=language
    )


def signed_too(pdf: bytes, *, field: int = 2, **certificate: Any) -> bytes:
    """Signed with a certificate as well."""
    return statement.sign_pkcs12(
        pdf, p12(**certificate), PASSWORD, field=field, now=NOW, appearance_language="en"
    )


def signed_elsewhere(pdf: bytes, *, field: str = "Signature1", **certificate: Any) -> bytes:
    """Signed by a program that does not look at the certificate and makes the field if need be."""
    signer = signers.SimpleSigner.load_pkcs12_data(p12(**certificate), [], PASSWORD.encode())
    metadata = signers.PdfSignatureMetadata(field_name=field, name=NAME)
    return signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer).getvalue()


def p12(
    *,
    name: str = NAME,
    days: tuple[int, int] = (-30, 300),
    purposes: Sequence[x509.ObjectIdentifier] = (),
    usage: dict[str, bool] | None = None,
    issuer: str | None = "Sample Authority",
) -> bytes:
    """A PKCS#12 file; `days` is its validity around NOW, `issuer` None makes it self-made."""
    key, authority = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, "PNOXX-SAMPLE-123"),
        ]
    )
    issued_by = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]) if issuer else subject
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issued_by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    if usage is not None:
        builder = builder.add_extension(x509.KeyUsage(**(_NO_USAGE | usage)), critical=True)
    certificate = builder.sign(authority if issuer else key, hashes.SHA256())
    protection = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"sample", key, certificate, None, protection)


_NO_USAGE = dict.fromkeys(
    [
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    ],
    False,
)  # fmt: skip


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with an incremental update appended, as an editor would write it."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def paint_over(writer: IncrementalPdfFileWriter) -> None:
    """Hide the page behind a white rectangle."""
    paint = generic.StreamObject(stream_data=b"q 1 g 0 0 600 800 re f Q")
    writer.add_stream_to_page(0, writer.add_object(paint))


def swap_attachment(writer: IncrementalPdfFileWriter) -> None:
    """Put other data where the submission is."""
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    at = next(i for i in range(0, len(names), 2) if names[i] == "submission.xml")
    files = names[at + 1]["/EF"]
    other = writer.add_object(generic.StreamObject(stream_data=b"<data>other</data>"))
    files["/F"] = files["/UF"] = other
    writer.update_container(files)


def take_signature_out(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)
