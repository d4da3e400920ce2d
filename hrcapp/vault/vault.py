"""The store key of a data folder, and the secrets that are wrapped by it.

The store key opens the encrypted drafts and everything kept here. It lies in a key store, or in
`passphrase.slot` under a passphrase that somebody types at every start; and a second time in
`recovery.wrapped`, under the printed recovery code: a lost keyring, key file or passphrase loses nothing.
Secrets are opaque bytes with a name.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import overwrite, write_whole
from hrcapp.vault import wrapping
from hrcapp.vault.keystore import KeyStore
from hrcapp.vault.slots import COST, Slot

STORE_KEY = "store"
"""The name that a key store knows it by."""
_SLOT, _SLOT_FORMAT, _SLOT_BYTES = "passphrase.slot", "hrc-passphrase/1", 4096
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True)
class Vault:
    """An open vault; `store_key` is 32 bytes."""

    folder: Path
    store_key: bytes = field(repr=False)

    @classmethod
    def create(cls, folder: Path, keystore: KeyStore) -> Vault:
        """Make a store key and keep it.

        Raises Fault KEYRING_REFUSED, STORE_READ_ONLY, DISK_FULL; ValueError when there is a vault already.
        """
        if cls.exists(folder):
            raise ValueError("there is a vault already")
        _make(folder)
        # A key that is there before its vault is from a first start that was cut short.
        key = keystore.get(STORE_KEY) or secrets.token_bytes(wrapping.KEY_BYTES)
        keystore.put(STORE_KEY, key)
        # What the keyring gives back is what counts: some accept and forget.
        if keystore.get(STORE_KEY) != key:
            raise Fault(Code.KEYRING_REFUSED, backend=keystore.backend)
        vault = cls(folder, key)
        vault.put("probe", b"hrc-vault/1")
        return vault

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether a vault was made here, whether or not its key is at hand."""
        return (folder / "probe.wrapped").exists()

    @classmethod
    def open(cls, folder: Path, keystore: KeyStore) -> Vault:
        """Raises Fault KEY_FILE_MISSING when the key is gone, STORE_WRONG_KEY when it is another one."""
        key = keystore.get(STORE_KEY)
        if key is None:
            raise Fault(Code.KEY_FILE_MISSING)
        vault = cls(folder, key)
        vault.get("probe")
        return vault

    @classmethod
    def has_passphrase(cls, folder: Path) -> bool:
        """Whether the key lies under a passphrase, whether or not elsewhere too."""
        return (folder / _SLOT).exists()

    @classmethod
    def open_under(cls, folder: Path, typed: str) -> Vault:
        """Open with the passphrase. Raises Fault PASSPHRASE_WRONG; KEY_FILE_MISSING without a whole slot."""
        try:
            with (folder / _SLOT).open("rb") as file:
                said = json.loads(file.read(_SLOT_BYTES))
            if said["format"] != _SLOT_FORMAT:
                raise ValueError("not the slot of a passphrase")
            slot = Slot.from_json(said["slot"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Fault(Code.KEY_FILE_MISSING) from error
        try:
            return cls(folder, slot.unlock(typed, STORE_KEY))
        except wrapping.WrongKey as error:
            raise Fault(Code.PASSPHRASE_WRONG) from error

    @classmethod
    def recover(cls, folder: Path, keystore: KeyStore | None, typed: str) -> Vault:
        """Open with the recovery code, and keep the key again if there is a key store to keep it in.

        Raises Fault RECOVERY_CODE_LENGTH, RECOVERY_CODE_SLIP or RECOVERY_CODE_WRONG.
        """
        from hrcapp.vault import recovery

        try:
            wrapped = (folder / "recovery.wrapped").read_bytes()
            key = wrapping.unwrap(wrapped, recovery.key_of(typed), "recovery")
        except (OSError, wrapping.WrongKey) as error:
            raise Fault(Code.RECOVERY_CODE_WRONG) from error
        if keystore is not None:
            keystore.put(STORE_KEY, key)
        return cls(folder, key)

    @property
    def has_recovery_code(self) -> bool:
        """Whether a code was ever made."""
        return (self.folder / "recovery.wrapped").exists()

    def new_recovery_code(self) -> str:
        """A fresh code, to be printed and nowhere kept; an older one opens nothing any more."""
        from hrcapp.vault import recovery

        code = recovery.new_code()
        wrapped = wrapping.wrap(self.store_key, recovery.key_of(code), "recovery")
        write_whole(self.folder / "recovery.wrapped", wrapped)
        return code

    def put_under(self, passphrase: str, *, cost: int = COST) -> None:
        """Keep the key under a passphrase too, in the place of the one before; read back before it counts.

        Raises Fault DISK_FULL, STORE_READ_ONLY, READ_BACK_DIFFERS.
        """
        slot = Slot.lock(self.store_key, passphrase, STORE_KEY, cost=cost)
        said = {"format": _SLOT_FORMAT, "slot": slot.to_json()}
        write_whole(self.folder / _SLOT, json.dumps(said).encode())
        try:
            kept = self.open_under(self.folder, passphrase).store_key == self.store_key
        except Fault as fault:
            raise Fault(Code.READ_BACK_DIFFERS, path=str(self.folder)) from fault
        if not kept:
            raise Fault(Code.READ_BACK_DIFFERS, path=str(self.folder))

    def drop_passphrase(self) -> None:
        """No passphrase opens it any more. Raises Fault DISK_FULL or STORE_READ_ONLY."""
        overwrite(self.folder / _SLOT)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret. Raises Fault DISK_FULL or STORE_READ_ONLY."""
        write_whole(self._path(name), wrapping.wrap(secret, self.store_key, f"secret/{name}"))

    def get(self, name: str) -> bytes | None:
        """The secret, or None when there is none. Raises Fault STORE_WRONG_KEY."""
        try:
            return wrapping.unwrap(self._path(name).read_bytes(), self.store_key, f"secret/{name}")
        except FileNotFoundError:
            return None
        except (OSError, wrapping.WrongKey) as error:
            raise Fault(Code.STORE_WRONG_KEY) from error

    def names(self, prefix: str) -> list[str]:
        """The names of the secrets that begin so, in their order."""
        found = (path.stem for path in self.folder.glob(f"{prefix}*.wrapped"))
        return sorted(name for name in found if _NAME.fullmatch(name) and name != "recovery")

    def erase(self, name: str) -> None:
        """Write over a secret, then remove it; one that is not there counts as erased.

        A disk may keep what lay there before all the same. Raises Fault DISK_FULL or STORE_READ_ONLY.
        """
        overwrite(self._path(name))

    def fits(self, typed: str) -> bool:
        """Whether this is the printed recovery code. Raises Fault RECOVERY_CODE_LENGTH or _SLIP."""
        from hrcapp.vault import recovery

        key = recovery.key_of(typed)
        try:
            wrapped = (self.folder / "recovery.wrapped").read_bytes()
            return wrapping.unwrap(wrapped, key, "recovery") == self.store_key
        except (OSError, wrapping.WrongKey):
            return False

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name) or name == "recovery":
            raise ValueError("not the name of a secret")
        return self.folder / f"{name}.wrapped"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Fault(Code.STORE_READ_ONLY, path=str(folder)) from error
