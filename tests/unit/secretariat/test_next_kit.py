"""Next kits: keys that change, staff who come and go, what a person reads before it is signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from desk_world import START, Town, World, new_campaign

from hrcapp.exchange import staff_key
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import DropBoxSpec, open_kit, safety_words
from hrcapp.i18n import activate
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat import custody, root_key
from hrcapp.secretariat.campaign import following, publish_next
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.kit_changes import changes
from hrcapp.secretariat.kit_staff import with_revoked, with_staff, without_staff
from hrcapp.store import Home, vault_of

PASSPHRASE = "seven sample words for this desk"


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


def test_a_new_desk_key_opens_what_comes_later_and_the_old_one_what_came_before(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    made = new_campaign(home, passphrase=PASSPHRASE)
    before = Town(made.kit).pack()
    with refused(Code.PASSPHRASE_WRONG):
        publish_next(home, made.root_key, START, new_desk_key=True, passphrase="other")
    assert custody.kits(home)[0].content.version == 1
    kit = open_kit(publish_next(home, made.root_key, START, new_desk_key=True, passphrase=PASSPHRASE))
    assert set(kit.recipients) & set(made.kit.recipients) == {made.kit.recipients[1]}
    after = Town(kit, "Another Sample").pack()
    assert len(custody.identities(home, vault_of(home), PASSPHRASE)) == 2
    desk = Desk.open(home, passphrase=PASSPHRASE)
    assert desk.intake.take_in("before.hrcb", before.data).outcome is Outcome.IMPORTED
    assert desk.intake.take_in("after.hrcb", after.data).outcome is Outcome.IMPORTED
    desk.close()


def test_an_open_desk_goes_on_with_the_newest_kit(world: World) -> None:
    kit = open_kit(publish_next(world.home, world.campaign.root_key, START, new_desk_key=True))
    sealed = Town(kit).pack()
    assert world.desk.intake.take_in("a.hrcb", sealed.data).outcome is Outcome.QUARANTINED
    world.desk.renew(list(custody.identities(world.home, vault_of(world.home), None).values()))
    assert world.desk.kit.content.version == 2
    [again] = world.desk.intake.retry()
    assert again.outcome is Outcome.IMPORTED


def test_a_changed_passphrase_opens_all_keys_and_the_old_one_none(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    made = new_campaign(home)
    publish_next(home, made.root_key, START, new_desk_key=True)
    vault = vault_of(home)
    kept = custody.identities(home, vault, None)
    assert len(kept) == 2
    custody.change_passphrase(home, vault, None, PASSPHRASE)
    with refused(Code.PASSPHRASE_WRONG):
        custody.change_passphrase(home, vault, "other", "a new sample phrase")
    with refused(Code.PASSPHRASE_MISSING):
        custody.change_passphrase(home, vault, PASSPHRASE, "")
    custody.change_passphrase(home, vault, PASSPHRASE, "a new sample phrase")
    assert custody.identities(home, vault, "a new sample phrase") == kept
    with refused(Code.PASSPHRASE_WRONG):
        custody.identities(home, vault, PASSPHRASE)
    assert [path.name for path in home.folder("identities").iterdir()] == ["desk.agekey"]


def test_a_change_that_is_cut_off_leaves_the_old_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk gives up between the new file and its name: the one moment at which a mix could come about."""
    home = Home.open(tmp_path)
    new_campaign(home, passphrase=PASSPHRASE)
    vault = vault_of(home)
    kept = custody.identities(home, vault, PASSPHRASE)

    def no_rename(_self: Path, _target: object) -> Path:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", no_rename)
        with refused(Code.DISK_FULL):
            custody.change_passphrase(home, vault, PASSPHRASE, "a new sample phrase")
    assert custody.identities(home, vault, PASSPHRASE) == kept


def test_a_desk_without_a_passphrase_can_get_one(world: World) -> None:
    vault = vault_of(world.home)
    custody.change_passphrase(world.home, vault, None, PASSPHRASE)
    assert custody.needs_passphrase(world.home)
    assert vault.get("desk-identity-1") == b""
    assert list(custody.identities(world.home, vault, PASSPHRASE).values()) == [world.campaign.desk_identity]


def test_a_root_key_is_handed_on_and_the_old_one_signs_no_more(world: World) -> None:
    new = SigningKey.generate()
    file = root_key.to_file(world.kit.content.campaign, new)
    data = publish_next(world.home, world.campaign.root_key, START, new_root=new)
    kit = open_kit(data, pinned=world.kit.pin)
    assert kit.root == new.public
    assert safety_words(kit.root) != world.campaign.safety_words
    with refused(Code.ROOT_KEY_OTHER):
        publish_next(world.home, world.campaign.root_key, START)
    third = open_kit(publish_next(world.home, file, START, wave="2028"), pinned=world.kit.pin)
    assert (third.content.version, third.root) == (3, new.public)


