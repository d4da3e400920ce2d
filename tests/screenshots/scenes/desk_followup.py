"""The follow-up on a desk with sample towns: groups, meetings, exchanges, reminders."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from PySide6.QtWidgets import QWidget

from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.fold_parties import YES
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.said import ABSENT, ACCEPTED, CAME
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.followup_page import MEETINGS, NEIGHBOURS, PAIRS, REMINDERS
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage, SampleTown
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.desk import _folder, window

TOWNS = (
    (
        "Sample city",
        "TN",
        "migration housing",
        "migration water_sanitation",
        "housing care",
        "fr ar",
        "62000",
    ),
    ("Municipio de muestra", "MX", "migration", "housing care", "migration", "es fr", "58000"),
    ("بلدية نموذجية", "TN", "water_sanitation", "care", "water_sanitation", "ar", "20500"),
    ("Ville d’exemple", "FR", "housing migration", "housing", "participation", "fr", "410000"),
    ("Sample port", "GH", "migration", "participation", "care", "en fr", "47000"),
    ("Sample valley", "KE", "participation", "care", "housing", "en", "51000"),
)
MIGRATION = "working_groups/migration"


def stage() -> DeskStage:
    """A desk with towns that signed up, offer and need; one of them is silent, one on hold."""
    made = DeskStage(_folder())
    for at, (name, country, groups, offers, needs, languages, population) in enumerate(TOWNS):
        town = SampleTown(made.campaign.kit, name, country, "Sample region")
        answers = {
            "working_groups": groups,
            "offers": offers,
            "needs": needs,
            "c2c_languages": languages,
            "c2c_formats": "online visit",
            "population": population,
            "assessment": ("wanted", "done")[at % 2],
            "contact_name": "Sample Contact",
            "publish_contact": "no" if name == "Sample valley" else "yes",
            "term_end": ("2026-12-20", "2027-05-02", "2026-11-20")[at % 3],
        }
        taken = made.take(f"sample-{at}.hrcb", town.pack(**answers).data)
        assert taken.submission is not None
        made.desk.review.accept(taken.submission)
    return made


@cache
def followed() -> DeskStage:
    """The same with meetings, one pair accepted and one reminder done."""
    made = stage()
    desk, followup = made.desk, made.desk.followup
    ours = [one.reference for one in followup.people().taking_part]
    desk.registrar.set_standing(ours[4], PartyStanding.ON_HOLD)
    past = Plan(
        "First meeting on migration",
        datetime(2026, 11, 12, 15, 0),
        90,
        "Africa/Tunis",
        MIGRATION,
        link="https://meet.sample.example/migration",
        languages=("fr", "es"),
        agenda="Welcome\nWhat each town has done\nNext steps",
    )
    first = followup.meetings.plan(past)
    followup.meetings.note_attendance(first, ours[0], CAME)
    followup.meetings.note_attendance(first, ours[1], CAME)
    followup.meetings.note_attendance(first, ours[3], ABSENT)
    followup.meetings.note_attendance(first, ours[2], CAME)
    followup.meetings.note_minutes(first, "The towns agreed to write down what they have learnt.")
    followup.meetings.plan(
        Plan(
            "Open day of the campaign",
            datetime(2026, 12, 10, 10, 0),
            240,
            "Europe/Madrid",
            place="Sample hall",
        )
    )
    off = Plan("A walk through the sample city", datetime(2026, 12, 1, 9, 0), 60, "UTC", MIGRATION)
    followup.meetings.call_off(followup.meetings.plan(off))
    followup.pairs.decide(followup.matching().suggested[-1], ACCEPTED)
    followup.reminders.mark(followup.due(made.clock.now.date())[0])
    return made


def meeting(title: str) -> str:
    return next(one.id for one in followed().desk.followup.meetings.all() if one.plan.title == title)


@scenes.add("desk-followup-groups", EN, AR, LARGE)
def groups(look: Look) -> QWidget:
    return window(look, followed(), lambda office: office.followup.open())


@scenes.add("desk-followup-group", EN, AR)
def group(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open()
        office.followup.group(MIGRATION)

    return window(look, followed(), go)


@scenes.add("desk-followup-meetings", EN, AR)
def meetings(look: Look) -> QWidget:
    return window(look, followed(), lambda office: office.followup.open(MEETINGS))


@scenes.add("desk-followup-meeting", EN, AR, DARK, LARGE)
def one_meeting(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(MEETINGS)
        office.followup.meeting(meeting("First meeting on migration"))

    return window(look, followed(), go)


@scenes.add("desk-followup-plan", EN, AR, LARGE)
def plan(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(MEETINGS)
        office.followup.meeting(meeting("First meeting on migration"))
        office.followup.change(office.shell.page)

    return window(look, followed(), go)


@scenes.add("desk-followup-exchanges", EN, AR, LARGE_AR)
def exchanges(look: Look) -> QWidget:
    return window(look, followed(), lambda office: office.followup.open(PAIRS))


@cache
def among_neighbours() -> DeskStage:
    """A desk with one real place, so that its neighbours are known; what it says is a sample."""
    made = DeskStage(_folder())
    made.accepted("Girona", country="ES", admin1="Catalonia")
    followup = made.desk.followup
    [town] = followup.people().taking_part
    near = followup.neighbours.of(town)
    for place in near[:2]:
        followup.neighbours.invite(town, place)
    made.desk.outreach.reply(made.desk.outreach.all()[0].id, YES)
    return made


@scenes.add("desk-followup-inviting", EN, AR)
def inviting(look: Look) -> QWidget:
    return window(look, among_neighbours(), lambda office: office.followup.open(NEIGHBOURS))


@scenes.add("desk-followup-neighbours", EN, AR)
def neighbours(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.followup.open(NEIGHBOURS)
        office.followup.neighbours(office.desk.followup.people().taking_part[0])

    return window(look, among_neighbours(), go)


@scenes.add("desk-followup-reminders", EN, AR)
def reminders(look: Look) -> QWidget:
    return window(look, followed(), lambda office: office.followup.open(REMINDERS))


@scenes.add("desk-followup-empty", EN, AR)
def empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), lambda office: office.followup.open())
