"""The follow-up in the window: lists, a meeting from plan to minutes, exchanges, reminders, files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from hrcapp.secretariat.followup.said import ABSENT, CAME
from hrcapp.ui.secretariat.followup_meeting_page import MeetingPage
from hrcapp.ui.secretariat.followup_page import MEETINGS, NEIGHBOURS, PAIRS, REMINDERS
from hrcapp.ui.secretariat.followup_plan_page import PlanPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import ComboBox, SearchCombo, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find
from tests.ui.secretariat.followup_window import (
    ALPHA,
    BETA,
    Settled,
    choose_folder,
    click,
    dialog,
    office,
    page,
    rows,
    view,
)

__all__ = ["office"]


def type_plan(office: Office, **values: str) -> None:
    for name, value in values.items():
        find(office.shell, f"meeting-{name}".replace("_", "-"), QLineEdit).setText(value)


def planned(office: Office, settled: Settled) -> MeetingPage:
    click(office, "plan-for-group", settled)
    type_plan(
        office,
        title="Sample meeting",
        day_day="10",
        day_month="12",
        day_year="2026",
        time="15:30",
        minutes="45",
    )
    find(office.shell, "meeting-zone", SearchCombo).set_value("Africa/Tunis")
    find(office.shell, "meeting-agenda", QPlainTextEdit).setPlainText("A sample point")
    click(office, "keep-plan", settled)
    assert isinstance(office.shell.page, MeetingPage)
    return office.shell.page


def test_a_list_is_opened_by_keyboard_and_its_contacts_saved(
    office: Office, settled: Settled, tmp_path: Path
) -> None:
    assert [(row.name, row.members, row.sharing) for row in rows(office, "groups-table")] == [  # type: ignore[attr-defined]
        ("Migration and refuge", "3", "2"),
        ("Housing", "1", "0"),
    ]
    table = find(office.shell, "groups-table", Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    assert len(rows(office, "members-table")) == 3
    click(office, "save-contacts", settled)
    choose_folder(office, tmp_path, settled)
    saved = (tmp_path / "contacts-migration.csv").read_text(encoding="utf-8-sig")
    assert (ALPHA in saved, BETA in saved, "gamma" in saved) == (True, True, False)
    assert office.notice is not None
    assert "1 party has not agreed" in office.notice.words()[1]
    click(office, "open-party", settled)
    assert office.shell.page is not None
    assert office.shell.page.name == "party"


def test_a_plan_tells_what_is_missing_and_keeps_what_was_typed(office: Office, settled: Settled) -> None:
    click(office, "plan-meeting", settled)
    type_plan(office, link="meet.sample.example", time="25:00", minutes="2", title="Sample meeting")
    click(office, "keep-plan", settled)
    assert isinstance(office.shell.page, PlanPage)
    wrong = [one.field for one in office.shell.page._wrong]
    assert wrong == ["meeting-day", "meeting-time", "meeting-minutes", "meeting-link"]
    assert find(office.shell, "meeting-title", QLineEdit).text() == "Sample meeting"
    assert office.desk.followup.meetings.all() == []


def test_a_meeting_from_plan_to_minutes(office: Office, settled: Settled, tmp_path: Path) -> None:
    meeting = planned(office, settled)
    plan = meeting.found.meeting.plan
    assert (plan.group, plan.minutes, plan.zone) == ("working_groups/migration", 45, "Africa/Tunis")
    assert [row.reference for row in rows(office, "attendance-table")][:2] == [ALPHA, BETA]  # type: ignore[attr-defined]
    table = find(office.shell, "attendance-table", Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    find(office.shell, "attendance-table", Table).choose(1)
    click(office, "note-absent", settled)
    assert meeting.found.attendance == {ALPHA: CAME, BETA: ABSENT}
    assert meeting.chosen == BETA
    click(office, "note-nothing", settled)
    assert meeting.found.attendance == {ALPHA: CAME}
    click(office, "note-minutes", settled)
    find(dialog(office), "minutes", QPlainTextEdit).setPlainText("A sample decision.")
    dialog(office).verb_button.click()
    settled()
    assert meeting.found.minutes == "A sample decision."
    click(office, "save-invitations", settled)
    choose_folder(office, tmp_path, settled)
    [folder] = tmp_path.glob("meeting-2026-12-10-*")
    assert len(list(folder.glob("*.pdf"))) == 3


def test_a_meeting_is_changed_called_off_and_removed(office: Office, settled: Settled) -> None:
    meeting = planned(office, settled)
    click(office, "change-meeting", settled)
    group = find(office.shell, "meeting-group", ComboBox)
    group.set_value("*")
    type_plan(office, time="9:05")
    click(office, "keep-plan", settled)
    assert office.shell.page is meeting
    assert meeting.found.meeting.plan.group == ""
    assert f"{meeting.found.meeting.plan.starts:%H:%M}" == "09:05"
    click(office, "call-off", settled)
    assert meeting.found.meeting.called_off
    click(office, "undo", settled)
    assert not meeting.found.meeting.called_off
    assert meeting.found.meeting.sequence == 3
    click(office, "remove-meeting", settled)
    dialog(office).verb_button.click()
    settled()
    assert page(office).view == MEETINGS
    assert office.desk.followup.meetings.all() == []


def test_somebody_who_was_not_invited_was_there(office: Office, settled: Settled) -> None:
    office.followup.open()
    settled()
    find(office.shell, "groups-table", Table).choose(1)
    meeting = planned(office, settled)
    click(office, "note-other", settled)
    chooser = dialog(office)
    find(chooser, "chooser-search", QLineEdit).setText("Sample beta")
    settled()
    chooser.verb_button.click()
    settled()
    assert meeting.found.attendance == {BETA: CAME}
    assert "Sample beta" in [row.name for row in rows(office, "attendance-table")]  # type: ignore[attr-defined]


def test_an_exchange_is_explained_accepted_and_put_aside(
    office: Office, settled: Settled, tmp_path: Path
) -> None:
    view(office, PAIRS, settled)
    [row] = rows(office, "pairs-table")
    why = find(office.shell, "pair-reasons", QLabel).text()
    assert "Food (10 points)" in why
    assert "Each can learn from the other (6 points)" in why
    click(office, "accept-pair", settled)
    click(office, "undo", settled)
    assert rows(office, "pairs-table") == [row]
    click(office, "put-aside", settled)
    assert rows(office, "pairs-table") == []
    shown = page(office).shown_view
    shown.choose_group("aside")  # type: ignore[attr-defined]
    click(office, "accept-pair", settled)
    page(office).shown_view.choose_group("accepted")  # type: ignore[attr-defined]
    click(office, "save-introductions", settled)
    choose_folder(office, tmp_path, settled)
    assert len(list((tmp_path / "introductions").glob("*.pdf"))) == 2


def test_a_reminder_is_noted_as_done_and_taken_back(office: Office, settled: Settled, tmp_path: Path) -> None:
    view(office, REMINDERS, settled)
    assert [row.reminder.person.reference for row in rows(office, "reminders-table")] == [ALPHA]  # type: ignore[attr-defined]
    click(office, "save-reminders", settled)
    choose_folder(office, tmp_path, settled)
    assert len(list(tmp_path.glob("reminders-*/*.pdf"))) == 1
    click(office, "mark-done", settled)
    assert rows(office, "reminders-table") == []
    click(office, "undo", settled)
    assert len(rows(office, "reminders-table")) == 1
    for part, value in (("day", "24"), ("month", "11"), ("year", "2027")):
        find(office.shell, f"as-of-{part}", QLineEdit).setText(value)
    click(office, "count-as-of", settled)
    assert len(rows(office, "reminders-table")) == 4


def test_nobody_yet(stage: DeskStage, opened: Opening, settled: Settled) -> None:
    office = opened(stage)
    office.followup.open()
    settled()
    for name in (PAIRS, NEIGHBOURS, REMINDERS, MEETINGS):
        view(office, name, settled)
    click(office, "plan-first-meeting", settled)
    assert isinstance(office.shell.page, PlanPage)
