"""Several towns on one laptop: the computer's own chain and each town's hold one another's ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrcapp.exchange import restoring, second_copy
from hrcapp.exchange.names import COPIED
from hrcapp.model.faults import Code
from hrcapp.officer.audit_check import Found, Problem, anchored, check_trail
from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.profiles import Town
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.profile_stage import OTHER_PIN, PASSPHRASE, PIN, WRONG_PIN, Laptop, told, write


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "home")
    yield made
    made.close()


def shared(laptop: Laptop) -> list[tuple[str, str, str, str]]:
    """What the computer's own chain says of towns and keys: deed, by whom, of which profile, why not."""
    chain = laptop.profiles.audit.check()
    assert chain.is_whole
    own = (Deed.BEGUN, Deed.KEYS, Deed.KIT)
    return [(one.deed, one.by, one.profile, one.code) for one in chain.entries if one.deed not in own]


def test_what_is_done_with_a_profile_is_told_by_its_number_alone(laptop: Laptop) -> None:
    administrator = laptop.profiles.administration.set(PASSPHRASE)
    town = laptop.town("Sample Bay")
    assert told(laptop.profiles.open, town, WRONG_PIN) is Code.PIN_WRONG
    laptop.profiles.change_pin(town, PIN, OTHER_PIN)
    laptop.profiles.lock(laptop.profiles.open_as_administrator(town, administrator))
    [prepared] = laptop.profiles.prepare([Town("Lake Sample")])
    laptop.profiles.forget(town, administrator, confirmed=True)
    assert shared(laptop) == [
        (Deed.ADMINISTRATOR, By.FACILITATOR, "", ""),
        (Deed.PROFILE_BEGUN, By.TOWN, town, ""),
        (Deed.PROFILE_OPENED, By.TOWN, town, ""),
        (Deed.PROFILE_CLOSED, By.TOWN, town, ""),
        (Deed.PROFILE_REFUSED, By.ANYBODY, town, "pin-wrong"),
        (Deed.PIN, By.TOWN, town, ""),
        (Deed.PROFILE_OPENED, By.FACILITATOR, town, ""),
        (Deed.PROFILE_CLOSED, By.FACILITATOR, town, ""),
        (Deed.PROFILE_PREPARED, By.OWNER, prepared.id, ""),
        (Deed.PROFILE_FORGOTTEN, By.FACILITATOR, town, ""),
    ]
    assert not [line for line in laptop.default.audit.lines() if b"Sample" in line]


def test_a_form_of_a_town_stands_in_her_own_chain_alone(laptop: Laptop) -> None:
    town = laptop.town("Sample Bay")
    space = laptop.profiles.open(town, PIN)
    [card] = space.drafts.cards()
    chain = check_trail(space.audit)
    laptop.profiles.lock(space)
    assert chain.is_whole
    assert [one.deed for one in chain.entries] == [Deed.BEGUN, Deed.KIT, Deed.FORM_BEGUN]
    assert {one.profile for one in chain.entries} == {town}
    assert not [one for one in laptop.profiles.audit.check().entries if one.subject == card.draft]


def test_a_profile_cut_short_is_told_by_the_computers_own_chain(laptop: Laptop) -> None:
    town = laptop.town("Sample Bay")
    space = laptop.profiles.open(town, PIN)
    write(space, "Sample Bay")
    laptop.profiles.lock(space)
    own, space = laptop.profiles.audit.check(), laptop.profiles.open(town, PIN)
    whole = check_trail(space.audit)
    assert anchored(own, whole) == []
    for name in ("audit_stays", "audit_is_kept"):
        space.store.execute(f"DROP TRIGGER {name}")
    space.store.execute("DELETE FROM audit WHERE n = 4")
    space.store.execute("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'")
    cut = check_trail(space.audit)
    assert cut.is_whole
    assert anchored(own, cut) == [Found(Problem.CUT, 4)]
    space.drafts.mark_checked(space.drafts.cards()[0].draft)
    assert anchored(own, check_trail(space.audit)) == [Found(Problem.CONTRADICTED, 4)]
    laptop.profiles.lock(space)


def test_a_damaged_store_of_the_computer_keeps_no_town_from_her_form(laptop: Laptop) -> None:
    town = laptop.town("Sample Bay")
    laptop.close()
    path = laptop.default.store.path
    path.write_bytes(b"x" * path.stat().st_size)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    space = laptop.profiles.open(town, PIN)
    assert space.drafts.cards()
    laptop.profiles.lock(space)


def test_a_restored_folder_says_so_and_goes_on_from_its_copy(laptop: Laptop, tmp_path: Path) -> None:
    code, stick = laptop.default.vault.new_recovery_code(), tmp_path / "stick"
    stick.mkdir()
    write(laptop.default, "Sample Bay")
    kept = check_trail(laptop.default.audit)
    now = laptop.clock.now + timedelta(hours=1)
    copy = second_copy.write(laptop.default.home, laptop.default.vault, stick, now=now)
    laptop.default.home.change(**{COPIED: copy.index})
    write(laptop.default, "Lake Sample")
    home = Home.open(tmp_path / "new")
    restoring.restore(copy.path, home, code)
    restored = Workspace.open(home, clock=laptop.clock)
    chain = check_trail(restored.audit)
    restored.close()
    assert chain.is_whole
    count = len(kept.entries)
    assert chain.entries[:count] == kept.entries
    assert (chain.entries[count].deed, chain.entries[count].file) == (Deed.RESTORED, copy.index)
    again = Workspace.open(Home.open(laptop.folder), clock=laptop.clock)
    noticed = check_trail(again.audit).entries
    again.close()
    assert [one.file for one in noticed if one.deed == Deed.SECOND_COPY] == [copy.index]
