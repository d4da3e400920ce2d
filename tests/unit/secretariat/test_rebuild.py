"""The tables are a projection: emptied and made again from the log and the kept bytes, they are the same."""

from __future__ import annotations

from typing import Any

from desk_world import World

from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.schema import OUTDATED, PROJECTED


def tables(world: World) -> dict[str, list[dict[str, Any]]]:
    return {
        table: sorted(world.desk.store.rows(f"SELECT * FROM {table}"), key=str)  # noqa: S608
        for table in PROJECTED
    }


def test_rebuilding_gives_the_same_tables(world: World) -> None:
    desk = world.desk
    town = world.town("One Town")
    keys = []
    for data in (
        town.pack(scope="pledge_only").data,
        world.town("Two Town").pack(name_english="Second Town").data,
        world.town("Three Town").pack().data,
        world.town("Three Town", admin1="Other Region").pack().data,
    ):
        one = desk.intake.take_in("a.hrcb", data)
        assert one.submission is not None
        keys.append(one.submission)
        world.clock.later(minutes=5)
    desk.review.accept(keys[0])
    desk.review.return_(keys[1], {"": "Please look again."})
    desk.review.reject(keys[2], "A trial.")
    desk.parties.link(desk.review.item(keys[3]).submission, "HRC-2026-0001")
    desk.review.accept(keys[3])
    desk.parties.name("HRC-2026-0001", {"fr": "Première Ville"})
    desk.parties.name("HRC-2026-0001", {"fr": "Ville Une", "es": "Villa Uno"})
    desk.coding.load([Finding("F01", "focus", "care", "Care", "Text", frozenset({"HRC-2026-0001"}))])
    desk.intake.approve_sender(town.device.signing.public.fingerprint, submission=town.submission)
    before = tables(world)
    assert all(before[table] for table in PROJECTED if table not in ("version_code",))
    desk.projection.rebuild()
    assert tables(world) == before


def test_tables_of_an_older_schema_are_made_again_on_opening(world: World) -> None:
    desk = world.desk
    one = desk.intake.take_in("a.hrcb", world.town("One Town").pack().data)
    assert one.submission is not None
    desk.review.accept(one.submission)
    before = tables(world)
    desk.store.execute("UPDATE version SET answers_language = ''")
    desk.store.execute(OUTDATED)
    desk.renew()
    assert tables(world) == before
    assert desk.figures.as_of(world.clock.now.date()).languages == {"en": ("HRC-2026-0001",)}


def test_no_event_holds_a_name_or_an_address(world: World) -> None:
    one = world.desk.intake.take_in("a.hrcb", world.town("One Town").pack().data)
    assert one.submission is not None
    world.desk.review.return_(one.submission, {"": "Dear Sample Person, look again."})
    lines = b"".join(bytes(row["line"]) for row in world.desk.store.rows("SELECT line FROM event"))
    for personal in (b"Sample Person", b"town@example.org", b"One Town", b"look again"):
        assert personal not in lines


def test_nothing_of_what_arrived_can_be_read_on_the_disk(world: World) -> None:
    one = world.desk.intake.take_in("a.hrcb", world.town("Unmistakable Town").pack().data)
    assert one.reference
    kept = b"".join(path.read_bytes() for path in world.home.path.rglob("*") if path.is_file())
    assert b"Unmistakable Town" not in kept
