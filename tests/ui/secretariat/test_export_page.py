"""Exports in the window: what is inside is shown first, then it is written; contacts only where they may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from hrcapp.secretariat.export import Format
from hrcapp.ui.secretariat.export_page import ExportPage
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def _page(office: Office) -> ExportPage:
    assert isinstance(office.shell.page, ExportPage)
    return office.shell.page


def _opened(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    stage.accepted("Sample city", publish_contact="yes")
    stage.accepted("Sample village")
    office = opened(stage)
    office.go_export()
    settled()
    return office


def test_what_is_inside_is_shown_before_anything_is_written(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = _opened(stage, opened, settled)
    survey = _page(office).survey
    assert survey is not None
    assert survey.parties == 2
    assert survey.seen.contacts == 1
    assert not _page(office).busy


def test_the_keyboard_chooses_a_kind_and_public_ones_take_no_contacts(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    office = _opened(stage, opened, settled)
    find(office.shell, "with-contacts", QCheckBox).click()
    assert _page(office).choice.contacts
    card = find(office.shell, f"format-{Format.ODK}", QRadioButton)
    office.shell.activateWindow()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert _page(office).choice.format is Format.ODK
    assert _page(office).choice.contacts
    find(office.shell, f"format-{Format.PAGES}", QRadioButton).click()
    assert not _page(office).choice.contacts
    assert not find(office.shell, "with-contacts", QCheckBox).isEnabled()


def test_it_is_written_into_the_chosen_folder(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    office = _opened(stage, opened, settled)
    out = tmp_path / "out"
    out.mkdir()
    for kind in Format:
        _page(office).choose(kind)
        _page(office).write_into(out)
        settled()
        assert office.notice is not None
        assert office.notice.kind == "success"
    assert len(list(out.iterdir())) == len(Format)
    assert office.last_folder == str(out)


def test_titles_follow_the_chosen_language(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = _opened(stage, opened, settled)
    page = _page(office)
    before = page.survey
    page.speak("fr")
    settled()
    assert page.survey is not None
    assert page.survey != before
    assert page.choice.language == "fr"


def test_a_folder_that_is_gone_is_told_and_nothing_stays_busy(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    office = _opened(stage, opened, settled)
    _page(office).write_into(tmp_path / "gone")
    settled()
    assert office.notice is not None
    assert office.notice.kind == "danger"
    assert not _page(office).busy
    assert find(office.shell, "export", QPushButton).isEnabled()


def test_stopping_leaves_nothing_behind(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    office = _opened(stage, opened, settled)
    page = _page(office)
    out = tmp_path / "out"
    out.mkdir()
    page.choose(Format.PAGES)
    page.write_into(out)
    page.stop()
    settled()
    assert not page.busy
    assert list(out.iterdir()) == []
