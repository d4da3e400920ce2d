"""The editor's texts: kept at this desk, said to all desks; tokens, checks, passages to quote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from desk_world import World
from test_report import ESSAY, full_form

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.secretariat import rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.editor_checks import OFTEN, Problem, check_section, check_whole
from hrcapp.secretariat.report.editor_quotations import quotations
from hrcapp.secretariat.report.editor_tokens import TokenKind, found, tokens
from tests import two_desks

DAY = date(2026, 3, 1)


def accept(world: World, name: str, **answers: str) -> str:
    """A form of its own device, taken in and accepted; the party's number."""
    one = world.desk.intake.take_in(f"{name}.hrcb", full_form(world.town(name), **answers))
    assert one.submission is not None, one.reason
    world.desk.review.accept(one.submission)
    return str(one.reference)


def content(world: World, language: str = "en") -> Content:
    return world.desk.report.content(DAY, language)


def problems(world: World, text: str, section: str = "next", language: str = "en") -> list[Problem]:
    return [one.problem for one in check_section(content(world, language), section, text)]


def test_a_draft_is_kept_and_the_report_prints_what_was_said(world: World) -> None:
    editor = world.desk.report.editor
    shipped = words.NARRATIVE["next"]
    editor.keep_draft("next", "en", "Half a sent")
    written = editor.written("next", "en")
    assert (written.text, written.draft, written.shown) == (shipped, "Half a sent", "Half a sent")
    assert not written.own
    editor.say("next", "en", "A whole sentence.")
    again = Desk.open(world.home, clock=world.clock)
    said = again.report.editor.written("next", "en")
    again.close()
    assert (said.text, said.draft, said.own, said.desk) == (
        "A whole sentence.",
        None,
        True,
        world.desk.log.desk,
    )
    assert editor.text("next", "fr") != "A whole sentence.", "each language has its own"


def test_an_empty_text_brings_back_what_ships_and_the_same_text_is_no_event(world: World) -> None:
    editor, log = world.desk.report.editor, world.desk.log
    editor.say("next", "en", words.NARRATIVE["next"])
    assert log.about("next/en") == []
    editor.say("next", "en", "Sample.")
    editor.say("next", "en", "  Sample.\n")
    assert len(log.about("next/en")) == 1
    editor.say("next", "en", "")
    assert editor.text("next", "en") == words.NARRATIVE["next"]
    assert len(log.about("next/en")) == 2


def test_texts_come_out_the_same_when_the_tables_are_made_again(world: World) -> None:
    editor = world.desk.report.editor
    editor.say("next", "en", "Sample.")
    before = editor.written("next", "en")
    world.desk.projection.rebuild()
    assert editor.written("next", "en") == before


