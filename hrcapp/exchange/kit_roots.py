"""A campaign's root key handed on: the old root says which key comes after it, the new one signs the kits.

A kit carries every such word since its first root, so that an app which missed some kits can follow them all.
Both keys must have signed: the old one the word, the new one the kit that carries it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hrcapp.exchange import canonical_json, checks, names, sshsig
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.model.faults import Code, Fault

_FORMAT = "hrc-root-change/1"


@dataclass(frozen=True)
class RootChange:
    """The word of `old`: from kit `version` on, `new` is the root of `campaign`. `armor` is its SSHSIG."""

    campaign: str
    old: PublicKey
    new: PublicKey
    version: int
    armor: str

    def statement(self) -> bytes:
        """What the old root signs."""
        return _statement(self.campaign, self.old, self.new, self.version)


def hand_on(old: SigningKey, new: PublicKey, campaign: str, version: int) -> RootChange:
    """The old root's word. Raises ValueError for a key that would follow itself."""
    if old.public == new:
        raise ValueError("a root key can't follow itself")
    statement = _statement(campaign, old.public, new, version)
    armor = sshsig.sign(statement, old, names.ROOT_NAMESPACE).decode()
    return RootChange(campaign, old.public, new, version, armor)


def check_changes(
    changes: Sequence[RootChange], campaign: str, root: PublicKey, version: int
) -> tuple[PublicKey, ...]:
    """The roots that led to `root`, the oldest first; none for a kit of the campaign's first root.

    Raises ValueError unless each word is signed, follows the one before and the last one names `root`.
    """
    after, followed = 0, [*(change.old for change in changes[1:]), root]
    for change, follower in zip(changes, followed, strict=bool(changes)):
        if change.campaign != campaign or change.new != follower or not after < change.version <= version:
            raise ValueError("a change of root that does not lead here")
        if not _signed(change):
            raise ValueError("a change of root that the old one has not signed")
        after = change.version
    earlier = tuple(change.old for change in changes)
    if len({*earlier, root}) != len(earlier) + 1:
        raise ValueError("a root that comes back")
    return earlier


def to_json(change: RootChange) -> dict[str, Any]:
    """As it stands in a kit."""
    return {
        "campaign": change.campaign,
        "old": change.old.openssh,
        "new": change.new.openssh,
        "version": change.version,
        "signature": change.armor,
    }


def from_json(found: Mapping[str, Any]) -> RootChange:
    """Not yet checked: see `check_changes`. Raises ValueError."""
    return RootChange(
        campaign=checks.text(found.get("campaign")),
        old=PublicKey.parse(checks.text(found.get("old"))),
        new=PublicKey.parse(checks.text(found.get("new"))),
        version=checks.number(found.get("version")),
        armor=checks.text(found.get("signature")),
    )


def _statement(campaign: str, old: PublicKey, new: PublicKey, version: int) -> bytes:
    said = {
        "format": _FORMAT,
        "campaign": campaign,
        "old": old.openssh,
        "new": new.openssh,
        "version": version,
    }
    return canonical_json.dump(said)


def _signed(change: RootChange) -> bool:
    try:
        signer = sshsig.verify(
            change.statement(), change.armor.encode(), names.ROOT_NAMESPACE, code=Code.KIT_NOT_SIGNED
        )
    except Fault:
        return False
    return signer == change.old
