"""The public key of a colleague's desk as a file."""

from __future__ import annotations

import pytest
from exchange_world import World, told

from hrcapp.exchange import canonical_json, staff_key
from hrcapp.exchange.keys import SigningKey
from hrcapp.model.faults import Code


def test_it_comes_back_with_eight_words_to_compare(world: World) -> None:
    key = SigningKey.generate()
    found = staff_key.read(staff_key.write(world.campaign, "Desk 2 (sample)", key), world.campaign)
    assert (found.name, found.public) == ("Desk 2 (sample)", key.public)
    assert len(found.words) == 8


def test_nobody_gives_another_key_their_own_name(world: World) -> None:
    data = staff_key.write(world.campaign, "Sample desk", SigningKey.generate())
    said = canonical_json.load(data, max_bytes=10_000)
    for key, value in (("name", "Other"), ("public", SigningKey.generate().public.openssh), ("x", 1)):
        forged = canonical_json.dump({**said, key: value})
        assert told(lambda forged=forged: staff_key.read(forged, world.campaign)) is Code.STAFF_KEY_UNREADABLE


def test_other_files_and_other_campaigns_are_told_apart(world: World) -> None:
    for other in (b"", b"{}", b"\xff", world.kit_bytes(), b"[" * 20_000):
        assert told(lambda other=other: staff_key.read(other, world.campaign)) is Code.STAFF_KEY_UNREADABLE
    data = staff_key.write(World().campaign, "Sample desk", SigningKey.generate())
    assert told(lambda: staff_key.read(data, world.campaign)) is Code.STAFF_KEY_OTHER_CAMPAIGN


def test_no_bit_of_it_may_change(world: World) -> None:
    data = staff_key.write(world.campaign, "Sample desk", SigningKey.generate())
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
        assert told(lambda changed=changed: staff_key.read(changed, world.campaign)) is (
            Code.STAFF_KEY_UNREADABLE
        )


@pytest.mark.parametrize("name", ["", " x", "a\nb", "x" * 81])
def test_a_name_is_one_short_line(world: World, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        staff_key.write(world.campaign, name, SigningKey.generate())
