"""What must leave this computer once a campaign is made, until each thing was saved and read back.

The secrets that leave (root key, recovery key, recovery code) wait in the vault under the store key. Keys
that only a window held would be gone with a power cut, and without the root key there is no second kit. They
are overwritten as soon as everything was saved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from hrcapp.exchange.kit import Kit, safety_words
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.exchange.place import put
from hrcapp.secretariat import custody, letters
from hrcapp.secretariat.campaign import NewCampaign
from hrcapp.store import Home, vault_of
from hrcapp.vault import Vault

_SECRET = "leaving"  # noqa: S105 - the name of an entry in the vault


class Thing(StrEnum):
    """What leaves, in the order in which a person is asked to save it."""

    ROOT_KEY = "root-key"
    RECOVERY_KEY = "recovery-key"
    RECOVERY_CODE = "recovery-code"
    KIT = "kit"
    LETTER = "letter"


FILES: Mapping[Thing, str] = {
    Thing.ROOT_KEY: "root-key.json",
    Thing.RECOVERY_KEY: "recovery.agekey",
    Thing.RECOVERY_CODE: "recovery-code.pdf",
    Thing.KIT: f"campaign{KIT_EXTENSION}",
    Thing.LETTER: "letter.pdf",
}


@dataclass
class Leaving:
    """What waits to be saved. `saved` maps each thing to the path it was written to and read back from."""

    vault: Vault
    kit: Kit
    kit_bytes: bytes = field(repr=False)
    secrets: dict[str, str] = field(repr=False)
    saved: dict[Thing, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, home: Home, made: NewCampaign) -> Leaving:
        """Keep what `campaign.create` made until it was saved."""
        secrets = {
            Thing.ROOT_KEY: made.root_key.decode(),
            Thing.RECOVERY_KEY: f"{made.recovery_identity}\n",
            Thing.RECOVERY_CODE: made.recovery_code,
        }
        begun = cls(vault_of(home), made.kit, made.kit_bytes, {str(k): v for k, v in secrets.items()})
        begun._keep()
        return begun

    @classmethod
    def waiting(cls, home: Home) -> Leaving | None:
        """What an earlier start left unsaved, if anything."""
        if not custody.has_campaign(home):
            return None
        vault = vault_of(home)
        kept = vault.get(_SECRET)
        if not kept:
            return None
        found = json.loads(kept)
        kit = custody.kits(home)[0]
        saved = {Thing(thing): path for thing, path in found["saved"].items()}
        return cls(vault, kit, custody.kit_bytes(home, kit.content.version), found["secrets"], saved)

    @property
    def safety_words(self) -> tuple[str, ...]:
        return safety_words(self.kit.root)

    @property
    def recovery_code(self) -> str:
        return self.secrets[Thing.RECOVERY_CODE]

    @property
    def complete(self) -> bool:
        """Whether everything was saved."""
        return set(self.saved) == set(Thing)

    def save(self, thing: Thing, folder: Path, language: str, now: datetime) -> Path:
        """Write one thing into a folder or onto a stick and read it back. Raises Fault PLACE_*."""
        path = put(folder, FILES[thing], self._bytes(thing, language, now))
        self.saved[thing] = str(path)
        self._keep()
        return path

    def finish(self) -> None:
        """Forget the secrets: from now on they are only where they were saved."""
        if not self.complete:
            raise ValueError("not everything was saved")
        self.vault.put(_SECRET, b"")

    def _bytes(self, thing: Thing, language: str, now: datetime) -> bytes:
        made: Mapping[Thing, Callable[[], bytes]] = {
            Thing.KIT: lambda: self.kit_bytes,
            Thing.LETTER: lambda: letters.invitation(self.kit, language, now),
            Thing.RECOVERY_CODE: lambda: letters.recovery_sheet(self.kit, self.recovery_code, language, now),
        }
        return made[thing]() if thing in made else self.secrets[thing].encode()

    def _keep(self) -> None:
        content = {"secrets": self.secrets, "saved": {str(k): v for k, v in self.saved.items()}}
        self.vault.put(_SECRET, json.dumps(content).encode())
