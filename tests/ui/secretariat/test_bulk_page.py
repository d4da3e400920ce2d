"""Accepting several forms in the window: the list first, by keyboard, stopped and gone on with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.status import ReviewState
from hrcapp.ui.secretariat.bulk_page import BulkPage
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.widgets import Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

NAMES = ("Oneville", "Lake Sample", "Northern Meadow")


def workshop(stage: DeskStage) -> DeskStage:
    """Three forms of one approved device, and one of a device that nobody knows."""
    device = DeviceKeys.generate()
    stage.desk.senders.approve(device.signing.public.fingerprint)
    for name in NAMES:
        stage.take(f"{name}.hrcb", stage.town(name, device=device).pack().data)
    stage.take("new.hrcb", stage.town("Unknown Harbour").pack().data)
    return stage


def bulk_page(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> tuple[Office, BulkPage]:
    office = opened(workshop(stage))
    find(office.shell, "accept-several", QPushButton).click()
    settled()
    assert isinstance(office.shell.page, BulkPage)
    return office, office.shell.page


def accepted(office: Office) -> set[str]:
    return {item.name for item in office.desk.review.items(ReviewState.ACCEPTED)}


def test_the_list_says_who_qualifies_and_space_leaves_one_out(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    office, page = bulk_page(stage, opened, settled)
    table = find(office.shell, "bulk-table", Table)
    rows = [table.model_.index(at, 0).data() for at in range(4)]
    assert "first form from this device" in rows[3]
    table.choose(1)
    office.shell.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(page.chosen()) == 2
    find(office.shell, "bulk-accept", QPushButton).click()
    settled()
    assert isinstance(office.shell.page, InboxPage)
    assert accepted(office) == {NAMES[0], NAMES[2]}
    assert office.notice is not None
    assert "2 forms accepted" in office.notice.words()[0]


def test_stopping_leaves_the_rest_as_it_was(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office, page = bulk_page(stage, opened, settled)
    page.accept()
    page.stop()
    settled()
    done = accepted(office)
    assert len(done) < len(NAMES)
    assert office.notice is not None
    assert "waits as before" in office.notice.words()[1]
    office.go_bulk()
    settled()
    again = office.shell.page
    assert isinstance(again, BulkPage)
    assert len(again.chosen()) == len(NAMES) - len(done)
    again.accept()
    settled()
    assert accepted(office) == set(NAMES)


def test_none_chosen_is_said_and_nothing_happens(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office, _page = bulk_page(stage, opened, settled)
    find(office.shell, "bulk-none", QPushButton).click()
    assert not find(office.shell, "bulk-accept", QPushButton).isEnabled()
    find(office.shell, "bulk-all", QPushButton).click()
    assert find(office.shell, "bulk-accept", QPushButton).isEnabled()
    settled()
