"""Short codes that a desk reads out when nothing but a telephone works.

The secret lies inside the sealed submission, so only the desk that opened it and the device that packed it
can make the code. The device derives it from its signing key again whenever it is asked: a sealed file can't
be read by its own sender. Codes are HMAC-SHA-256 (RFC 2104) cut to 40 bits, in base32 (RFC 4648).
"""

from __future__ import annotations

import base64
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hrcapp.exchange.keys import SigningKey

_LENGTH = 5


def secret(device: SigningKey, submission_id: str, revision: int) -> str:
    """The secret of one version of a submission: 16 bytes in hex."""
    purpose = f"hrc-telephone/1\n{submission_id}\n{revision}".encode()
    return HKDF(SHA256(), length=16, salt=None, info=purpose).derive(device.seed).hex()


def code(secret: str, reference: str, state: str) -> str:
    """What the desk reads out for a reference and its state ("received", "accepted" …): `ABCD-EFGH`."""
    message = f"{reference.strip().upper()}\n{state}".encode()
    digest = hmac.digest(bytes.fromhex(secret), message, "sha256")[:_LENGTH]
    text = base64.b32encode(digest).decode()
    return f"{text[:4]}-{text[4:]}"


def matches(secret: str, reference: str, state: str, typed: str) -> bool:
    """Whether a person typed that code; case, blanks and hyphens do not count."""
    plain = "".join(typed.split()).replace("-", "").upper()
    return hmac.compare_digest(plain.encode(), code(secret, reference, state).replace("-", "").encode())
