"""The follow-up open in a window, and what a person does in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from hrcapp.ui.secretariat.followup_page import FollowUpPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import Dialog, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]
ALPHA, BETA = "HRC-2026-0001", "HRC-2026-0002"
SHARED = {"publish_contact": "yes", "contact_name": "Sample Contact", "working_groups": "migration"}


@pytest.fixture
def office(stage: DeskStage, opened: Opening, settled: Settled) -> Office:
    """Two towns that can learn from each other, and one that may not be shared; the page is open."""
    stage.accepted("Sample alpha", offers="food", needs="care", term_end="2026-12-01", **SHARED)
    stage.accepted("Sample beta", offers="care", needs="food", **SHARED)
    stage.accepted("Sample gamma", offers="care", working_groups="migration housing")
    made = opened(stage)
    made.followup.open()
    settled()
    return made


def page(office: Office) -> FollowUpPage:
    assert isinstance(office.shell.page, FollowUpPage)
    return office.shell.page


def view(office: Office, name: str, settled: Settled) -> None:
    page(office).choose_view(name)
    settled()


def click(office: Office, name: str, settled: Settled) -> None:
    find(office.shell, name, QPushButton).click()
    settled()


def rows(office: Office, name: str) -> list[object]:
    table = find(office.shell, name, Table)
    return [table.model_.row(at) for at in range(table.model_.rowCount())]


def dialog(office: Office) -> Dialog:
    [found] = [each for each in office.shell.findChildren(Dialog) if each.isVisible()]
    return found


def choose_folder(office: Office, folder: Path, settled: Settled) -> None:
    [asking] = office.shell.findChildren(QFileDialog)
    asking.fileSelected.emit(str(folder))
    asking.close()
    settled()
