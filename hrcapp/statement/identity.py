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


def qr_payload(document_id: str, fingerprint: str) -> str:
    """`HRC1`, document code, 80 bits of the fingerprint in base32: 36 characters, QR version 2 level M.

    ValueError when the id is no UUID or the fingerprint is shorter than 20 hexadecimal digits.
    """
    bits = bytes.fromhex(fingerprint[:_DIGITS])
    if len(bits) * 8 != _BITS:
        raise ValueError("the fingerprint is too short")
    return _MARK + document_code(document_id) + base64.b32encode(bits).decode("ascii")


def grouped(code: str) -> str:
    """Groups of four, for reading aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
