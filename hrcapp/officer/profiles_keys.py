"""The key of one protected profile, and the slots it lies in (docs/formats/keys.md, "Protected profiles").

A profile's key is in no file by itself. One slot opens with the town's PIN, one with its printed recovery
code, one with the administrator's key. All of them lie in one secret of the vault: without the store key none
can even be tried, and a change replaces them together.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hrcapp.exchange import age, canonical_json
from hrcapp.model.faults import Code, Fault
from hrcapp.store import KEY_BYTES
from hrcapp.vault import Vault, recovery, wrapping
from hrcapp.vault.slots import Slot

ID = re.compile(r"[0-9a-f]{16}")
PREFIX = "profile-"
_FORMAT = "hrc-profile/1"
_MAX_BYTES = 64 * 1024


@dataclass(frozen=True)
class ProfileKeys:
    """What the vault keeps of a profile. `pin` is None until somebody sets one: then there is no key yet.

    `answers`, by the name of a question, are what a prepared form begins with. `sealed` is the key for
    the administrator whose age recipient is `recipient`.
    """

    id: str
    title: str
    made: str
    training: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    pin: Slot | None = None
    code: bytes = field(default=b"", repr=False)
    recipient: str = ""
    sealed: bytes = field(default=b"", repr=False)

    @classmethod
    def read(cls, vault: Vault, profile: str) -> ProfileKeys:
        """Raises Fault PROFILE_UNKNOWN, PROFILE_KEY_MISSING."""
        try:
            data = vault.get(PREFIX + profile)
            if data is None:
                raise Fault(Code.PROFILE_UNKNOWN)
            return _from_json(profile, canonical_json.load(data, max_bytes=_MAX_BYTES))
        except (ValueError, KeyError, TypeError) as error:
            raise Fault(Code.PROFILE_KEY_MISSING) from error
        except Fault as fault:
            if fault.code is Code.STORE_WRONG_KEY:
                raise Fault(Code.PROFILE_KEY_MISSING) from fault
            raise

    def write(self, vault: Vault) -> None:
        """Keep it in the place of what was there. Raises Fault DISK_FULL or STORE_READ_ONLY."""
        vault.put(PREFIX + self.id, canonical_json.dump(_to_json(self)))

    @property
    def begun(self) -> bool:
        """Whether somebody has set a PIN."""
        return self.pin is not None

    def begin(self, pin: str, cost: int) -> tuple[ProfileKeys, bytearray, str]:
        """With a new key in it, under this PIN and a new recovery code; the key and the code."""
        key, code = bytearray(secrets.token_bytes(KEY_BYTES)), recovery.new_code()
        wrapped = wrapping.wrap(bytes(key), recovery.key_of(code), self._context("code"))
        return replace(self.with_pin(key, pin, cost), code=wrapped), key, code

    def with_pin(self, key: bytearray, pin: str, cost: int) -> ProfileKeys:
        """The same key under another PIN."""
        return replace(self, pin=Slot.lock(bytes(key), pin, self._context("pin"), cost=cost))

    def for_administrator(self, key: bytearray, recipient: str) -> ProfileKeys:
        """The same key, sealed to an administrator too."""
        return replace(self, recipient=recipient, sealed=age.encrypt(bytes(key), [recipient]))

    def by_pin(self, pin: str) -> bytearray:
        """Raises Fault PIN_WRONG, PROFILE_NOT_BEGUN."""
        if self.pin is None:
            raise Fault(Code.PROFILE_NOT_BEGUN, title=self.title)
        try:
            return bytearray(self.pin.unlock(pin, self._context("pin")))
        except wrapping.WrongKey as error:
            raise Fault(Code.PIN_WRONG) from error

    def by_code(self, typed: str) -> bytearray:
        """Raises Fault RECOVERY_CODE_*."""
        try:
            return bytearray(wrapping.unwrap(self.code, recovery.key_of(typed), self._context("code")))
        except wrapping.WrongKey as error:
            raise Fault(Code.RECOVERY_CODE_WRONG) from error

    def by_administrator(self, recipient: str, identity: str) -> bytearray:
        """Raises Fault PROFILE_NOT_SHARED where it is sealed to another administrator, or to none."""
        if recipient != self.recipient:
            raise Fault(Code.PROFILE_NOT_SHARED, title=self.title)
        try:
            return bytearray(age.decrypt(self.sealed, [identity]))
        except (age.NotForUs, age.Malformed) as error:
            raise Fault(Code.PROFILE_NOT_SHARED, title=self.title) from error

    def _context(self, slot: str) -> str:
        return f"profile/{self.id}/{slot}"


def wipe(key: bytearray) -> None:
    """Write over a key in memory: Python may have made copies that this does not reach."""
    key[:] = bytes(len(key))


def _to_json(keys: ProfileKeys) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "title": keys.title,
        "made": keys.made,
        "training": keys.training,
        "answers": dict(keys.answers),
        "pin": keys.pin.to_json() if keys.pin else None,
        "code": keys.code.hex(),
        "recipient": keys.recipient,
        "sealed": keys.sealed.hex(),
    }


def _from_json(profile: str, said: Mapping[str, Any]) -> ProfileKeys:
    if said["format"] != _FORMAT:
        raise ValueError("not the keys of a profile")
    return ProfileKeys(
        profile,
        str(said["title"]),
        str(said["made"]),
        bool(said["training"]),
        {str(name): str(value) for name, value in said["answers"].items()},
        Slot.from_json(said["pin"]) if said["pin"] else None,
        bytes.fromhex(said["code"]),
        str(said["recipient"]),
        bytes.fromhex(said["sealed"]),
    )
