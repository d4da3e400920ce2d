"""The store key: kept, lost, found again by the code, and what is wrapped under it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.vault import FileKeyStore, KeyringKeyStore, Vault, recovery, system_backend, wrapping


def _told(call: object, *arguments: object) -> Code:
    with pytest.raises(Fault) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.code


@pytest.fixture
def keys(tmp_path: Path) -> FileKeyStore:
    return FileKeyStore(tmp_path / "keys")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_a_vault_opens_again_with_the_same_key(folder: Path, keys: FileKeyStore) -> None:
    assert not Vault.exists(folder)
    made = Vault.create(folder, keys)
    made.put("device-keys", b"secret")
    opened = Vault.open(folder, keys)
    assert (opened.store_key, len(opened.store_key)) == (made.store_key, 32)
    assert opened.get("device-keys") == b"secret"
    assert opened.get("other") is None
    assert Vault.exists(folder)


def test_a_second_vault_does_not_replace_the_first(folder: Path, keys: FileKeyStore) -> None:
    made = Vault.create(folder, keys)
    with pytest.raises(ValueError, match="already"):
        Vault.create(folder, keys)
    assert Vault.open(folder, keys).store_key == made.store_key


def test_a_first_start_that_was_cut_short_goes_on(folder: Path, keys: FileKeyStore) -> None:
    keys.put("store", bytes(range(32)))
    assert Vault.create(folder, keys).store_key == bytes(range(32))


def test_a_lost_key_is_told_and_found_again(folder: Path, keys: FileKeyStore, tmp_path: Path) -> None:
    made = Vault.create(folder, keys)
    assert not made.has_recovery_code
    code = made.new_recovery_code()
    assert made.has_recovery_code
    (tmp_path / "keys" / "store.key").unlink()
    assert _told(Vault.open, folder, keys) is Code.KEY_FILE_MISSING
    assert Vault.recover(folder, keys, code.lower()).store_key == made.store_key
    assert Vault.open(folder, keys).store_key == made.store_key


def test_other_codes_open_nothing(folder: Path, keys: FileKeyStore) -> None:
    made = Vault.create(folder, keys)
    assert _told(Vault.recover, folder, keys, recovery.new_code()) is Code.RECOVERY_CODE_WRONG
    old = made.new_recovery_code()
    made.new_recovery_code()
    assert _told(Vault.recover, folder, keys, old) is Code.RECOVERY_CODE_WRONG
    assert _told(Vault.recover, folder, keys, old[:-1]) is Code.RECOVERY_CODE_LENGTH
    assert Vault.open(folder, keys).store_key == made.store_key


def test_another_key_is_told(folder: Path, keys: FileKeyStore) -> None:
    Vault.create(folder, keys)
    keys.put("store", bytes(32))
    assert _told(Vault.open, folder, keys) is Code.STORE_WRONG_KEY


def test_one_secret_cannot_stand_for_another(folder: Path, keys: FileKeyStore) -> None:
    vault = Vault.create(folder, keys)
    vault.put("one", b"1")
    vault.put("two", b"2")
    (folder / "one.wrapped").write_bytes((folder / "two.wrapped").read_bytes())
    assert _told(vault.get, "one") is Code.STORE_WRONG_KEY


@pytest.mark.parametrize("data", [b"", b"short", bytes(100)])
def test_a_damaged_secret_is_told(folder: Path, keys: FileKeyStore, data: bytes) -> None:
    vault = Vault.create(folder, keys)
    (folder / "one.wrapped").write_bytes(data)
    assert _told(vault.get, "one") is Code.STORE_WRONG_KEY


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A", "recovery"])
def test_names_of_secrets_are_plain(folder: Path, keys: FileKeyStore, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Vault.create(folder, keys).put(name, b"x")


def test_a_secret_is_erased(folder: Path, keys: FileKeyStore) -> None:
    vault = Vault.create(folder, keys)
    vault.new_recovery_code()
    vault.put("town-one", b"1")
    vault.put("town-two", b"2")
    assert vault.names("town-") == ["town-one", "town-two"]
    other = folder.parent / "another name of it"
    os.link(folder / "town-one.wrapped", other)
    was = other.read_bytes()
    vault.erase("town-one")
    assert vault.get("town-one") is None
    assert other.read_bytes() != was, "its bytes were written over, not its name alone taken away"
    assert len(other.read_bytes()) == len(was)
    assert vault.names("") == ["probe", "town-two"]
    vault.erase("town-one")


def test_the_printed_code_is_told_from_others(folder: Path, keys: FileKeyStore) -> None:
    vault = Vault.create(folder, keys)
    assert not vault.fits(recovery.new_code())
    code = vault.new_recovery_code()
    assert vault.fits(code.lower())
    assert not vault.fits(recovery.new_code())
    assert _told(vault.fits, code[:-1]) is Code.RECOVERY_CODE_LENGTH


def test_nothing_secret_lies_in_the_open(folder: Path, keys: FileKeyStore) -> None:
    vault = Vault.create(folder, keys)
    vault.put("device-keys", b"a secret that is long enough")
    code = vault.new_recovery_code()
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    assert vault.store_key not in held
    assert b"a secret that" not in held
    assert code.encode() not in held
    assert repr(vault.store_key) not in repr(vault)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX thing")
def test_only_the_owner_may_read(folder: Path, keys: FileKeyStore, tmp_path: Path) -> None:
    Vault.create(folder, keys).new_recovery_code()
    for path in [*folder.iterdir(), *(tmp_path / "keys").iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_key_file_that_is_no_file_is_told(tmp_path: Path, keys: FileKeyStore) -> None:
    (tmp_path / "keys" / "store.key").mkdir(parents=True)
    assert _told(keys.get, "store") is Code.KEYRING_REFUSED


def test_a_place_that_cannot_hold_a_vault_is_told(tmp_path: Path, keys: FileKeyStore) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _told(Vault.create, tmp_path / "file" / "vault", keys) is Code.STORE_READ_ONLY
    assert _told(FileKeyStore(tmp_path / "file" / "keys").put, "x", b"") is Code.STORE_READ_ONLY


def test_a_keyring_keeps_and_gives_back(folder: Path, test_keyring: str) -> None:
    keys = KeyringKeyStore(test_keyring, owner="one home")
    made = Vault.create(folder, keys)
    assert Vault.open(folder, KeyringKeyStore(test_keyring, owner="one home")).store_key == made.store_key
    assert KeyringKeyStore(test_keyring, owner="another home").get("store") is None
    assert keys.backend == test_keyring


def test_a_keyring_forgets(test_keyring: str) -> None:
    keys, others = (KeyringKeyStore(test_keyring, owner=owner) for owner in ("one home", "another home"))
    for each in (keys, others):
        each.put("store", b"secret")
    keys.drop("store")
    keys.drop("store")
    assert keys.get("store") is None
    assert others.get("store") == b"secret"


@pytest.fixture
def test_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A real keyring backend, as a module that a system might provide: it keeps passwords in a file."""
    module = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 0.1
    def _path(self, service, name):
        return Path(__file__).with_name("".join(c if c.isalnum() else "_" for c in service + name))
    def get_password(self, service, name):
        path = self._path(service, name)
        return path.read_text() if path.exists() else None
    def set_password(self, service, name, password):
        self._path(service, name).write_text(password)
    def delete_password(self, service, name):
        self._path(service, name).unlink()
"""
    (tmp_path / "sample_keyring.py").write_text(module)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sample_keyring", raising=False)
    return "sample_keyring.Keyring"


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Keyring"]
)
def test_a_keyring_that_forgets_or_refuses_is_told(folder: Path, backend: str) -> None:
    assert _told(Vault.create, folder, KeyringKeyStore(backend, owner="x")) is Code.KEYRING_REFUSED
    assert not Vault.exists(folder)


def test_an_unknown_system_has_no_keyring() -> None:
    assert system_backend("an-unknown-system") is None


def test_the_keyring_of_this_system_is_named_or_there_is_none() -> None:
    found = system_backend()
    assert found is None or found.startswith("keyring.backends.")


def test_wrapping_is_bound_to_key_and_context() -> None:
    key = bytes(32)
    wrapped = wrapping.wrap(b"x", key, "one")
    assert wrapping.unwrap(wrapped, key, "one") == b"x"
    assert wrapping.wrap(b"x", key, "one") != wrapped
    for other_key, context in ((bytes(31) + b"\1", "one"), (key, "two")):
        with pytest.raises(wrapping.WrongKey):
            wrapping.unwrap(wrapped, other_key, context)
