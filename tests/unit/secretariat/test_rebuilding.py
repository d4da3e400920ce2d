"""The store made again in one command: equal to the old one, which is kept with all that only it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_world import World

from hrcapp.cli import main
from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import places, rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.rebuilding import rebuild
from hrcapp.secretariat.schema import LOCAL, PROJECTED
from tests.two_desks import Colleague, join

SHARED = ("blob", "event", "shared", "outdated")
"""What comes from the place, or says how far that is."""


@pytest.fixture
def colleague(world: World, tmp_path: Path) -> Iterator[Colleague]:
    """Two desks at work: forms of towns, decisions of both, one file in quarantine, one draft."""
    for name in ("towns", "desks"):
        (tmp_path / name).mkdir()
    box = FolderDropBox(tmp_path / "towns")
    shared = DropBoxSpec("folder", str(tmp_path / "desks"))
    made = join(tmp_path / "second", world.home, world.campaign, world.clock, shared)
    places.choose_officers_place(world.home, DropBoxSpec("folder", box.name))
    world.desk.renew()
    box.put_bundle(world.town("One Town").pack().data)
    first = str(world.desk.intake.import_paths([world.town("Two Town").send(world.mail)])[0].submission)
    world.desk.intake.take_in("holiday.zip", b"no form at all")
    rounds.make(world.desk)
    world.desk.outgoing.write(world.mail)
    made.round()
    made.desk.review.accept(first, "Welcome.")
    made.desk.intake.take_in("c.hrcb", world.town("Three Town").pack().data)
    made.round()
    rounds.make(world.desk)
    world.desk.drafts.keep(first, ReviewDraft({"": "Sample"}, "", ""))
    yield made
    made.desk.close()


def tables(desk: Desk, names: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: sorted(desk.store.rows(f"SELECT * FROM {name}"), key=str)  # noqa: S608
        for name in names
    }


def reopened(world: World) -> Desk:
    world.desk = Desk.open(world.home, clock=world.clock)
    return world.desk


def test_every_table_is_made_again_or_taken_over(world: World) -> None:
    found = world.desk.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE "
        "'CREATE VIRTUAL%'"
    )
    virtual = [
        row["name"]
        for row in world.desk.store.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    ]
    here = {row["name"] for row in found if not row["name"].startswith(tuple(f"{one}_" for one in virtual))}
    assert here <= {*SHARED, *PROJECTED, *LOCAL}
    assert not set(PROJECTED) & set(LOCAL)


def test_a_store_made_again_equals_the_old_one(world: World, colleague: Colleague) -> None:
    names = (*PROJECTED, *LOCAL, *SHARED)
    before = tables(world.desk, names)
    world.desk.close()
    made = rebuild(world.home, clock=world.clock)
    assert (made.entries, made.versions, made.readable) == (len(before["event"]), 3, True)
    assert made.kept is not None
    assert made.kept.exists()
    after = tables(reopened(world), names)
    assert after == before
    again = rounds.make(world.desk)
    assert (again.new, again.taken, again.published, again.sent) == (0, 0, 0, 0)


def test_a_damaged_store_comes_back_with_all_that_desks_share(world: World, colleague: Colleague) -> None:
    before = tables(world.desk, (*PROJECTED, "event"))
    world.desk.close()
    store = world.home.path / "desk.db"
    store.write_bytes(b"\0" * store.stat().st_size)
    made = rebuild(world.home, clock=world.clock)
    assert not made.readable
    assert tables(reopened(world), (*PROJECTED, "event")) == before
    assert {one.way for one in world.desk.inbox.files()} == {"drop-box", "file", "desk"}
    assert (rounds.make(world.desk).published, world.desk.log.restored()) == (0, ())


def test_what_was_not_there_yet_goes_over_too(world: World, colleague: Colleague) -> None:
    key = str(world.desk.intake.take_in("d.hrcb", world.town("Four Town").pack().data).submission)
    world.desk.review.accept(key)
    before = tables(world.desk, (*PROJECTED, "event"))
    world.desk.close()
    rebuild(world.home, clock=world.clock)
    assert tables(reopened(world), (*PROJECTED, "event")) == before
    assert world.desk.outgoing.held() == 2
    assert rounds.make(world.desk).published == 4


def test_a_desk_at_work_is_not_replaced(world: World, colleague: Colleague) -> None:
    with pytest.raises(Fault) as caught:
        rebuild(world.home, clock=world.clock)
    assert caught.value.code is Code.STORE_BUSY
    assert len(world.desk.review.items()) == 3


def test_a_place_that_is_gone_leaves_the_old_store_as_it_was(
    world: World, colleague: Colleague, tmp_path: Path
) -> None:
    before = tables(world.desk, (*PROJECTED, *LOCAL))
    world.desk.close()
    (tmp_path / "desks").rename(tmp_path / "gone")
    with pytest.raises(Fault) as caught:
        rebuild(world.home, clock=world.clock)
    assert caught.value.code is Code.PLACE_MISSING
    assert tables(reopened(world), (*PROJECTED, *LOCAL)) == before
    world.desk.close()
    (tmp_path / "gone").rename(tmp_path / "desks")
    rebuild(world.home, clock=world.clock)
    assert tables(reopened(world), (*PROJECTED, *LOCAL)) == before


def test_commands_of_the_places(
    world: World,
    colleague: Colleague,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    world.desk.close()
    monkeypatch.setenv("HRCAPP_HOME", str(world.home.path))
    box = FolderDropBox(tmp_path / "towns")
    box.put_bundle(world.town("Five Town").pack().data)
    assert main(["desk", "sync"]) == 0
    assert "1 answer put there." in capsys.readouterr().out
    assert main(["desk", "drop-box", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"towns  folder  {tmp_path / 'towns'}",
        f"desks  folder  {tmp_path / 'desks'}",
    ]
    assert main(["desk", "drop-box", "check"]) == 0
    assert capsys.readouterr().out.count("a file was put there and read again.") == 2
    assert main(["desk", "rebuild", "--from", str(tmp_path / "desks")]) == 0
    assert "The store is made again:" in capsys.readouterr().out
    (tmp_path / "desks").rename(tmp_path / "gone")
    assert main(["desk", "drop-box", "check"]) == 1
    assert main(["desk", "sync"]) == 1
    assert str(tmp_path / "desks") in capsys.readouterr().err
    assert main(["desk", "drop-box", "forget", "desks"]) == 0
    assert main(["desk", "drop-box", "use", "towns", str(tmp_path / "gone")]) == 0
    assert main(["desk", "drop-box", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"towns  folder  {tmp_path / 'gone'}"]
    assert main(["desk", "rebuild"]) == 1
    assert "shares no place" in capsys.readouterr().err
    spec = tmp_path / "place.json"
    spec.write_text('{"kind": "webdav", "address": "https://cloud.example/box", "options": {}}')
    assert main(["desk", "drop-box", "use", "desks", str(spec)]) == 1
