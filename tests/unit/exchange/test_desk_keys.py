"""The file that lets another desk work on the campaign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import canonical_zip, desk_keys, kit
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code

WORDS = "words for the way"


def _kits(world: World, *forms: bytes) -> list[tuple[Kit, bytes]]:
    """Kits 1, 2, …, each with one of these forms; the newest first."""
    files = [
        world.kit_bytes(version=number, forms={"pledge.xml": form}) for number, form in enumerate(forms, 1)
    ]
    return [(kit.open_kit(file), file) for file in reversed(files)]


@pytest.fixture(scope="module")
def own() -> World:
    return World()


@pytest.fixture(scope="module")
def packed(own: World) -> bytes:
    return desk_keys.pack(_kits(own, b"<a/>", b"<b/>", b"<b/>"), {1: own.desk.identity}, WORDS)


def test_it_holds_the_newest_kit_the_forms_of_all_and_the_keys(own: World, packed: bytes) -> None:
    found = desk_keys.look(packed)
    assert [one.content.version for one in found.kits] == [3, 1]
    assert found.unlock(WORDS) == {1: own.desk.identity}
    assert own.desk.identity.encode() not in packed
    assert told(lambda: found.unlock("other words")) is Code.PASSPHRASE_WRONG


def test_anything_else_is_told(own: World, packed: bytes) -> None:
    files = canonical_zip.read(packed)
    foreign = World().kit_bytes(version=2)
    stranger = kit.publish(own.kit_content(version=2), World().root, NOW)
    without = {name: data for name, data in files.items() if not name.endswith(".age")}
    broken = [
        b"",
        packed[:-1],
        own.kit_bytes(),
        canonical_zip.write(without),
        canonical_zip.write({"desk/identities.age": files["desk/identities.age"]}),
        canonical_zip.write({**files, "desk/kits/2.hrckit": foreign}),
        canonical_zip.write({**files, "desk/kits/2.hrckit": stranger}),
        canonical_zip.write({**files, "desk/kits/4.hrckit": files["desk/kits/3.hrckit"]}),
        canonical_zip.write({**files, "desk/more.txt": b"x"}),
    ]
    for one in broken:
        assert told(lambda one=one: desk_keys.look(one)) is Code.DESK_KEYS_UNREADABLE


def test_no_byte_of_it_may_change_and_none_may_be_missing(packed: bytes) -> None:
    """Even the closed keys: a copy that is damaged is told before somebody types a passphrase in vain."""
    for place in range(0, len(packed), 3):
        changed = packed[:place] + bytes([packed[place] ^ 1 << place % 8]) + packed[place + 1 :]
        assert told(lambda changed=changed: desk_keys.look(changed)) is Code.DESK_KEYS_UNREADABLE
        assert told(lambda place=place: desk_keys.look(packed[:place])) is Code.DESK_KEYS_UNREADABLE


def test_a_passphrase_that_would_fill_the_memory_is_not_tried(packed: bytes) -> None:
    """The factor is read before the key is stretched: 2**40 blocks are more than any computer has."""
    files = canonical_zip.read(packed)
    stretched = files["desk/identities.age"].replace(b" 18\n", b" 40\n", 1)
    found = desk_keys.look(canonical_zip.write({**files, "desk/identities.age": stretched}))
    for factor in (b" 21\n", b" 40\n", b" 63\n", b" 180\n", b" -1\n"):
        closed = replace(found, protected=stretched.replace(b" 40\n", factor, 1))
        assert told(lambda closed=closed: closed.unlock(WORDS)) is Code.PASSPHRASE_WRONG


def test_keys_of_another_campaign_are_told(own: World) -> None:
    data = desk_keys.pack(_kits(own, b"<a/>"), {1: World().desk.identity}, WORDS)
    assert told(lambda: desk_keys.look(data).unlock(WORDS)) is Code.DESK_KEYS_UNREADABLE
