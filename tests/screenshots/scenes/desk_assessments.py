"""Assessments at the desk: who sent them, which answers how many gave, and one beside its earlier version."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.assessments import ANSWERS
from hrcapp.ui.secretariat.followup_assessments import AssessmentsView
from hrcapp.ui.secretariat.followup_page import ASSESSMENTS
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.desk import _folder, window
from tests.unit.secretariat.assessment_world import assessment

FIRST = {"structures__office": "planned", "tools__tools": "training", "next_steps__help": "peers guides"}
SECOND = {
    "foundations__basis_text": "A sample charter of 2024, and the sample strategy that follows from it: both "
    "name the rights of residents, who answers for each of them, and how a complaint is heard.",
    "tools__tools": "training indicators dialogue",
    "structures__budget": "planned",
    "next_steps__help": "peers",
}
OTHERS = (
    ("Municipio de muestra", "MX", {"structures__budget": "yes", "tools__tools": "participatory_budget"}),
    ("بلدية نموذجية", "TN", {"structures__office": "no", "structures__budget": "no"}),
    ("Sample port", "GH", {"structures__office": "planned", "next_steps__publish_answers": "no"}),
)


@cache
def stage() -> DeskStage:
    """Four towns; the first has sent a second version."""
    made = DeskStage(_folder(), assessment=True)
    town = made.town("Sample city")
    accept(made, assessment(town, **FIRST))
    made.clock.later(days=2)
    accept(made, assessment(town, 2, **SECOND))
    for name, country, answers in OTHERS:
        accept(made, assessment(made.town(name, country=country), **answers))
    return made


def accept(made: DeskStage, data: bytes) -> None:
    taken = made.take("assessment.hrcb", data)
    assert taken.submission is not None
    if made.desk.review.item(taken.submission).party is None:
        made.desk.parties.create(made.desk.review.item(taken.submission).submission)
    made.desk.review.accept(taken.submission)


def view(office: Office) -> AssessmentsView:
    found = office.shell.page.shown_view
    assert isinstance(found, AssessmentsView)
    return found


@scenes.add("desk-assessments", EN, AR, DARK, LARGE, LARGE_AR)
def parties(look: Look) -> QWidget:
    return window(look, stage(), lambda office: office.followup.open(ASSESSMENTS))


@scenes.add("desk-assessments-answers", EN, AR, LARGE)
def answers(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(ASSESSMENTS)
        view(office).choose_group(ANSWERS)

    return window(look, stage(), go)


@scenes.add("desk-assessments-answer", EN, AR)
def answer(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(ASSESSMENTS)
        view(office).choose_group(ANSWERS)
        view(office).open()

    return window(look, stage(), go)


@scenes.add("desk-assessment", EN, AR, DARK, LARGE)
def one(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(ASSESSMENTS)
        party = view(office).results().parties[0]
        office.followup.assessment(party)
        office.shell.page.choose_part(list(office.shell.page.found.parts)[1])

    return window(look, stage(), go)


@scenes.add("desk-assessments-empty", EN, AR)
def empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), lambda office: office.followup.open(ASSESSMENTS))
