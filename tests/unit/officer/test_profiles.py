"""Protected profiles: made, opened by their own PIN alone, listed without being opened, prepared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.faults import Code
from hrcapp.model.status import Status
from hrcapp.officer.profiles import Profiles, Town
from hrcapp.officer.profiles_index import ProfileState
from hrcapp.officer.signing import Drawn
from hrcapp.store import Home, vault_of
from hrcapp.store.database import open_bare
from tests.officer_stage import STROKES
from tests.profile_stage import NAME, OTHER_PIN, PASSPHRASE, PIN, Laptop, told, town_in, write
from tests.sqlcipher_pages import everything

WORD = "Siebenundsechzigwort"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "home")
    yield laptop
    laptop.close()


def test_a_town_finds_her_form_again_with_her_pin(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    again = laptop.restarted()
    space = again.open(profile, PIN)
    assert town_in(space) == "Sample Town"
    assert space.profile == profile
    again.lock(space)


def test_the_pin_of_another_town_does_not_open(laptop: Laptop) -> None:
    one, two = laptop.town("Sample one", PIN), laptop.town("Sample two", OTHER_PIN)
    assert told(laptop.profiles.open, one, OTHER_PIN) is Code.PIN_WRONG
    assert told(laptop.profiles.open, two, PIN) is Code.PIN_WRONG
    file = laptop.folder / "profiles" / f"{one}.db"
    assert told(open_bare, file, laptop.default.vault.store_key) is Code.STORE_WRONG_KEY


def test_the_usual_price_of_a_pin(laptop: Laptop) -> None:
    home = Home.open(laptop.folder)
    dear = Profiles(home, vault_of(home), laptop.clock)
    entry, _code = dear.create("Sample Town", PIN)
    assert told(dear.open, entry.id, OTHER_PIN) is Code.PIN_WRONG
    dear.lock(dear.open(entry.id, PIN))


def test_what_one_town_wrote_is_nowhere_else(laptop: Laptop) -> None:
    profile = laptop.town("Sample one", **{"/data/statement/sig_place": WORD})
    laptop.town("Sample two", OTHER_PIN)
    laptop.profiles.administration.set(PASSPHRASE)
    vault = laptop.default.vault
    for path in (one for one in laptop.folder.rglob("*") if one.is_file()):
        assert WORD.encode() not in path.read_bytes(), path
        assert PIN.encode() not in path.read_bytes(), path
    for name in vault.names(""):
        assert WORD.encode() not in (vault.get(name) or b"")
        assert PIN.encode() not in (vault.get(name) or b"")
    assert WORD.encode() not in everything(laptop.default.store.path, vault.store_key)
    space = laptop.profiles.open(profile, PIN)
    assert space.drafts.open(space.drafts.cards()[0].draft).session.value("/data/statement/sig_place") == WORD
    laptop.profiles.lock(space)


def test_the_board_knows_how_far_each_has_come(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    [entry] = laptop.profiles.list()
    assert (entry.title, entry.state, entry.made_at) == (
        "Sample Town",
        ProfileState.PROTECTED,
        laptop.clock(),
    )
    assert entry.seen_at == laptop.clock()
    found = entry.summary
    assert (found.done, found.total) == (found.total, found.total)
    assert found.total > 2
    assert not found.signed
    space = laptop.profiles.open(profile, PIN)
    [card] = space.drafts.cards()
    space.signing.sign(card.draft, space.drafts.open(card.draft).session, Drawn(STROKES))
    space.outbox.pack(card.draft)
    laptop.clock.pass_by(hours=1)
    laptop.profiles.lock(space)
    entry = laptop.restarted().entry(profile)
    assert entry.summary.status is Status.PACKED
    assert (entry.summary.signed, entry.summary.packed, entry.summary.handed_over) == (True, True, False)
    assert entry.seen_at == laptop.clock()


def test_a_call_for_help_needs_no_key(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    laptop.profiles.ask_for_help(profile, needed=True)
    entry = laptop.restarted().entry(profile)
    assert entry.needs_help
    assert entry.summary.total
    laptop.profiles.ask_for_help(profile, needed=False)
    assert not laptop.profiles.entry(profile).needs_help


@pytest.mark.parametrize(
    "damage", [None, b"", b"{", b"[]", b'{"format":"hrc-profiles/1","profiles":[{"id":"../../x"}]}']
)
def test_a_lost_or_damaged_index_costs_summaries_alone(laptop: Laptop, damage: bytes | None) -> None:
    profile, index = laptop.town("Sample Town"), laptop.folder / "profiles" / "index.json"
    index.unlink()
    if damage is not None:
        index.write_bytes(damage)
    [entry] = laptop.restarted().list()
    assert (entry.title, entry.made_at) == ("Sample Town", laptop.clock())
    assert entry.summary.total == 0
    laptop.profiles.lock(laptop.profiles.open(profile, PIN))
    assert laptop.profiles.entry(profile).summary.total


def test_a_file_whose_keys_are_gone_is_listed(laptop: Laptop) -> None:
    profile = laptop.town("Sample Town")
    (laptop.folder / "keys" / f"profile-{profile}.wrapped").write_bytes(b"damaged")
    [entry] = laptop.profiles.list()
    assert (entry.title, entry.state) == ("Sample Town", ProfileState.KEYLESS)
    assert told(laptop.profiles.open, profile, PIN) is Code.PROFILE_KEY_MISSING
    (laptop.folder / "profiles" / "index.json").unlink()
    (laptop.folder / "profiles" / "something else.db").write_bytes(b"")
    [entry] = laptop.profiles.list()
    assert (entry.title, entry.short_id) == ("", profile[:6])


def test_titles_are_one_line_and_told_apart(laptop: Laptop) -> None:
    laptop.town("Sample Town")
    for bad in ("", "  ", "x" * 121, "Sample\u202e"):
        assert told(laptop.profiles.create, bad, PIN) is Code.PROFILE_TITLE
    assert told(laptop.profiles.create, " sample  TOWN ", PIN) is Code.PROFILE_TITLE_TAKEN
    entry, _code = laptop.profiles.create("بلدية\nنموذجية", PIN)
    assert entry.title == "بلدية نموذجية"


def test_profiles_made_ahead_wait_for_their_first_opener(laptop: Laptop) -> None:
    laptop.town("Sample one")
    towns = [
        Town("Sample two", {"party_type": "local_government", "name_official": "Sample two", "none": "x"}),
        Town("SAMPLE ONE"),
        Town("Sample two"),
    ]
    [made] = laptop.profiles.prepare([towns[0], towns[1]])
    assert laptop.profiles.prepare(towns) == ()
    assert (made.title, made.state) == ("Sample two", ProfileState.PREPARED)
    assert not (laptop.folder / "profiles" / f"{made.id}.db").exists(), "nothing lies under another key"
    assert told(laptop.profiles.open, made.id, PIN) is Code.PROFILE_NOT_BEGUN

    begun, code = laptop.restarted().begin(made.id, OTHER_PIN)
    assert begun.state is ProfileState.PROTECTED
    assert told(laptop.profiles.begin, made.id, PIN) is Code.PROFILE_BEGUN
    space = laptop.profiles.open(made.id, OTHER_PIN)
    draft = laptop.profiles.begin_prepared(space, language="en")
    assert draft is not None
    assert town_in(space) == "Sample two"
    assert not space.drafts.card(draft).practice
    assert laptop.profiles.begin_prepared(space, language="en") is None
    laptop.profiles.lock(space)
    laptop.profiles.recover(made.id, code, PIN)
    laptop.profiles.lock(laptop.profiles.open(made.id, PIN))


def test_a_training_profile_begins_again(laptop: Laptop) -> None:
    real = laptop.town("Sample Town")
    entry, _code = laptop.profiles.create("Sample training", PIN, training=True)
    assert entry.training
    space = laptop.profiles.open(entry.id, PIN)
    write(space, "Sample")
    laptop.profiles.lock(space)
    assert told(laptop.profiles.start_over, entry.id, OTHER_PIN) is Code.PIN_WRONG
    laptop.profiles.start_over(entry.id, PIN)
    space = laptop.profiles.open(entry.id, PIN)
    assert space.drafts.cards() == []
    laptop.profiles.lock(space)
    with pytest.raises(ValueError, match="practice"):
        laptop.profiles.start_over(real, PIN)


def test_the_default_profile_stays_as_it_was(laptop: Laptop) -> None:
    draft = write(laptop.default, "Sample at home")
    laptop.town("Sample Town")
    assert laptop.default.drafts.open(draft).session.value(NAME) == "Sample at home"
    assert [one.title for one in laptop.profiles.list()] == ["Sample Town"]
