"""Keys of devices and staff: Ed25519 for signing, X25519 (age) for what is sealed to them.

Public keys are written as OpenSSH writes them (RFC 8709), so that `ssh-keygen` can check every signature.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hrcapp.exchange import age
from hrcapp.exchange.wire import Reader, string

KEY_TYPE = b"ssh-ed25519"
_DEVICE_FORMAT = "hrc-device-keys/1"


@dataclass(frozen=True)
class PublicKey:
    """An Ed25519 public key. `raw` is its 32 bytes (RFC 8032, section 5.1.5)."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != 32:
            raise ValueError("an Ed25519 public key has 32 bytes")

    @cached_property
    def blob(self) -> bytes:
        """The key as SSH carries it."""
        return string(KEY_TYPE) + string(self.raw)

    @property
    def openssh(self) -> str:
        """The line of an `.pub` file, without comment."""
        return f"ssh-ed25519 {base64.b64encode(self.blob).decode()}"

    @cached_property
    def fingerprint(self) -> str:
        """As `ssh-keygen -l` shows it."""
        return "SHA256:" + base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")

    @property
    def folder(self) -> str:
        """The fingerprint in hex: a name that every file system takes."""
        return hashlib.sha256(self.blob).hexdigest()

    @classmethod
    def parse(cls, line: str) -> PublicKey:
        """From an OpenSSH line, with or without comment. Raises ValueError."""
        kind, _, rest = line.strip().partition(" ")
        encoded = rest.split(" ", 1)[0]
        try:
            blob = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise ValueError("not an OpenSSH public key") from error
        if kind != KEY_TYPE.decode() or cls.from_blob(blob).openssh != f"{kind} {encoded}":
            raise ValueError("not an ssh-ed25519 public key")
        return cls.from_blob(blob)

    @classmethod
    def from_blob(cls, blob: bytes) -> PublicKey:
        """From the key as SSH carries it. Raises ValueError."""
        reader = Reader(blob)
        if reader.string() != KEY_TYPE:
            raise ValueError("not an Ed25519 key")
        raw = reader.string()
        reader.end()
        return cls(raw)

    def allowed_signer(self, principal: str, namespaces: Iterable[str]) -> str:
        """The line for an `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS)."""
        return f'{principal} namespaces="{",".join(namespaces)}" {self.openssh}'

    def verifies(self, signature: bytes, data: bytes) -> bool:
        """Whether the raw 64-byte signature is this key's over these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 private key. `seed` is its 32 secret bytes."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> SigningKey:
        """A new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_bytes(cls, data: bytes) -> SigningKey:
        """From `to_bytes`. Raises ValueError."""
        return cls(Ed25519PrivateKey.from_private_bytes(data).private_bytes_raw())

    def to_bytes(self) -> bytes:
        """The 32 secret bytes, to be wrapped by the vault."""
        return self.seed

    @cached_property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(self._private.public_key().public_bytes_raw())

    def sign_raw(self, data: bytes) -> bytes:
        """The raw 64-byte signature; everything that travels uses `sshsig.sign` instead."""
        return self._private.sign(data)

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


@dataclass(frozen=True)
class DeviceKeys:
    """What a device owns: the key it signs with, and the age identity that its receipts are sealed to."""

    signing: SigningKey
    identity: str = field(repr=False)

    @cached_property
    def recipient(self) -> str:
        """The age recipient that belongs to the identity. Raises ValueError."""
        return age.recipient_of(self.identity)

    @classmethod
    def generate(cls) -> DeviceKeys:
        """New keys from the system's randomness."""
        return cls(SigningKey.generate(), age.generate()[0])

    @classmethod
    def from_bytes(cls, data: bytes) -> DeviceKeys:
        """From `to_bytes`. Raises ValueError."""
        found = json.loads(data)
        if not isinstance(found, dict) or found.get("format") != _DEVICE_FORMAT:
            raise ValueError("not the keys of a device")
        identity = str(found.get("identity"))
        signing = SigningKey.from_bytes(bytes.fromhex(str(found.get("signing"))))
        return cls(signing, identity)

    def to_bytes(self) -> bytes:
        """The secrets as JSON, to be wrapped by the vault."""
        content = {"format": _DEVICE_FORMAT, "signing": self.signing.seed.hex(), "identity": self.identity}
        return json.dumps(content, sort_keys=True).encode()
