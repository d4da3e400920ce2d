"""Timestamps for a statement that was received: proof of when it was there, and of nothing about who signed.

A document timestamp (RFC 3161, PAdES B-LTA of ETSI EN 319 142-1) is an incremental update. Nothing here
speaks to a network unless an authority that does (`timestamp_service.HttpAuthority`) is handed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

from asn1crypto import crl, ocsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore

from hrcapp.i18n import N_
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import quiet as quiet
from hrcapp.statement.labels import say
from hrcapp.statement.verification import verify

_OUT_OF_SIGHT = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
"""A field without a place on the page: an untagged one on it would break PDF/UA."""
FIELD_TITLE = N_("Timestamp")


class Authority(Protocol):
    """Whoever confirms that a fingerprint was there at an hour: a service, or a test's own."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any: ...

    async def async_dummy_response(self, md_algorithm: str) -> Any: ...


@dataclass(frozen=True)
class Evidence:
    """What lets a signature be checked after its issuer is gone, as DER: lists of revoked certificates
    (RFC 5280), answers about one certificate (RFC 6960). ValueError in `archive` for anything else."""

    revocation_lists: Sequence[bytes] = ()
    answers: Sequence[bytes] = ()


def add_timestamp(pdf: bytes, authority: Authority) -> bytes:
    """The file with a document timestamp appended. Faults TIMESTAMP_FAILED and the authority's own,
    STATEMENT_BROKEN, PDF_UNREADABLE."""
    return _stamp(_writer(pdf), authority)


def archive(pdf: bytes, authority: Authority, evidence: Evidence | None = None) -> bytes:
    """The file with all certificates and the evidence enclosed, under a document timestamp (LTA).

    Repeated before the last authority's certificate ends, it keeps the file checkable. Faults as above.
    """
    evidence = evidence or Evidence()
    lists = [crl.CertificateList.load(one, strict=True) for one in evidence.revocation_lists]
    answers = [ocsp.OCSPResponse.load(one, strict=True) for one in evidence.answers]
    writer = _writer(pdf)
    try:
        certificates = list(_certificates(writer.prev))
        DocumentSecurityStore.supply_dss_in_writer(
            writer, None, certs=certificates, crls=lists, ocsps=answers
        )
    except (PdfError, ValueError, TypeError, KeyError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error
    return _stamp(writer, authority)


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    """Only what could be judged within limits is opened here."""
    if verify(pdf).verdict == "broken":
        raise Fault(Code.STATEMENT_BROKEN, name="")
    try:
        return IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    except (PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error


def _stamp(writer: IncrementalPdfFileWriter, authority: Authority) -> bytes:
    stamper = PdfTimeStamper(
        authority,
        field_name=_next_name(writer.prev),
        invis_settings=_OUT_OF_SIGHT,
        readable_field_name=say(_language(writer.prev), FIELD_TITLE),
    )
    try:
        out = stamper.timestamp_pdf(writer, "sha256")
    except (TimestampRequestError, OSError, ValueError, TypeError, KeyError) as error:
        raise Fault(Code.TIMESTAMP_FAILED) from error
    except (PdfError, SigningError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error
    return bytes(out.getvalue())


def _language(reader: Any) -> str:
    """The document's, where the app speaks it."""
    told = str(reader.root.get("/Lang", ""))
    return told if told in SHIPPED else "en"


def _next_name(reader: Any) -> str:
    """Of equal length each: no name may begin with another one."""
    taken = {name for name, _, _ in enumerate_sig_fields(reader)}
    return next(name for name in (f"Timestamp{n:04}" for n in range(1, 10_000)) if name not in taken)


def _certificates(reader: Any) -> Iterator[Any]:
    """The certificates of all signatures and timestamps, each once."""
    seen = set()
    for one in reader.embedded_signatures:
        for certificate in (one.signer_cert, *one.other_embedded_certs):
            if certificate.sha256 not in seen:
                seen.add(certificate.sha256)
                yield certificate
