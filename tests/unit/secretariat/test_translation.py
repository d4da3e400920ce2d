"""Free answers in other languages: kept as drafts or checked, by whom, beside what other desks say."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from desk_world import Town, World
from test_shared_log import Desks, three

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import translation_fold
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.translation import MAX_TEXT
from hrcapp.secretariat.translation_fold import Place, Status

__all__ = ["three"]

DRAFT, CHECKED = Status.DRAFT, Status.CHECKED
ESSENTIAL = "/data/vision/vision_essential"
MORE = " This is a sample text, long enough to stand for an answer that somebody has thought about."
WRITTEN = {
    ESSENTIAL: "We live here.\nTogether." + MORE,
    "/data/vision/vision_framework": "The law guides us." + MORE,
    "/data/motivations/motivation_text": "We want to learn." + MORE,
    "/data/focus/initiatives[1]/init_title": "Sample initiative",
    "/data/focus/initiatives[1]/init_summary": "This is what we do." + MORE,
}
FORM = {
    "scope": "full_form",
    "vision_themes": "proximity care",
    "motivation_codes": "learning",
    "focus_areas": "migration housing",
    "focus_priority": "migration",
    "init_kind": "policy",
    "init_link": "https://example.org/plan",
    **{path.rpartition("/")[2]: text for path, text in WRITTEN.items()},
}


def take_in(world: World, desk: Desk, town: Town, revision: int = 1, **more: str) -> str:
    replaces = None if revision == 1 else "0" * 64
    done = desk.intake.take_in("sample.hrcb", town.pack(revision, replaces, **{**FORM, **more}).data)
    assert done.submission is not None, done.reason
    return done.submission


def say(desk: Desk, key: str, text: str, status: Status = DRAFT, language: str = "es") -> Place:
    opened = desk.translations.open(key, ESSENTIAL, language)
    desk.translations.keep(opened.place, text, status, seen=opened.seen)
    return opened.place


def said(desk: Desk, key: str, language: str = "es") -> tuple[str, Status] | None:
    found = desk.translations.translation_of(key, ESSENTIAL, language)
    return (found.text, found.status) if found else None


def test_only_what_was_written_freely_is_to_be_translated(world: World) -> None:
    key = take_in(world, world.desk, world.town())
    found = world.desk.translations.texts(key)
    assert {one.path: one.text for one in found} == WRITTEN
    shown = {one.path: one.value for one in world.desk.review.detail(key, "en").answers}
    assert shown | WRITTEN == shown


def test_the_original_stays_and_a_translation_has_status_writer_and_moment(world: World) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    assert said(desk, key) is None
    say(desk, key, "  Vivimos aquí.  ")
    found = desk.translations.translation_of(key, ESSENTIAL, "es")
    assert found is not None
    assert (found.text, found.status, found.desk, found.at) == (
        "Vivimos aquí.",
        DRAFT,
        desk.log.desk,
        world.clock.now,
    )
    world.clock.later(hours=1)
    say(desk, key, "Vivimos aquí.", CHECKED)
    opened = desk.translations.open(key, ESSENTIAL, "es")
    assert opened.original == WRITTEN[ESSENTIAL]
    assert opened.standing is not None
    assert opened.standing.checked
    assert [(one.text, one.status) for one in opened.others] == [("Vivimos aquí.", DRAFT)]
    assert desk.translations.of_version(key, "en") == {}


def test_nothing_is_written_into_the_log_where_nothing_is_new(world: World) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    say(desk, key, "Vivimos aquí.")
    before = len(desk.log.events())
    say(desk, key, "Vivimos aquí.\n")
    assert len(desk.log.events()) == before
    say(desk, key, "")
    assert said(desk, key) is None


def test_a_translation_stays_with_an_answer_that_stays_and_leaves_one_that_changes(world: World) -> None:
    desk, town = world.desk, world.town()
    first = take_in(world, desk, town)
    say(desk, first, "Vivimos aquí.", CHECKED)
    same = take_in(world, desk, town, 2, population="50000")
    assert said(desk, same) == ("Vivimos aquí.", CHECKED)
    other = take_in(world, desk, town, 3, vision_essential="We live elsewhere." + MORE)
    assert said(desk, other) is None
    assert said(desk, first) == ("Vivimos aquí.", CHECKED)
    row, *_others = desk.translation_list.rows("es")
    assert (row.version, row.status) == (other, None)


def test_words_that_cannot_be_a_translation_are_refused(world: World) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    place = say(desk, key, "Vivimos aquí.")
    with pytest.raises(Fault) as long:
        desk.translations.keep(place, "x" * (MAX_TEXT + 1), DRAFT)
    assert long.value.code is Code.TRANSLATION_TOO_LONG
    with pytest.raises(Fault) as language:
        say(desk, key, "Hola", language="../es")
    assert language.value.code is Code.TRANSLATION_LANGUAGE
    with pytest.raises(Fault) as path:
        desk.translations.open(key, "/data/vision/none", "es")
    assert path.value.code is Code.TRANSLATION_SOURCE_CHANGED


def test_a_draft_takes_the_place_of_a_checked_one_only_if_its_writer_saw_that(world: World) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    before = desk.translations.open(key, ESSENTIAL, "es")
    say(desk, key, "Checked.", CHECKED)
    with pytest.raises(Fault) as refused:
        desk.translations.keep(before.place, "Draft.", DRAFT, seen=before.seen)
    assert refused.value.code is Code.TRANSLATION_CHECKED
    with pytest.raises(Fault, match="checked"):
        desk.translations.keep(before.place, "", CHECKED, seen=before.seen)
    assert said(desk, key) == ("Checked.", CHECKED)
    say(desk, key, "Draft.")
    assert said(desk, key) == ("Draft.", DRAFT)


@pytest.mark.parametrize(("mine", "theirs"), [(CHECKED, DRAFT), (DRAFT, CHECKED), (DRAFT, DRAFT)])
def test_two_desks_translate_one_answer(three: Desks, mine: Status, theirs: Status) -> None:
    world, (first, second, third) = three.world, three.desks
    key = take_in(world, first, world.town())
    three.settle()
    say(first, key, "From the first.", mine)
    world.clock.later(minutes=5)
    say(second, key, "From the second.", theirs)
    three.settle()
    stands = ("From the first.", mine) if mine is CHECKED else ("From the second.", theirs)
    for desk in three.desks:
        assert said(desk, key) == stands
        row, *_others = desk.translation_list.rows("es")
        assert row.differs
    opened = third.translations.open(key, ESSENTIAL, "es")
    assert {one.text for one in opened.others} == {"From the first.", "From the second."} - {stands[0]}
    say(third, key, "Settled.")
    three.settle()
    for desk in three.desks:
        assert said(desk, key) == ("Settled.", DRAFT)
        assert not desk.translation_list.rows("es")[0].differs


def test_what_stands_depends_on_the_set_of_events_alone(three: Desks) -> None:
    world, desks = three.world, three.desks
    key = take_in(world, desks[0], world.town())
    three.settle()
    for number, desk in enumerate(desks):
        say(desk, key, f"Words {number}.", CHECKED if number == 1 else DRAFT)
        world.clock.later(minutes=1)
    three.settle()
    submission = desks[0].review.item(key).submission
    about = [one for one in desks[0].log.about(submission) if one.event.kind == "translation"]
    found = [translation_fold.histories(submission, order) for order in permutations([*about, about[0]])]
    assert all(one == found[0] for one in found)
    [history] = found[0].values()
    standing = translation_fold.standing(history)
    assert standing is not None
    assert standing.status is CHECKED
    before = desks[2].store.rows("SELECT * FROM translation")
    desks[2].projection.rebuild()
    assert desks[2].store.rows("SELECT * FROM translation") == before


def test_what_is_begun_is_kept_until_it_is_a_translation(world: World) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    opened = desk.translations.open(key, ESSENTIAL, "es")
    desk.translations.drafts.keep(opened.place, "Vivimos")
    desk.close()
    again = world.desk = Desk.open(world.home, clock=world.clock)
    assert again.translations.open(key, ESSENTIAL, "es").written == "Vivimos"
    assert again.translation_list.rows("es")[0].begun
    say(again, key, "Vivimos aquí.")
    assert again.translations.open(key, ESSENTIAL, "es").written is None


def test_progress_is_told_by_language_and_nothing_is_put_into_its_own(world: World) -> None:
    desk = world.desk
    key = take_in(world, desk, world.town())
    assert desk.translation_list.languages() == ("en", "fr", "es")
    say(desk, key, "Vivimos aquí.", CHECKED)
    say(desk, key, "Aqui vivemos.", DRAFT, language="pt")
    assert desk.translation_list.languages() == ("en", "fr", "es", "pt")
    spanish = desk.translation_list.progress("es")
    assert (spanish.total, spanish.missing, spanish.drafts, spanish.checked) == (5, 4, 0, 1)
    # The form says in which language it was filled in.
    assert desk.translation_list.progress(desk.review.detail(key, "en").facts.answers_language).total == 0
    desk.review.reject(key, "Not from a town.")
    assert desk.translation_list.progress("es").total == 0


def test_checked_words_of_a_day_are_those_that_stood_then(world: World, tmp_path: Path) -> None:
    desk, key = world.desk, take_in(world, world.desk, world.town())
    submission, day = desk.review.item(key).submission, world.clock.now.date()

    def printed(original: str = WRITTEN[ESSENTIAL]) -> str:
        return desk.translations.book(day).of(submission, ESSENTIAL, original, "es")

    say(desk, key, "Borrador.")
    assert printed() == ""
    say(desk, key, "Vivimos aquí.", CHECKED)
    assert printed() == "Vivimos aquí."
    assert printed("We live █████.") == ""
    world.clock.later(days=2)
    say(desk, key, "Más tarde.", CHECKED)
    assert printed() == "Vivimos aquí."
