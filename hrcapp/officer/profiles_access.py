"""Who gets at the key of a profile: the town, the administrator, whoever has the code. Changing a PIN."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.audit_shared import SharedTrail
from hrcapp.officer.editor import Clock
from hrcapp.officer.profiles_administrator import Administration, Administrator
from hrcapp.officer.profiles_keys import ProfileKeys, wipe
from hrcapp.officer.profiles_rules import check_pin
from hrcapp.officer.profiles_tries import Tries
from hrcapp.vault import Vault


class Access:
    """The keys of all profiles of a laptop. `folder`: where tries are counted; `cost`: see `vault.slots`."""

    def __init__(self, vault: Vault, folder: Path, clock: Clock, cost: int, audit: SharedTrail) -> None:
        self._vault, self._folder, self._clock, self._cost = vault, folder, clock, cost
        self._audit = audit
        self.administration = Administration(vault, self.tries("administrator"), cost, audit)

    def tries(self, name: str) -> Tries:
        """The wrong tries at the PIN of a profile."""
        return Tries(self._folder / f"{name}.tries", self._clock)

    def begin(self, keys: ProfileKeys, pin: str) -> str:
        """Make the key of a profile and keep it; its recovery code. Raises Fault PIN_*."""
        check_pin(pin)
        begun, key, code = keys.begin(pin, self._cost)
        if recipient := self.administration.recipient:
            begun = begun.for_administrator(key, recipient)
        wipe(key)
        begun.write(self._vault)
        return code

    def by_pin(self, profile: str, pin: str) -> bytearray:
        """The key. Raises Fault PIN_WRONG, TRIES_WAIT, PROFILE_*, DISK_FULL."""
        keys, key = self._opened(profile, pin)
        recipient = self.administration.recipient
        if recipient and recipient != keys.recipient:
            # The administrator came later, or was made anew. Not being able to note it keeps nobody out.
            with suppress(Fault):
                keys.for_administrator(key, recipient).write(self._vault)
        return key

    def by_administrator(self, profile: str, administrator: Administrator) -> bytearray:
        """The key. Raises Fault PROFILE_*."""
        keys = self._begun(profile)
        return keys.by_administrator(administrator.recipient, administrator.identity)

    def change_pin(self, profile: str, old: str, new: str) -> None:
        check_pin(new)
        keys, key = self._opened(profile, old)
        self._rekey(keys, key, new, By.TOWN, "pin")

    def reset_pin(self, profile: str, administrator: Administrator, new: str) -> None:
        check_pin(new)
        key = self.by_administrator(profile, administrator)
        self._rekey(self._begun(profile), key, new, By.FACILITATOR, "administrator")

    def recover(self, profile: str, code: str, new: str) -> None:
        check_pin(new)
        keys = self._begun(profile)
        self._rekey(keys, keys.by_code(code), new, By.TOWN, "code")

    def _begun(self, profile: str) -> ProfileKeys:
        keys = ProfileKeys.read(self._vault, profile)
        if not keys.begun:
            raise Fault(Code.PROFILE_NOT_BEGUN, title=keys.title)
        return keys

    def _opened(self, profile: str, pin: str) -> tuple[ProfileKeys, bytearray]:
        keys, tries = self._begun(profile), self.tries(profile)
        tries.begin()
        key = keys.by_pin(pin)
        tries.passed()
        return keys, key

    def _rekey(self, keys: ProfileKeys, key: bytearray, pin: str, by: By, detail: str) -> None:
        try:
            keys.with_pin(key, pin, self._cost).write(self._vault)
        finally:
            wipe(key)
        self.tries(keys.id).passed()
        self._audit.note(Deed.PIN, by, profile=keys.id, detail=detail)
