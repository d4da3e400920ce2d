"""The project's own labels in what travels: fixed once, here, and never changed for a published format.

Signature namespaces are labels of the project and claim no domain: they are part of what is signed, so that a
signature made for one purpose is worth nothing for another (OpenSSH PROTOCOL.sshsig).
"""

from __future__ import annotations

ENVELOPE_NAMESPACE = "envelope@hrcapp"
SUBMISSION_NAMESPACE = "submission@hrcapp"
KIT_NAMESPACE = "kit@hrcapp"
RECEIPT_NAMESPACE = "receipt@hrcapp"
EVENT_NAMESPACE = "event@hrcapp"

BUNDLE_EXTENSION = ".hrcb"
KIT_EXTENSION = ".hrckit"
RECEIPT_EXTENSION = ".hrcr"

BUNDLE_MEDIA_TYPE = "application/x-hrcapp-bundle"
KIT_MEDIA_TYPE = "application/x-hrcapp-kit"
RECEIPT_MEDIA_TYPE = "application/x-hrcapp-receipt"

ENVELOPE_FORMAT = "hrc-envelope/1"
SUBMISSION_FORMAT = "hrc-submission/1"
KIT_FORMAT = "hrc-kit/1"
RECEIPT_FORMAT = "hrc-receipt/1"

MAX_BYTES = 32 * 1024 * 1024
MAX_FILES = 64

RECEIPTS_ROLE = "receipts"
"""The role of a staff signer whose receipts an officer's app believes."""
