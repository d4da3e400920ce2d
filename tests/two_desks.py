"""A second desk beside the one of a stage: the same campaign, a staff key of its own, a folder in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import DropBoxSpec, Signer
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.secretariat import campaign, custody, places, rounds
from hrcapp.secretariat.campaign import NewCampaign
from hrcapp.secretariat.desk import Clock, Desk
from hrcapp.secretariat.rounds import Round
from hrcapp.store import Home, Role, vault_of

NAME = "Sample desk 2"


@dataclass
class Colleague:
    """The second desk, open; close it at the end."""

    home: Home
    desk: Desk

    def round(self) -> Round:
        """It exchanges with the common place."""
        return rounds.make(self.desk)


def join(
    folder: Path,
    home: Home,
    made: NewCampaign,
    clock: Clock,
    shared: DropBoxSpec,
    staff: SigningKey | None = None,
    *,
    second_reader: bool = False,
) -> Colleague:
    """The kit names the second desk, and both share a place. The first desk has to `renew` afterwards."""
    staff = staff or SigningKey.generate()
    signers = (*made.kit.content.signers, Signer(NAME, staff.public, (RECEIPTS_ROLE,)))
    changes = {"signers": signers, "second_reader": second_reader}
    kit = campaign.publish_next(home, made.root_key, clock(), **changes)
    other = Home.open(folder)
    other.claim(Role.SECRETARIAT)
    vault = vault_of(other)
    custody.put_staff(vault, staff)
    custody.put_identities(other, vault, {1: made.desk_identity}, None)
    for version, data in enumerate((custody.kit_bytes(home, 1), kit), 1):
        custody.put_kit(other, version, data)
    for one in (home, other):
        places.choose_desks_place(one, shared)
    return Colleague(other, Desk.open(other, clock=clock))
