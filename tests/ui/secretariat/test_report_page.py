"""The report: as of a day, made, read, saved; the printed forms of 2022."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.report_page import ReportPage
from hrcapp.ui.widgets import Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def _page(office: Office) -> ReportPage:
    assert isinstance(office.shell.page, ReportPage)
    return office.shell.page


def _opened(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    office = opened(stage)
    office.go_report()
    settled()
    return office


def test_the_printed_forms_are_taken_in_once(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = _opened(stage, opened, settled)
    find(office.shell, "load-first-results", QPushButton).click()
    settled()
    page = _page(office)
    counts = page.found.content.snapshot.counts
    assert (counts.parties, counts.governments, counts.partners) == (67, 62, 5)
    assert (counts.forms, counts.pledges) == (67, 0)
    assert len(page.found.content.snapshot.findings) == 62
    assert not office.shell.findChildren(QPushButton, "load-first-results")
    assert office.desk.outgoing.pending() == [], "nobody waits for an answer to what the desk packed itself"


def test_taking_them_in_can_be_stopped_and_goes_on(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = _opened(stage, opened, settled)
    page = _page(office)
    before = page._advance

    def stop_at_ten(done: int, total: int) -> None:
        before(done, total)
        if done >= 10:
            page._stop()

    page._advance = stop_at_ten  # type: ignore[method-assign]
    page.load_first_results()
    settled()
    some = _page(office).found.reconstructed
    assert 10 <= some <= 67
    _page(office).load_first_results()
    settled()
    assert _page(office).found.reconstructed == 67
    assert len(office.desk.review.items()) == 67


def test_a_report_is_made_read_and_saved(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    stage.with_first_results().accepted("Sample city")
    office = _opened(stage, opened, settled)
    find(office.shell, "make-report", QPushButton).click()
    settled()
    page = _page(office)
    assert page.made is not None
    assert len(page.made.pages) > 5
    page.save_into(tmp_path)
    settled()
    assert (tmp_path / "report-en.pdf").read_bytes().startswith(b"%PDF-")
    data = json.loads((tmp_path / "report.json").read_bytes())
    assert data["counts"]["governments"] == 63
    assert len(data["annex"]) == 68


def test_an_earlier_day_counts_what_was_here_then(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.accepted("Sample city")
    office = _opened(stage, opened, settled)
    assert _page(office).found.content.snapshot.counts.pledges == 1
    for part, text in (("day", "٣١"), ("month", "12"), ("year", "2025")):
        find(office.shell, f"as-of-{part}", QLineEdit).setText(text)
    find(office.shell, "count-as-of", QPushButton).click()
    settled()
    assert _page(office).day.isoformat() == "2025-12-31"
    assert _page(office).found.content.snapshot.counts.pledges == 0


def test_no_such_day_is_told_and_changes_nothing(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = _opened(stage, opened, settled)
    day = _page(office).day
    find(office.shell, "as-of-day", QLineEdit).setText("41")
    find(office.shell, "count-as-of", QPushButton).click()
    settled()
    assert find(office.shell, "as-of-day", QLineEdit).property("invalid")
    assert _page(office).day == day


def test_a_finding_shows_whom_it_names_and_leads_there(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.with_first_results()
    office = _opened(stage, opened, settled)
    table = find(office.shell, "findings-table", Table)
    place = next(at for at in range(62) if table.model_.row(at).parties)
    row = table.model_.row(place)
    table.choose(place)
    find(office.shell, f"party-{row.parties[0].reference}", QPushButton).click()
    settled()
    assert office.shell.page is not None
    assert office.shell.page.title() == row.parties[0].name


def test_findings_speak_the_interfaces_language(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.with_first_results()
    office = _opened(stage, opened, settled)
    english = find(office.shell, "findings-table", Table).model_.row(0).theme
    office.shell.set_language("ar")
    settled()
    assert find(office.shell, "findings-table", Table).model_.row(0).theme != english
