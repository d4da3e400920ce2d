"""The printed recovery code: what a person gets wrong when typing it, and what is forgiven."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hrcapp.model.faults import Code, Fault
from hrcapp.vault import recovery

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = recovery.new_code()


def _slip(typed: str) -> tuple[Code, object]:
    with pytest.raises(Fault) as caught:
        recovery.key_of(typed)
    return caught.value.code, caught.value.params.get("group")


def test_a_code_is_nine_groups_and_always_new() -> None:
    groups = CODE.split("-")
    assert (len(groups), {len(group) for group in groups}) == (recovery.GROUPS, {4})
    assert set("".join(groups)) <= set(SIGNS)
    assert len({recovery.new_code() for _ in range(50)}) == 50


def test_different_codes_make_different_keys() -> None:
    keys = {recovery.key_of(recovery.new_code()) for _ in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("0", "O").replace("1", "I"),
        CODE.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)}),
        CODE.translate({ord(sign): chr(ord(sign) + 0xFEE0) for sign in SIGNS}),
        CODE.replace("-", "\u2013"),
    ],
    ids=range(9),
)
def test_what_does_not_matter_is_forgiven(typed: str) -> None:
    assert recovery.key_of(typed) == recovery.key_of(CODE)


@given(st.integers(0, 35), st.integers(1, 31))
@settings(deadline=None)
def test_any_wrong_sign_is_told_with_its_group(at: int, by: int) -> None:
    signs = list(CODE.replace("-", ""))
    signs[at] = SIGNS[(SIGNS.index(signs[at]) + by) % 32]
    assert _slip("".join(signs)) == (Code.RECOVERY_CODE_SLIP, at // 4 + 1)


@given(st.integers(0, 34))
@settings(deadline=None)
def test_neighbours_exchanged_within_a_group_are_told(at: int) -> None:
    signs = list(CODE.replace("-", ""))
    assume(at % 4 != 3 and signs[at] != signs[at + 1])
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    assert _slip("".join(signs)) == (Code.RECOVERY_CODE_SLIP, at // 4 + 1)


@given(st.integers(0, 8), st.integers(0, 8))
@settings(deadline=None)
def test_groups_exchanged_are_told(one: int, two: int) -> None:
    groups = CODE.split("-")
    assume(one != two and groups[one][:3] != groups[two][:3])
    groups[one], groups[two] = groups[two], groups[one]
    assert _slip("-".join(groups)) == (Code.RECOVERY_CODE_SLIP, min(one, two) + 1)


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE[:-5], CODE + "0"], ids=range(4))
def test_a_code_of_another_length_is_told(typed: str) -> None:
    assert _slip(typed)[0] is Code.RECOVERY_CODE_LENGTH


def test_signs_that_no_code_has_are_told() -> None:
    assert _slip("U" + CODE[1:]) == (Code.RECOVERY_CODE_SLIP, 1)
    assert _slip(CODE[:5] + "é" + CODE[6:]) == (Code.RECOVERY_CODE_SLIP, 2)
