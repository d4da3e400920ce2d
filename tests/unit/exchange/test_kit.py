"""Kits: who may change what the app believes, and in which order."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import bag, canonical_json, canonical_zip, kit, names, sshsig
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit_content import to_json
from hrcapp.model.faults import Code, Fault


def _forged(
    world: World, key: SigningKey | None, namespace: str = names.KIT_NAMESPACE, **changes: Any
) -> bytes:
    """The kit's bag, signed otherwise or not at all; `changes` go into kit.json."""
    found = bag.parse(canonical_zip.read(world.kit_bytes()), wanted=names.KIT_FORMAT)
    written = canonical_json.load(found.payload["kit.json"], max_bytes=10**6)
    payload = {**found.payload, "kit.json": canonical_json.dump({**written, **changes})}
    info = {label: value for label, value in found.info.items() if label != "Payload-Oxum"}
    files = bag.build(found.root, payload, info)
    if key:
        files = bag.signed(files, sshsig.sign(bag.tagmanifest(files), key, namespace))
    return canonical_zip.write(files)


def test_a_kit_comes_back_as_it_was_published(world: World) -> None:
    content = world.kit_content(
        revoked=(SigningKey.generate().public.fingerprint,), expires=date(2027, 1, 1), practice=True
    )
    found = kit.open_kit(kit.publish(content, world.root, NOW))
    assert found.content == content
    assert (found.root, found.made_at) == (world.root.public, NOW)
    assert found.recipients == (world.desk.recipient, world.recovery.recipient)


def test_an_expired_kit_still_opens(world: World) -> None:
    found = world.kit(expires=date(2026, 6, 30))
    assert not found.has_expired(date(2026, 6, 30))
    assert found.has_expired(date(2026, 7, 1))
    assert not world.kit().has_expired(date(2099, 1, 1))


def test_unsigned_or_signed_for_another_purpose_is_told(world: World) -> None:
    assert told(lambda: kit.open_kit(_forged(world, None))) is Code.KIT_NOT_SIGNED
    other_purpose = _forged(world, world.root, names.ENVELOPE_NAMESPACE)
    assert told(lambda: kit.open_kit(other_purpose)) is Code.KIT_NOT_SIGNED
    assert kit.open_kit(_forged(world, world.root)).content.version == 1


def test_another_root_is_refused_once_one_is_pinned(world: World) -> None:
    stranger = _forged(world, SigningKey.generate())
    assert kit.open_kit(stranger).root != world.root.public
    assert told(lambda: kit.open_kit(stranger, pinned=world.kit().pin)) is Code.KIT_NOT_SIGNED


def test_versions_only_go_up(world: World) -> None:
    pinned = world.kit(version=3).pin
    with pytest.raises(Fault) as caught:
        kit.open_kit(world.kit_bytes(version=2), pinned=pinned)
    assert caught.value.code is Code.KIT_OLDER
    assert (caught.value.params["version"], caught.value.params["known"]) == (2, 3)
    assert kit.open_kit(world.kit_bytes(version=4), pinned=pinned).content.version == 4


def test_the_same_kit_opens_again_and_another_of_its_version_does_not(world: World) -> None:
    same = world.kit_bytes(version=3)
    pinned = kit.open_kit(same).pin
    assert kit.open_kit(same, pinned=pinned).pin == pinned
    differs = world.kit_bytes(version=3, wave="another")
    assert told(lambda: kit.open_kit(differs, pinned=pinned)) is Code.KIT_SAME_VERSION


def test_another_campaign_is_told(world: World) -> None:
    other = replace(world.kit_content(), campaign=str(uuid.uuid4()))
    data = kit.publish(other, world.root, NOW)
    assert told(lambda: kit.open_kit(data, pinned=world.kit().pin)) is Code.KIT_OTHER_CAMPAIGN


@pytest.mark.parametrize(
    ("lowest", "app", "opens"),
    [("0.10.0", "0.9.9", False), ("0.9.9", "0.10.0", True), ("1", "1.0", True), ("2.0", "2.0.dev1", True)],
)
def test_the_lowest_app_is_heeded(world: World, lowest: str, app: str, opens: bool) -> None:
    data = world.kit_bytes(lowest_app=lowest)
    if opens:
        assert kit.open_kit(data, app_version=app).content.lowest_app == lowest
    else:
        assert told(lambda: kit.open_kit(data, app_version=app)) is Code.KIT_NEEDS_NEWER_APP


