"""A secret under what a person types."""

from __future__ import annotations

import hashlib

import pytest

from hrcapp.vault import wrapping
from hrcapp.vault.slots import COST, HIGHEST_COST, Slot, plain

SECRET = bytes(range(32))


def test_it_opens_with_the_same_signs_alone() -> None:
    slot = Slot.lock(SECRET, "482913", "sample", cost=4)
    assert slot.unlock("482913", "sample") == SECRET
    for typed, context in (("482914", "sample"), ("", "sample"), ("482913", "another")):
        with pytest.raises(wrapping.WrongKey):
            slot.unlock(typed, context)


def test_two_slots_of_one_pin_have_nothing_in_common() -> None:
    one, two = (Slot.lock(SECRET, "482913", "sample", cost=4) for _ in range(2))
    assert one.salt != two.salt
    assert one.wrapped != two.wrapped
    assert SECRET not in one.wrapped


def test_another_program_opens_it_by_the_written_format() -> None:
    """docs/formats/keys.md, by scrypt and AES-256-GCM alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    said = Slot.lock(SECRET, "café 482913", "profile/0123456789abcdef/pin", cost=5).to_json()
    key = hashlib.scrypt("café 482913".encode(), salt=bytes.fromhex(said["salt"]), n=2**5, r=8, p=1, dklen=32)
    wrapped = bytes.fromhex(said["wrapped"])
    assert AESGCM(key).decrypt(wrapped[:12], wrapped[12:], b"profile/0123456789abcdef/pin") == SECRET


def test_it_is_read_again() -> None:
    slot = Slot.lock(SECRET, "482913", "sample", cost=4)
    assert Slot.from_json(slot.to_json()) == slot


def test_accents_and_digits_are_one_way_to_write_them() -> None:
    assert plain("cafe\u0301 ٤٨٢") == plain("café 482")
    slot = Slot.lock(SECRET, "٤٨٢٩١٣", "sample", cost=4)
    assert slot.unlock("４８２９１３", "sample") == SECRET


@pytest.mark.parametrize("cost", [-1, 0, HIGHEST_COST + 1, 60])
def test_a_cost_beyond_its_bounds_is_not_paid(cost: int) -> None:
    slot = Slot.lock(SECRET, "482913", "sample", cost=4)
    with pytest.raises(wrapping.WrongKey):
        Slot(cost, slot.salt, slot.wrapped).unlock("482913", "sample")


def test_the_usual_cost_is_128_mib() -> None:
    assert 128 * 8 * 2**COST == 128 * 1024 * 1024
    slot = Slot.lock(SECRET, "482913", "sample")
    assert slot.unlock("482913", "sample") == SECRET