def test_staff_come_and_go_but_keep_their_place(world: World) -> None:
    colleague = SigningKey.generate()
    card = staff_key.read(
        staff_key.write(world.kit.content.campaign, "Desk 2", colleague), world.kit.content.campaign
    )
    data = publish_next(world.home, world.campaign.root_key, START, **with_staff(world.kit.content, card))
    two = open_kit(data)
    assert two.trusts(colleague.public, "receipts")
    with refused(Code.STAFF_KNOWN):
        with_staff(two.content, card)
    first = two.content.signers[0].public
    three = open_kit(
        publish_next(
            world.home, world.campaign.root_key, START, **without_staff(two.content, first.fingerprint)
        )
    )
    assert [one.public for one in three.content.signers] == [first, colleague.public]
    assert not three.trusts(first, "receipts")
    with refused(Code.STAFF_LAST):
        without_staff(three.content, colleague.public.fingerprint)


def test_values_that_no_kit_can_have_are_told_before_anything_is_signed(world: World) -> None:
    for changes_ in (
        {"revoked": ("not a fingerprint",)},
        {"lowest_app": "new"},
        {"forms": {"../x.xml": b"<a/>"}},
    ):
        with refused(Code.KIT_VALUE_UNUSABLE):
            publish_next(world.home, world.campaign.root_key, START, **changes_)
    assert custody.kits(world.home)[0].content.version == 1


def test_several_forms_keep_their_order_whatever_order_they_came_in(world: World) -> None:
    form = next(iter(world.kit.content.forms.values()))
    given = {"rights.xml": form, "pledge.xml": form}
    kit = open_kit(publish_next(world.home, world.campaign.root_key, START, forms=given))
    assert list(kit.content.forms) == ["pledge.xml", "rights.xml"]
    assert list(following(kit.content, forms=given).forms) == ["pledge.xml", "rights.xml"]


def test_every_change_is_read_before_it_is_signed(world: World) -> None:
    activate("en")
    old = world.kit.content
    form = next(iter(old.forms.values()))
    device = SigningKey.generate().public.fingerprint
    box = DropBoxSpec("webdav", "https://cloud.sample.example/dav", {"password": "very secret words"})
    new = following(
        old,
        title={"en": "Another name"},
        contact={"email": "new@sample.example"},
        wave="2027",
        deadline=date(2027, 12, 10),
        expires=date(2028, 1, 1),
        lowest_app="0.2",
        forms={"pledge.xml": form, "rights.xml": form},
        drop_boxes=(box,),
        templates=({"kind": "partner", "version": "2", "texts": {}},),
        **with_revoked(old, [device]),
    )
    found = changes(old, new, "en", {device: "Sample Town"})
    text = "\n".join(map(str, found))
    for words in (
        "Another name",
        "new@sample.example",
        "2027",
        "December 10, 2027",
        "January 1, 2028",
        "0.2",
        "rights.xml",
        "https://cloud.sample.example/dav",
        "partner 2",
        f"Sample Town ({device})",
    ):
        assert words in text.replace("10 December 2027", "December 10, 2027").replace(
            "1 January 2028", "January 1, 2028"
        )
    assert "very secret words" not in text
    assert len(found) == 10
    assert changes(old, following(old), "en") == ()


def test_a_change_of_keys_is_read_too(world: World) -> None:
    activate("en")
    new = SigningKey.generate()
    kit = open_kit(publish_next(world.home, world.campaign.root_key, START, new_root=new, new_desk_key=True))
    found = changes(world.kit.content, kit.content, "en")
    assert [one.what for one in found] == ["Files are sealed to", "Root key"]
    assert found[1].after == new.public.fingerprint


def test_a_revoked_device_is_set_aside_at_once_and_in_the_next_kit(world: World) -> None:
    town = world.town()
    first = world.desk.intake.take_in("one.hrcb", town.pack().data)
    fingerprint = town.device.signing.public.fingerprint
    [device] = world.desk.senders.devices()
    assert (device.fingerprint, device.names, device.versions) == (fingerprint, ("Sample Town",), 1)
    world.desk.senders.revoke(fingerprint)
    world.desk.senders.revoke(fingerprint)
    assert world.desk.senders.revoked() == (fingerprint,)
    assert world.desk.senders.devices()[0].revoked
    later = world.desk.intake.take_in("two.hrcb", town.pack(2, "0" * 64).data)
    assert later.reason is not None
    assert later.reason.code is Code.BUNDLE_REVOKED
    assert first.submission is not None
    assert world.desk.review.detail(first.submission, "en").item.name == "Sample Town"
    state = world.desk.log.state()
    assert state.senders[fingerprint].revoked
    kit = open_kit(
        publish_next(
            world.home,
            world.campaign.root_key,
            START,
            **with_revoked(world.kit.content, world.desk.senders.revoked()),
        )
    )
    assert kit.content.revoked == (fingerprint,)


def test_a_box_without_encryption_on_the_way_is_said_before_it_is_signed(world: World) -> None:
    activate("en")
    old = world.kit.content
    login = {"user": "sample", "password": "sample-secret", "plain_http": "yes"}
    for address, warned in (("http://cloud.example/box", True), ("https://cloud.example/box", False)):
        new = following(old, drop_boxes=(DropBoxSpec("webdav", address, login),))
        told = " ".join(map(str, changes(old, new, "en")))
        assert ("connection not encrypted" in told) is warned
        assert "sample-secret" not in told
