"""How things stand with the keys, and what is said when one of them has changed. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrcapp.exchange.kit import Kit
from hrcapp.i18n import _
from hrcapp.secretariat import custody, drill, joining, recovery, recovery_renewal, rehearsal
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.drill import Drill
from hrcapp.secretariat.recovery import RecoveryKey
from hrcapp.secretariat.recovery_renewal import Renewal
from hrcapp.secretariat.rehearsal import Last
from hrcapp.secretariat.senders import Device
from hrcapp.store import Home, vault_of


@dataclass(frozen=True)
class Found:
    """The newest kit, and how things stand with the keys. `known`: the kit names this desk."""

    kit: Kit
    has_code: bool
    has_passphrase: bool
    known: bool
    staff_name: str
    drill: Drill | None
    devices: tuple[Device, ...] = field(default=(), repr=False)
    recovery_keys: tuple[RecoveryKey, ...] = ()
    renewal: Renewal | None = None
    renewal_tried: bool = False
    rehearsed: Last | None = None


def found_at(home: Home, desk: Desk) -> Found:
    """As it is in the data folder now."""
    kit = custody.kits(home)[0]
    names = {one.public: one.name for one in kit.content.signers}
    return Found(
        kit=kit,
        has_code=vault_of(home).has_recovery_code,
        has_passphrase=custody.needs_passphrase(home),
        known=joining.is_known(kit, desk.staff),
        staff_name=names.get(desk.staff, ""),
        drill=drill.last(home, kit),
        devices=tuple(desk.senders.devices()),
        recovery_keys=recovery.keys(home),
        renewal=recovery_renewal.current(home),
        renewal_tried=recovery_renewal.is_tried(home),
        rehearsed=rehearsal.last(home),
    )


def practised() -> tuple[str, str]:
    """A drill has passed."""
    told = _("The recovered key has opened a test file. Put the sheets back where they belong.")
    return _("The restore works"), told


def changed() -> tuple[str, str]:
    """The passphrase is another one."""
    return _("The passphrase is changed"), _("From now on the desk opens with the new one.")


def adopted() -> tuple[str, str]:
    """A newer kit was taken."""
    return _("The newer kit is here"), _("This desk works with it from now on.")


def revoked() -> tuple[str, str]:
    """A device is trusted no more."""
    return _("The device is revoked"), _("Make the next kit, so that other desks know it, too.")
