"""A root key handed on: both keys must have signed, and an app that missed some kits can follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import kit
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import KitContent, RootChange, hand_on, publish
from hrcapp.model.faults import Code


def _handed_on(world: World, *roots: SigningKey, **changes: Any) -> KitContent:
    """Kit content after the root went from the world's own through these; kit 2 has the first change."""
    chain = (world.root, *roots)
    words = tuple(
        hand_on(old, new.public, world.campaign, number)
        for number, (old, new) in enumerate(zip(chain, roots, strict=False), 2)
    )
    return world.kit_content(**{"version": len(roots) + 1, "roots": words, **changes})


def test_a_kit_of_the_new_root_is_taken_by_who_knows_the_old_one(world: World) -> None:
    new = SigningKey.generate()
    found = kit.open_kit(publish(_handed_on(world, new), new, NOW), pinned=world.kit().pin)
    assert (found.root, found.earlier_roots) == (new.public, (world.root.public,))
    assert found.pin.root == new.public.fingerprint
    assert kit.safety_words(found.root) != kit.safety_words(world.root.public)


def test_the_old_root_signs_nothing_any_more_once_the_new_one_is_known(world: World) -> None:
    new = SigningKey.generate()
    known = kit.open_kit(publish(_handed_on(world, new), new, NOW)).pin
    later = publish(world.kit_content(version=9), world.root, NOW)
    assert told(lambda: kit.open_kit(later, pinned=known)) is Code.KIT_NOT_SIGNED


def test_two_changes_are_followed_at_once(world: World) -> None:
    second, third = SigningKey.generate(), SigningKey.generate()
    data = publish(_handed_on(world, second, third), third, NOW)
    assert kit.open_kit(data, pinned=world.kit().pin).root == third.public


def test_one_of_the_two_signatures_is_not_enough(world: World) -> None:
    new, stranger = SigningKey.generate(), SigningKey.generate()
    by_new_alone = publish(world.kit_content(version=2), new, NOW)
    assert told(lambda: kit.open_kit(by_new_alone, pinned=world.kit().pin)) is Code.KIT_NOT_SIGNED
    with pytest.raises(ValueError, match="lead here"):
        publish(_handed_on(world, new), stranger, NOW)


@pytest.mark.parametrize("change", ["campaign", "old", "new", "version", "armor"])
def test_no_part_of_the_old_roots_word_may_change(world: World, change: str) -> None:
    new = SigningKey.generate()
    content = _handed_on(world, new)
    stranger = SigningKey.generate()
    other: dict[str, object] = {
        "campaign": str(world.campaign)[:-1] + ("0" if world.campaign[-1] != "0" else "1"),
        "old": stranger.public,
        "new": stranger.public,
        "version": 1,
        "armor": hand_on(stranger, new.public, world.campaign, 2).armor,
    }
    forged = replace(content, roots=(replace(content.roots[0], **{change: other[change]}),))
    with pytest.raises(ValueError, match="root"):
        publish(forged, new, NOW)


def test_a_forged_word_in_a_signed_kit_is_not_the_campaigns(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who signs what `publish` refuses to sign."""
    attacker = SigningKey.generate()
    word = hand_on(attacker, SigningKey.generate().public, world.campaign, 2)
    content = world.kit_content(version=2, roots=(replace(word, old=world.root.public, new=attacker.public),))
    with monkeypatch.context() as patched:
        patched.setattr(kit, "check_changes", lambda *_: ())
        data = publish(content, attacker, NOW)
    assert told(lambda: kit.open_kit(data, pinned=world.kit().pin)) is Code.KIT_NOT_SIGNED
    assert told(lambda: kit.open_kit(data)) is Code.KIT_NOT_SIGNED


def test_a_chain_must_be_whole_and_in_order(world: World) -> None:
    second, third = SigningKey.generate(), SigningKey.generate()
    content = _handed_on(world, second, third)
    chains: tuple[tuple[RootChange, ...], ...] = (
        content.roots[::-1],
        content.roots[:1],
        (*content.roots, content.roots[1]),
        (content.roots[0], hand_on(second, third.public, world.campaign, 9)),
        (content.roots[0], hand_on(second, third.public, world.campaign, 2)),
    )
    for roots in chains:
        with pytest.raises(ValueError, match="root"):
            publish(replace(content, roots=roots), third, NOW)


def test_a_root_does_not_come_back(world: World) -> None:
    second = SigningKey.generate()
    back = (
        hand_on(world.root, second.public, world.campaign, 2),
        hand_on(second, world.root.public, world.campaign, 3),
    )
    with pytest.raises(ValueError, match="comes back"):
        publish(world.kit_content(version=3, roots=back), world.root, NOW)
    with pytest.raises(ValueError, match="itself"):
        hand_on(second, second.public, world.campaign, 3)