def test_unreadable_files_are_told(world: World) -> None:
    data = world.kit_bytes()
    for other in (b"", b"junk", data[:-1], data + b"x", world.sealed().data, world.receipt_bytes()):
        assert told(lambda other=other: kit.open_kit(other)) is Code.KIT_UNREADABLE


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 0},
        {"version": "1"},
        {"version": True},
        {"campaign": "x"},
        {"campaign": str(uuid.UUID(int=5))},
        {"recipients": []},
        {"recipients": [{"name": "a", "age": "age1x"}] * 2},
        {"recipients": "age1"},
        {"signers": [{"name": "a", "public": "ssh-rsa AAAA", "roles": []}]},
        {"signers": [1]},
        {"languages": ["<b>"]},
        {"title": {"en": 1}},
        {"deadline": "tomorrow"},
        {"revoked": ["*"]},
        {"made_at": "2026-03-01"},
        {"wave": "x" * 100_000},
        {"drop_boxes": [{"kind": "folder", "address": "x", "options": []}]},
    ],
)
def test_nonsense_is_unreadable_even_when_signed(world: World, changes: dict[str, object]) -> None:
    assert told(lambda: kit.open_kit(_forged(world, world.root, **changes))) is Code.KIT_UNREADABLE


def test_unknown_keys_are_left_alone(world: World) -> None:
    assert kit.open_kit(_forged(world, world.root, parties=[])).content == world.kit_content()


def test_texts_of_the_statement_travel_in_the_kit(world: World) -> None:
    text = {"format": "sample", "texts": {"ar": {"title": "عنوان نموذجي", "opening": [["a", "b"]]}}}
    assert world.kit(templates=(text,)).content.templates == (text,)
    assert world.kit().content.templates == ()
    assert "templates" not in to_json(world.kit_content())


@pytest.mark.parametrize("templates", [None, {}, ["x"], [1], [[]], [{}] * 1001])
def test_texts_of_another_form_are_unreadable(world: World, templates: object) -> None:
    assert told(lambda: kit.open_kit(_forged(world, world.root, templates=templates))) is Code.KIT_UNREADABLE


def test_a_kit_needs_two_keys_to_seal_to(world: World) -> None:
    with pytest.raises(ValueError, match="two recipients"):
        world.kit_content(recipients=(kit.Recipient("Desk", world.desk.recipient),) * 2)


def test_a_mistyped_recipient_is_not_published(world: World) -> None:
    typed = world.desk.recipient[:-1] + ("q" if world.desk.recipient[-1] != "q" else "p")
    content = world.kit_content(
        recipients=(kit.Recipient("a", typed), kit.Recipient("b", world.recovery.recipient))
    )
    with pytest.raises(ValueError, match="recipient"):
        kit.publish(content, world.root, NOW)


def test_trust_depends_on_role_and_revocation(world: World) -> None:
    staff = world.desk.signing.public
    assert world.kit().trusts(staff, names.RECEIPTS_ROLE)
    assert not world.kit().trusts(staff, "kits")
    assert not world.kit().trusts(world.device.signing.public, names.RECEIPTS_ROLE)
    assert not world.kit(revoked=(staff.fingerprint,)).trusts(staff, names.RECEIPTS_ROLE)


def test_the_words_are_1024_and_far_apart() -> None:
    from hrcapp.exchange.safety_words import word_list

    words = set(word_list())
    assert len(word_list()) == len(words) == 1024
    assert all(3 <= len(word) <= 8 and word.isascii() and word.islower() for word in words)
    shorter = [(word[:at] + word[at + 1 :], at) for word in words for at in range(len(word))]
    assert len(set(shorter)) == len(shorter)  # no two words differ in one letter
    assert not words & {word for word, _ in shorter}  # none is another less one letter


def test_safety_words_stand_for_one_key() -> None:
    fixed = SigningKey.from_bytes(bytes(range(32))).public
    assert kit.safety_words(fixed) == FIXED_WORDS
    assert kit.safety_words(SigningKey.generate().public) != FIXED_WORDS


FIXED_WORDS = ("choir", "lens", "myth", "raisin", "pastel", "total", "marina", "vinegar")
