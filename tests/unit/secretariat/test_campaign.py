"""Beginning a campaign: its keys, its kit, and opening the desk afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_world import START, Clock, Town, World, new_campaign

from hrcapp.exchange import age
from hrcapp.exchange.bundle import open_bundle
from hrcapp.exchange.kit import open_kit, safety_words
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import recovery
from hrcapp.secretariat.campaign import NewCampaign, publish_next, release
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home, Role, recover_vault


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


def recovery_identity(made: NewCampaign) -> str:
    return recovery.from_sheets(made.sheets[1:], made.kit)


def test_a_campaign_gives_all_that_has_to_leave_this_computer(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "with a space ومدينة")
    new = new_campaign(home, drop_box=str(tmp_path), wave="2026")
    assert home.role is Role.SECRETARIAT
    kit = open_kit(release(home))
    assert (kit.content.version, kit.content.wave, len(kit.recipients)) == (1, "2026", 2)
    assert new.safety_words == safety_words(kit.root)
    assert len(new.safety_words) == 8
    assert json.loads(new.root_key)["campaign"] == kit.content.campaign
    assert new.allowed_signers.startswith('secretariat namespaces="')
    kept = b"".join(path.read_bytes() for path in home.path.rglob("*") if path.is_file())
    assert json.loads(new.root_key)["signing"].encode() not in kept
    assert not any(sheet.encode() in kept for sheet in new.sheets)
    identity = recovery_identity(new)
    assert identity.encode() not in kept
    assert age.secret_of(identity) not in kept


def test_both_recipients_open_what_towns_send(world: World) -> None:
    sealed = world.town().pack()
    for identity in (world.campaign.desk_identity, recovery_identity(world.campaign)):
        opened = open_bundle(sealed.data, [identity], campaign=world.kit.content.campaign)
        assert opened.content_hash == sealed.content_hash


def test_a_second_campaign_is_refused_and_changes_nothing(world: World) -> None:
    before = sorted(path.name for path in world.home.path.rglob("*"))
    with refused(Code.CAMPAIGN_EXISTS):
        new_campaign(world.home)
    assert sorted(path.name for path in world.home.path.rglob("*")) == before


def test_an_officers_folder_is_refused(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    home.claim(Role.OFFICER)
    with refused(Code.ROLE_OTHER):
        new_campaign(home)
    with refused(Code.ROLE_OTHER):
        Desk.open(home)


def test_there_is_no_desk_before_a_campaign(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with refused(Code.CAMPAIGN_MISSING):
        Desk.open(home)
    assert not Desk.needs_passphrase(home)


def test_the_passphrase_opens_the_desk_and_nothing_else_does(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    new = new_campaign(home, passphrase="seven grey otters")
    assert Desk.needs_passphrase(home)
    with refused(Code.PASSPHRASE_MISSING):
        Desk.open(home)
    with refused(Code.PASSPHRASE_WRONG):
        Desk.open(home, passphrase="seven grey others")
    desk = Desk.open(home, passphrase="seven grey otters", clock=Clock())
    assert desk.intake.take_in("a.hrcb", Town(new.kit).pack().data).reference == "HRC-2026-0001"
    desk.close()


def test_an_empty_passphrase_makes_no_campaign(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    with refused(Code.PASSPHRASE_MISSING):
        new_campaign(home, passphrase="")
    assert home.role is None


def test_the_recovery_code_opens_a_folder_whose_key_is_lost(world: World) -> None:
    world.desk.close()
    (world.home.path / "keys" / "store.key").unlink()
    with refused(Code.KEY_FILE_MISSING):
        Desk.open(world.home)
    recover_vault(world.home, world.campaign.recovery_code)
    world.desk = Desk.open(world.home, clock=world.clock)
    assert world.desk.review.items() == []


def test_a_later_kit_comes_from_the_same_root_only(world: World, tmp_path: Path) -> None:
    data = publish_next(world.home, world.campaign.root_key, START, wave="2027")
    kit = open_kit(data, pinned=world.kit.pin)
    assert (kit.content.version, kit.content.wave) == (2, "2027")
    foreign = new_campaign(Home.open(tmp_path / "foreign"))
    for wrong in (foreign.root_key, b"{}", b"\xff"):
        with refused(Code.ROOT_KEY_OTHER):
            publish_next(world.home, wrong, START)
