"""Answers about revoked certificates, asked of the services that the certificates themselves name.

Only certificates that come from an issuer on the desk's own list are asked about: otherwise whoever makes a
file could choose whom the desk calls. `asked_about` says beforehand which hosts these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError

from hrcapp.model.faults import Code, Fault
from hrcapp.statement import quiet as quiet
from hrcapp.statement.issuers import chain
from hrcapp.statement.timestamp import Evidence
from hrcapp.statement.verification import verify
from hrcapp.statement.web import NoAnswer, ask, host_of

_LARGEST_ANSWER = 1 << 18
_LARGEST_LIST = 16 << 20
_MOST_ADDRESSES = 4


@dataclass(frozen=True)
class Collected:
    """The evidence, and the common names of the certificates about which nobody answered."""

    evidence: Evidence
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Question:
    """A certificate, its issuer, and the addresses it names."""

    certificate: x509.Certificate
    issuer: x509.Certificate

    @property
    def services(self) -> list[str]:
        """Of OCSP (RFC 6960)."""
        try:
            found = self.certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        except (x509.ExtensionNotFound, ValueError):
            return []
        wanted = AuthorityInformationAccessOID.OCSP
        return _usable(one.access_location for one in found if one.access_method == wanted)

    @property
    def lists(self) -> list[str]:
        """Of lists of revoked certificates (RFC 5280, 4.2.1.13)."""
        try:
            found = self.certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        except (x509.ExtensionNotFound, ValueError):
            return []
        return _usable(name for point in found for name in point.full_name or ())

    @property
    def name(self) -> str:
        found = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(found[0].value).strip() if found else ""


def asked_about(pdf: bytes, roots: Sequence[bytes]) -> tuple[str, ...]:
    """The hosts that `collect` would ask, each once; empty when it would ask nobody. Faults as `collect`."""
    found = {host_of(one): None for q in _questions(pdf, roots) for one in (*q.services, *q.lists)}
    return tuple(found)


def collect(pdf: bytes, roots: Sequence[bytes]) -> Collected:
    """Ask about every certificate in a statement that comes from one of `roots` (DER), first by OCSP.

    A service that does not answer stops nothing: its certificate is told as silent.
    Faults STATEMENT_BROKEN, PDF_UNREADABLE.
    """
    lists: dict[bytes, None] = {}
    answers: dict[bytes, None] = {}
    silent: dict[str, None] = {}
    for question in _questions(pdf, roots):
        if answer := _answer(question):
            answers[answer] = None
        elif listed := _list(question):
            lists[listed] = None
        else:
            silent[question.name] = None
    return Collected(Evidence(tuple(lists), tuple(answers)), tuple(silent))


def _questions(pdf: bytes, roots: Sequence[bytes]) -> list[_Question]:
    if not roots:
        return []
    trusted = [x509.load_der_x509_certificate(one) for one in roots]
    inside = _certificates(pdf)
    found: dict[bytes, _Question] = {}
    for certificate in inside:
        links = chain(certificate, inside, trusted)
        for below, above in pairwise(links):
            found.setdefault(below.public_bytes(Encoding.DER), _Question(below, above))
    return list(found.values())


def _certificates(pdf: bytes) -> list[x509.Certificate]:
    """Those of all signatures and timestamps, and those enclosed for a long time."""
    if verify(pdf).verdict == "broken":
        raise Fault(Code.STATEMENT_BROKEN, name="")
    try:
        found = list(_enclosed(PdfFileReader(BytesIO(pdf), strict=False)))
    except (PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Fault(Code.PDF_UNREADABLE, name="") from error
    usable = []
    for der in dict.fromkeys(found):
        try:
            usable.append(x509.load_der_x509_certificate(der))
        except ValueError:
            continue  # nobody can be asked about what is no certificate
    return usable


def _enclosed(reader: Any) -> Iterator[bytes]:
    for signature in reader.embedded_signatures:
        for certificate in (signature.signer_cert, *signature.other_embedded_certs):
            yield certificate.dump()
    try:
        yield from (one.dump() for one in DocumentSecurityStore.read_dss(reader).load_certs())
    except NoDSSFoundError:
        return


def _usable(names: Any) -> list[str]:
    found = []
    for name in names:
        if isinstance(name, x509.UniformResourceIdentifier):
            try:
                host_of(name.value)
            except ValueError:
                continue  # other ways (LDAP) are not gone
            found.append(name.value)
    return found[:_MOST_ADDRESSES]


def _answer(question: _Question) -> bytes | None:
    """DER of a response that says something about this certificate, whatever it says."""
    # The hash only names the certificate; SHA-1 is what every service knows (RFC 5019).
    made = ocsp.OCSPRequestBuilder().add_certificate(question.certificate, question.issuer, SHA1())  # noqa: S303
    asked = made.build().public_bytes(Encoding.DER)
    for address in question.services:
        try:
            data = ask(
                address,
                question=asked,
                kind="application/ocsp-request",
                accept="application/ocsp-response",
                largest=_LARGEST_ANSWER,
            )
            response = asn1_ocsp.OCSPResponse.load(data, strict=True)
            about = response.response_data["responses"][0]["cert_id"]["serial_number"].native
        except (NoAnswer, ValueError, TypeError, KeyError, IndexError, AttributeError):
            continue
        if about == question.certificate.serial_number:
            return data
    return None


def _list(question: _Question) -> bytes | None:
    """DER of a list by the issuer."""
    for address in question.lists:
        try:
            data = ask(address, largest=_LARGEST_LIST)
            asn1_crl.CertificateList.load(data, strict=True)
            issuer = x509.load_der_x509_crl(data).issuer
        except (NoAnswer, ValueError, TypeError, KeyError):
            continue
        if issuer == question.certificate.issuer:
            return data
    return None
