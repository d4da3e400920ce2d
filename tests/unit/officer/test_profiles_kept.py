"""What becomes of profiles: forgotten for good after the receipt, or found again from a second copy."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrcapp.exchange import restoring, second_copy
from hrcapp.model.faults import Code
from hrcapp.officer.profiles import Profiles, Town
from hrcapp.officer.signing import Drawn
from hrcapp.store import Home, vault_of
from tests.officer_stage import STROKES, answer_to
from tests.profile_stage import NAME, OTHER_PIN, PASSPHRASE, PIN, QUICK, Laptop, told, town_in
from tests.sample import NOON


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "home")
    yield laptop
    laptop.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def copied(laptop: Laptop, stick: Path, minutes: int = 0) -> Path:
    home = laptop.default.home
    now = NOON + timedelta(minutes=minutes)
    return second_copy.write(home, laptop.default.vault, stick, now=now).path


def received(laptop: Laptop, profile: str, stick: Path) -> None:
    space = laptop.profiles.open(profile, PIN)
    [card] = space.drafts.cards()
    space.signing.sign(card.draft, space.drafts.open(card.draft).session, Drawn(STROKES))
    space.outbox.save_to(card.draft, stick)
    space.answers.take_in(answer_to(space, laptop.world, card.draft, "received"))
    laptop.profiles.lock(space)


def traces(laptop: Laptop, profile: str) -> list[str]:
    return [path.name for path in laptop.folder.rglob("*") if profile in path.name]


def test_forgetting_waits_for_the_receipt(laptop: Laptop, stick: Path) -> None:
    administrator = laptop.profiles.administration.set(PASSPHRASE)
    profile = laptop.town("Sample Town")
    assert told(laptop.profiles.forget, profile, administrator) is Code.PROFILE_NOT_RECEIVED
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))
    received(laptop, profile, stick)
    assert laptop.profiles.entry(profile).summary.received
    forgotten = laptop.profiles.forget(profile, administrator)
    assert (forgotten.title, forgotten.copies) == ("Sample Town", ())
    assert traces(laptop, profile) == []
    assert laptop.profiles.list() == ()
    assert told(laptop.profiles.open, profile, PIN) is Code.PROFILE_UNKNOWN


def test_a_person_may_decide_to_lose_it(laptop: Laptop) -> None:
    administrator = laptop.profiles.administration.set(PASSPHRASE)
    profile = laptop.town("Sample Town")
    laptop.profiles.forget(profile, administrator, confirmed=True)
    assert traces(laptop, profile) == []
    [made] = laptop.profiles.prepare([Town("Sample two")])
    laptop.profiles.forget(made.id, administrator)
    assert laptop.profiles.list() == ()


def test_a_town_forgets_her_own(laptop: Laptop, stick: Path) -> None:
    profile, other = laptop.town("Sample Town"), laptop.town("Sample other", OTHER_PIN)
    space = laptop.profiles.open(profile, PIN)
    assert told(laptop.profiles.forget_open, space) is Code.PROFILE_NOT_RECEIVED
    assert town_in(space) == "Sample Town"
    laptop.profiles.lock(space)
    received(laptop, profile, stick)
    assert laptop.profiles.forget_open(laptop.profiles.open(profile, PIN)).title == "Sample Town"
    assert traces(laptop, profile) == []
    space = laptop.profiles.open(other, OTHER_PIN)
    assert town_in(space) == "Sample other"
    laptop.profiles.lock(space)


def test_second_copies_that_still_hold_it_are_named(laptop: Laptop, stick: Path) -> None:
    laptop.default.vault.new_recovery_code()
    laptop.default.home.change(second_copy=str(stick))
    before = copied(laptop, stick)
    administrator = laptop.profiles.administration.set(PASSPHRASE)
    profile = laptop.town("Sample Town")
    with_it = copied(laptop, stick, minutes=1)
    assert laptop.profiles.forget(profile, administrator, confirmed=True).copies == (with_it,)
    assert before.exists()


def test_a_dead_laptop_loses_no_town(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    code = laptop.default.vault.new_recovery_code()
    laptop.profiles.administration.set(PASSPHRASE)
    one, two = laptop.town("Sample one"), laptop.town("بلدية نموذجية", OTHER_PIN)
    [three] = laptop.profiles.prepare([Town("Sample three")])
    laptop.profiles.ask_for_help(two, needed=True)
    path = copied(laptop, stick)
    laptop.close()
    shutil.rmtree(laptop.folder)

    home = Home.open(tmp_path / "new laptop")
    restoring.restore(path, home, code)
    profiles = Profiles(home, vault_of(home), laptop.clock, cost=QUICK)
    found = {entry.id: entry for entry in profiles.list()}
    assert set(found) == {one, two, three.id}
    assert found[two].needs_help
    assert found[one].summary.total
    assert told(profiles.open, one, OTHER_PIN) is Code.PIN_WRONG
    for profile, pin, name in ((one, PIN, "Sample one"), (two, OTHER_PIN, "بلدية نموذجية")):
        space = profiles.open(profile, pin)
        assert town_in(space) == name
        profiles.lock(space)
    administrator = profiles.administration.check(PASSPHRASE)
    profiles.reset_pin(two, administrator, PIN)
    profiles.lock(profiles.open(two, PIN))


def test_what_was_typed_a_moment_ago_is_in_the_copy(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    """The profile is open: its last answers lie in the log alone, and its key is nobody's to give."""
    code = laptop.default.vault.new_recovery_code()
    profile = laptop.town("Sample Town")
    space = laptop.profiles.open(profile, PIN)
    [card] = space.drafts.cards()
    editor = space.drafts.open(card.draft)
    editor.set(NAME, "Sample village")
    editor.save()
    path = copied(laptop, stick)
    laptop.profiles.lock(space)

    home = Home.open(tmp_path / "new laptop")
    restoring.restore(path, home, code)
    profiles = Profiles(home, vault_of(home), laptop.clock, cost=QUICK)
    space = profiles.open(profile, PIN)
    assert town_in(space) == "Sample village"
    assert space.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    profiles.lock(space)


def test_copies_made_while_somebody_types_are_whole(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    code = laptop.default.vault.new_recovery_code()
    profile = laptop.town("Sample Town")
    space = laptop.profiles.open(profile, PIN)
    [card] = space.drafts.cards()
    editor = space.drafts.open(card.draft)
    made: list[Path] = []
    maker = threading.Thread(target=lambda: made.extend(copied(laptop, stick, one) for one in range(2)))
    maker.start()
    typed = 0
    while maker.is_alive():
        typed += 1
        editor.set(NAME, f"Sample village {typed} " + "بلدية " * 200)
        editor.save()
        maker.join(0.1)
    laptop.profiles.lock(space)
    assert len(made) == 2
    for number, path in enumerate(made):
        home = Home.open(tmp_path / f"laptop {number}")
        restoring.restore(path, home, code)
        profiles = Profiles(home, vault_of(home), laptop.clock, cost=QUICK)
        space = profiles.open(profile, PIN)
        assert space.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert town_in(space).startswith("Sample")
        profiles.lock(space)
