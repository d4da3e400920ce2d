"""Encryption to keys (age v1, https://age-encryption.org/v1): a thin door to pyrage, loaded when first used.

pyrage holds the interpreter's lock, 100 ms for 32 MiB, so large contents are worked on in another process and
a window stays alive. Keys go there through a pipe, never through arguments.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from hrcapp.exchange import bech32
from hrcapp.model import workers

APART_FROM = 8 * 1024 * 1024
NOT_FOR_US, MALFORMED = 3, 4  # exit codes of the worker
_MAX_HEADER = 16 * 1024
_IDENTITY_NAME = "age-secret-key-"
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])


class NotForUs(Exception):
    """None of the identities opens it."""


class Malformed(Exception):
    """It is not a whole age file."""


def generate() -> tuple[str, str]:
    """A new identity ("AGE-SECRET-KEY-1…") and its recipient ("age1…")."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The recipient of an identity. Raises ValueError."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("not an age identity") from error


def secret_of(identity: str) -> bytes:
    """The 32 bytes of an identity, an X25519 scalar. Raises ValueError."""
    recipient_of(identity)
    return bech32.decode(_IDENTITY_NAME, identity)


def identity_of(secret: bytes) -> str:
    """The identity of 32 bytes, as `secret_of` gave them. Raises ValueError."""
    identity = bech32.encode(_IDENTITY_NAME, secret).upper()
    recipient_of(identity)
    return identity


def check_recipient(recipient: str) -> None:
    """Raise ValueError unless it is a whole X25519 recipient in lower case."""
    import pyrage

    try:
        found = str(pyrage.x25519.Recipient.from_str(recipient))
    except pyrage.RecipientError as error:
        raise ValueError("not an age recipient") from error
    if found != recipient:
        raise ValueError("not an age recipient in its usual form")


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Binary age to these recipients. Raises ValueError for a bad recipient or none."""
    if len(data) > APART_FROM:
        return _apart("encrypt", recipients, data)
    return encrypt_here(data, recipients)


def decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """The plain bytes. Raises NotForUs or Malformed."""
    if len(data) > APART_FROM:
        return _apart("decrypt", identities, data)
    return decrypt_here(data, identities)


def encrypt_here(data: bytes, recipients: Sequence[str]) -> bytes:
    """`encrypt` in this process."""
    import pyrage

    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        return bytes(pyrage.encrypt(data, keys))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise ValueError("no usable recipients") from error


def decrypt_here(data: bytes, identities: Sequence[str]) -> bytes:
    """`decrypt` in this process."""
    import pyrage

    # Every stanza costs a key agreement per identity: a header of a million would hold us up for hours.
    if b"\n--- " not in data[:_MAX_HEADER]:
        raise Malformed
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    try:
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        raise (NotForUs if "No matching keys" in str(error) else Malformed) from error


def _apart(work: str, keys: Sequence[str], data: bytes) -> bytes:
    import subprocess

    head = json.dumps({"work": work, "keys": list(keys)}).encode() + b"\n"
    paths = [_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        workers.command("hrcapp.exchange.age_worker"),
        input=head + data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        check=False,
    )
    if done.returncode == NOT_FOR_US:
        raise NotForUs
    if done.returncode == MALFORMED:
        raise Malformed
    if done.returncode:
        raise ValueError("no usable recipients")
    return done.stdout
