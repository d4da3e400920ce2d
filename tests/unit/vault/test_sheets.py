"""Three sheets, two of which give the key back; every mistake in typing them has its own words."""

from __future__ import annotations

import itertools
import secrets

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.vault import sheets

SECRET = bytes(range(32))


def _told(*typed: str) -> Fault:
    with pytest.raises(Fault) as caught:
        sheets.combine(typed)
    return caught.value


def _other(word: str) -> str:
    return "academic" if word != "academic" else "zero"


@pytest.fixture(scope="module")
def made() -> tuple[str, ...]:
    return sheets.split(SECRET)


def test_any_two_of_three_give_the_key_back(made: tuple[str, ...]) -> None:
    for pair in itertools.permutations(made, 2):
        assert sheets.combine(pair) == SECRET
    assert sheets.combine(made) == SECRET
    assert [sheets.number_of(one) for one in made] == [1, 2, 3]
    assert sheets.split(SECRET) != made


def test_one_sheet_alone_is_too_little(made: tuple[str, ...]) -> None:
    assert _told(made[0]).code is Code.SHEETS_TOO_FEW


def test_how_it_is_typed_does_not_matter(made: tuple[str, ...]) -> None:
    numbered = "\n".join(f"{place}. {word.upper()}," for place, word in enumerate(made[0].split(), 1))
    short = " ".join(word[:4] for word in made[1].split())
    assert sheets.combine([numbered, short]) == SECRET


def test_a_word_of_no_sheet_is_told_with_its_place(made: tuple[str, ...]) -> None:
    words = made[1].split()
    for wrong in ("pledge", "aca", "académie"):
        fault = _told(made[0], " ".join([*words[:11], wrong, *words[12:]]))
        assert (fault.code, fault.params["sheet"], fault.params["place"]) == (Code.SHEET_WORD_UNKNOWN, 2, 12)


def test_any_one_wrong_word_is_found(made: tuple[str, ...]) -> None:
    words = made[0].split()
    for place in range(len(words)):
        wrong = [*words[:place], _other(words[place]), *words[place + 1 :]]
        fault = _told(" ".join(wrong), made[1])
        if place == 1:  # the second word says by which of two rules the check is made
            assert fault.code in (Code.SHEET_SLIP, Code.SHEET_WRONG)
        else:
            assert (fault.code, fault.params["place"]) == (Code.SHEET_SLIP, place + 1)


def test_words_in_another_order_are_told(made: tuple[str, ...]) -> None:
    words = made[0].split()
    assert _told(" ".join([*words[:5], words[6], words[5], *words[7:]]), made[1]).code is Code.SHEET_WRONG


def test_a_word_left_out_is_told_by_the_count(made: tuple[str, ...]) -> None:
    fault = _told(" ".join(made[0].split()[:-1]), made[1])
    assert (fault.code, fault.params["count"]) == (Code.SHEET_LENGTH, 32)


def test_the_same_sheet_twice_and_sheets_of_two_sets_are_told_apart(made: tuple[str, ...]) -> None:
    assert _told(made[0], made[0]).code is Code.SHEET_TWICE
    other = sheets.split(secrets.token_bytes(32))
    assert _told(made[0], other[1]).code is Code.SHEETS_OTHER_SET


def test_sheets_of_another_kind_are_refused() -> None:
    from shamir_mnemonic import generate_mnemonics

    [three] = generate_mnemonics(1, [(3, 3)], SECRET)
    assert _told(*three).code is Code.SHEETS_OTHER_SET


def test_a_published_example_of_the_standard_is_read() -> None:
    """A share of 256 bits out of the standard's own vectors, 1 of 1, with the older check: not ours."""
    typed = (
        "theory painting academic academic armed sweater year military elder discuss acne wildlife boring "
        "employer fused large satoshi bundle carbon diagnose anatomy hamster leaves tracks paces beyond "
        "phantom capital marvel lips brave detect luck"
    )
    assert sheets.words_of(typed)[-1] == "luck"
    assert _told(typed, typed).code is Code.SHEETS_OTHER_SET


def test_while_typing_only_a_finished_word_is_called_unknown() -> None:
    assert sheets.unknown_word("acid ac") is None
    assert sheets.unknown_word("acid acad") is None
    assert sheets.unknown_word("acid xy") == (2, "xy")
    assert sheets.unknown_word("acid ac ") == (2, "ac")
