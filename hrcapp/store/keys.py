"""The vault of a data folder: made at the first start, then opened with the key store it was made in."""

from __future__ import annotations

from uuid import uuid4

from hrcapp.model.faults import Code, Fault
from hrcapp.store.home import Home
from hrcapp.vault import FileKeyStore, KeyringKeyStore, KeyStore, Vault, system_backend


def vault_of(home: Home, *, keyring: bool = False) -> Vault:
    """Open the folder's vault, or make it.

    `keyring`: keep the store key of a *new* vault in the system's key store, where there is one; otherwise in
    a 0600 file inside the folder, so that a copy of the folder opens anywhere. The settings keep the choice.
    Raises Fault HOME_UNUSABLE where the keys are somebody else's, and those of the vault.
    """
    folder = home.path / "keys"
    try:
        is_made = Vault.exists(folder)
    except OSError as error:
        raise Fault(Code.HOME_UNUSABLE, path=str(home.path)) from error
    if is_made:
        return Vault.open(folder, keystore_of(home))
    return Vault.create(folder, _new_keystore(home, keyring=keyring))


def recover_vault(home: Home, typed: str) -> Vault:
    """Open the folder's vault with the printed recovery code, and keep the key again.

    Where the key store that had it is gone from this system, in what there is now: the code must not need it.
    """
    try:
        return Vault.recover(home.path / "keys", keystore_of(home), typed)
    except Fault as fault:
        if fault.code is not Code.KEYRING_REFUSED or system_backend() == home.settings().get("keystore"):
            raise
    return adopt_vault(home, typed, keyring=True)


def adopt_vault(home: Home, typed: str, *, keyring: bool = False) -> Vault:
    """Open a vault that came from another computer with its recovery code, and keep its key here."""
    return Vault.recover(home.path / "keys", _new_keystore(home, keyring=keyring), typed)


def _new_keystore(home: Home, *, keyring: bool) -> KeyStore:
    if keyring and (backend := system_backend()):
        home.change(keystore=backend, keystore_owner=str(uuid4()))
    else:
        home.change(keystore="file")
    return keystore_of(home)


def keystore_of(home: Home) -> KeyStore:
    """The key store that this folder's settings name."""
    settings = home.settings()
    backend = str(settings.get("keystore", "file"))
    if backend == "file":
        return FileKeyStore(home.path / "keys")
    return KeyringKeyStore(backend, str(settings.get("keystore_owner", "")))
