"""An age file under a passphrase, with a cost that does not follow the machine that made it.

pyrage aims at a second of work here, which on a fast machine means a gigabyte of memory there, and an old
laptop at another desk could never open the key. This writes age v1 (https://age-encryption.org/v1, "scrypt
recipient stanza") with the work factor of the `age` tool, 2**18: 256 MiB, a second or two. pyrage reads it.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

WORK_FACTOR = 18
HIGHEST_FACTOR = 20
"""Of what is opened: a gigabyte. A file from outside could ask for a hundred, and for hours."""

_STANZA = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_CHUNK = 64 * 1024
_ZERO_NONCE = bytes(12)
_LAST_CHUNK = bytes(11) + b"\x01"


class WrongPassphrase(Exception):
    """It does not open the file."""


def encrypt(data: bytes, passphrase: str) -> bytes:
    """Binary age. Raises ValueError for more than one chunk (64 KiB): this is for keys."""
    if not 0 < len(data) <= _CHUNK:
        raise ValueError("only keys are kept under a passphrase")
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    scrypt = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << WORK_FACTOR, r=8, p=1)
    wrapped = ChaCha20Poly1305(scrypt.derive(_plain(passphrase))).encrypt(_ZERO_NONCE, file_key, None)
    stanza = f"-> scrypt {_base64(salt)} {WORK_FACTOR}\n{_base64(wrapped)}\n"
    header = f"age-encryption.org/v1\n{stanza}---".encode()
    mac = hmac.digest(_derive(file_key, b"", b"header"), header, "sha256")
    payload = ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).encrypt(_LAST_CHUNK, data, None)
    return header + f" {_base64(mac)}\n".encode() + nonce + payload


def decrypt(data: bytes, passphrase: str) -> bytes:
    """The plain bytes. Raises WrongPassphrase, also for a file that is not of this kind."""
    import pyrage

    stanza = _STANZA.match(data)
    if not stanza or int(stanza[1]) > HIGHEST_FACTOR:
        raise WrongPassphrase
    try:
        return bytes(pyrage.passphrase.decrypt(data, _plain(passphrase).decode()))
    except pyrage.DecryptError as error:
        raise WrongPassphrase from error


def _plain(passphrase: str) -> bytes:
    """One way to write an accented letter: keyboards and systems differ in it."""
    return unicodedata.normalize("NFC", passphrase).encode()


def _derive(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
