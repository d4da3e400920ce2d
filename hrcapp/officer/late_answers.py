"""Receipts for towns whose form is closed on a shared laptop: kept as they came, until that form is opened.

They are sealed to the laptop's device key and signed by the secretariat, so they lie here as they travelled.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.names import RECEIPT_EXTENSION
from hrcapp.exchange.place import take
from hrcapp.exchange.receipt import open_receipt
from hrcapp.model.faults import Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.store import Home

if TYPE_CHECKING:
    from hrcapp.officer.answers import Answers
    from hrcapp.vault import Vault

_FOLDER = "late"


class LateAnswers:
    """Those of one laptop; only one that several towns share keeps any."""

    def __init__(self, home: Home, device: DeviceKeys, kit: CampaignKit) -> None:
        self._home, self._device, self._kit = home, device, kit

    @classmethod
    def of(cls, home: Home, vault: Vault) -> LateAnswers:
        """While no form is open."""
        from hrcapp.officer.workspace import device_of

        return cls(home, device_of(vault), CampaignKit(home))

    def keep(self, data: bytes, name: str = "") -> bool:
        """Keep a receipt for this device until its form is opened; False where nobody else's form is here.

        Raises Fault KIT_MISSING, RECEIPT_*, DISK_FULL, STORE_READ_ONLY.
        """
        if self._home.settings().get("workshop") is not True:
            return False
        open_receipt(data, self._device.identity, self._kit.required(), name)
        path = self._home.folder(_FOLDER) / f"{hashlib.sha256(data).hexdigest()}{RECEIPT_EXTENSION}"
        if not path.exists():
            write_whole(path, data)
        return True

    def into(self, answers: Answers) -> int:
        """Give a town that was just opened what came for her; how many. What is for others stays."""
        taken = 0
        for path in sorted(self._home.path.glob(f"{_FOLDER}/*{RECEIPT_EXTENSION}")):
            try:
                answers.take_in(take(path), path.name, for_others=False)
                path.unlink()
                taken += 1
            except (Fault, OSError):
                continue
        return taken
