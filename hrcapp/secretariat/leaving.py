"""What must leave this computer once a campaign is made or joined, until each thing was saved and read back.

The secrets that leave (root key, recovery sheets, recovery code) wait in the vault under the store key. Keys
that only a window held would be gone with a power cut, and without the root key there is no second kit. They
are overwritten as soon as everything was saved. The kit leaves last: after a restore drill with the sheets.
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
from hrcapp.secretariat import campaign, custody, drill, letters
from hrcapp.secretariat.campaign import NewCampaign
from hrcapp.store import Home, vault_of
from hrcapp.vault import Vault

_SECRET = "leaving"  # noqa: S105 - the name of an entry in the vault


class Thing(StrEnum):
    """What leaves, in the order in which a person is asked to save it."""

    ROOT_KEY = "root-key"
    SHEET_1 = "sheet-1"
    SHEET_2 = "sheet-2"
    SHEET_3 = "sheet-3"
    RECOVERY_CODE = "recovery-code"
    KIT = "kit"
    LETTER = "letter"
    STAFF_KEY = "staff-key"


FILES: Mapping[Thing, str] = {
    Thing.ROOT_KEY: "root-key.json",
    Thing.SHEET_1: "recovery-sheet-1.pdf",
    Thing.SHEET_2: "recovery-sheet-2.pdf",
    Thing.SHEET_3: "recovery-sheet-3.pdf",
    Thing.RECOVERY_CODE: "recovery-code.pdf",
    Thing.KIT: f"campaign{KIT_EXTENSION}",
    Thing.LETTER: "letter.pdf",
    Thing.STAFF_KEY: "desk-key.json",
}
SHEETS = (Thing.SHEET_1, Thing.SHEET_2, Thing.SHEET_3)
_BEGUN = (Thing.ROOT_KEY, *SHEETS, Thing.RECOVERY_CODE, Thing.KIT, Thing.LETTER)
_JOINED = (Thing.RECOVERY_CODE, Thing.STAFF_KEY)


@dataclass
class Leaving:
    """What waits to be saved. `saved` maps each thing to the path it was written to and read back from."""

    home: Home
    vault: Vault
    kit: Kit
    secrets: dict[str, str] = field(repr=False)
    saved: dict[Thing, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, home: Home, made: NewCampaign) -> Leaving:
        """Keep what `campaign.create` made until it was saved."""
        secrets = {Thing.ROOT_KEY: made.root_key.decode(), Thing.RECOVERY_CODE: made.recovery_code}
        secrets |= dict(zip(SHEETS, made.sheets, strict=True))
        return cls._begin(home, made.kit, secrets)

    @classmethod
    def begin_joined(cls, home: Home, staff_key: bytes, recovery_code: str) -> Leaving:
        """Keep what a desk that joined must give away: its public key, and the code of its folder."""
        secrets = {Thing.RECOVERY_CODE: recovery_code, Thing.STAFF_KEY: staff_key.decode()}
        return cls._begin(home, custody.kits(home)[0], secrets)

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
        saved = {Thing(thing): path for thing, path in found["saved"].items()}
        return cls(home, vault, custody.kits(home)[0], found["secrets"], saved)

    @classmethod
    def _begin(cls, home: Home, kit: Kit, secrets: Mapping[Thing, str]) -> Leaving:
        begun = cls(home, vault_of(home), kit, {str(thing): text for thing, text in secrets.items()})
        begun._keep()
        return begun

    @property
    def joined(self) -> bool:
        """Whether this desk joined a campaign that another one began."""
        return Thing.STAFF_KEY in self.secrets

    @property
    def things(self) -> tuple[Thing, ...]:
        """What has to be saved here, in its order."""
        return _JOINED if self.joined else _BEGUN

    @property
    def practised(self) -> bool:
        """Whether the restore was practised by a person who typed two sheets: the kit may leave."""
        found = drill.last(self.home, self.kit)
        return found is not None and found.way is drill.Way.TYPED

    @property
    def sheets_saved(self) -> bool:
        """Whether there is paper to practise with."""
        return set(SHEETS) <= set(self.saved)

    @property
    def safety_words(self) -> tuple[str, ...]:
        return safety_words(self.kit.root)

    @property
    def recovery_code(self) -> str:
        return self.secrets[Thing.RECOVERY_CODE]

    @property
    def complete(self) -> bool:
        """Whether everything was saved."""
        return set(self.saved) == set(self.things)

    def save(self, thing: Thing, folder: Path, language: str, now: datetime) -> Path:
        """Write one thing into a folder or onto a stick and read it back.

        Raises Fault PLACE_*, and DRILL_MISSING for the kit.
        """
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
        kit, secret = self.kit, self.secrets.get(thing, "")
        made: Mapping[Thing, Callable[[], bytes]] = {
            Thing.KIT: lambda: campaign.release(self.home, kit.content.version),
            Thing.LETTER: lambda: letters.invitation(kit, language, now),
            Thing.RECOVERY_CODE: lambda: letters.recovery_sheet(kit, secret, language, now),
            **dict.fromkeys(SHEETS, lambda: letters.recovery_share(kit, secret, language, now)),
        }
        return made[thing]() if thing in made else secret.encode()

    def _keep(self) -> None:
        content = {"secrets": self.secrets, "saved": {str(k): v for k, v in self.saved.items()}}
        self.vault.put(_SECRET, json.dumps(content).encode())
