"""The passphrase of an officer's data folder, for whoever wants one: asked before anything opens.

It takes the place of a key that the system keeps. Wrong tries are counted and slowed as those of a PIN are;
the printed code opens at any time, and sets a new one.
"""

from __future__ import annotations

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.editor import Clock
from hrcapp.officer.profiles_rules import check_passphrase
from hrcapp.officer.profiles_tries import Tries
from hrcapp.store import Home, is_settled, keep_again, needs_passphrase, open_under, put_under
from hrcapp.vault import Vault
from hrcapp.vault.slots import COST


class FolderPassphrase:
    """One folder's; `keyring` and `cost`: see `store.vault_of` and `vault.slots`. For the store's thread."""

    def __init__(self, home: Home, clock: Clock, *, keyring: bool = False, cost: int = COST) -> None:
        self._home, self._keyring, self._cost = home, keyring, cost
        self._tries = Tries(home.folder("keys") / "passphrase.tries", clock)

    @property
    def is_set(self) -> bool:
        """Whether it is asked at the start."""
        return needs_passphrase(self._home)

    @property
    def stands_alone(self) -> bool:
        """Whether the key that was kept before is gone: a key store may have refused to forget it."""
        return is_settled(self._home)

    def tries_left(self) -> int:
        """How many wrong ones there may be before the first pause."""
        return self._tries.left()

    def open(self, typed: str) -> Vault:
        """Raises Fault PASSPHRASE_WRONG, TRIES_WAIT, KEY_FILE_MISSING where only the printed code helps."""
        self._tries.begin()
        vault = open_under(self._home, typed)
        self._tries.passed()
        return vault

    def set(self, vault: Vault, new: str) -> None:
        """Whoever has opened the vault sets one, in the place of a forgotten one too.

        Raises Fault PASSPHRASE_WITHOUT_CODE, PASSPHRASE_SHORT, DISK_FULL, STORE_READ_ONLY, READ_BACK_DIFFERS.
        """
        if not vault.has_recovery_code:
            raise Fault(Code.PASSPHRASE_WITHOUT_CODE)
        check_passphrase(new)
        put_under(self._home, vault, new, cost=self._cost)
        self._tries.passed()

    def change(self, old: str, new: str) -> None:
        """Raises what `open` and `set` raise."""
        check_passphrase(new)
        self.set(self.open(old), new)

    def take_away(self, typed: str) -> None:
        """The key is kept by this system again, as before. Raises what `open` raises, and KEYRING_REFUSED."""
        keep_again(self._home, self.open(typed), keyring=self._keyring)
