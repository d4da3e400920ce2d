"""Several desks on one campaign: what one does the others hear of, whatever is late or lost on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from desk_world import Clock, World

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Signer
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.model.faults import Code
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import campaign, custody
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.outreach import Invited
from hrcapp.secretariat.schema import PROJECTED
from hrcapp.secretariat.shared_log import Collected
from hrcapp.store import Home, Role, vault_of

PLACE = "sample place"


class FolderShelf:
    """A folder; `chance` lets it forget to show some of what lies there, as storages in the network do."""

    def __init__(self, path: Path, chance: Random | None = None) -> None:
        self._path = path
        self._chance = chance

    def put(self, path: str, data: bytes) -> None:
        target = self._path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def names(self, folder: str) -> list[str]:
        found = self._path / folder
        return sorted(one.name for one in found.iterdir()) if found.is_dir() else []

    def get(self, path: str, limit: int) -> bytes | None:
        if self._chance and self._chance.random() < 0.3:
            return None
        found = self._path / path
        data = found.read_bytes() if found.is_file() else None
        return data if data is not None and len(data) <= limit else None


@dataclass
class Desks:
    """Some desks of one campaign, and the folder that they share."""

    world: World
    desks: list[Desk]
    homes: list[Home]
    shelf: FolderShelf
    folder: Path

    def round(self, desk: Desk) -> Collected:
        desk.shared_log.publish(self.shelf, PLACE)
        return desk.shared_log.collect(self.shelf, PLACE)

    def settle(self) -> None:
        """Everybody hears everything."""
        for _ in range(2):
            for desk in self.desks:
                self.round(desk)

    def reopen(self, number: int) -> Desk:
        self.desks[number].close()
        self.desks[number] = Desk.open(self.homes[number], clock=self.world.clock)
        return self.desks[number]


def second_home(folder: Path, world: World, staff: SigningKey, kits: list[bytes]) -> Home:
    """A folder of another member of staff: the campaign's kits, the desk's key, a staff key of its own."""
    home = Home.open(folder)
    home.claim(Role.SECRETARIAT)
    vault = vault_of(home)
    custody.put_staff(vault, staff)
    custody.put_identities(home, vault, {1: world.campaign.desk_identity}, None)
    for version, data in enumerate(kits, 1):
        custody.put_kit(home, version, data)
    return home


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Desks]:
    world = World.make(tmp_path)
    keys = [SigningKey.generate() for _ in range(2)]
    more = tuple(Signer(f"colleague {n}", key.public, (RECEIPTS_ROLE,)) for n, key in enumerate(keys))
    signers = (*world.kit.content.signers, *more)
    next_kit = campaign.publish_next(world.home, world.campaign.root_key, world.clock(), signers=signers)
    kits = [custody.kit_bytes(world.home, 1), next_kit]
    homes = [world.home, *(second_home(tmp_path / f"d{n}", world, key, kits) for n, key in enumerate(keys))]
    world.desk.close()
    folder = tmp_path / "shared"
    folder.mkdir()
    desks = [Desk.open(home, clock=world.clock) for home in homes]
    made = Desks(world, desks, homes, FolderShelf(folder), folder)
    yield made
    for desk in made.desks:
        desk.close()


def tables(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """All rows; those of the search are numbered as they come, so what is found stands for them."""
    return {
        table: sorted(desk.store.rows(f"SELECT * FROM {table}"), key=str)  # noqa: S608
        for table in (*PROJECTED, "event")
        if table not in ("party_row", "party_text")
    } | {"found": [{"party": one} for one in sorted(desk.parties.search("town"))]}


def take_in(desk: Desk, data: bytes) -> str:
    found = desk.intake.take_in("a.hrcb", data)
    assert found.submission is not None, found.reason
    return found.submission


def test_what_one_desk_did_the_others_know(three: Desks) -> None:
    first, second, third = three.desks
    key = take_in(first, three.world.town("One Town").pack().data)
    first.review.note(key, "Sample note.")
    first.review.accept(key, "Welcome.")
    three.settle()
    assert tables(second) == tables(first) == tables(third)
    assert second.review.item(key).state is ReviewState.ACCEPTED
    assert second.review.detail(key, "en").notes == ("Sample note.",)
    assert second.review.statement(key) == first.review.statement(key)


def test_what_is_said_of_parties_and_invitations_the_others_know(three: Desks) -> None:
    first, second, third = three.desks
    keys = [take_in(first, three.world.town(name).pack().data) for name in ("One Town", "Sixth Borough")]
    for key in keys:
        first.review.accept(key)
    three.settle()
    one, other = "HRC-2026-0001", "HRC-2026-0002"
    second.registrar.add_alias(one, "الاسم الآخر", "ar")
    second.registrar.set_parent(other, one)
    third.registrar.record_council(one, three.world.clock().date(), "Resolution 1")
    third.outreach.reply(third.outreach.add(Invited("Sample Village")), "later")
    first.registrar.merge(other, one)
    three.settle()
    assert tables(second) == tables(first) == tables(third)
    found = first.parties.get(other)
    assert (found.reference, found.merged, found.given[0].name) == (one, (other,), "الاسم الآخر")
    assert found.council is not None
    assert first.registrar.words(found.council.words) == "Resolution 1"
    assert second.outreach.all()[0].answer == "later"


def test_a_decision_of_a_second_desk_comes_back_to_the_first(three: Desks) -> None:
    first, second, _ = three.desks
    key = take_in(first, three.world.town("One Town").pack().data)
    three.settle()
    second.review.return_(key, {"": "Please look again."})
    three.settle()
    assert first.review.item(key).state is ReviewState.RETURNED
    [_received, returned] = first.outgoing.pending()
    assert returned.kind == "returned"
    assert first.outgoing.data(returned)


def test_desks_that_have_not_heard_of_each_other_give_two_towns_two_numbers(three: Desks) -> None:
    keys = [take_in(desk, three.world.town(f"Town {n}").pack().data) for n, desk in enumerate(three.desks, 1)]
    for desk, key in zip(three.desks, keys, strict=True):
        desk.review.accept(key)
    three.settle()
    for desk in three.desks:
        assert {party.reference for party in desk.parties.all()} == {
            "HRC-2026-0001",
            "HRC-2026-B0001",
            "HRC-2026-C0001",
        }
        assert all(party.settled for party in desk.parties.all())


def test_one_file_that_two_desks_took_in_is_one_version_with_one_number(three: Desks) -> None:
    first, second, _ = three.desks
    data = three.world.town("One Town").pack().data
    key = take_in(first, data)
    three.world.clock.later(minutes=1)
    assert take_in(second, data) == key
    three.settle()
    for desk in three.desks:
        assert [item.reference for item in desk.review.items()] == ["HRC-2026-0001"]


def test_two_decisions_are_shown_at_every_desk_and_settled_by_one_more(three: Desks) -> None:
    first, second, third = three.desks
    key = take_in(first, three.world.town("One Town").pack().data)
    three.settle()
    first.review.accept(key)
    second.review.reject(key, "A trial.")
    three.settle()
    assert {desk.review.item(key).state for desk in three.desks} == {ReviewState.CONFLICT}
    third.review.accept(key)
    three.settle()
    assert {desk.review.item(key).state for desk in three.desks} == {ReviewState.ACCEPTED}


def test_a_lost_store_comes_back_from_the_box_as_it_was(three: Desks) -> None:
    first, second, _ = three.desks
    town = three.world.town("One Town")
    key = take_in(first, town.pack().data)
    first.review.return_(key, {"": "Please look again."})
    take_in(second, three.world.town("Two Town").pack().data)
    three.settle()
    before = tables(first)
    first.close()
    for path in three.homes[0].path.glob("desk.db*"):
        path.unlink()
    rebuilt = three.reopen(0)
    assert rebuilt.review.items() == []
    assert three.round(rebuilt).taken == len(before["event"])
    assert tables(rebuilt) == before
    take_in(rebuilt, three.world.town("Three Town").pack().data)
    assert rebuilt.log.state().restored == ()


def test_an_event_waits_until_all_that_it_names_is_there(three: Desks) -> None:
    first, second, _ = three.desks
    take_in(first, three.world.town("One Town").pack().data)
    first.shared_log.publish(three.shelf, PLACE)
    [bundle] = three.folder.glob("bundles/*/*.hrcb")
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[:1000])
    assert second.shared_log.collect(three.shelf, PLACE) == Collected(0, 1)
    assert second.review.items() == []
    bundle.write_bytes(whole)
    assert second.shared_log.collect(three.shelf, PLACE).taken == 1


def test_what_a_stranger_puts_there_is_refused_and_said(three: Desks, tmp_path: Path) -> None:
    stranger = Home.open(tmp_path / "stranger")
    world = three.world
    kits = [custody.kit_bytes(world.home, 1)]
    home = second_home(stranger.path / "home", world, SigningKey.generate(), kits)
    desk = Desk.open(home, clock=Clock())
    take_in(desk, world.town("One Town").pack().data)
    desk.shared_log.publish(three.shelf, PLACE)
    desk.close()
    found = three.desks[0].shared_log.collect(three.shelf, PLACE)
    assert (found.taken, [fault.code for fault in found.refused]) == (0, [Code.EVENT_UNKNOWN_DESK])
    assert three.desks[0].review.items() == []


def test_a_changed_line_is_refused_for_good(three: Desks) -> None:
    first, second, _ = three.desks
    take_in(first, three.world.town("One Town").pack().data)
    first.shared_log.publish(three.shelf, PLACE)
    [line] = three.folder.glob("events/*/*/*.json")
    changed = line.read_bytes().replace(b'"revision":1', b'"revision":2')
    name = f"1-{hashlib.sha256(changed).hexdigest()}.json"
    line.with_name(name).write_bytes(changed)
    found = second.shared_log.collect(three.shelf, PLACE)
    assert (found.taken, [fault.code for fault in found.refused]) == (1, [Code.EVENT_UNREADABLE])
    assert second.shared_log.collect(three.shelf, PLACE) == Collected()


def test_nobody_reads_the_details_without_the_desks_key(three: Desks) -> None:
    first = three.desks[0]
    key = take_in(first, three.world.town("One Town").pack().data)
    first.review.return_(key, {"": "Dear Sample Person, look again."})
    first.shared_log.publish(three.shelf, PLACE)
    there = b"".join(path.read_bytes() for path in three.folder.rglob("*") if path.is_file())
    for personal in (b"Sample Person", b"One Town", b"look again"):
        assert personal not in there


@pytest.mark.parametrize("seed", range(3))
def test_whatever_order_and_loss_all_desks_end_alike(three: Desks, seed: int) -> None:
    """Decisions at random desks, hearing of each other now and then over a place that often shows nothing."""
    chance = Random(seed)
    unsure = FolderShelf(three.folder, chance)
    keys: list[str] = []
    for step in range(14):
        desk = chance.choice(three.desks)
        if len(keys) < 3:
            keys.append(take_in(desk, three.world.town(f"Town {step}").pack(scope="pledge_only").data))
        else:
            _decide(desk, chance)
        three.world.clock.later(minutes=1)
        other = chance.choice(three.desks)
        other.shared_log.publish(unsure, PLACE)
        chance.choice(three.desks).shared_log.collect(unsure, PLACE)
    three.settle()
    assert tables(three.desks[0]) == tables(three.desks[1]) == tables(three.desks[2])
    assert {item.key for item in three.desks[0].review.items()} == set(keys)


def _decide(desk: Desk, chance: Random) -> None:
    open_items = [item for item in desk.review.items() if item.state is ReviewState.TO_REVIEW]
    if not open_items:
        return
    item = chance.choice(open_items)
    what = chance.choice(("accept", "return", "note"))
    if what == "accept":
        desk.review.accept(item.key)
    elif what == "return":
        desk.review.return_(item.key, {"": "Please look again."})
    else:
        desk.review.note(item.key, "Sample note.")
