"""What was found about a signed file, in words of the screen: verdict, reason, trust, timestamp."""

from __future__ import annotations

from enum import StrEnum

from hrcapp.i18n import N_
from hrcapp.statement.labels import say


class Trust(StrEnum):
    """What is known about the certificate, apart from whether the document is intact."""

    SELF_MADE = "self_made"
    ISSUER_NOT_CHECKED = "issuer_not_checked"
    ISSUER_TRUSTED = "issuer_trusted"
    ISSUER_NOT_LISTED = "issuer_not_listed"
    REVOKED = "revoked"
    OUT_OF_DATE = "out_of_date"
    WRONG_PURPOSE = "wrong_purpose"
    UNKNOWN = "unknown"


TRUST: dict[Trust, str] = {
    Trust.SELF_MADE: N_("Made by the signer: nobody else vouches for the name"),
    Trust.ISSUER_NOT_CHECKED: N_("Issued by {issuer}; not checked against trusted lists"),
    Trust.ISSUER_TRUSTED: N_("Issued by {issuer}, which leads to an issuer that this desk trusts"),
    Trust.ISSUER_NOT_LISTED: N_("Issued by {issuer}, which leads to no issuer that this desk trusts"),
    Trust.REVOKED: N_("Issued by {issuer}, and taken back by the issuer (revoked)"),
    Trust.OUT_OF_DATE: N_("The certificate was not valid at the time of signing"),
    Trust.WRONG_PURPOSE: N_("Issued by {issuer}, but not for signing documents"),
    Trust.UNKNOWN: N_("Nothing can be said about the certificate"),
}

VERDICTS: dict[str, str] = {
    "intact": N_("Intact"),
    "changed": N_("Intact, changed later (a person must look)"),
    "broken": N_("Broken"),
    "unsigned": N_("Unsigned"),
}


class Reason(StrEnum):
    """Why a verdict is what it is."""

    NONE = ""
    NO_SIGNATURE = "no-signature"
    UNREADABLE = "unreadable"
    BYTES_DIFFER = "bytes-differ"
    SIGNATURE_NOT_VALID = "signature-not-valid"
    SIGNATURE_REMOVED = "signature-removed"
    PART_NOT_COVERED = "part-not-covered"
    CHANGED_AFTERWARDS = "changed-afterwards"
    DATA_AFTER_END = "data-after-end"
    FIELD_ADDED = "field-added"
    TIMESTAMP_BROKEN = "timestamp-broken"
    AMBIGUOUS = "ambiguous"


REASONS: dict[Reason, str] = {
    Reason.NONE: "",
    Reason.NO_SIGNATURE: N_("No signature field is filled in."),
    Reason.UNREADABLE: N_("The file is signed but damaged."),
    Reason.BYTES_DIFFER: N_("The signed part is not what it was when it was signed."),
    Reason.SIGNATURE_NOT_VALID: N_("The signature does not fit its certificate, or uses a method too weak."),
    Reason.SIGNATURE_REMOVED: N_("A signature was taken out."),
    Reason.PART_NOT_COVERED: N_("A signature covers only a part of what it should."),
    Reason.CHANGED_AFTERWARDS: N_("Something was added or changed after the last signature."),
    Reason.FIELD_ADDED: N_(
        "Someone signed in a place that the document did not have when it was first signed."
    ),
    Reason.AMBIGUOUS: N_("Two entries of the file have the same name: programs read it differently."),
    Reason.TIMESTAMP_BROKEN: N_("A timestamp does not fit what stands before it."),
    Reason.DATA_AFTER_END: N_("Something that belongs to no document stands after its end."),
}

RECEIVED_BY = N_("Timestamp by {name}: the file was there on {date}. It tells nothing about who signed.")


def timestamp_label(name: str, date: str, language: str) -> str:
    """What a document timestamp shows, in words; `date` is worded already."""
    return say(language, RECEIVED_BY).format(name=name, date=date)


def trust_label(trust: Trust, language: str, issuer: str = "") -> str:
    """What is known about the certificate, in words."""
    return say(language, TRUST[trust]).format(issuer=issuer)


def reason_label(reason: Reason, language: str) -> str:
    """Why the verdict is what it is, in words; empty for an intact document."""
    return say(language, REASONS[reason])
