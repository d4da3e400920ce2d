"""Two desks and a town over real servers: the towns' place on one, the desks' on another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.receipt import open_receipt
from hrcapp.model.faults import Code
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import places, rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.rebuilding import rebuild
from hrcapp.secretariat.rounds import Round
from hrcapp.secretariat.schema import PROJECTED
from hrcapp.secretariat.sync import Stage
from tests.exchange_servers.proxy import Proxy
from tests.exchange_servers.servers import MAKERS, Server
from tests.two_desks import Colleague, join
from tests.unit.secretariat.desk_world import Town, World


@dataclass
class Campaign:
    """Two desks, the servers of both places, and the way to the desks'."""

    world: World
    colleague: Colleague
    towns: Server
    desks: Server
    way: Proxy

    def put(self, town: Town, **answers: str) -> None:
        with open_officer_box(self.towns.spec) as box:
            box.put_bundle(town.pack(**answers).data)

    def answers(self, town: Town) -> set[str]:
        """What the receipts say that the town finds."""
        with open_officer_box(self.towns.spec) as box:
            files = [box.get(item) for item in box.list_receipts(town.device.signing.public)]
        kit = self.world.desk.kit
        return {open_receipt(data, town.device.identity, kit).kind for data in files if data is not None}

    def round(self, desk: Desk, **options: object) -> Round:
        return rounds.make(desk, attempts=1, **options)  # type: ignore[arg-type]


@pytest.fixture(params=[("wsgidav", "openssh"), ("openssh", "wsgidav")], ids="-".join)
def campaign(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Campaign]:
    towns, desks = (MAKERS[name]().start() for name in request.param)
    world = World.make(tmp_path)
    assert desks.port is not None
    way = Proxy(desks.port)
    shared = desks.through(way.port)
    colleague = join(tmp_path / "second", world.home, world.campaign, world.clock, shared)
    for home in (world.home, colleague.home):
        places.choose_officers_place(home, towns.spec)
    world.desk.renew()
    made = Campaign(world, colleague, towns, desks, way)
    yield made
    for end in (made.world.desk.close, colleague.desk.close, way.close, towns.end, desks.end):
        end()


def _tables(desk: Desk) -> dict[str, list[str]]:
    return {
        name: sorted(map(str, desk.store.rows(f"SELECT * FROM {name}")))  # noqa: S608
        for name in (*PROJECTED, "event")
    }


def test_what_one_desk_took_in_the_other_decides_and_the_town_hears(campaign: Campaign) -> None:
    first, second = campaign.world.desk, campaign.colleague.desk
    town = campaign.world.town("One Town")
    campaign.put(town)
    made = campaign.round(first)
    assert (made.new, made.published, made.sent, made.faults) == (1, 1, 1, ())
    assert campaign.answers(town) == {"received"}
    made = campaign.round(second)
    assert (made.new, made.taken, made.faults) == (0, 1, ())
    [item] = second.review.items()
    second.review.accept(item.key, "Welcome.")
    assert campaign.round(second).sent == 1
    assert campaign.answers(town) == {"received", "accepted"}
    campaign.round(first)
    assert first.review.item(item.key).state is ReviewState.ACCEPTED
    assert _tables(first) == _tables(second)


def test_a_server_killed_in_the_midst_loses_nothing_and_no_answer_goes_before(campaign: Campaign) -> None:
    desk = campaign.world.desk
    senders = [campaign.world.town(f"Town {number}") for number in range(3)]
    for town in senders:
        campaign.put(town)

    def kill(stage: Stage, done: int, _total: int) -> None:
        if (stage, done) == (Stage.SHARE, 1):
            campaign.way.cut_after(20_000, campaign.desks.kill)

    made = campaign.round(desk, progress=kill)
    assert (made.new, made.published, made.waiting, made.held) == (3, 1, 2, 2)
    assert made.faults[0].code in (Code.BOX_UNREACHABLE, Code.BOX_TIMED_OUT, Code.BOX_SERVER_ERROR)
    assert made.sent == 1
    assert sorted(len(campaign.answers(town)) for town in senders) == [0, 0, 1]
    assert campaign.way.was_cut
    campaign.desks.start()
    campaign.way.mend()
    made = campaign.round(desk)
    assert (made.new, made.published, made.sent, made.waiting, made.faults) == (0, 2, 2, 0, ())
    assert all(campaign.answers(town) == {"received"} for town in senders)
    campaign.round(campaign.colleague.desk)
    assert _tables(desk) == _tables(campaign.colleague.desk)


def test_a_lost_store_comes_back_from_the_server(campaign: Campaign) -> None:
    world = campaign.world
    campaign.put(world.town("One Town"))
    campaign.round(world.desk)
    [item] = world.desk.review.items()
    campaign.round(campaign.colleague.desk)
    campaign.colleague.desk.review.return_(item.key, {"": "Please look again."})
    campaign.round(campaign.colleague.desk)
    campaign.round(world.desk)
    before = _tables(world.desk)
    world.desk.close()
    for path in world.home.path.glob("desk.db*"):
        path.unlink()
    made = rebuild(world.home, clock=world.clock)
    assert (made.versions, made.kept) == (1, None)
    world.desk = Desk.open(world.home, clock=world.clock)
    assert _tables(world.desk) == before
