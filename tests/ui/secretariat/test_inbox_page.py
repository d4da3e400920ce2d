"""Files come in: by button, by drop, from the drop box; nothing is lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.model.status import Outcome
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Table
from hrcapp.ui.widgets.drop_area import DropArea
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def _page(office: Office) -> InboxPage:
    assert isinstance(office.shell.page, InboxPage)
    return office.shell.page


def _table(office: Office) -> Table[object]:
    return find(office.shell, "inbox-table", Table)


def _files(office: Office) -> list[str]:
    return [row.file for row in _page(office).rows]


def _choose(office: Office, file: str) -> None:
    _table(office).choose(_files(office).index(file))


def test_a_folder_is_imported_and_one_bad_file_stops_nothing(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.file("a.hrcb", stage.town("Sample town").pack().data)
    stage.file("b.hrcb", b"not a form")
    stage.file("c.hrcb", stage.town("Sample city").pack().data)
    office = opened(stage)
    _page(office).take([stage.mail])
    settled()
    assert {row.file: row.group for row in _page(office).rows} == {
        "a.hrcb": "to-review",
        "b.hrcb": "quarantine",
        "c.hrcb": "to-review",
    }
    last = find(office.shell, "last-import", QLabel).text()
    assert last.startswith("Last import: 3 files, 2 imported, 0 already here, 1 in quarantine.")
    assert (office.waiting, office.aside) == (2, 1)


def test_the_same_folder_again_doubles_nothing(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.file("a.hrcb", stage.town("Sample town").pack().data)
    office = opened(stage)
    for _time in range(2):
        _page(office).take([stage.mail])
        settled()
    assert [(row.file, row.group) for row in _page(office).rows] == [
        ("a.hrcb", "already"),
        ("a.hrcb", "to-review"),
    ]
    assert len(office.desk.review.items()) == 1


def test_files_can_be_dropped_on_the_page(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    path = stage.file("dropped.hrcb", stage.town("Sample town").pack().data)
    office = opened(stage)
    area = office.shell.findChild(DropArea)
    assert area is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(area, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(area, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    settled()
    assert _files(office) == ["dropped.hrcb"]


def test_an_export_of_other_software_can_be_dropped_on_the_page(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    folder = stage.folder / "central" / "one"
    folder.mkdir(parents=True)
    session, xml = stage.town("Sample city").instance()
    (folder / "submission.xml").write_bytes(xml)
    (folder / "extra.txt").write_bytes(b"a note that nothing names")
    office = opened(stage)
    area = office.shell.findChild(DropArea)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder.parent))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    QApplication.sendEvent(area, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    settled()
    assert _files(office) == ["extra.txt", "one/submission.xml"], "nothing that came is left out"
    _choose(office, "one/submission.xml")
    told = " ".join(label.text() for label in office.shell.findChildren(QLabel))
    assert "no device of the campaign sealed it" in told
    assert "no statement in this file" in told
    assert session.value("/data/key_info/name_official") in told


def test_an_import_can_be_stopped_and_taken_up_again(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    for number in range(6):
        stage.file(f"{number}.hrcb", stage.town(f"Sample town {number}").pack().data)
    office = opened(stage)
    office.importing.moment = 0  # a file at a time
    office.importing.advanced.connect(lambda done, _total: office.importing.stop() if done == 2 else None)
    _page(office).take([stage.mail])
    settled()
    assert len(office.desk.review.items()) == 2
    assert not office.importing.running
    office.importing.advanced.disconnect()
    _page(office).take([stage.mail])
    settled()
    assert len(office.desk.review.items()) == 6


def test_pages_open_while_an_import_runs(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    for number in range(5):
        stage.file(f"{number}.hrcb", stage.town(f"Sample town {number}").pack().data)
    office = opened(stage)
    _page(office).take([stage.mail])
    qtbot.waitUntil(lambda: office.importing.total == 5)
    office.go_registry()
    qtbot.waitUntil(lambda: office.shell.page is not None and office.shell.page.name == "registry")
    settled()
    assert len(office.desk.review.items()) == 5
    assert office.waiting == 5


def test_a_sender_is_approved_and_what_waited_comes_in(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.usual_week()
    office = opened(stage)
    _choose(office, "sample-city-v3.hrcb")
    find(office.shell, "step-approve", QPushButton).click()
    settled()
    row = next(row for row in _page(office).rows if row.file == "sample-city-v3.hrcb")
    assert row.group == "to-review"


def test_a_note_stays_beside_what_is_set_aside(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.usual_week()
    office = opened(stage)
    _choose(office, "taller-03.hrcb")
    find(office.shell, "step-note", QPushButton).click()
    words = office.shell.findChild(QPlainTextEdit, "words")
    assert words is not None
    dialog = words.window()
    dialog.accept()  # type: ignore[attr-defined]
    assert dialog.isVisible(), "a note without words is no note"
    words.setPlainText("Sample: the sender was told on the telephone.")
    dialog.accept()  # type: ignore[attr-defined]
    settled()
    arrived = next(one for one in office.desk.inbox.files() if one.file == "taller-03.hrcb")
    assert arrived.notes == ("Sample: the sender was told on the telephone.",)


def test_a_letter_goes_to_the_clipboard(stage: DeskStage, opened: Opening) -> None:
    stage.usual_week()
    office = opened(stage)
    _choose(office, "taller-03.hrcb")
    find(office.shell, "step-letter", QPushButton).click()
    assert "taller-03.hrcb" in QGuiApplication.clipboard().text()


def test_filters_and_search_narrow_the_table(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.usual_week()
    office = opened(stage)
    _page(office).choose_group("quarantine")
    settled()
    assert set(_files(office)) == {"taller-03.hrcb", "holiday-photos.zip", "sample-city-v3.hrcb"}
    find(office.shell, "inbox-search", QLineEdit).setText("holiday")
    settled()
    assert _files(office) == ["holiday-photos.zip"]
    office.shell.set_language("fr")
    settled()
    assert _files(office) == ["holiday-photos.zip"], "what is sought stays through a change of language"


def test_answers_go_out_to_a_folder_once(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    stage.accepted("Sample city")
    office = opened(stage)
    out = tmp_path / "out"
    out.mkdir()
    _page(office).exchange.save_into(out)
    settled()
    assert sorted(path.suffix for path in out.iterdir()) == [".hrcr", ".hrcr"]
    assert office.desk.outgoing.pending() == []
    assert not office.shell.findChildren(QPushButton, "save-answers")


def test_closing_the_window_during_an_import_loses_nothing(
    stage: DeskStage, opened: Opening, tasks: Tasks, qtbot: QtBot
) -> None:
    for number in range(6):
        stage.file(f"{number}.hrcb", stage.town(f"Sample town {number}").pack().data)
    office = opened(stage)
    office.importing.moment = 0
    _page(office).take([stage.mail])
    qtbot.waitUntil(lambda: len(office.importing.results) >= 1)
    office.shell.close()
    tasks.close()
    here = stage.desk.review.items()
    assert 1 <= len(here) < 6
    assert len(stage.desk.inbox.files()) == len(here)
    again = stage.desk.intake.import_paths([stage.mail])
    assert {one.outcome for one in again} <= {Outcome.ALREADY, Outcome.IMPORTED}
    assert len(stage.desk.review.items()) == 6
