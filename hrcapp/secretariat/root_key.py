"""The root key as a file: it lies on a stick in a safe, is read to sign a kit, and never stays here."""

from __future__ import annotations

import json

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault

MAX_BYTES = 64 * 1024
_FORMAT = "hrc-root-key/1"


def to_file(campaign: str, root: SigningKey) -> bytes:
    """The file, with the secret in it."""
    content = {"format": _FORMAT, "campaign": campaign, "signing": root.to_bytes().hex()}
    return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def from_file(data: bytes, newest: Kit) -> SigningKey:
    """The root key that signed the newest kit. Raises Fault ROOT_KEY_OTHER for any other file."""
    try:
        found = json.loads(data[:MAX_BYTES])
        root = SigningKey.from_bytes(bytes.fromhex(found["signing"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Fault(Code.ROOT_KEY_OTHER) from error
    if root.public != newest.root:
        raise Fault(Code.ROOT_KEY_OTHER)
    return root
