"""The project's own labels in what travels: fixed once, here, and never changed for a published format.

Signature namespaces are labels of the project and claim no domain: they are part of what is signed, so that a
signature made for one purpose is worth nothing for another (OpenSSH PROTOCOL.sshsig).
"""

from __future__ import annotations

from dataclasses import dataclass

ENVELOPE_NAMESPACE = "envelope@hrcapp"
SUBMISSION_NAMESPACE = "submission@hrcapp"
KIT_NAMESPACE = "kit@hrcapp"
RECEIPT_NAMESPACE = "receipt@hrcapp"
EVENT_NAMESPACE = "event@hrcapp"
ROOT_NAMESPACE = "root@hrcapp"
STAFF_NAMESPACE = "staff@hrcapp"
HANDOVER_NAMESPACE = "handover@hrcapp"
HEIR_NAMESPACE = "heir@hrcapp"
UPDATE_NAMESPACE = "update@hrcapp"
AUDIT_NAMESPACE = "audit@hrcapp"

BUNDLE_EXTENSION = ".hrcb"
KIT_EXTENSION = ".hrckit"
RECEIPT_EXTENSION = ".hrcr"
HANDOVER_EXTENSION = ".hrcmove"
MANIFEST_EXTENSION = ".hrclist"
DESK_EXTENSION = ".hrcdesk"
COPY_EXTENSION = ".hrccopy"
UPDATE_EXTENSION = ".hrcupdate"

BUNDLE_MEDIA_TYPE = "application/x-hrcapp-bundle"
KIT_MEDIA_TYPE = "application/x-hrcapp-kit"
RECEIPT_MEDIA_TYPE = "application/x-hrcapp-receipt"
HANDOVER_MEDIA_TYPE = "application/x-hrcapp-handover"
MANIFEST_MEDIA_TYPE = "application/x-hrcapp-manifest"
PART_MEDIA_TYPE = "application/x-hrcapp-part"
COPY_MEDIA_TYPE = "application/x-hrcapp-second-copy"

ENVELOPE_FORMAT = "hrc-envelope/1"
SUBMISSION_FORMAT = "hrc-submission/1"
KIT_FORMAT = "hrc-kit/1"
KIT_WITH_FILES_FORMAT = "hrc-kit/2"
"""Of a kit whose forms bring files; one that brings none stays readable for every app."""
RECEIPT_FORMAT = "hrc-receipt/1"
HANDOVER_FORMAT = "hrc-handover/1"
MANIFEST_FORMAT = "hrc-manifest/1"
PART_FORMAT = "hrc-part/1"
COPY_FORMAT = "hrc-second-copy/1"
UPDATE_FORMAT = "hrc-update/1"
AUDIT_FORMAT = "hrc-audit/1"

RESTORED, COPIED, PLACED = "restored", "second_copy_index", "update_placed"
"""Settings that tell the audit what was done beside the stores: SHA-256 of the index of the copy that the
folder came from, of that of its newest copy, of the package of an update."""

MAX_BYTES = 32 * 1024 * 1024
MAX_FILES = 64

RECEIPTS_ROLE = "receipts"
"""The role of a staff signer whose receipts an officer's app believes."""


@dataclass(frozen=True)
class FileType:
    """A kind of file that systems may associate with the app. A part has its number for an extension."""

    extension: str
    media_type: str


FILE_TYPES = (
    FileType(BUNDLE_EXTENSION, BUNDLE_MEDIA_TYPE),
    FileType(KIT_EXTENSION, KIT_MEDIA_TYPE),
    FileType(RECEIPT_EXTENSION, RECEIPT_MEDIA_TYPE),
    FileType(HANDOVER_EXTENSION, HANDOVER_MEDIA_TYPE),
    FileType(MANIFEST_EXTENSION, MANIFEST_MEDIA_TYPE),
    FileType(COPY_EXTENSION, COPY_MEDIA_TYPE),
)

OPENED = (*(one.extension for one in FILE_TYPES), ".pdf", ".eml")
"""How the names end of the files that the app opens from a file manager."""


def is_opened(name: str) -> bool:
    """Whether a file of this name is opened in the window."""
    return name.lower().endswith(OPENED)


def media_type(name: str) -> str:
    """The media type of a file by its name; that of a part for any other name."""
    lowered = name.lower()
    found = (one.media_type for one in FILE_TYPES if lowered.endswith(one.extension))
    return next(found, PART_MEDIA_TYPE)
