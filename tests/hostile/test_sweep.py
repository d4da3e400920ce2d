"""Files that travel, with a bit changed or the end missing: never accepted, and told for what they are."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from exchange_world import World, told

from hrcapp.exchange import bundle, canonical_zip, kit, receipt
from hrcapp.model.faults import Code

SEED, TIMES = 20260301, 1500


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_bundles_with_a_bit_changed(world: World) -> None:
    data, chance = world.sealed().data, random.Random(SEED)
    ends = [*range(22 * 8), *range((len(data) - 22) * 8, len(data) * 8)]
    for bit in ends + [chance.randrange(len(data) * 8) for _ in range(TIMES)]:
        changed = _flipped(data, bit)
        assert told(lambda changed=changed: world.open(changed)) is Code.BUNDLE_ALTERED, bit


def test_bundles_cut_off(world: World) -> None:
    data, chance = world.sealed().data, random.Random(SEED)
    ends = [*range(80), *range(len(data) - 80, len(data))]
    for size in ends + [chance.randrange(len(data)) for _ in range(TIMES)]:
        assert told(lambda size=size: world.open(data[:size])) is Code.BUNDLE_TRUNCATED, size


def test_bundles_with_some_bytes_changed_added_or_taken_out(world: World) -> None:
    data, chance = world.sealed().data, random.Random(SEED)
    for _ in range(TIMES):
        at, count = chance.randrange(len(data)), chance.randrange(1, 40)
        other = chance.choice([b"", bytes(count), chance.randbytes(count), chance.randbytes(2 * count)])
        changed = data[:at] + other + data[at + count :]
        if changed != data:
            code = told(lambda changed=changed: bundle.inspect(changed))
            assert code in (Code.BUNDLE_ALTERED, Code.BUNDLE_TRUNCATED, Code.BUNDLE_NOT_A_BUNDLE)


def test_members_changed_and_the_zip_made_anew(world: World) -> None:
    files, chance = canonical_zip.read(world.sealed().data), random.Random(SEED)
    for name in [*files] * (TIMES // len(files)):
        changed = {**files, name: _flipped(files[name], chance.randrange(len(files[name]) * 8))}
        code = told(lambda changed=changed: world.open(canonical_zip.write(changed)))
        # A flip in the label that names the format leaves a bag that names none.
        assert code is Code.BUNDLE_ALTERED or (code is Code.BUNDLE_NOT_A_BUNDLE and "bag-info" in name)


@pytest.mark.parametrize("kind", ["kit", "receipt"])
def test_kits_and_receipts(world: World, kind: str) -> None:
    data = world.kit_bytes() if kind == "kit" else world.receipt_bytes()
    known = world.kit()
    opening: dict[str, Callable[[bytes], object]] = {
        "kit": kit.open_kit,
        "receipt": lambda changed: receipt.open_receipt(changed, world.device.identity, known),
    }
    refusals = {Code.KIT_UNREADABLE, Code.RECEIPT_UNREADABLE}
    chance = random.Random(SEED)
    for _ in range(TIMES // 3):
        changed = _flipped(data, chance.randrange(len(data) * 8))
        assert told(lambda changed=changed: opening[kind](changed)) in refusals
        cut = data[: chance.randrange(len(data))]
        assert told(lambda cut=cut: opening[kind](cut)) in refusals