def test_desks_share_the_texts_and_the_last_word_stands_beside_the_other(
    world: World, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    place = DropBoxSpec("folder", str(shared))
    other = two_desks.join(tmp_path / "second", world.home, world.campaign, world.clock, place)
    world.desk.renew()
    world.desk.report.editor.say("next", "en", "From the first desk.")
    world.clock.later(minutes=1)
    other.desk.report.editor.say("next", "en", "From the second desk.")
    for _each in range(2):
        rounds.make(world.desk)
        other.round()
    for desk in (world.desk, other.desk):
        written = desk.report.editor.written("next", "en")
        assert written.text == "From the second desk."
        assert written.others == ("From the first desk.",)
    world.desk.report.editor.say("next", "en", "From the second desk.")
    rounds.make(world.desk)
    other.round()
    assert other.desk.report.editor.written("next", "en").others == ()
    other.desk.close()


def test_every_token_offered_prints_what_it_says(world: World) -> None:
    accept(world, "Sample Town", publish_answers="yes")
    accept(world, "Quiet Harbour")
    shown = content(world)
    offered = tokens(shown)
    for one in offered:
        if one.usable:
            assert shown.fill(one.text.strip("{}")) == one.prints
    assert {one.kind for one in offered} == set(TokenKind)
    parties = {one.prints: one.usable for one in offered if one.kind is TokenKind.PARTY}
    assert parties == {"Sample Town": True, "Quiet Harbour": False}
    assert [one.prints for one in found(offered, "harb QUIET")] == ["Quiet Harbour"]
    assert not any(one.usable for one in offered if one.kind is TokenKind.MOST), "too few have answered"


def test_what_was_chosen_most_follows_the_tally(world: World) -> None:
    themes = ["proximity care"] * 6 + ["care"] * 4 + ["services"]
    for number, chosen in enumerate(themes):
        name = "Sample " + "ABCDEFGHIJK"[number] * 4
        accept(world, name, vision_themes=chosen, admin1=f"Region {number}")
    shown = content(world)
    printed = shown.fill("most:vision_themes")
    labels = shown.labels["vision_themes"]
    assert printed == f"{labels['care']} (10), {labels['proximity']} (6), and {labels['services']} (1)"
    assert problems(world, "Most mentioned were {{most:vision_themes}}.") == []


def test_checks_find_what_stops_the_report_and_what_is_not_tied_to_a_count(world: World) -> None:
    party = accept(world, "Sample Town", publish_answers="yes")
    quiet = accept(world, "Quiet Harbour")
    assert problems(world, "{{n:mayors}} and {{party:" + quiet + "}}") == [
        Problem.UNKNOWN,
        Problem.WITHHELD,
    ]
    assert problems(world, "{{most:vision_themes}} was chosen.") == [Problem.TALLY_TOO_SMALL]
    assert problems(world, "Water is mentioned most often.") == [Problem.MOST_UNBOUND]
    assert problems(world, "Le droit à l’eau est le plus souvent cité.", language="fr") == [
        Problem.MOST_UNBOUND
    ]
    [number] = check_section(content(world), "next", "In 2026, 42 towns of the 100 meet.\n\n1. First")
    assert (number.problem, number.what) == (Problem.TYPED_NUMBER, ("42",))
    assert problems(world, "Nobody.", section="vision") == [Problem.NO_EXAMPLE]
    assert problems(world, f"{{{{party:{party}}}}} shows how.", section="vision") == []
    assert problems(world, words.NARRATIVE["next"]) == []
    errors = [one.is_error for one in check_section(content(world), "vision", "{{x}}")]
    assert errors == [True, False]


def test_who_is_never_named_and_who_too_often(world: World) -> None:
    first = accept(world, "Sample Town", publish_answers="yes")
    accept(world, "Forgotten Hills", publish_answers="yes")
    accept(world, "Quiet Harbour")
    often = f"{{{{party:{first}}}}} " * (OFTEN + 1)
    checks = {one.problem: one.what for one in check_whole(content(world), {"next": often})}
    assert checks == {Problem.NEVER_NAMED: ("Forgotten Hills",), Problem.TOO_OFTEN: ("Sample Town",)}


def test_only_passages_with_consent_are_offered(world: World) -> None:
    party = accept(world, "Sample Town", publish_answers="yes")
    accept(world, "Quiet Harbour")
    desk = world.desk
    offered = list(quotations(desk.records, desk.translations.book(DAY), DAY, "en"))
    assert {one.party for one in offered} == {party}
    assert {one.section for one in offered} == {"vision", "motivations", "focus"}
    assert all(one.text == ESSAY and not one.translated for one in offered)
    text = offered[0].as_text()
    assert text == f"“{ESSAY}” — {{{{party:{party}}}}}"
    assert problems(world, text, section="vision") == []


def test_no_other_section_is_written(world: World) -> None:
    editor = world.desk.report.editor
    for act in (
        lambda: editor.say("../../escape", "en", "text"),
        lambda: editor.keep_draft("annex", "en", "text"),
        lambda: editor.say("next", "en", "x" * 300_000),
    ):
        with pytest.raises(ValueError, match="section"):
            act()
