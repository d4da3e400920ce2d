"""Detached signatures as `ssh-keygen -Y sign` makes them, Ed25519 and SHA-512 only (OpenSSH PROTOCOL.sshsig).

`ssh-keygen` itself accepts armor with bytes changed in it. Here a signature has one form: the armor must
equal the one written anew from its contents.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache

from hrcapp.exchange.keys import KEY_TYPE, PublicKey, SigningKey
from hrcapp.exchange.wire import string
from hrcapp.model.faults import Code, Fault

MAX_ARMOR = 1024
_MAGIC = b"SSHSIG"
_VERSION = 1
_HASH = b"sha512"
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
_WIDTH = 70
_KEY_AT = len(_MAGIC) + 4 + len(string(string(KEY_TYPE))) + 4


def sign(data: bytes, key: SigningKey, namespace: str) -> bytes:
    """The armored signature; byte for byte what `ssh-keygen -Y sign -n namespace` writes."""
    return _armor(_blob(key.public, namespace, key.sign_raw(_signed(data, namespace))))


def verify(
    data: bytes, armor: bytes, namespace: str, *, code: Code = Code.BUNDLE_ALTERED, **params: object
) -> PublicKey:
    """Who signed these bytes for this purpose. Raises Fault `code` with `params` for anything else."""
    try:
        signer, signature = _parse(armor, namespace)
    except ValueError as error:
        raise Fault(code, **params) from error
    if not signer.verifies(signature, _signed(data, namespace)):
        raise Fault(code, **params)
    return signer


def _signed(data: bytes, namespace: str) -> bytes:
    return _MAGIC + _purpose(namespace) + string(hashlib.sha512(data).digest())


def _blob(signer: PublicKey, namespace: str, signature: bytes) -> bytes:
    head = _MAGIC + _VERSION.to_bytes(4, "big") + string(signer.blob)
    return head + _purpose(namespace) + string(string(KEY_TYPE) + string(signature))


@lru_cache(maxsize=64)
def _purpose(namespace: str) -> bytes:
    """Namespace, nothing reserved, hash."""
    return string(namespace.encode()) + string(b"") + string(_HASH)


def _armor(blob: bytes) -> bytes:
    text = base64.b64encode(blob)
    lines = [text[at : at + _WIDTH] + b"\n" for at in range(0, len(text), _WIDTH)]
    return _BEGIN + b"".join(lines) + _END


def _parse(armor: bytes, namespace: str) -> tuple[PublicKey, bytes]:
    if len(armor) > MAX_ARMOR or not (armor.startswith(_BEGIN) and armor.endswith(_END)):
        raise ValueError("not an SSH signature")
    try:
        blob = base64.b64decode(armor[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    except binascii.Error as error:
        raise ValueError("not an SSH signature") from error
    # Both lie where they lie in the canonical form; the comparison sees to all else.
    signer, signature = PublicKey(blob[_KEY_AT : _KEY_AT + 32]), blob[-64:]
    if _armor(_blob(signer, namespace, signature)) != armor:
        raise ValueError("not in its one canonical form, or made for another purpose")
    return signer, signature
