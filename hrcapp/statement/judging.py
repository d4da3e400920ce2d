"""Judging the signatures of a PDF. Runs in the limited process of `judging_worker`: a file may be hostile.

The submission is read from the revision that was signed first: an update can swap the attachment while a
plain check of the signature still calls it valid.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

from asn1crypto import parser
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from hrcapp.statement import quiet as quiet
from hrcapp.statement.certificates import common_name, self_made
from hrcapp.statement.enclosed import Enclosed, ambiguous, enclosed
from hrcapp.statement.judging_trust import Enclosure, Opinion, Trusted, covers_all
from hrcapp.statement.labels import SignatureKind
from hrcapp.statement.verdict_words import Reason, Trust
from hrcapp.statement.verdicts import SignatureReport, TimestampReport, Verdict, VerdictName

_RANGES = re.compile(rb"/ByteRange\s*\[\s*0\s+\d{1,12}\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_OBJECT = re.compile(rb"\d{1,10} \d{1,5} obj\b")


def judge(pdf: bytes, issuers: bytes = b"") -> Verdict | None:
    """The verdict on a file; None when it is no PDF that can be read. `issuers`: DER, one after the other."""
    trusted = Trusted.read(issuers)
    try:
        return _judge(pdf, trusted)
    except Exception:  # noqa: BLE001
        # Whatever a hostile file provokes in a parser is a verdict on the file, no crash of ours.
        return _judge_without_rest(pdf, trusted) if b"/ByteRange" in pdf else None


def _judge_without_rest(pdf: bytes, trusted: Trusted) -> Verdict:
    """Something after the last signed revision keeps the file from being read: judge up to there."""
    ends = [int(found[1]) + int(found[2]) for found in _RANGES.finditer(pdf)]
    end = max((end for end in ends if end < len(pdf)), default=0)
    try:
        verdict = _judge(pdf[:end], trusted)
    except Exception:  # noqa: BLE001 - as above: the signed part is no better
        return Verdict("broken", reason=Reason.UNREADABLE)
    if verdict.verdict != "intact":
        return verdict
    return replace(verdict, verdict="changed", reason=Reason.DATA_AFTER_END)


def _judge(pdf: bytes, trusted: Trusted) -> Verdict:
    # A countersignature by another program may break the strict reader's rules: it is for a person to judge.
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    found = list(reader.embedded_regular_signatures)
    store = Enclosure.read(reader)
    stamps = list(reader.embedded_timestamp_signatures)
    times = tuple(_timestamp(one, found, trusted, store) for one in stamps)
    if not found:
        removed = pdf.count(b"/ByteRange") > len(times)
        return Verdict("broken" if removed else "unsigned", reason=_gone(removed), timestamps=times)
    checked = [(one, validate_pdf_signature(one, _nobody())) for one in found]
    opinion = Opinion(trusted, store, times)
    reports = tuple(_report(one, status, opinion.of(one, at)) for at, (one, status) in enumerate(checked))
    verdict = _weigh(pdf, checked, times, reports)
    archived = bool(times) and covers_all(stamps[-1], times[-1], found)
    return replace(verdict, timestamps=times, archived=archived, answers=store.answers)


def _nobody() -> ValidationContext:
    """Trust is told apart: no list of authorities, no network."""
    return ValidationContext(trust_roots=[], allow_fetching=False)


def _weigh(
    pdf: bytes,
    checked: list[tuple[Any, Any]],
    times: tuple[TimestampReport, ...],
    reports: tuple[SignatureReport, ...],
) -> Verdict:
    reason = _broken(checked)
    if reason:
        return Verdict("broken", reports, reason)
    revision = _revision(pdf, checked[0][0])
    inside = enclosed(revision)
    reason = _changed(checked, pdf) or _elsewhere(reports, inside) or _lost(pdf, checked, times)
    name: VerdictName = "changed" if reason else "intact"
    return Verdict(
        name, reports, reason, inside.submission_xml, inside.document_id, signed_size=len(revision)
    )


def _gone(removed: bool) -> Reason:
    return Reason.SIGNATURE_REMOVED if removed else Reason.NO_SIGNATURE


def _broken(checked: list[tuple[Any, Any]]) -> Reason:
    for _, status in checked:
        if not status.intact:
            return Reason.BYTES_DIFFER
        if not status.valid:
            return Reason.SIGNATURE_NOT_VALID
        if status.coverage == SignatureCoverageLevel.UNCLEAR:
            return Reason.PART_NOT_COVERED
    return Reason.NONE


def _changed(checked: list[tuple[Any, Any]], pdf: bytes) -> Reason:
    """Later signatures may follow a signature, and after the last one only what serves its long life."""
    for at, (_, status) in enumerate(checked):
        if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            return Reason.PART_NOT_COVERED
        last = at == len(checked) - 1
        allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
        if status.coverage < SignatureCoverageLevel.ENTIRE_FILE and status.modification_level > allowed:
            return Reason.CHANGED_AFTERWARDS
    signature, status = checked[-1]
    rest = pdf[_end(signature) :].strip()
    told = status.modification_level != ModificationLevel.NONE
    # An update begins with an object: what stands before it would be out of sight once a timestamp follows.
    if rest and not (told and _OBJECT.match(rest) and rest.endswith(b"%%EOF")):
        return Reason.DATA_AFTER_END
    return Reason.NONE


def _elsewhere(reports: tuple[SignatureReport, ...], inside: Enclosed) -> Reason:
    """A signature in a field added later, by another program: sound in itself, and not foreseen."""
    known = all(report.field in inside.fields for report in reports)
    return Reason.NONE if known else Reason.FIELD_ADDED


def _lost(pdf: bytes, checked: list[tuple[Any, Any]], times: tuple[TimestampReport, ...]) -> Reason:
    """What no signature covers must be nothing: a mark taken out of its field, bytes hidden beside one."""
    if not all(time.intact for time in times):
        return Reason.TIMESTAMP_BROKEN
    if len(_RANGES.findall(pdf)) > len(checked) + len(times):
        return Reason.SIGNATURE_REMOVED
    room = [one.pkcs7_content for one, _ in checked]
    if ambiguous(pdf):
        return Reason.AMBIGUOUS
    if any(content[parser.peek(content) :].strip(b"\0") for content in room):
        return Reason.PART_NOT_COVERED
    return Reason.NONE


def _end(signature: Any) -> int:
    """Where the signed revision ends in the file."""
    ranges = [int(value) for value in signature.byte_range]
    return ranges[2] + ranges[3]


def _revision(pdf: bytes, signature: Any) -> bytes:
    return pdf[: _end(signature)]


def _report(signature: Any, status: Any, trust: Trust) -> SignatureReport:
    certificate = signature.signer_cert
    return SignatureReport(
        common_name(certificate.subject),
        trust,
        _kind(signature, certificate),
        common_name(certificate.issuer),
        str(signature.field_name),
        signature.self_reported_timestamp,
        bool(status.intact and status.valid),
    )


def _timestamp(stamp: Any, signatures: list[Any], trusted: Trusted, store: Enclosure) -> TimestampReport:
    status = validate_pdf_timestamp(stamp, _nobody(), skip_diff=True)
    covered = sum(_end(one) <= _end(stamp) for one in signatures)
    sound = status.intact and status.valid and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    certificate = stamp.signer_cert
    return TimestampReport(
        common_name(certificate.subject),
        status.timestamp,
        covered,
        bool(sound),
        trusted.authority(certificate, store.beside(stamp), status.timestamp),
        certificate.not_valid_after,
        common_name(certificate.issuer),
    )


def _kind(signature: Any, certificate: Any) -> SignatureKind:
    """A mark says so in its signature; a self-made certificate is never more than a seal."""
    if not self_made(certificate):
        return SignatureKind.CERTIFICATE
    built = signature.sig_object.get("/Prop_Build", {}).get("/App", {})
    marks = (SignatureKind.DRAWN, SignatureKind.TYPED, SignatureKind.SCAN)
    return next((one for one in marks if str(built.get("/REx", "")) == one.value), SignatureKind.SEAL)
