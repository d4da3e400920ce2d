"""An officer's data folder, opened: its keys, its encrypted store, the campaign kit, and what can be done.

Each thing that can be done is loaded when it is first done; what has a state of its own is there at once.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.faults import Fault
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import By
from hrcapp.officer.audit_noticed import of_folder, of_kit
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.rescue import Rescue
from hrcapp.officer.schema import MIGRATIONS
from hrcapp.store import Home, Role, Store, open_store, proving, recover_vault, vault_of
from hrcapp.vault import Vault

if TYPE_CHECKING:
    from hrcapp.officer.answers import Answers
    from hrcapp.officer.attachments import Attachments
    from hrcapp.officer.courier import Courier
    from hrcapp.officer.drafts import Drafts
    from hrcapp.officer.editor import Clock
    from hrcapp.officer.forgetting import Forgetting
    from hrcapp.officer.handover import DraftHandover
    from hrcapp.officer.late_answers import LateAnswers
    from hrcapp.officer.mailing import Mailing
    from hrcapp.officer.make_up import MakeUps
    from hrcapp.officer.outbox import Outbox
    from hrcapp.officer.signing import Signing
    from hrcapp.officer.transcription import Transcription
    from hrcapp.officer.travel import Travels

_DEVICE = "device"
DEFAULT_PROFILE = "default"


def utc_now() -> datetime:
    """The device's clock, in UTC. What it says is recorded as such, never believed."""
    return datetime.now(UTC)


class Workspace:
    """Everything an officer can do, on one profile of a data folder. Use it from the store's thread.

    The default profile lies under the store key; others have a `key` of their own (see `officer.profiles`),
    which is not kept here.
    """

    def __init__(
        self,
        home: Home,
        vault: Vault,
        clock: Clock,
        *,
        profile: str = DEFAULT_PROFILE,
        key: bytes | None = None,
        by: By = By.OWNER,
    ) -> None:
        if (key is None) != (profile == DEFAULT_PROFILE):
            raise ValueError("a profile has its own key, and the default one has none")
        self.profile = profile
        self.home = home
        self.vault = vault
        self.clock = clock
        self.device = device_of(vault)
        self.store: Store = open_store(profile_path(home, profile), key or vault.store_key, MIGRATIONS)
        self.audit = Trail(self.store, clock, by, "" if profile == DEFAULT_PROFILE else profile)
        self.rescue = Rescue.of(home, profile, key or vault.store_key)
        with proving(self.store):
            self.kit = CampaignKit(home, self._notice)
            self._notice()

    def _notice(self) -> None:
        """Let the audit know what lies in files. What can't be noted now is noticed at the next opening."""
        with suppress(Fault):
            of_desk = of_folder(self.home, self.vault) if self.profile == DEFAULT_PROFILE else {}
            self.audit.opened(**of_desk, **of_kit(self.kit))

    @cached_property
    def drafts(self) -> Drafts:
        from hrcapp.officer.drafts import Drafts

        return Drafts(self.store, self.clock, self.kit.files, self.audit)

    @cached_property
    def attachments(self) -> Attachments:
        from hrcapp.officer.attachments import Attachments

        return Attachments(self.store, self.clock)

    @cached_property
    def transcription(self) -> Transcription:
        from hrcapp.officer.transcription import Transcription

        return Transcription(self.store, self.clock, self.audit)

    @cached_property
    def forgetting(self) -> Forgetting:
        from hrcapp.officer.forgetting import Forgetting

        return Forgetting(self.store, self.clock, self.audit)

    @cached_property
    def make_ups(self) -> MakeUps:
        from hrcapp.officer.make_up import MakeUps

        return MakeUps(self.store, self.drafts, self.kit, self.clock)

    @cached_property
    def signing(self) -> Signing:
        from hrcapp.officer.signing import Signing

        return Signing(self.store, self.drafts, self.kit, self.vault, self.clock, self.audit)

    @cached_property
    def travels(self) -> Travels:
        from hrcapp.officer.travel import Travels

        return Travels(self.store, self.drafts, self.signing, self.clock, self.audit)

    @cached_property
    def outbox(self) -> Outbox:
        from hrcapp.officer.outbox import Outbox

        return Outbox(
            self.store, self.drafts, self.attachments, self.kit, self.device, self.clock, self.audit
        )

    @cached_property
    def mailing(self) -> Mailing:
        from hrcapp.officer.mailing import Mailing

        return Mailing(self.store, self.drafts, self.outbox, self.kit, self.clock, self.audit)

    @cached_property
    def courier(self) -> Courier:
        from hrcapp.officer.courier import Courier

        return Courier(self.store, self.clock, self.audit)

    @cached_property
    def answers(self) -> Answers:
        from hrcapp.officer.answers import Answers

        return Answers(self.store, self.kit, self.device, self.clock, self.audit, self.late)

    @cached_property
    def late(self) -> LateAnswers:
        from hrcapp.officer.late_answers import LateAnswers

        return LateAnswers(self.home, self.device, self.kit)

    @cached_property
    def handover(self) -> DraftHandover:
        from hrcapp.officer.handover import DraftHandover

        return DraftHandover(
            self.store,
            self.drafts,
            self.attachments,
            self.outbox,
            self.answers,
            self.kit,
            self.device,
            self.clock,
            self.audit,
        )

    @classmethod
    def open(
        cls, home: Home, *, keyring: bool = False, vault: Vault | None = None, clock: Clock = utc_now
    ) -> Workspace:
        """Open the folder, or make it at the first start.

        `keyring`: a new folder keeps its key in the system's key store where there is one. `vault`: opened
        before. Raises Fault ROLE_OTHER, PASSPHRASE_MISSING, KEY_FILE_MISSING, STORE_*, DISK_FULL.
        """
        home.claim(Role.OFFICER)
        return cls(home, vault or vault_of(home, keyring=keyring), clock)

    @classmethod
    def recover(cls, home: Home, code: str, *, clock: Clock = utc_now) -> Workspace:
        """Open the folder with the printed recovery code. Raises Fault RECOVERY_CODE_*."""
        return cls(home, recover_vault(home, code), clock)

    def close(self) -> None:
        self.store.close()


def profile_path(home: Home, profile: str = DEFAULT_PROFILE) -> Path:
    """The encrypted file of a profile; one file each, so that profiles are sealed from each other."""
    return home.folder("profiles") / f"{profile}.db"


def device_of(vault: Vault) -> DeviceKeys:
    """The keys of this device, made silently at the first start."""
    if found := vault.get(_DEVICE):
        return DeviceKeys.from_bytes(found)
    made = DeviceKeys.generate()
    vault.put(_DEVICE, made.to_bytes())
    return made
