"""One person: searched, handed out, erased here, at other desks and in their place; the count stays."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desk_world import World

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import rebuilding, rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.retention import Rule
from hrcapp.secretariat.traces import Where
from hrcapp.secretariat.translation_fold import Place
from hrcapp.store import blobs
from tests.two_desks import Colleague, join

MAYOR, CLERK = "Amina Sample-Mayor", "Bakary Sample-Clerk"
ADDRESS = "bakary@town.example"


def arrived(world: World, name: str = "Sample Town", revision: int = 1, town: object = None) -> str:
    which = town or world.town(name)
    data = which.pack(  # type: ignore[attr-defined]
        revision,
        None if revision == 1 else "0" * 64,
        sig_name=MAYOR,
        contact_name=CLERK,
        contact_email=ADDRESS,
        publish_statement="yes",
        publish_contact="yes",
    ).data
    taken = world.desk.intake.take_in(f"{name}-{revision}.hrcb", data)
    assert taken.submission is not None
    return taken.submission


def kept_bytes(desk: Desk) -> list[bytes]:
    return [bytes(row["data"]) for row in desk.store.rows("SELECT data FROM blob")]


def tables(desk: Desk) -> dict[str, list[dict[str, object]]]:
    return {
        table: desk.store.rows(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608
        for table in ("version", "version_code", "membership", "party_key", "erased", "free_text")
    }


def test_persons_are_found_by_name_and_by_address(world: World) -> None:
    desk, town = world.desk, world.town()
    first, second = arrived(world, town=town), arrived(world, revision=2, town=town)
    [mayor] = desk.persons.search("sample-mayor")
    assert (mayor.name, mayor.roles, mayor.versions) == (MAYOR, ("signatory",), (first, second))
    [clerk] = desk.persons.search("BAKARY@town")
    assert (clerk.name, clerk.email, clerk.roles) == (CLERK, ADDRESS, ("contact",))
    assert desk.persons.search("  ") == []
    with pytest.raises(Fault) as raised:
        desk.persons.one("Nobody at all")
    assert raised.value.code is Code.PERSON_UNKNOWN


def test_who_filled_in_the_form_is_found_and_erased(world: World) -> None:
    desk, town = world.desk, world.town()
    desk.intake.take_in("a.hrcb", town.pack(filled_by="other", filled_by_name="Chidi Sample-Helper").data)
    [held] = desk.persons.search("helper")
    assert held.roles == ("filler",)
    desk.erasure.erase([held])
    assert desk.persons.search("helper") == []
    assert not any(b"Chidi" in data for data in kept_bytes(desk))


def test_all_that_is_held_can_be_handed_out(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.note(key, f"{MAYOR} called.")
    out = desk.persons.export(desk.persons.one(MAYOR), tmp_path)
    with zipfile.ZipFile(out) as archive:
        told = json.loads(archive.read("person.json"))["held"][0]
        assert told["versions"][0]["signatory"][0]["name"] == MAYOR
        assert told["versions"][0]["contact"] == {}  # that is somebody else
        assert told["written_by_the_desk"] == [f"{MAYOR} called."]
        assert archive.read("HRC-2026-0001-1/statement.pdf").startswith(b"%PDF")
        assert MAYOR.encode() in archive.read("HRC-2026-0001-1/answers.xml")


def test_erasing_leaves_the_count_and_nothing_of_the_person(world: World) -> None:
    desk, key = world.desk, arrived(world)
    bundle = str(desk.store.rows("SELECT bundle FROM version")[0]["bundle"])
    desk.review.accept(key, f"Thank you, {MAYOR}.")
    desk.review.note(key, f"{MAYOR.lower()} called.")
    day = world.clock.now.date()
    before = desk.figures.as_of(day)
    plan = desk.erasure.erase(desk.persons.one(MAYOR))
    assert (len(plan.versions), plan.statements, len(plan.mentions)) == (1, 1, 2)
    assert desk.figures.as_of(day).counts == before.counts
    assert not blobs.has(desk.store, bundle)
    assert not any(MAYOR.lower().encode() in data.lower() for data in kept_bytes(desk))
    assert desk.persons.search(MAYOR) == []
    [clerk] = desk.persons.search(CLERK)  # the other person of the same form is still there
    assert clerk.email == ADDRESS
    detail = desk.review.detail(key, "en")
    assert detail.facts.signatories == ()
    assert desk.review.statement(key) is None
    assert "called" in detail.notes[0]
    assert detail.item.verdict == "intact"


def test_erasing_a_second_person_of_the_same_form(world: World) -> None:
    desk, key = world.desk, arrived(world)
    desk.erasure.erase(desk.persons.one(MAYOR))
    world.clock.later(minutes=1)
    desk.erasure.erase(desk.persons.one(ADDRESS))
    assert desk.review.detail(key, "en").facts.contact.get("contact_email") is None
    assert not any(CLERK.encode() in data for data in kept_bytes(desk))


def test_what_somebody_has_begun_to_write_goes_at_once(world: World) -> None:
    """Of every version of the form, and again when a second person is erased from what remains."""
    desk, town = world.desk, world.town()
    first, second = arrived(world, town=town), arrived(world, revision=2, town=town)
    other = arrived(world, "Other Town")
    submission = desk.review.item(first).submission
    place = Place(submission, "/data/vision/vision_text", "fr", "0" * 64)

    def write() -> None:
        for key in (first, second, other):
            desk.drafts.keep(key, ReviewDraft(message=f"{MAYOR} and {CLERK} called."))
        desk.translations.drafts.keep(place, f"{MAYOR} and {CLERK} wrote it.")

    for person in (MAYOR, ADDRESS):
        write()
        desk.erasure.erase([one for one in desk.persons.one(person) if one.submission == submission])
        assert desk.drafts.of(first) == desk.drafts.of(second) == ReviewDraft()
        assert desk.translations.drafts.of(place) is None
        assert desk.drafts.of(other).message, "another town's form is left alone"
        world.clock.later(minutes=1)


def test_tables_made_again_are_the_same_after_an_erasure(world: World) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    desk.erasure.erase(desk.persons.one(MAYOR))
    before = tables(desk)
    desk.projection.rebuild()
    assert tables(desk) == before
    assert len(before["erased"]) == 1


def test_the_same_file_brought_again_does_not_come_back(world: World) -> None:
    desk, town = world.desk, world.town()
    data = town.pack(sig_name=MAYOR).data
    desk.intake.take_in("a.hrcb", data)
    desk.erasure.erase(desk.persons.one(MAYOR))
    assert str(desk.intake.take_in("b.hrcb", data).outcome) == "already"
    assert desk.persons.search(MAYOR) == []


def test_an_answer_still_goes_out_after_an_erasure(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.erasure.erase(desk.persons.one(MAYOR))
    desk.review.accept(key)
    (tmp_path / "out").mkdir()
    assert len(desk.outgoing.write(tmp_path / "out")) == 2


@pytest.fixture
def other(world: World, tmp_path: Path) -> Iterator[Colleague]:
    (tmp_path / "shared").mkdir()
    spec = DropBoxSpec("folder", str(tmp_path / "shared"))
    made = join(tmp_path / "other", world.home, world.campaign, world.clock, spec)
    world.desk.renew()
    yield made
    made.desk.close()


def shared_files(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "shared").rglob("*") if path.is_file())


def test_other_desks_erase_when_they_hear_of_it(world: World, other: Colleague, tmp_path: Path) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key, f"Thank you, {MAYOR}.")
    rounds.make(desk)
    other.round()
    assert other.desk.persons.search(MAYOR)
    desk.erasure.erase(desk.persons.one(MAYOR))
    rounds.make(desk)
    assert not list((tmp_path / "shared" / "bundles").rglob("*.hrcb"))
    other.round()
    assert other.desk.persons.search(MAYOR) == []
    assert not any(MAYOR.encode() in data for data in kept_bytes(other.desk))
    assert other.desk.review.item(key).state is desk.review.item(key).state
    assert tables(other.desk)["version"] == tables(desk)["version"]
    left = shared_files(tmp_path)
    rounds.make(desk)  # once is enough
    assert shared_files(tmp_path) == left


def test_a_desk_that_comes_later_gets_what_remains(world: World, other: Colleague) -> None:
    desk, key = world.desk, arrived(world)
    desk.review.accept(key, f"Thank you, {MAYOR}.")
    rounds.make(desk)
    desk.erasure.erase(desk.persons.one(MAYOR))
    rounds.make(desk)
    made = other.round()
    assert made.not_whole == 0
    assert other.desk.review.item(key).state is desk.review.item(key).state
    assert other.desk.persons.search(MAYOR) == []
    assert other.desk.audit.run().clean
    assert len(other.desk.audit.run().erased) == 2


def test_a_store_made_again_does_not_bring_back_what_was_erased(world: World, other: Colleague) -> None:
    """Even where the old store had not heard of the erasure."""
    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    rounds.make(desk)
    other.round()
    desk.erasure.erase(desk.persons.one(MAYOR))
    rounds.make(desk)
    home = other.home
    other.desk.close()
    rebuilding.rebuild(home, clock=world.clock)
    other.desk = Desk.open(home, clock=world.clock)
    assert other.desk.persons.search(MAYOR) == []
    assert not any(MAYOR.encode() in data for data in kept_bytes(other.desk))
    assert other.desk.audit.run().clean
    assert [item.key for item in other.desk.review.items()] == [key]


def test_what_is_not_of_the_subject_cannot_be_erased(world: World) -> None:
    """An erasure that names bytes of another town deletes nothing."""
    desk = world.desk
    first, _second = arrived(world, "One Town"), arrived(world, "Two Town")
    [row] = desk.store.rows("SELECT bundle FROM version WHERE name = 'Two Town'")
    remains = blobs.put(desk.store, b"nothing")
    desk.log.append("erasure", first, {"erased": row["bundle"], "remains": remains})  # type: ignore[arg-type]
    assert blobs.has(desk.store, row["bundle"])
    assert len(desk.persons.search(MAYOR)) == 2


def test_nothing_is_due_before_a_time_is_chosen(world: World) -> None:
    desk = world.desk
    key = arrived(world)
    desk.review.reject(key, "A trial.")
    world.clock.later(days=900)
    assert desk.retention.due() == []
    desk.retention.choose({Rule.REJECTED: 12})
    assert [(one.rule, one.key) for one in desk.retention.due()] == [(Rule.REJECTED, key)]
    assert desk.retention.months()[Rule.ASIDE] is None


def test_what_was_listed_is_erased_and_nothing_else(world: World) -> None:
    desk, town = world.desk, world.town()
    first = arrived(world, town=town)
    arrived(world, revision=2, town=town)
    desk.intake.take_in("photos.zip", b"PK\x03\x04 no form")
    desk.retention.choose({Rule.SUPERSEDED: 1, Rule.ASIDE: 2})
    world.clock.later(days=40)
    [due] = desk.retention.due()
    assert (due.rule, due.key) == (Rule.SUPERSEDED, first)
    assert desk.retention.apply([due]) == 1
    assert desk.retention.due() == []
    [mayor] = desk.persons.search(MAYOR)
    assert len(mayor.versions) == 1
    world.clock.later(days=40)
    [aside] = desk.retention.due()
    assert aside.rule is Rule.ASIDE
    assert desk.retention.apply([aside]) == 1
    assert not blobs.has(desk.store, aside.key)
    assert desk.audit.run().clean


def test_a_time_must_be_a_number_of_months(world: World) -> None:
    for wrong in (0, -1, 241):
        with pytest.raises(Fault) as raised:
            world.desk.retention.choose({Rule.ASIDE: wrong})
        assert raised.value.code is Code.RETENTION_MONTHS


def test_the_report_and_the_pages_do_not_name_the_person_any_more(world: World, tmp_path: Path) -> None:
    from hrcapp.secretariat.export import Choice, Format

    desk, key = world.desk, arrived(world)
    desk.review.accept(key)
    day = world.clock.now.date() + timedelta(days=1)
    pages = desk.exports.write(Choice(Format.PAGES, "en", day), tmp_path)
    assert MAYOR in (pages / "en" / "HRC-2026-0001.html").read_text()
    desk.erasure.erase(desk.persons.one(MAYOR))
    again = desk.exports.write(Choice(Format.PAGES, "en", day), tmp_path)
    assert MAYOR not in (again / "en" / "HRC-2026-0001.html").read_text()


def test_a_sealed_file_that_was_set_aside_is_opened_to_look_for_somebody(world: World) -> None:
    desk, town = world.desk, world.town()
    data = town.pack(sig_name=MAYOR).data
    desk.senders.revoke(town.device.signing.public.fingerprint)
    assert str(desk.intake.take_in("late.hrcb", data).outcome) == "quarantined"
    [trace] = desk.traces.search("sample-mayor")
    assert (trace.where, trace.name) == (Where.ASIDE, "late.hrcb")
    desk.traces.erase([trace], [MAYOR])
    assert desk.traces.search("sample-mayor") == []
    assert desk.traces.search("sa") == [], "too few letters"
