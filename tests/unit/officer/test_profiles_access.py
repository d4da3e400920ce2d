"""Who gets into a profile: wrong tries are counted and slowed, a PIN is changed, set anew, or recovered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrcapp.model.faults import Code
from hrcapp.vault import recovery
from tests.profile_stage import OTHER_PIN, PASSPHRASE, PIN, WRONG_PIN, Laptop, told, town_in


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "home")
    yield laptop
    laptop.close()


def wrong(laptop: Laptop, profile: str, times: int) -> None:
    for _time in range(times):
        assert told(laptop.profiles.open, profile, WRONG_PIN) is Code.PIN_WRONG


def test_wrong_tries_are_counted_across_restarts_and_slowed(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    assert laptop.profiles.tries_left(profile) == 3
    wrong(laptop, profile, 2)
    assert laptop.restarted().tries_left(profile) == 1
    wrong(laptop, profile, 1)
    again = laptop.restarted()
    assert told(again.open, profile, PIN) is Code.TRIES_WAIT, "the right one waits as well"
    laptop.clock.pass_by(seconds=61)
    wrong(laptop, profile, 1)
    laptop.clock.pass_by(seconds=61)
    assert told(again.open, profile, PIN) is Code.TRIES_WAIT, "the second pause is longer"
    laptop.clock.pass_by(seconds=61)
    again.lock(again.open(profile, PIN))
    assert again.tries_left(profile) == 3


def test_nobody_is_locked_out_for_good(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    wrong(laptop, profile, 3)
    for _time in range(20):
        laptop.clock.pass_by(minutes=15)
        wrong(laptop, profile, 1)
    laptop.clock.pass_by(minutes=15)
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))


@pytest.mark.parametrize("jump", [timedelta(days=-20_000), timedelta(days=-1)])
def test_a_clock_that_was_set_back_makes_no_longer_pause(laptop: Laptop, jump: timedelta) -> None:
    profile = laptop.town("Sample Town")
    wrong(laptop, profile, 3)
    laptop.clock.now += jump
    assert told(laptop.profiles.open, profile, PIN) is Code.TRIES_WAIT
    laptop.clock.pass_by(seconds=61)
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))


def test_a_spoilt_count_is_neither_a_way_in_nor_a_dead_end(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    wrong(laptop, profile, 3)
    (laptop.folder / "profiles" / f"{profile}.tries").write_bytes(b"{}")
    assert told(laptop.profiles.open, profile, PIN) is Code.TRIES_WAIT
    laptop.clock.pass_by(seconds=61)
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))


def test_the_tries_of_one_town_are_not_those_of_another(laptop: Laptop) -> None:
    one, two = laptop.town("Sample one"), laptop.town("Sample two", OTHER_PIN)
    wrong(laptop, one, 3)
    laptop.profiles.lock(laptop.profiles.open(two, OTHER_PIN))


def test_a_pin_is_changed(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    assert told(laptop.profiles.change_pin, profile, WRONG_PIN, OTHER_PIN) is Code.PIN_WRONG
    laptop.profiles.change_pin(profile, PIN, OTHER_PIN)
    assert told(laptop.profiles.open, profile, PIN) is Code.PIN_WRONG
    space = laptop.profiles.open(profile, OTHER_PIN)
    assert town_in(space) == "Sample Town"
    laptop.profiles.lock(space)


@pytest.mark.parametrize("pin", ["", "12345", "١٢٣٤٥"])
def test_a_pin_has_six_signs(laptop: Laptop, pin: str) -> None:
    assert told(laptop.profiles.create, "Sample Town", pin) is Code.PIN_SHORT
    assert laptop.profiles.list() == ()


@pytest.mark.parametrize("pin", ["000000", "121212", "123456", "987654", "abcdef", "٣٤٥٦٧٨"])
def test_a_pin_that_all_would_try_first_is_none(laptop: Laptop, pin: str) -> None:
    assert told(laptop.profiles.create, "Sample Town", pin) is Code.PIN_SIMPLE


def test_digits_of_any_script_are_the_same_pin(laptop: Laptop) -> None:
    entry, _code = laptop.profiles.create("Sample Town", "٤٨٢٩١٣")
    for typed in (PIN, "४८२९१३", "４８２９１３"):
        laptop.profiles.lock(laptop.profiles.open(entry.id, typed))


def test_the_printed_code_sets_a_new_pin(laptop: Laptop) -> None:
    entry, code = laptop.profiles.create("Sample Town", PIN)
    wrong(laptop, entry.id, 3)
    assert told(laptop.profiles.recover, entry.id, recovery.new_code(), OTHER_PIN) is Code.RECOVERY_CODE_WRONG
    assert told(laptop.profiles.recover, entry.id, code[:-1], OTHER_PIN) is Code.RECOVERY_CODE_LENGTH
    laptop.profiles.recover(entry.id, code.lower().replace("-", " "), OTHER_PIN)
    laptop.profiles.lock(laptop.profiles.open(entry.id, OTHER_PIN))
    laptop.profiles.recover(entry.id, code, PIN)
    laptop.profiles.lock(laptop.profiles.open(entry.id, PIN))


def test_the_administrator_opens_all_and_sets_a_new_pin(laptop: Laptop) -> None:
    laptop.profiles.administration.set(PASSPHRASE)
    profile = laptop.town("Sample Town")
    administrator = laptop.restarted().administration.check(PASSPHRASE)
    space = laptop.profiles.open_as_administrator(profile, administrator)
    assert town_in(space) == "Sample Town"
    laptop.profiles.lock(space)
    laptop.profiles.reset_pin(profile, administrator, OTHER_PIN)
    assert told(laptop.profiles.open, profile, PIN) is Code.PIN_WRONG
    laptop.profiles.lock(laptop.profiles.open(profile, OTHER_PIN))
    assert PASSPHRASE not in repr(administrator)
    assert administrator.identity not in repr(administrator)


def test_an_administrator_who_came_later_is_let_in_by_the_next_pin(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    administrator = laptop.profiles.administration.set(PASSPHRASE)
    assert told(laptop.profiles.open_as_administrator, profile, administrator) is Code.PROFILE_NOT_SHARED
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))
    laptop.profiles.lock(laptop.profiles.open_as_administrator(profile, administrator))


def test_the_administrators_passphrase(laptop: Laptop) -> None:
    administration = laptop.profiles.administration
    assert told(administration.check, PASSPHRASE) is Code.ADMINISTRATOR_MISSING
    assert told(administration.set, "short") is Code.PASSPHRASE_SHORT
    profile = laptop.town("Sample Town")
    administration.set(PASSPHRASE)
    assert told(administration.set, PASSPHRASE) is Code.ADMINISTRATOR_KNOWN
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))
    assert told(administration.change, "not the right one", "other sample words") is Code.PASSPHRASE_WRONG
    administration.change(PASSPHRASE, "other sample words")
    assert told(administration.check, PASSPHRASE) is Code.PASSPHRASE_WRONG
    administrator = administration.check("other sample words")
    laptop.profiles.lock(laptop.profiles.open_as_administrator(profile, administrator))
    for _time in range(3):
        assert told(administration.check, "not the right one") is Code.PASSPHRASE_WRONG
    assert told(laptop.restarted().administration.check, "other sample words") is Code.TRIES_WAIT


def test_a_forgotten_passphrase_is_replaced_by_the_code_of_the_computer(laptop: Laptop) -> None:
    code = laptop.default.vault.new_recovery_code()
    administration = laptop.profiles.administration
    old = administration.set(PASSPHRASE)
    profile = laptop.town("Sample Town")
    assert told(administration.replace, recovery.new_code(), "other sample words") is Code.RECOVERY_CODE_WRONG
    new = administration.replace(code, "other sample words")
    assert told(laptop.profiles.open_as_administrator, profile, new) is Code.PROFILE_NOT_SHARED
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))
    laptop.profiles.lock(laptop.profiles.open_as_administrator(profile, new))
    assert told(laptop.profiles.open_as_administrator, profile, old) is Code.PROFILE_NOT_SHARED


def test_the_files_of_a_profile_alone_can_not_even_be_tried(laptop: Laptop, tmp_path: Path) -> None:
    """The wrapped keys put under the store key of another folder, with the right PIN."""
    profile = laptop.town("Sample Town")
    thief = Laptop(tmp_path / "thief")
    for name in (f"keys/profile-{profile}.wrapped", f"profiles/{profile}.db"):
        (thief.folder / name).write_bytes((laptop.folder / name).read_bytes())
    assert told(thief.profiles.open, profile, PIN) is Code.PROFILE_KEY_MISSING
    thief.close()
