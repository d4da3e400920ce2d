"""The vault of a data folder: made at the first start, then opened with the key store it was made in.

Somebody may put a passphrase in the place of the key store, and take it away again. At every moment one of
the two opens, and the printed code does anyway; what a kill leaves over is removed by `settle`.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from hrcapp.model.faults import Code, Fault
from hrcapp.store.home import Home
from hrcapp.vault import STORE_KEY, FileKeyStore, KeyringKeyStore, KeyStore, Vault, system_backend

_KEYSTORE, _OWNER, _LEFT = KEYSTORE_SETTINGS = ("keystore", "keystore_owner", "keystore_left")
"""Where the key lies, whose it is in a system's key store, and where one lies that should be removed."""
_PASSPHRASE, _FILE = "passphrase", "file"


def vault_of(home: Home, *, keyring: bool = False) -> Vault:
    """Open the folder's vault, or make it.

    `keyring`: keep the store key of a *new* vault in the system's key store, where there is one; otherwise in
    a 0600 file inside the folder, so that a copy of the folder opens anywhere. The settings keep the choice.
    Raises Fault HOME_UNUSABLE where the keys are somebody else's, PASSPHRASE_MISSING where somebody must type
    it (`open_under`), and those of the vault.
    """
    folder = _folder(home)
    try:
        is_made = Vault.exists(folder)
    except OSError as error:
        raise Fault(Code.HOME_UNUSABLE, path=str(home.path)) from error
    if not is_made:
        return Vault.create(folder, _new_keystore(home, keyring=keyring))
    if needs_passphrase(home):
        raise Fault(Code.PASSPHRASE_MISSING)
    return Vault.open(folder, keystore_of(home))


def recover_vault(home: Home, typed: str) -> Vault:
    """Open the folder's vault with the printed recovery code, and keep the key again.

    Where the key store that had it is gone from this system, in what there is now: the code must not need it.
    Under a passphrase it is kept nowhere: that is for whoever sets a new one.
    """
    if needs_passphrase(home):
        return Vault.recover(_folder(home), None, typed)
    try:
        return Vault.recover(_folder(home), keystore_of(home), typed)
    except Fault as fault:
        if fault.code is not Code.KEYRING_REFUSED or system_backend() == home.settings().get(_KEYSTORE):
            raise
    return adopt_vault(home, typed, keyring=True)


def adopt_vault(home: Home, typed: str, *, keyring: bool = False) -> Vault:
    """Open a vault that came from another computer with its recovery code, and keep its key here."""
    return Vault.recover(_folder(home), _new_keystore(home, keyring=keyring), typed)


# -- the passphrase of a folder


def needs_passphrase(home: Home) -> bool:
    """Whether a passphrase opens the folder, and nothing else that is kept here."""
    if home.settings().get(_KEYSTORE) == _PASSPHRASE:
        return True
    if not Vault.has_passphrase(_folder(home)):
        return False
    try:
        return keystore_of(home).get(STORE_KEY) is None
    except Fault:
        return True


def open_under(home: Home, typed: str) -> Vault:
    """Raises Fault PASSPHRASE_WRONG; KEY_FILE_MISSING where only the printed code helps."""
    return Vault.open_under(_folder(home), typed)


def put_under(home: Home, vault: Vault, passphrase: str, *, cost: int) -> None:
    """From now on this passphrase opens the folder; the kept key is removed when it surely does.

    Raises Fault DISK_FULL, STORE_READ_ONLY, READ_BACK_DIFFERS: then it is as before.
    """
    kept_in = home.settings().get(_KEYSTORE, _FILE)
    vault.put_under(passphrase, cost=cost)
    if kept_in != _PASSPHRASE:
        home.change(**{_KEYSTORE: _PASSPHRASE, _LEFT: kept_in})
    settle(home, vault)


def keep_again(home: Home, vault: Vault, *, keyring: bool = False) -> None:
    """No passphrase any more: the key is kept as that of a new folder is (`vault_of`).

    Raises Fault KEYRING_REFUSED, DISK_FULL, STORE_READ_ONLY: then it is as before.
    """
    backend, owner = _chosen(keyring=keyring)
    settle(home, vault)
    # Told before it is done: a key that a kill leaves there is removed at the next start.
    home.change(**{_LEFT: backend, _OWNER: owner})
    keystore = _keystore(home, backend)
    keystore.put(STORE_KEY, vault.store_key)
    if keystore.get(STORE_KEY) != vault.store_key:
        raise Fault(Code.KEYRING_REFUSED, backend=backend)
    home.change(**{_KEYSTORE: backend, _LEFT: None})
    settle(home, vault)


def settle(home: Home, vault: Vault) -> None:
    """Remove what a change that was cut short left: a kept key beside a passphrase, or a slot beside a kept
    key. What can't be removed now is left to the next start."""
    settings = home.settings()
    with suppress(Fault):
        if settings.get(_KEYSTORE) != _PASSPHRASE:
            over = Vault.has_passphrase(vault.folder)
            if over and keystore_of(home).get(STORE_KEY) == vault.store_key:
                vault.drop_passphrase()
        elif left := settings.get(_LEFT):
            _keystore(home, str(left)).drop(STORE_KEY)
            home.change(**{_LEFT: None})


def is_settled(home: Home) -> bool:
    """Whether no kept key is left beside the passphrase."""
    return home.settings().get(_LEFT) is None


def _new_keystore(home: Home, *, keyring: bool) -> KeyStore:
    backend, owner = _chosen(keyring=keyring)
    home.change(**{_KEYSTORE: backend, _OWNER: owner})
    return keystore_of(home)


def _chosen(*, keyring: bool) -> tuple[str, str | None]:
    """A key store for a new key, and whose it is there."""
    backend = system_backend() if keyring else None
    return (backend, str(uuid4())) if backend else (_FILE, None)


def keystore_of(home: Home) -> KeyStore:
    """The key store that this folder's settings name."""
    return _keystore(home, str(home.settings().get(_KEYSTORE, _FILE)))


def _keystore(home: Home, backend: str) -> KeyStore:
    if backend == _FILE:
        return FileKeyStore(_folder(home))
    return KeyringKeyStore(backend, str(home.settings().get(_OWNER, "")))


def _folder(home: Home) -> Path:
    return home.path / "keys"
