"""The data folder of a command: its keys, with the passphrase where somebody has set one."""

from __future__ import annotations

from hrcapp.cli.say import ask_passphrase
from hrcapp.i18n import _
from hrcapp.store import Home, needs_passphrase, vault_of
from hrcapp.vault import Vault


def open_vault(home: Home) -> Vault:
    """The vault; a passphrase comes from `HRCAPP_PASSPHRASE_FILE` or a prompt, and wrong tries count.

    Raises Fault PASSPHRASE_MISSING, PASSPHRASE_WRONG, TRIES_WAIT, and what `store.vault_of` raises.
    """
    if not needs_passphrase(home):
        return vault_of(home)
    from hrcapp.officer.folder_passphrase import FolderPassphrase
    from hrcapp.officer.workspace import utc_now

    return FolderPassphrase(home, utc_now).open(ask_passphrase(_("Passphrase of the data: ")))
