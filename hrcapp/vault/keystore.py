"""Where the store key itself lies: in the key store of the system, or in a file that only its owner may read.

The backend is always named: looking for the best one loads them all, and what is found may differ from one
start to the next. A key file protects nothing on a stolen laptop; the face says so.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import sys
from pathlib import Path
from typing import Any, Protocol

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import overwrite, write_whole

_SERVICE = "hrcapp"
_BACKENDS = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "linux": ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring"),
}


class KeyStore(Protocol):
    """Keeps small secrets by name."""

    @property
    def backend(self) -> str:
        """What keeps them, for the face and for the settings: `file` or the name of a keyring backend."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None. Raises Fault KEYRING_REFUSED."""

    def put(self, name: str, secret: bytes) -> None:
        """Keep it, replacing an older one. Raises Fault KEYRING_REFUSED, DISK_FULL or STORE_READ_ONLY."""

    def drop(self, name: str) -> None:
        """Keep it no longer; one that is not there is as good. Raises what `put` raises."""


class FileKeyStore:
    """One file for each secret, mode 0600, in a folder of mode 0700."""

    backend = "file"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """See `KeyStore`."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Fault(Code.KEYRING_REFUSED, backend=self.backend) from error

    def put(self, name: str, secret: bytes) -> None:
        """See `KeyStore`."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Fault(Code.STORE_READ_ONLY, path=str(self._folder)) from error
        write_whole(self._path(name), secret, mode=0o600)

    def drop(self, name: str) -> None:
        """See `KeyStore`."""
        overwrite(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.key"


class KeyringKeyStore:
    """The system's key store, by the `keyring` backend of this name; `owner` keeps data folders apart."""

    def __init__(self, backend: str, owner: str) -> None:
        self.backend = backend
        self._owner = owner

    def get(self, name: str) -> bytes | None:
        """See `KeyStore`."""
        found = self._call("get_password", name)
        try:
            return None if found is None else base64.b64decode(found, validate=True)
        except binascii.Error as error:
            raise Fault(Code.KEYRING_REFUSED, backend=self.backend) from error

    def put(self, name: str, secret: bytes) -> None:
        """See `KeyStore`."""
        self._call("set_password", name, base64.b64encode(secret).decode())

    def drop(self, name: str) -> None:
        """See `KeyStore`."""
        if self._call("get_password", name) is not None:
            self._call("delete_password", name)

    def _call(self, method: str, name: str, *arguments: str) -> str | None:
        try:
            keyring = _load(self.backend)()
            found: str | None = getattr(keyring, method)(_SERVICE, f"{self._owner}/{name}", *arguments)
        # Backends let through whatever their system raises: D-Bus, COM and Security framework errors alike.
        except Exception as error:
            raise Fault(Code.KEYRING_REFUSED, backend=self.backend) from error
        return found


def system_backend(platform: str = sys.platform) -> str | None:
    """The name of the keyring backend that works here now, or None: a bare Linux has none."""
    for name in _BACKENDS.get(platform, ()):
        try:
            if _load(name).viable:
                return name
        except Exception:  # noqa: BLE001, S112  a backend that can't even be asked does not work here
            continue
    return None


def _load(backend: str) -> Any:
    module, _, cls = backend.rpartition(".")
    return getattr(importlib.import_module(module), cls)
