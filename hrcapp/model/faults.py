"""One exception for everything a person can be told: a code and the values its sentence needs.

Rooms raise `Fault(Code.X, name=value)`; the sentence (what happened, what to do) is made at the face, in the
reader's language, by `hrcapp.i18n.sentences`. A test holds that every code has a sentence.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every mistake or mishap that a person can meet. Grouped by the room that raises it."""

    # store
    STORE_NEWER = "store-newer"
    STORE_DAMAGED = "store-damaged"
    STORE_WRONG_KEY = "store-wrong-key"
    STORE_READ_ONLY = "store-read-only"
    STORE_BUSY = "store-busy"
    DISK_FULL = "disk-full"
    HOME_UNUSABLE = "home-unusable"

    # vault
    PASSPHRASE_WRONG = "passphrase-wrong"
    PASSPHRASE_MISSING = "passphrase-missing"
    RECOVERY_CODE_WRONG = "recovery-code-wrong"
    RECOVERY_CODE_SLIP = "recovery-code-slip"
    RECOVERY_CODE_LENGTH = "recovery-code-length"
    KEYRING_REFUSED = "keyring-refused"
    KEY_FILE_MISSING = "key-file-missing"

    # xforms
    FORM_UNREADABLE = "form-unreadable"
    FORM_PROBLEMS = "form-problems"
    FORM_TOO_LARGE = "form-too-large"
    FORM_LANGUAGE_UNKNOWN = "form-language-unknown"
    INSTANCE_UNREADABLE = "instance-unreadable"
    INSTANCE_OTHER_FORM = "instance-other-form"
    ANSWERS_INCOMPLETE = "answers-incomplete"

    # statement
    PKCS12_UNREADABLE = "pkcs12-unreadable"
    PKCS12_WRONG_PASSWORD = "pkcs12-wrong-password"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid"
    CERTIFICATE_WRONG_PURPOSE = "certificate-wrong-purpose"
    CARD_LIBRARY_UNUSABLE = "card-library-unusable"
    CARD_MISSING = "card-missing"
    CARD_CHOOSE = "card-choose"
    CARD_PIN_WRONG = "card-pin-wrong"
    CARD_PIN_BLOCKED = "card-pin-blocked"
    CARD_WITHOUT_KEY = "card-without-key"
    CARD_FAILED = "card-failed"
    TIMESTAMP_FAILED = "timestamp-failed"
    SIGNATURE_EMPTY = "signature-empty"
    STATEMENT_LANGUAGE = "statement-language"
    STATEMENT_BROKEN = "statement-broken"
    STATEMENT_CHANGED = "statement-changed"
    STATEMENT_COMPLETE = "statement-complete"
    STATEMENT_OTHER = "statement-other"
    TEMPLATE_UNREADABLE = "template-unreadable"
    TEMPLATE_PLACEHOLDER = "template-placeholder"
    TEMPLATE_INCOMPLETE = "template-incomplete"
    EMBLEM_UNREADABLE = "emblem-unreadable"
    PDF_UNREADABLE = "pdf-unreadable"
    FIELD_TAKEN = "field-taken"
    PAPER_FOREIGN = "paper-foreign"
    PAPER_OTHER_VERSION = "paper-other-version"
    PAPER_WITHOUT_CODE = "paper-without-code"
    PAPER_PAGE_MISSING = "paper-page-missing"

    # exchange
    KIT_UNREADABLE = "kit-unreadable"
    KIT_NOT_SIGNED = "kit-not-signed"
    KIT_OTHER_CAMPAIGN = "kit-other-campaign"
    KIT_OLDER = "kit-older"
    KIT_SAME_VERSION = "kit-same-version"
    KIT_NEEDS_NEWER_APP = "kit-needs-newer-app"
    KIT_MISSING = "kit-missing"
    BUNDLE_NOT_A_BUNDLE = "bundle-not-a-bundle"
    BUNDLE_TRUNCATED = "bundle-truncated"
    BUNDLE_ALTERED = "bundle-altered"
    BUNDLE_NEWER_FORMAT = "bundle-newer-format"
    BUNDLE_TOO_LARGE = "bundle-too-large"
    BUNDLE_NOT_FOR_US = "bundle-not-for-us"
    BUNDLE_OTHER_CAMPAIGN = "bundle-other-campaign"
    BUNDLE_SIGNER_MISMATCH = "bundle-signer-mismatch"
    BUNDLE_REVOKED = "bundle-revoked"
    RECEIPT_UNREADABLE = "receipt-unreadable"
    RECEIPT_NEWER_FORMAT = "receipt-newer-format"
    RECEIPT_NOT_SIGNED = "receipt-not-signed"
    RECEIPT_NOT_FOR_US = "receipt-not-for-us"
    RECEIPT_UNKNOWN_SUBMISSION = "receipt-unknown-submission"
    EVENT_UNREADABLE = "event-unreadable"
    EVENT_UNKNOWN_DESK = "event-unknown-desk"
    PLACE_MISSING = "place-missing"
    PLACE_FULL = "place-full"
    PLACE_READ_ONLY = "place-read-only"
    READ_BACK_DIFFERS = "read-back-differs"

    # media
    FILE_TYPE_REFUSED = "file-type-refused"
    FILE_TOO_LARGE = "file-too-large"
    FILE_UNREADABLE = "file-unreadable"
    FILE_NOT_OURS = "file-not-ours"
    ATTACHMENTS_TOO_LARGE = "attachments-too-large"
    ATTACHMENTS_TOO_MANY = "attachments-too-many"
    PICTURE_FAILED = "picture-failed"
    SCAN_TYPE_REFUSED = "scan-type-refused"
    SCAN_TOO_LARGE = "scan-too-large"
    SCAN_TOO_MANY_PAGES = "scan-too-many-pages"
    SCAN_UNREADABLE = "scan-unreadable"

    # submission and the two sides
    SUBMISSION_FORM_UNKNOWN = "submission-form-unknown"
    SUBMISSION_CONFLICT = "submission-conflict"
    FILLED_FORM_FOREIGN = "filled-form-foreign"
    FILLED_FORM_OTHER = "filled-form-other"
    FILLED_FORM_UNSIGNED = "filled-form-unsigned"
    PRACTICE_CANNOT_BE_PACKED = "practice-cannot-be-packed"
    STATEMENT_NOT_SIGNED = "statement-not-signed"
    DRAFT_LOCKED = "draft-locked"
    DRAFT_UNKNOWN = "draft-unknown"
    COMMENT_REQUIRED = "comment-required"
    REASON_REQUIRED = "reason-required"
    ALREADY_DECIDED = "already-decided"
    SENDER_UNKNOWN = "sender-unknown"
    PARTY_UNKNOWN = "party-unknown"
    PARTY_UNDECIDED = "party-undecided"
    REFERENCE_UNKNOWN = "reference-unknown"
    CAMPAIGN_EXISTS = "campaign-exists"
    CAMPAIGN_MISSING = "campaign-missing"
    ROOT_KEY_OTHER = "root-key-other"
    KIT_CONTENT_BROKEN = "kit-content-broken"
    TEMPLATE_FILE_UNREADABLE = "template-file-unreadable"
    TEMPLATE_PART_UNUSABLE = "template-part-unusable"
    TEMPLATE_CHARACTERS = "template-characters"
    TEMPLATES_TOO_LARGE = "templates-too-large"
    REPORT_TOKEN_UNKNOWN = "report-token-unknown"
    REPORT_NAME_WITHHELD = "report-name-withheld"
    ROLE_OTHER = "role-other"
    FOLDER_NOT_EMPTY = "folder-not-empty"
    DROP_BOX_MISSING = "drop-box-missing"
    INTERRUPTED = "interrupted"

    # the faces
    UNEXPECTED = "unexpected"


class Fault(Exception):
    """Something a person must be told. `params` fill the sentence; they are data, never translated text."""

    def __init__(self, code: Code, **params: object) -> None:
        super().__init__(f"{code}: {params}" if params else str(code))
        self.code = code
        self.params = params
