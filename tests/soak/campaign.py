"""One campaign with three desks that share a place, and one drop box for towns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import DropBoxSpec, Signer
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.secretariat import campaign, custody, places
from hrcapp.store import Home, Role, vault_of
from tests.soak.plan import DESKS
from tests.unit.secretariat.desk_world import new_campaign


def found(folder: Path, now: Callable[[], datetime], box: Path, shared: Path) -> tuple[list[Home], bytes]:
    """The data folders of the desks, and the kit for the towns."""
    first = Home.open(folder / "desk-0")
    made = new_campaign(first, now(), contact={"email": "desk@sample.example"})
    keys = [SigningKey.generate() for _ in range(DESKS - 1)]
    more = (Signer(f"Sample desk {n}", key.public, (RECEIPTS_ROLE,)) for n, key in enumerate(keys, 2))
    kit = campaign.publish_next(
        first,
        made.root_key,
        now(),
        signers=(*made.kit.content.signers, *more),
        drop_boxes=(DropBoxSpec("folder", str(box)),),
    )
    homes = [first]
    for number, key in enumerate(keys, 1):
        home = Home.open(folder / f"desk-{number}")
        home.claim(Role.SECRETARIAT)
        vault = vault_of(home)
        custody.put_staff(vault, key)
        custody.put_identities(home, vault, {1: made.desk_identity}, None)
        for version, data in enumerate((custody.kit_bytes(first, 1), kit), 1):
            custody.put_kit(home, version, data)
        homes.append(home)
    for home in homes:
        places.choose_desks_place(home, DropBoxSpec("folder", str(shared)))
    return homes, kit
