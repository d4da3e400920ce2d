"""Beginning a campaign: its keys, its first kit, and what must be put on paper or on a stick.

Four keys are made. The **root key** signs kits and leaves this computer at once. The **desk key** opens what
towns send; the **recovery key** is the second recipient of every bundle and leaves this computer too. The
**staff key** signs receipts and events and stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from hrcapp import __version__
from hrcapp.exchange import age, names
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import (
    DropBoxSpec,
    Kit,
    KitContent,
    Recipient,
    Signer,
    open_kit,
    publish,
    safety_words,
)
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody
from hrcapp.secretariat.kit_check import require_sound
from hrcapp.store import Home, Role, vault_of

_ROOT_FORMAT = "hrc-root-key/1"
_DOMAIN = names.KIT_NAMESPACE.partition("@")[2]


@dataclass(frozen=True)
class NewCampaign:
    """What leaves this computer: the kit for everybody; the rest on paper or a stick, in two safe places.

    `root_key` is the file that later kits are signed with; `recovery_identity` opens every bundle when the
    desk key is lost; `recovery_code` opens this folder when its own key is lost.
    """

    kit: Kit
    kit_bytes: bytes = field(repr=False)
    root_key: bytes = field(repr=False)
    recovery_identity: str = field(repr=False)
    recovery_code: str = field(repr=False)
    safety_words: tuple[str, ...]
    desk_identity: str = field(repr=False)

    @property
    def allowed_signers(self) -> str:
        """The staff's line for `ssh-keygen -Y verify`."""
        purposes = f"{names.ENVELOPE_NAMESPACE},{names.RECEIPT_NAMESPACE},{names.EVENT_NAMESPACE}"
        return f'secretariat namespaces="{purposes}" {self.kit.content.signers[0].public.openssh}\n'


def create(
    home: Home,
    *,
    title: Mapping[str, str],
    contact: Mapping[str, str],
    forms: Mapping[str, bytes],
    languages: Sequence[str],
    passphrase: str | None,
    now: datetime,
    wave: str = "",
    deadline: date | None = None,
    drop_box: str | None = None,
    practice: bool = False,
    keyring: bool = False,
) -> NewCampaign:
    """Make the keys, claim the folder for the secretariat and publish kit 1.

    `passphrase` None keeps the desk key under the store key alone: for demonstration data and tests.
    `keyring` keeps the store key in the system's key store, where there is one.
    Raises Fault CAMPAIGN_EXISTS, ROLE_OTHER, PASSPHRASE_MISSING, KIT_CONTENT_BROKEN, and those of the vault.
    """
    if passphrase is not None and not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    require_sound(forms)
    home.claim(Role.SECRETARIAT)
    if custody.has_campaign(home):
        raise Fault(Code.CAMPAIGN_EXISTS)
    root, staff = SigningKey.generate(), SigningKey.generate()
    desk, recovery = age.generate(), age.generate()
    content = KitContent(
        campaign=str(uuid4()),
        title=dict(title),
        version=1,
        domain=_DOMAIN,
        recipients=(Recipient("desk", desk[1]), Recipient("recovery", recovery[1])),
        signers=(Signer("secretariat", staff.public, (names.RECEIPTS_ROLE,)),),
        forms=dict(forms),
        languages=tuple(languages),
        wave=wave,
        contact=dict(contact),
        lowest_app=__version__,
        drop_boxes=_drop_boxes(drop_box),
        deadline=deadline,
        practice=practice,
    )
    kit_bytes = publish(content, root, now)
    vault = vault_of(home, keyring=keyring)
    custody.put_staff(vault, staff)
    custody.put_identity(home, vault, desk[0], passphrase, content.version)
    # The kit comes last: without it there is no campaign yet, and nothing has been promised to anybody.
    custody.put_kit(home, content.version, kit_bytes)
    return NewCampaign(
        kit=open_kit(kit_bytes),
        kit_bytes=kit_bytes,
        root_key=_root_file(content.campaign, root),
        recovery_identity=recovery[0],
        recovery_code=vault.new_recovery_code(),
        safety_words=safety_words(root.public),
        desk_identity=desk[0],
    )


def publish_next(home: Home, root_key: bytes, now: datetime, **changes: Any) -> bytes:
    """The next version of the kit with some of its values changed (see `KitContent`), kept here and returned.

    `root_key` is the file of `NewCampaign`. Raises Fault CAMPAIGN_MISSING, ROOT_KEY_OTHER, and
    KIT_CONTENT_BROKEN before anything is signed.
    """
    newest = custody.kits(home)[0]
    root = _root_of(root_key, newest)
    content = replace(newest.content, **changes, version=newest.content.version + 1)
    require_sound(content.forms, content.templates)
    data = publish(content, root, now)
    custody.put_kit(home, content.version, data)
    return data


def adopt_kit(home: Home, data: bytes, name: str = "") -> None:
    """Take a newer kit of the same root at another desk. Raises Fault KIT_*."""
    kit = open_kit(data, name=name, pinned=custody.kits(home)[0].pin)
    custody.put_kit(home, kit.content.version, data)


def _drop_boxes(address: str | None) -> tuple[DropBoxSpec, ...]:
    return (DropBoxSpec("folder", address),) if address else ()


def _root_file(campaign: str, root: SigningKey) -> bytes:
    content = {"format": _ROOT_FORMAT, "campaign": campaign, "signing": root.to_bytes().hex()}
    return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def _root_of(file: bytes, newest: Kit) -> SigningKey:
    try:
        found = json.loads(file)
        root = SigningKey.from_bytes(bytes.fromhex(found["signing"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(Code.ROOT_KEY_OTHER) from error
    if root.public != newest.root:
        raise Fault(Code.ROOT_KEY_OTHER)
    return root
