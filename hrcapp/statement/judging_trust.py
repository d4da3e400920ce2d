"""What is known of the certificates in a statement: told apart from the verdict, and never fetched.

A path is built to the issuers a desk trusts as of the hour of signing. Whether a certificate was revoked is
asked of what the file encloses (RFC 5280 section 6.3, RFC 6960): as of the first timestamp of a trusted
authority, since only that proves when a signature was there, else as of now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from asn1crypto import parser, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    InvalidCertificateError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
)

from hrcapp.statement.certificates import made_for_signing, self_made
from hrcapp.statement.verdict_words import Trust
from hrcapp.statement.verdicts import TimestampReport

_NOT_SOUND = (
    PathBuildingError,
    PathValidationError,
    InvalidCertificateError,
    ValueError,
    TypeError,
    KeyError,
)


@dataclass(frozen=True)
class Enclosure:
    """What a file encloses for later: certificates, lists of revoked ones, answers about them."""

    certificates: Sequence[Any] = ()
    lists: Sequence[Any] = ()
    responses: Sequence[Any] = ()

    @property
    def answers(self) -> int:
        return len(self.lists) + len(self.responses)

    @classmethod
    def read(cls, handler: Any) -> Enclosure:
        """That of a reader, or of one of its revisions; what can't be read is as if it were not there."""
        try:
            store = DocumentSecurityStore.read_dss(handler)
            context = store.as_validation_context({"trust_roots": [], "allow_fetching": False})
            return cls(list(store.load_certs()), context.crls, context.ocsps)
        except (NoDSSFoundError, PdfError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def beside(self, signature: Any) -> Enclosure:
        """This, and the certificates inside a signature."""
        every = [*self.certificates, *signature.other_embedded_certs]
        return Enclosure(every, self.lists, self.responses)


@dataclass(frozen=True)
class Trusted:
    """The issuers a desk trusts; none means that nothing was checked."""

    roots: Sequence[Any] = ()

    @classmethod
    def read(cls, ders: bytes) -> Trusted:
        """Certificates in DER, one after the other. ValueError for anything else."""
        found, at = [], 0
        while at < len(ders):
            size = parser.peek(ders[at:])
            found.append(x509.Certificate.load(ders[at : at + size], strict=True))
            at += size
        return cls(found)

    def signer(self, certificate: Any, beside: Enclosure, at: datetime, proven: datetime | None) -> Trust:
        """Of a certificate that was in date at the hour of signing and made for it."""
        if not self.roots:
            return Trust.ISSUER_NOT_CHECKED
        if not self._reaches(certificate, beside, at):
            return Trust.ISSUER_NOT_LISTED
        seen = proven or min(datetime.now(UTC), certificate.not_valid_after)
        return Trust.REVOKED if self._revoked(certificate, beside, seen) else Trust.ISSUER_TRUSTED

    def authority(self, certificate: Any, beside: Enclosure, at: datetime | None) -> Trust:
        """Of a timestamp's certificate, as of the hour it gives."""
        if at is None:
            return Trust.UNKNOWN
        if not certificate.not_valid_before <= at <= certificate.not_valid_after:
            return Trust.OUT_OF_DATE
        if not self.roots:
            return Trust.SELF_MADE if self_made(certificate) else Trust.ISSUER_NOT_CHECKED
        if not self._reaches(certificate, beside, at, {"time_stamping"}):
            return Trust.ISSUER_NOT_LISTED
        return Trust.REVOKED if self._revoked(certificate, beside, at) else Trust.ISSUER_TRUSTED

    def _reaches(
        self, certificate: Any, beside: Enclosure, at: datetime, purposes: Iterable[str] = ()
    ) -> bool:
        try:
            validator = self._validator(certificate, beside, at, ())
            asyncio.run(validator.async_validate_usage(set(), set(purposes) or None))
        except _NOT_SOUND:
            return False
        return True

    def _revoked(self, certificate: Any, beside: Enclosure, at: datetime) -> bool:
        try:
            asyncio.run(self._validator(certificate, beside, at, beside.responses).async_validate_path())
        except RevokedError:
            return True
        except _NOT_SOUND:
            return False
        return False

    def _validator(self, certificate: Any, beside: Enclosure, at: datetime, responses: Sequence[Any]) -> Any:
        context = ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(beside.certificates),
            moment=at,
            allow_fetching=False,
            crls=list(beside.lists) if responses or beside.lists else [],
            ocsps=list(responses),
            revocation_mode="soft-fail",
            retroactive_revinfo=True,
        )
        return CertificateValidator(certificate, validation_context=context)


@dataclass(frozen=True)
class Opinion:
    """What is said of each signature of one file."""

    trusted: Trusted
    store: Enclosure
    times: Sequence[TimestampReport] = field(default=())

    def of(self, signature: Any, place: int) -> Trust:
        """Of the signature at `place` in the order of the file, from 0."""
        certificate, signed_at = signature.signer_cert, signature.self_reported_timestamp
        if self_made(certificate):
            return Trust.SELF_MADE
        if signed_at is None:
            return Trust.UNKNOWN
        if not certificate.not_valid_before <= signed_at <= certificate.not_valid_after:
            return Trust.OUT_OF_DATE
        if not made_for_signing(certificate):
            return Trust.WRONG_PURPOSE
        return self.trusted.signer(certificate, self.store.beside(signature), signed_at, self._proven(place))

    def _proven(self, place: int) -> datetime | None:
        """The first hour at which a trusted authority saw that signature."""
        return min(
            (
                one.at
                for one in self.times
                if one.at and one.intact and one.signatures > place and one.trust is Trust.ISSUER_TRUSTED
            ),
            default=None,
        )


def covers_all(stamp: Any, told: TimestampReport, signatures: Sequence[Any]) -> bool:
    """Whether a timestamp covers every signature, and with them all their certificates (PAdES B-LTA)."""
    if not told.intact or told.signatures < len(signatures):
        return False
    revision = stamp.reader.get_historical_resolver(stamp.signed_revision)
    enclosed = {one.sha256 for one in Enclosure.read(revision).certificates}
    return all(one.signer_cert.sha256 in enclosed for one in signatures)
