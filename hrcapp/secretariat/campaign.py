"""A campaign's keys and kits: begin one, publish the next kit, let a kit leave, take one from another desk.

Four keys are made. The **root key** signs kits and leaves this computer at once. The **desk key** opens what
towns send; the **recovery key** is the second recipient of every bundle and leaves this computer on three
sheets of paper. The **staff key** signs receipts and events and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    hand_on,
    open_kit,
    publish,
    safety_words,
)
from hrcapp.exchange.kit_files import FormFiles
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody, drill, recovery, recovery_renewal, root_key
from hrcapp.secretariat.kit_check import require_sound
from hrcapp.secretariat.kit_staff import require_second_reader
from hrcapp.store import Home, Role, vault_of

DESK = "desk"
"""How a kit calls the recipient whose identity the desks have."""
_DOMAIN = names.KIT_NAMESPACE.partition("@")[2]


@dataclass(frozen=True)
class NewCampaign:
    """What leaves this computer for safe places; after a drill, the kit may leave as well (`release`).

    `root_key` is the file that later kits are signed with; two of the three `sheets` open every bundle when
    the desk key is lost; `recovery_code` opens this folder when its own key is lost.
    """

    kit: Kit
    root_key: bytes = field(repr=False)
    sheets: tuple[str, ...] = field(repr=False)
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
    keep: Callable[[NewCampaign], object] | None = None,
    files: FormFiles | None = None,
) -> NewCampaign:
    """Make the keys, claim the folder for the secretariat and sign kit 1, which `release` gives out.

    `passphrase` None keeps the desk key under the store key alone: for demonstration data and tests.
    `keyring` keeps the store key in the system's key store, where there is one. `keep` gets what must leave
    before there is a campaign: a power cut between the two must not lose a root key that signed a kit.
    `files` are those that the forms name, by form and name.
    Raises Fault CAMPAIGN_EXISTS, ROLE_OTHER, PASSPHRASE_MISSING, KIT_CONTENT_BROKEN, and those of the vault.
    """
    if passphrase is not None and not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    require_sound(forms, files=files)
    home.claim(Role.SECRETARIAT)
    if custody.has_campaign(home):
        raise Fault(Code.CAMPAIGN_EXISTS)
    root, staff = SigningKey.generate(), SigningKey.generate()
    desk, reserve = age.generate(), age.generate()
    content = KitContent(
        campaign=str(uuid4()),
        title=dict(title),
        version=1,
        domain=_DOMAIN,
        recipients=(Recipient(DESK, desk[1]), Recipient(recovery.NAME, reserve[1])),
        signers=(Signer("secretariat", staff.public, (names.RECEIPTS_ROLE,)),),
        forms=dict(forms),
        files=files or {},
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
    custody.put_identities(home, vault, {content.version: desk[0]}, passphrase)
    made = NewCampaign(
        kit=open_kit(kit_bytes),
        root_key=root_key.to_file(content.campaign, root),
        sheets=recovery.split(reserve[0]),
        recovery_code=vault.new_recovery_code(),
        safety_words=safety_words(root.public),
        desk_identity=desk[0],
    )
    if keep is not None:
        keep(made)
    # The kit comes last: without it there is no campaign yet, and nothing has been promised to anybody.
    custody.put_kit(home, content.version, kit_bytes)
    return made


def release(home: Home, version: int | None = None) -> bytes:
    """The file of a kit, by default the newest, to be given to towns.

    Raises Fault DRILL_MISSING before its recovery key was tried, CAMPAIGN_MISSING.
    """
    known = {kit.content.version: kit for kit in custody.kits(home)}
    wanted = max(known) if version is None else version
    if wanted not in known:
        raise Fault(Code.CAMPAIGN_MISSING)
    drill.require(home, known[wanted].content)
    return custody.kit_bytes(home, wanted)


def publish_next(
    home: Home,
    root_file: bytes,
    now: datetime,
    *,
    new_root: SigningKey | None = None,
    new_desk_key: bool = False,
    passphrase: str | None = None,
    **changes: Any,
) -> bytes:
    """The next version of the kit with some of its values changed (see `KitContent`), kept here and returned.

    `root_file` is `NewCampaign.root_key`. `new_root` takes over from it: both sign. `new_desk_key` makes
    another decryption key, for which the desk's `passphrase` is needed; earlier ones are kept for ever.
    Raises Fault CAMPAIGN_MISSING, ROOT_KEY_OTHER, DRILL_MISSING, PASSPHRASE_*, and KIT_CONTENT_BROKEN,
    KIT_VALUE_UNUSABLE or SECOND_READER_ALONE before anything is signed.
    """
    earlier = custody.kits(home)
    newest = earlier[0]
    root = root_key.from_file(root_file, newest)
    drill.require(home, newest.content)
    content = following(newest.content, **changes)
    drill.require(home, content)  # a renewed recovery key is tried before any kit names it
    require_second_reader(content)
    require_sound(content.forms, content.templates, content.files, [kit.content for kit in earlier])
    if new_root is not None:
        word = hand_on(root, new_root.public, content.campaign, content.version)
        content = replace(content, roots=(*content.roots, word))
    if new_desk_key:
        content = _with_new_desk_key(home, content, passphrase)
    data = publish(content, new_root or root, now)
    custody.put_kit(home, content.version, data)
    recovery_renewal.settle(home, content)
    return data


def following(content: KitContent, **changes: Any) -> KitContent:
    """What the next kit says with these values changed. Raises Fault KIT_VALUE_UNUSABLE."""
    try:
        return replace(content, **changes, version=content.version + 1)
    except (ValueError, AttributeError) as error:
        raise Fault(Code.KIT_VALUE_UNUSABLE) from error


def adopt_kit(home: Home, data: bytes, name: str = "") -> None:
    """Take a newer kit of the same root at another desk. Raises Fault KIT_*."""
    kit = open_kit(data, name=name, pinned=custody.kits(home)[0].pin)
    custody.put_kit(home, kit.content.version, data)


def _with_new_desk_key(home: Home, content: KitContent, passphrase: str | None) -> KitContent:
    """The identity is kept before the kit is: one that no kit names yet does no harm."""
    vault = vault_of(home)
    identities = custody.identities(home, vault, passphrase)
    identity, recipient = age.generate()
    custody.put_identities(home, vault, {**identities, content.version: identity}, passphrase)
    others = tuple(one for one in content.recipients if one.name != DESK)
    return replace(content, recipients=(Recipient(DESK, recipient), *others))


def _drop_boxes(address: str | None) -> tuple[DropBoxSpec, ...]:
    return (DropBoxSpec("folder", address),) if address else ()
