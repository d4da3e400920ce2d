"""The tables are a projection: emptied and made again from the log and the kept bytes, they are the same."""

from __future__ import annotations

from typing import Any

from desk_world import World

from hrcapp.model.status import PartyStanding
from hrcapp.secretariat import report_text_tables, second_reader, translation_tables
from hrcapp.secretariat.assessments import tables as assessment_tables
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.followup import tables as followup_tables
from hrcapp.secretariat.outreach import Invited
from hrcapp.secretariat.party_rows import Alias
from hrcapp.secretariat.redacting import Span
from hrcapp.secretariat.schema import OUTDATED, PROJECTED

ELSEWHERE = (
    *assessment_tables.PROJECTED,
    *followup_tables.PROJECTED,
    *translation_tables.PROJECTED,
    *second_reader.PROJECTED,
    *report_text_tables.PROJECTED,
)
"""The same is tested of these where their events are made."""


def tables(world: World) -> dict[str, list[dict[str, Any]]]:
    """All rows; those of the search are numbered as they come, and hold no text that could be read."""
    return {
        table: sorted(world.desk.store.rows(f"SELECT * FROM {table}"), key=str)  # noqa: S608
        for table in PROJECTED
        if table not in ("party_row", "party_text")
    } | {"found": [{"party": one} for one in sorted(world.desk.parties.search("town"))]}


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
    decided(world)
    cared_for(world, keys[0])
    before = tables(world)
    assert {table for table, rows in before.items() if not rows} <= {"version_code", *ELSEWHERE}
    desk.projection.rebuild()
    assert tables(world) == before


def decided(world: World) -> None:
    """What a person may say of parties and invitations, some of it taken back."""
    desk, first = world.desk, "HRC-2026-0001"
    other = desk.intake.take_in("b.hrcb", world.town("Five Town").pack().data)
    third = desk.intake.take_in("c.hrcb", world.town("Sixth Municipality").pack().data)
    for one in (other, third):
        assert one.submission is not None
        desk.review.accept(one.submission)
    assert other.reference is not None
    assert third.reference is not None
    registrar = desk.registrar
    registrar.add_alias(other.reference, "Старое имя", "ru")
    registrar.merge(other.reference, first)
    registrar.add_alias(first, "الاسم الآخر", "ar")
    registrar.add_alias(first, "A mistake")
    registrar.remove_alias(first, Alias("A mistake"))
    registrar.set_parent(first, third.reference)
    registrar.add_wave(first, "2026")
    registrar.record_council(first, world.clock.now.date(), "Resolution 1")
    registrar.set_standing(third.reference, PartyStanding.ON_HOLD)
    desk.outreach.take_in([Invited("Sample Village"), Invited("Sample Port")])


def cared_for(world: World, version: str) -> None:
    """A person protected, another erased, a consent taken back, a decision withdrawn."""
    desk = world.desk
    path = next(path for path, text in desk.protection.texts(version).items() if text)
    desk.protection.confirm(version, [Span(path, 0, 4, "there")])
    desk.protection.flag(desk.review.items()[0].key, "A sample reason.")
    desk.consents.record(desk.review.item(version).submission, "publish_answers", False, "A letter.")
    desk.withdrawal.withdraw(version)
    desk.erasure.erase(desk.persons.one("Sample Person")[:1])


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
