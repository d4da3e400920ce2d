"""Whoever looks after a shared laptop: one key that opens every profile on it, under a passphrase.

The key is an age identity. Profiles are sealed to its recipient without the passphrase being typed; only what
the facilitator does with many forms at once, or a new PIN for a town that forgot hers, needs it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hrcapp.exchange import age, canonical_json
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.audit_shared import SharedTrail
from hrcapp.officer.profiles_rules import check_passphrase
from hrcapp.officer.profiles_tries import Tries
from hrcapp.vault import Vault, wrapping
from hrcapp.vault.slots import Slot

_NAME, _CONTEXT = "administrator", "administrator"
_FORMAT = "hrc-administrator/1"
_MAX_BYTES = 16 * 1024


@dataclass(frozen=True)
class Administrator:
    """The proof that the passphrase was typed: hold it no longer than the work takes."""

    recipient: str
    identity: str = field(repr=False)


class Administration:
    """The administrator's key of one laptop."""

    def __init__(self, vault: Vault, tries: Tries, cost: int, audit: SharedTrail) -> None:
        self._vault, self._tries, self._cost, self._audit = vault, tries, cost, audit

    @property
    def recipient(self) -> str:
        """What profiles are sealed to; "" while nobody is the administrator."""
        found = self._read()
        return str(found["recipient"]) if found else ""

    def set(self, passphrase: str) -> Administrator:
        """Make the key. Raises Fault ADMINISTRATOR_KNOWN, PASSPHRASE_SHORT."""
        if self._read() is not None:
            raise Fault(Code.ADMINISTRATOR_KNOWN)
        return self._make(passphrase, "set")

    def check(self, passphrase: str) -> Administrator:
        """Raises Fault PASSPHRASE_WRONG, TRIES_WAIT, ADMINISTRATOR_MISSING."""
        found = self._read()
        if found is None:
            raise Fault(Code.ADMINISTRATOR_MISSING)
        self._tries.begin()
        try:
            identity = Slot.from_json(found["slot"]).unlock(passphrase, _CONTEXT).decode()
        except wrapping.WrongKey as error:
            fault = Fault(Code.PASSPHRASE_WRONG)
            self._audit.refused("", fault)
            raise fault from error
        self._tries.passed()
        return Administrator(str(found["recipient"]), identity)

    def change(self, old: str, new: str) -> Administrator:
        """Another passphrase for the same key. Raises what `check` raises, and PASSPHRASE_SHORT."""
        check_passphrase(new)
        administrator = self.check(old)
        self._keep(administrator, new)
        self._audit.note(Deed.ADMINISTRATOR, detail="changed")
        return administrator

    def replace(self, code: str, passphrase: str) -> Administrator:
        """A new key for a forgotten passphrase, by the printed recovery code of this computer.

        A profile is sealed to the new one when its PIN is typed next: the code alone opens none of them.
        Raises Fault RECOVERY_CODE_*, PASSPHRASE_SHORT.
        """
        if not self._vault.fits(code):
            raise Fault(Code.RECOVERY_CODE_WRONG)
        made = self._make(passphrase, "replaced")
        self._tries.passed()
        return made

    def _make(self, passphrase: str, detail: str) -> Administrator:
        check_passphrase(passphrase)
        identity, recipient = age.generate()
        made = Administrator(recipient, identity)
        self._keep(made, passphrase)
        self._audit.note(Deed.ADMINISTRATOR, detail=detail)
        return made

    def _keep(self, administrator: Administrator, passphrase: str) -> None:
        slot = Slot.lock(administrator.identity.encode(), passphrase, _CONTEXT, cost=self._cost)
        said = {"format": _FORMAT, "recipient": administrator.recipient, "slot": slot.to_json()}
        self._vault.put(_NAME, canonical_json.dump(said))

    def _read(self) -> dict[str, Any] | None:
        data = self._vault.get(_NAME)
        return canonical_json.load(data, max_bytes=_MAX_BYTES) if data else None
