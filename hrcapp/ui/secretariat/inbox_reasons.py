"""Why a file was set aside, in the few words of a row, and which checks it came through until then. No Qt."""

from __future__ import annotations

from typing import Literal

from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault

Check = Literal["yes", "no", "warning", "unchecked", "same"]

_CLOSED = frozenset(
    {
        Code.BUNDLE_NOT_A_BUNDLE,
        Code.BUNDLE_TRUNCATED,
        Code.BUNDLE_ALTERED,
        Code.BUNDLE_NEWER_FORMAT,
        Code.BUNDLE_TOO_LARGE,
        Code.BUNDLE_NOT_FOR_US,
        Code.BUNDLE_OTHER_CAMPAIGN,
        Code.FILE_UNREADABLE,
        Code.PART_DAMAGED,
        Code.PART_NEWER_FORMAT,
        Code.MAIL_UNREADABLE,
        Code.MAIL_WITHOUT_FILE,
        Code.UNEXPECTED,
        Code.ODK_ENCRYPTED,
        Code.ODK_TABLE_UNREADABLE,
        Code.PDF_ALONE,
    }
)
_BAD_FORM = frozenset(
    {
        Code.SUBMISSION_FORM_UNKNOWN,
        Code.INSTANCE_UNREADABLE,
        Code.INSTANCE_OTHER_FORM,
        Code.ODK_FORM_OTHER,
        Code.FILLED_FORM_UNSIGNED,
        Code.FILLED_FORM_TO_CHECK,
    }
)
_IN_MAIL = frozenset({Code.PARTS_MISSING, Code.MAIL_OTHER_FILES})

_SHORT: dict[Code, str] = {
    Code.BUNDLE_NOT_A_BUNDLE: N_("Another kind of file"),
    Code.BUNDLE_TRUNCATED: N_("Cut short on the way"),
    Code.BUNDLE_ALTERED: N_("Changed on the way"),
    Code.BUNDLE_NEWER_FORMAT: N_("From a newer version of the app"),
    Code.BUNDLE_TOO_LARGE: N_("Too large"),
    Code.BUNDLE_NOT_FOR_US: N_("Sealed for another key"),
    Code.BUNDLE_OTHER_CAMPAIGN: N_("Another campaign"),
    Code.BUNDLE_SIGNER_MISMATCH: N_("Signed by two devices"),
    Code.BUNDLE_REVOKED: N_("From a blocked device"),
    Code.SUBMISSION_FORM_UNKNOWN: N_("Unknown form"),
    Code.SUBMISSION_CONFLICT: N_("Same version, other contents"),
    Code.SUBMISSION_BRANCH: N_("Continued on two computers"),
    Code.SENDER_UNKNOWN: N_("Sender not approved"),
    Code.INSTANCE_UNREADABLE: N_("Answers can't be read"),
    Code.INSTANCE_OTHER_FORM: N_("Answers of another form"),
    Code.FILE_UNREADABLE: N_("Can't be read"),
    Code.PART_DAMAGED: N_("A damaged part"),
    Code.PART_NEWER_FORMAT: N_("From a newer version of the app"),
    Code.PARTS_MISSING: N_("Parts are missing"),
    Code.MAIL_UNREADABLE: N_("Message can't be read"),
    Code.MAIL_WITHOUT_FILE: N_("No file of ours"),
    Code.MAIL_OTHER_FILES: N_("Other files in the message"),
    Code.ODK_FORM_OTHER: N_("Another form"),
    Code.ODK_ENCRYPTED: N_("Encrypted answers"),
    Code.ODK_TABLE_UNREADABLE: N_("A table of other data"),
    Code.PDF_ALONE: N_("Another PDF"),
    Code.FILLED_FORM_UNSIGNED: N_("An empty form"),
    Code.FILLED_FORM_TO_CHECK: N_("Answers that don't fit"),
}


def who(reason: Fault) -> str:
    """In the place of a sender."""
    return _("Not readable") if reason.code in _CLOSED else _("Not taken in")


def short(reason: Fault) -> str:
    """The reason in a few words."""
    return _(_SHORT[reason.code]) if reason.code in _SHORT else sentence(reason, _).what


def checks(code: Code) -> tuple[Check, Check, Check, Check]:
    """What was checked before the file was set aside: what came after the fault was not."""
    if code in _CLOSED:
        return "no", "unchecked", "unchecked", "unchecked"
    if code is Code.SENDER_UNKNOWN:
        return "yes", "warning", "unchecked", "unchecked"
    if code in (Code.SUBMISSION_CONFLICT, Code.SUBMISSION_BRANCH):
        return "yes", "yes", "yes", "warning"
    if code in _IN_MAIL:
        return "warning", "unchecked", "unchecked", "unchecked"
    if code in _BAD_FORM:
        return "yes", "yes", "no", "unchecked"
    return "yes", "no", "unchecked", "unchecked"
