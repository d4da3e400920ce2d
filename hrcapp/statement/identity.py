"""The short names of a document: its code, the fingerprint of its data, and both together in the QR code.

Base32 is RFC 4648's upper-case alphabet, which leaves out 0, 1 and 8; it fits the QR alphanumeric mode.
"""

from __future__ import annotations

import base64
import hashlib
import uuid

_BITS = 80
_DIGITS = _BITS // 4
_MARK = "HRC1"


def document_code(document_id: str) -> str:
    """Sixteen base32 characters: the last 80 bits of the UUID, at least 74 of them random (RFC 9562)."""
    return base64.b32encode(uuid.UUID(document_id).bytes[-_BITS // 8 :]).decode("ascii")


def short_hash(data: bytes) -> str:
    """The first 80 bits of the SHA-256, as 20 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def printed_hash(fingerprint: str, look: str) -> str:
    """What the QR code carries of a version, in hexadecimal digits: the fingerprint of its data.

    Where someone chose how it looks, that of data and `look` (a SHA-256 in hex) together: paper of another
    look is other paper, though it says the same.
    """
    return short_hash(bytes.fromhex(fingerprint[:_DIGITS] + look)) if look else fingerprint[:_DIGITS]


def qr_payload(document_id: str, fingerprint: str, page: int = 0) -> str:
    """`HRC1`, document code, 80 bits of the fingerprint in base32, the page in two digits (none for page 0).

    36 or 38 characters: QR version 2 level M holds no more. ValueError when the id is no UUID, the
    fingerprint is shorter than 20 hexadecimal digits, or there are more than 99 pages.
    """
    bits = bytes.fromhex(fingerprint[:_DIGITS])
    if len(bits) * 8 != _BITS:
        raise ValueError("the fingerprint is too short")
    if not 0 <= page < 100:
        raise ValueError("more pages than two digits count")
    number = f"{page:02}" if page else ""
    return _MARK + document_code(document_id) + base64.b32encode(bits).decode("ascii") + number


def grouped(code: str) -> str:
    """Groups of four, for reading aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
