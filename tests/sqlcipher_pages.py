"""What an SQLCipher file and its log really hold, free pages and all: decrypted by its published format.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): pages of 4096 bytes, AES-256 in CBC mode; of each the
last 80 bytes are the initialisation vector (16) and the HMAC (64); the first page begins with 16 bytes of
salt.
A raw key is the page key itself. A log is SQLite's: a head of 32 bytes, then frames of 24 bytes and one page.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def everything(path: Path, key: bytes) -> bytes:
    """All decrypted pages of a store, then those in its log."""
    data = path.read_bytes()
    pages = [data[at : at + _PAGE] for at in range(0, len(data), _PAGE)]
    plain = [_decrypted(page, key, salt=_SALT if not number else 0) for number, page in enumerate(pages)]
    return b"".join([*plain, *_logged(path.with_name(f"{path.name}-wal"), key)])


def _logged(log: Path, key: bytes) -> list[bytes]:
    data = log.read_bytes() if log.exists() else b""
    found = []
    for at in range(_LOG_HEAD, len(data), _FRAME_HEAD + _PAGE):
        page = data[at + _FRAME_HEAD : at + _FRAME_HEAD + _PAGE]
        first = int.from_bytes(data[at : at + 4], "big") == 1
        found.append(_decrypted(page, key, salt=_SALT if first else 0))
    return found


def _decrypted(page: bytes, key: bytes, *, salt: int) -> bytes:
    end = len(page) - _RESERVED
    reader = Cipher(algorithms.AES(key), modes.CBC(page[end : end + _IV])).decryptor()
    return reader.update(page[salt:end]) + reader.finalize()
