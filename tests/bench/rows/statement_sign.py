"""Signing a prepared field, against pyHanko called bare on the same file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from hrcapp import statement
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn
from tests.unit.statement.samples import NAME, NOW, PASSWORD, p12, unsigned


def _measure(rounds: int) -> Sequence[Pair]:
    file, pdf = p12(), unsigned("en", 2)

    def ours(_number: int) -> bytes:
        return statement.sign_pkcs12(pdf, file, PASSWORD, field=1, now=NOW, appearance_language="en")

    def reference(_number: int) -> bytes:
        signer = signers.SimpleSigner.load_pkcs12_data(file, [], PASSWORD.encode())
        metadata = signers.PdfSignatureMetadata(
            field_name="Signature1", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=NAME
        )
        return bytes(signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer).getvalue())

    return in_turn(ours, reference, rounds)


ROW = Row(
    "statement_sign",
    "ms",
    1.1,
    "pyHanko called bare: PKCS#12 opened, the prepared field of the same file signed as PAdES B-B with the "
    "appearance it makes by itself",
    _measure,
)
