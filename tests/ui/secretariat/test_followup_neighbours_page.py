"""Neighbours in the window: found near a town, invited in its name, written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrcapp.ui.secretariat.followup_page import NEIGHBOURS
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import find
from tests.ui.secretariat.followup_window import Settled, choose_folder, click, office, rows, view

__all__ = ["office"]


def test_neighbours_are_invited_and_get_letters(
    office: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    town = stage.town("Girona", country="ES", admin1="Catalonia")
    taken = stage.take("girona.hrcb", town.pack().data)
    assert taken.submission is not None
    stage.desk.review.accept(taken.submission)
    view(office, NEIGHBOURS, settled)
    names = [row.name for row in rows(office, "inviting-table")]  # type: ignore[attr-defined]
    find(office.shell, "inviting-table", Table).choose(names.index("Girona"))
    click(office, "open-neighbours", settled)
    click(office, "invite-neighbour", settled)
    click(office, "undo", settled)
    assert office.desk.outreach.all() == []
    table = find(office.shell, "neighbours-table", Table)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    [entry] = office.desk.outreach.all()
    assert (entry.invited.name, entry.invited.by) == ("Salt", "Girona")
    click(office, "save-letters", settled)
    choose_folder(office, tmp_path, settled)
    assert [path.name for path in tmp_path.glob("neighbours-*/*")] == ["01-Salt.pdf"]
    office.followup.open(NEIGHBOURS)
    settled()
    assert rows(office, "inviting-table")[0].funnel.invited == 1  # type: ignore[attr-defined]


def test_a_town_that_nobody_can_place_has_no_neighbours(office: Office, settled: Settled) -> None:
    view(office, NEIGHBOURS, settled)
    click(office, "open-neighbours", settled)
    assert office.shell.page is not None
    assert office.shell.page.name == "followup-neighbours"
    assert not office.shell.findChildren(Table, "neighbours-table")
