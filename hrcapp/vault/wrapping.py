"""Keeping bytes under a key: AES-256-GCM with a fresh nonce (NIST SP 800-38D), nonce first, tag last.

The context is bound into the tag, so that one wrapped thing can't be put in the place of another.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE = 12


class WrongKey(Exception):
    """The key, the context or the wrapped bytes are not what they were."""


def wrap(data: bytes, key: bytes, context: str) -> bytes:
    """The wrapped bytes; `key` has 32 bytes."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, context.encode())


def unwrap(wrapped: bytes, key: bytes, context: str) -> bytes:
    """The bytes again. Raises WrongKey."""
    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongKey from error
