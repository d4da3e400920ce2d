"""A second desk on one campaign, from the file on the stick to a receipt that a town believes."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import START, Town, World, new_campaign

from hrcapp.exchange import receipt, staff_key
from hrcapp.exchange.kit import open_kit
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody, drill, joining
from hrcapp.secretariat.campaign import adopt_kit, publish_next
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.kit_staff import with_staff
from hrcapp.store import Home, recover_vault, vault_of

TRAVEL, OWN = "words for the way", "six sample words of desk two"


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


@pytest.fixture
def second(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "second")


def test_two_desks_work_on_one_campaign(world: World, second: Home, tmp_path: Path) -> None:
    file = joining.keys_for_another(world.home, None, TRAVEL)
    found = joining.look(file)
    assert found.kits[0].root == world.kit.root
    joined = joining.join(second, found, TRAVEL, name="Desk 2", passphrase=OWN)
    desk = Desk.open(second, passphrase=OWN)
    town = world.town()
    taken = desk.intake.take_in("a.hrcb", town.pack().data)
    assert taken.reference is not None
    assert not joining.is_known(desk.kit, desk.staff)
    assert drill.passed(second) == drill.passed(world.home), "the recovery key was tried, wherever"

    card = staff_key.read(joined.staff_key, world.kit.content.campaign)
    assert card.public == desk.staff
    assert joining.staff_card(second, "Desk 2") == joined.staff_key
    kit = publish_next(world.home, world.campaign.root_key, START, **with_staff(world.kit.content, card))
    adopt_kit(second, kit)
    desk.renew()
    assert joining.is_known(desk.kit, desk.staff)
    [answer] = desk.outgoing.of(taken.submission or "")
    opened = receipt.open_receipt(desk.outgoing.data(answer), town.device.identity, open_kit(kit))
    assert opened.reference == taken.reference
    desk.close()
    (second.path / "keys" / "store.key").unlink()
    recover_vault(second, joined.recovery_code)


def test_wrong_words_and_other_files_begin_nothing(world: World, second: Home) -> None:
    file = joining.keys_for_another(world.home, None, TRAVEL)
    with refused(Code.DESK_KEYS_UNREADABLE):
        joining.look(file[:-2], "keys.hrcdesk")
    found = joining.look(file)
    with refused(Code.PASSPHRASE_WRONG):
        joining.join(second, found, "other words", name="Desk 2", passphrase=OWN)
    with refused(Code.PASSPHRASE_MISSING):
        joining.join(second, found, TRAVEL, name="Desk 2", passphrase="")
    with pytest.raises(ValueError, match="name"):
        joining.join(second, found, TRAVEL, name="", passphrase=OWN)
    assert second.role is None
    with refused(Code.CAMPAIGN_EXISTS):
        joining.join(world.home, found, TRAVEL, name="Desk 2", passphrase=OWN)


def test_a_new_desk_key_is_brought_to_the_other_desk(world: World, second: Home, tmp_path: Path) -> None:
    first_file = joining.keys_for_another(world.home, None, TRAVEL)
    joining.join(second, joining.look(first_file), TRAVEL, name="Desk 2", passphrase=None)
    kit = open_kit(publish_next(world.home, world.campaign.root_key, START, new_desk_key=True))
    file = joining.keys_for_another(world.home, None, TRAVEL)
    with refused(Code.PASSPHRASE_WRONG):
        joining.take_keys(second, file, "other words", None)
    assert custody.kits(second)[0].content.version == 1
    assert len(joining.take_keys(second, file, TRAVEL, None)) == 2
    desk = Desk.open(second)
    assert desk.intake.take_in("a.hrcb", Town(kit).pack().data).reference is not None
    desk.close()
    for old in (file, first_file):
        with refused(Code.DESK_KEYS_OLDER):
            joining.take_keys(second, old, TRAVEL, None)
    foreign = Home.open(tmp_path / "foreign")
    new_campaign(foreign)
    with refused(Code.KIT_OTHER_CAMPAIGN):
        joining.take_keys(foreign, file, TRAVEL, None)
    assert list(custody.identities(second, vault_of(second), None)) == [1, 2]
