"""What the officer's screens decide, without Qt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from hrcapp.i18n import activate
from hrcapp.model.party import Signatory
from hrcapp.model.status import Status
from hrcapp.officer.sections import sections
from hrcapp.officer.signing import Preview
from hrcapp.ui.bidi import isolated
from hrcapp.ui.officer import check, home, send, statement, task_list, words
from hrcapp.ui.officer.card import CardState
from tests.officer_stage import SECOND, Stage

KEY = "/data/key_info"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


def test_presenters_do_not_load_qt() -> None:
    names = ("words", "home", "form", "task_list", "check", "statement", "send")
    modules = ", ".join(f"hrcapp.ui.officer.{name}" for name in names)
    code = f"import sys, {modules}; print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


def test_home_shows_each_form_at_its_stage(stage: Stage, tmp_path: Path) -> None:
    stick = tmp_path / "STICK"
    stage.received("City", stick)
    stage.handed_over("Town", stick)
    stage.signed("District")
    stage.ready("Village")
    stage.town("Municipality", **{f"{KEY}/contact/contact_email": "office"})
    stage.signed("Exercise", practice=True)
    found = home.view(stage.workspace.drafts.cards(), "en", stage.clock())
    shown = {row.name: ([told.words for told in row.states], row.action) for row in found.rows}
    assert shown == {
        "City": (["Received, HRC-2026-0148"], "Open"),
        "Town": (["Handed over, no receipt yet"], "Add receipt"),
        "District": (["Signed"], "Send file"),
        "Village": (["Ready to sign"], "Read and sign"),
        "Municipality": (["Draft", "1 to correct"], "Continue"),
        "Exercise": (["Signed", "Practice"], "Open"),
    }
    details = {row.name: row.detail for row in found.rows}
    assert details["Town"].startswith(f"To {isolated('STICK')}, ")
    assert str(tmp_path) not in details["Town"]


def test_the_hero_is_the_last_form_that_needs_its_person(stage: Stage, tmp_path: Path) -> None:
    assert home.view([], "en", stage.clock()) == home.HomeView(None, ())
    open_one = stage.town("Open")
    stage.handed_over("Sent", tmp_path / "STICK")
    stage.signed("Exercise", practice=True)
    hero = home.view(stage.workspace.drafts.cards(), "en", stage.clock()).hero
    assert hero is not None
    assert (hero.draft, hero.action, hero.can_check) == (open_one, "Continue", True)


def test_a_returned_form_asks_to_be_corrected(stage: Stage, tmp_path: Path) -> None:
    draft = stage.returned("Town", tmp_path / "STICK")
    view = home.view(stage.workspace.drafts.cards(), "en", stage.clock())
    assert view.hero is not None
    assert (view.hero.draft, view.hero.action) == (draft, "Correct")
    stage.workspace.drafts.correct(draft)
    assert stage.workspace.drafts.card(draft).status is Status.DRAFT


def test_moments_are_said_as_people_do(stage: Stage) -> None:
    now = stage.clock()
    assert words.when(now, now, "en").startswith("today at ")
    assert words.when(now - timedelta(days=1), now, "en").startswith("yesterday at ")
    assert words.when(now - timedelta(days=3), now, "en") == "on 21 November 2026"
    assert words.place("/media/someone/STICK") == "STICK"
    assert words.size(412_345, "en") == "413 kB"


def test_tasks_lead_first_to_what_is_wrong(stage: Stage) -> None:
    draft = stage.town("Town", **{"/data/intro/privacy_read": "", f"{KEY}/population": "many"})
    session = stage.workspace.drafts.open(draft).session
    found = sections(session)
    assert task_list.next_section(found) == KEY
    assert [told.state.words for told in task_list.tasks(session, found, "en")][:2] == [
        "In progress",
        "1 to correct",
    ]
    session.set_value(f"{KEY}/population", "1234")
    assert task_list.next_section(sections(session)) == "/data/intro"
    session.set_value("/data/intro/privacy_read", "OK")
    assert task_list.next_section(sections(session)) == ""


def test_every_section_says_how_long_it_takes(stage: Stage) -> None:
    draft = stage.town("Town", **{"/data/intro/scope": "full_form"})
    session = stage.workspace.drafts.open(draft).session
    estimates = {one.label: one.estimate for one in task_list.tasks(session, sections(session), "en")}
    assert estimates["Vision"] == "about 10 minutes"
    assert all(text.startswith("about ") for text in estimates.values())


def test_check_answers_says_answers_as_people_read_them(stage: Stage) -> None:
    draft = stage.town("Town", **SECOND)
    session = stage.workspace.drafts.open(draft).session
    view = check.view(session, sections(session), "en", {}, locked=False)
    lines = {line.path.rpartition("/")[2]: line for section in view.sections for line in section.lines}
    assert lines["country"].answer == "Tunisia"
    assert lines["population"].answer == "48,250"
    assert lines["privacy_read"].answer == "Confirmed"
    assert lines["sig_resolution_date"].answer == "14 November 2026"
    assert lines["sig_name"].question.startswith("1. ")
    assert lines["lg_type_local"].answer == "Not answered (optional)"
    assert (view.left, view.first, view.reason) == (0, "", "")


def test_check_answers_counts_what_is_left_and_leads_to_the_first(stage: Stage) -> None:
    wrong = {f"{KEY}/population": "", f"{KEY}/contact/contact_email": "office"}
    draft = stage.town("Town", **wrong)
    session = stage.workspace.drafts.open(draft).session
    view = check.view(session, sections(session), "en", {}, locked=False)
    assert (view.left, view.first) == (2, f"{KEY}/population")
    assert view.reason == "Complete 2 answers to go on"
    lines = {line.path: line for section in view.sections for line in section.lines}
    assert lines[f"{KEY}/population"].wrong
    assert (lines[f"{KEY}/population"].action, lines[f"{KEY}/contact/contact_email"].action) == (
        "Correct",
        "Correct",
    )
    locked = check.view(session, sections(session), "en", {}, locked=True)
    assert {line.action for section in locked.sections for line in section.lines} == {""}


def test_a_file_is_called_as_the_officer_calls_it(stage: Stage, tmp_path: Path) -> None:
    draft = stage.town("Town", **SECOND)
    path = "/data/statement/signatories[1]/sig_resolution_file"
    scan = tmp_path / "décision 114.pdf"
    scan.write_bytes(b"%PDF-1.7 sample")
    added = stage.workspace.attachments.add(draft, scan, ())
    editor = stage.workspace.drafts.open(draft)
    editor.set(path, added.name)
    state = editor.session.node(path)
    assert check.answer_words(state, "en", {added.name: added.original}) == "décision 114.pdf"


READY = statement.Readiness(marked=True)


@pytest.mark.parametrize(
    ("ready", "begins"),
    [
        (READY, ""),
        (statement.Readiness(unread=(2, 3), marked=True), "Read the statement to the end: page 2"),
        (statement.Readiness(), "Draw the signature"),
        (statement.Readiness(way=statement.PICTURE, marked=True), "Choose the picture of the signature"),
        (statement.Readiness(way=statement.PICTURE, pictured=True), ""),
        (statement.Readiness(way=statement.TYPE), "Type the name"),
        (statement.Readiness(way=statement.TYPE, named=True), ""),
        (statement.Readiness(way=statement.CERTIFICATE), "Choose the certificate file"),
        (statement.Readiness(way=statement.CERTIFICATE, file_chosen=True), "Type the password"),
        (statement.Readiness(way=statement.CERTIFICATE, file_chosen=True, password_typed=True), ""),
        (statement.Readiness(way=statement.CARD, card=CardState(searching=True)), "Looking for cards"),
        (statement.Readiness(way=statement.CARD), "Put the card into the reader"),
        (statement.Readiness(way=statement.CARD, card=CardState(several=True)), "Choose the card"),
        (statement.Readiness(way=statement.CARD, card=CardState(chosen=True)), "Type the PIN"),
        (statement.Readiness(way=statement.CARD, card=CardState(chosen=True, pin=True)), ""),
        (statement.Readiness(marked=True, working=True), "Signing"),
    ],
)
def test_why_one_cannot_sign_yet(ready: statement.Readiness, begins: str) -> None:
    why = statement.reason(ready, "en")
    assert why.startswith(begins)
    assert bool(why) == bool(begins)


def test_signatories_sign_in_their_order() -> None:
    people = (
        Signatory("A", "Mayor"),
        Signatory("B", "Councillor", "council_resolution", "2026/114", date(2026, 11, 14)),
        Signatory("C", "Deputy", "delegation"),
    )
    found = statement.signers(Preview(b"", "en", people, (1,)), "en")
    assert [one.state.words for one in found] == ["Has signed", "Signs now", "Signs after"]
    assert [one.mandate for one in found] == [
        "Mayor, by virtue of the office",
        "Councillor, by decision 2026/114 of 14 November 2026",
        "Deputy, by delegation",
    ]
    assert [statement.pill(count, 3, "en").words for count in range(4)] == [
        "Not signed",
        "1 of 3 have signed",
        "2 of 3 have signed",
        "Signed",
    ]


def test_labels_of_signatures_are_the_ones_on_the_page() -> None:
    ways = {way.value: way.sentence for way in statement.ways()}
    assert "cannot be verified by itself" in ways["drawn"]


def _sending(stage: Stage, draft: str) -> send.Sending:
    space = stage.workspace
    return send.Sending(
        card=space.drafts.card(draft),
        package=space.outbox.package(draft),
        history=tuple(space.outbox.history(draft)),
        answers=tuple(space.answers.of(draft)),
        kit_title="Sample campaign",
        has_kit=True,
    )


def test_only_a_receipt_moves_the_last_steps(stage: Stage, tmp_path: Path) -> None:
    draft = stage.signed("Town")
    assert send.steps(_sending(stage, draft), "en")[1] == 0
    stage.workspace.outbox.pack(draft)
    assert send.steps(_sending(stage, draft), "en")[1] == 1
    stage.workspace.outbox.save_to(draft, tmp_path)
    assert send.steps(_sending(stage, draft), "en")[1] == 2
    stage.workspace.answers.take_in(stage.receipt(draft))
    assert send.steps(_sending(stage, draft), "en")[1] == 3
    stage.clock.pass_by(hours=1)
    stage.workspace.answers.take_in(stage.receipt(draft, "accepted"))
    found = _sending(stage, draft)
    assert send.steps(found, "en")[1] == 4
    shown = send.receipt(found.answers, "en")
    assert shown is not None
    assert (shown.title, dict(shown.pairs)["Reference"]) == ("Accepted", "HRC-2026-0148")
    sentences = [event.sentence for event in send.history(found, "en")]
    assert len(sentences) == 4
    assert sentences[0].startswith("Accepted")


def test_words_follow_the_language(stage: Stage) -> None:
    stage.town("Town")
    card = stage.workspace.drafts.cards()[0]
    activate("fr")
    assert words.day(card.changed_at, "fr").endswith("novembre 2026")
