"""The watched folder in the window: switched on and off by a person, running beside other work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def test_new_files_come_in_by_themselves_once_a_folder_is_chosen(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    office = opened(stage)
    watching = office.watching
    watching._timer.setInterval(10)
    folder = stage.folder / "arriving"
    folder.mkdir()
    file = folder / "sample.hrcb"
    file.write_bytes(stage.town("Sample city").pack().data)
    settled()
    assert office.desk.review.items() == [], "off until somebody switches it on"
    assert find(office.shell, "watch-folder", QPushButton)
    watching.choose(folder)
    qtbot.waitUntil(lambda: bool(watching.watched._taken()), timeout=20_000)
    settled()
    assert len(office.desk.review.items()) == 1
    assert file.is_file()
    assert len(office.desk.outgoing.pending()) == 1
    find(office.shell, "stop-watching", QPushButton).click()
    settled()
    assert not watching._timer.isActive()
    assert watching.folder is None


def test_an_import_that_was_stopped_pauses_it(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    office = opened(stage)
    watching = office.watching
    watching._timer.setInterval(10)
    folder = stage.folder / "arriving"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.hrcb").write_bytes(f"no form {number}".encode())
    office.importing.started.connect(office.importing.stop)
    watching.choose(folder)
    qtbot.waitUntil(lambda: watching.paused, timeout=20_000)
    settled()
    assert watching.watched._taken() == {}
    office.importing.started.disconnect(office.importing.stop)
    find(office.shell, "watch-again", QPushButton).click()
    qtbot.waitUntil(lambda: len(watching.watched._taken()) == 3, timeout=20_000)
    settled()
    assert len(office.desk.intake.quarantine()) == 3
    watching.choose(None)
    settled()
