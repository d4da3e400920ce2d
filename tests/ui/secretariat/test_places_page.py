"""Places in the window: chosen, tried, exchanged with, by a button and by itself; the window stays free."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.secretariat import places, rounds
from hrcapp.ui.secretariat.by_itself import ByItself
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.place_page import PlacePage
from hrcapp.ui.secretariat.places_page import PlacesPage
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import Dialog, Label
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


@pytest.fixture
def towns(stage: DeskStage, tmp_path: Path) -> Path:
    """A folder as the place of the towns."""
    made = tmp_path / "towns"
    made.mkdir()
    places.choose_officers_place(stage.home, DropBoxSpec("folder", str(made)))
    return made


@pytest.fixture
def desks(stage: DeskStage, tmp_path: Path) -> Path:
    """A folder as the place of the desks."""
    made = tmp_path / "desks"
    made.mkdir()
    places.choose_desks_place(stage.home, DropBoxSpec("folder", str(made)))
    return made


def _click(office: Office, name: str) -> None:
    find(office.shell, name, QPushButton).click()


def _page(office: Office) -> PlacesPage:
    assert isinstance(office.shell.page, PlacesPage)
    return office.shell.page


def _words(office: Office) -> str:
    return "\n".join(label.text() for label in office.shell.findChildren(Label) if label.isVisible())


def test_the_inbox_exchanges_both_ways(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], towns: Path
) -> None:
    town = stage.town("Sample town")
    FolderDropBox(towns).put_bundle(town.pack().data)
    office = opened(stage)
    find(office.shell, "inbox-search", QLineEdit).setText("Sample")
    _click(office, "exchange-drop-box")
    settled()
    assert isinstance(office.shell.page, InboxPage)
    assert [row.who for row in office.shell.page.rows] == ["Sample town"]
    assert office.shell.page.listed.search == "Sample", "what is sought stays"
    assert office.notice is not None
    assert office.notice.words() == ("Exchanged", "1 new file of towns. 1 answer put there.")
    assert len(FolderDropBox(towns).list_receipts(town.device.signing.public)) == 1
    assert (office.waiting, office.aside) == (1, 0)
    _click(office, "exchange-drop-box")
    settled()
    assert len(office.desk.review.items()) == 1


def test_without_a_place_the_button_leads_to_where_one_is_chosen(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    office = opened(stage)
    _click(office, "exchange-drop-box")
    settled()
    assert not find(office.shell, "exchange-now", QPushButton).isEnabled()
    assert "This desk works alone." in _words(office)
    assert office.notice is not None
    assert office.notice.kind == "danger"


def test_a_place_that_is_gone_is_told_and_remembered(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], towns: Path, desks: Path
) -> None:
    stage.accepted("Sample city")
    office = opened(stage)
    desks.rmdir()
    office.go_places()
    settled()
    _click(office, "exchange-now")
    settled()
    assert office.notice is not None
    assert office.notice.words()[0] == "Not everything went"
    shown = _words(office)
    assert "entries of this desk are not with the other desks yet." in shown
    assert "2 answers go out once the other desks know of them." in shown
    assert str(desks) in shown
    desks.mkdir()
    _click(office, "exchange-now")
    settled()
    assert "Nothing waits." in _words(office)
    assert len(_page(office).found.history) == 2


def test_a_folder_is_chosen_tried_and_shared(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    office = opened(stage)
    office.go_places()
    settled()
    _click(office, "choose-desks")
    page = office.shell.page
    assert isinstance(page, PlacePage)
    page.box.kind = "folder"
    office.shell.refresh()
    find(office.shell, "address", QLineEdit).setText(str(tmp_path / "none"))
    _click(office, "use-place")
    assert places.desks_place(stage.home) is None
    told = find(office.shell, "address", QLineEdit).accessibleDescription()
    assert "There is no such folder here." in told
    page.take_folder(tmp_path)
    _click(office, "test-place")
    settled()
    assert office.notice is not None
    assert office.notice.words() == ("A small file was put there and read again", str(tmp_path))
    assert places.desks_place(stage.home) is None, "trying keeps nothing"
    _click(office, "use-place")
    settled()
    assert places.desks_place(stage.home) == DropBoxSpec("folder", str(tmp_path))
    assert "Answers go out once they are noted there." in _words(office)
    _click(office, "work-alone")
    dialog = office.shell.findChild(Dialog)
    assert dialog is not None
    dialog.accept()
    settled()
    assert places.desks_place(stage.home) is None


def test_the_kit_s_drop_boxes_come_back(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], towns: Path
) -> None:
    office = opened(stage)
    office.go_places()
    settled()
    assert str(towns) in _words(office)
    _click(office, "kit-again")
    settled()
    assert _page(office).found.towns == ()
    assert not places.is_own(stage.home)


def test_nothing_begins_by_itself_before_it_is_switched_on(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], towns: Path, qtbot: QtBot
) -> None:
    FolderDropBox(towns).put_bundle(stage.town("Sample town").pack().data)
    office = opened(stage)
    by_itself: ByItself = office.by_itself
    by_itself.begin(0.0)
    by_itself.attempt()
    settled()
    assert not by_itself.due
    assert office.desk.rounds.last() is None
    office.go_places()
    settled()
    find(office.shell, "exchange-by-itself", QCheckBox).setChecked(True)
    qtbot.waitUntil(lambda: office.desk.rounds.last() is not None, timeout=20_000)
    settled()
    made = office.desk.rounds.last()
    assert made is not None
    assert (made.new, made.by_itself) == (1, True)
    assert office.notice is None, "what nobody asked for is not told"
    assert by_itself.due, "it looks again later"
    find(office.shell, "exchange-by-itself", QCheckBox).setChecked(False)
    settled()
    assert not by_itself.due


def test_what_needs_a_person_is_not_knocked_at_again(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    places.choose_desks_place(
        stage.home, DropBoxSpec("webdav", "http://cloud.example/box", {"user": "a", "password": "b"})
    )
    places.set_automatic(stage.home, True)
    office = opened(stage)
    office.by_itself.begin(0.0)
    qtbot.waitUntil(lambda: office.desk.rounds.last() is not None, timeout=20_000)
    settled()
    assert not office.by_itself.due
    assert office.by_itself.waits_for_person


def test_a_round_is_stopped_and_the_next_goes_on(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], towns: Path, desks: Path
) -> None:
    senders = _six(stage, towns)
    office = opened(stage)
    stop = office.exchanging.stop
    office.exchanging.advanced.connect(lambda done, _total: stop() if done == 2 else None)
    _click(office, "exchange-drop-box")
    settled()
    assert office.notice is not None
    assert office.notice.words()[0] == "Stopped"
    assert not office.exchanging.running
    office.exchanging.advanced.disconnect()
    _click(office, "exchange-drop-box")
    settled()
    assert len(office.desk.review.items()) == 6
    assert all(len(FolderDropBox(towns).list_receipts(one)) == 1 for one in senders)


def test_closing_the_window_in_the_midst_of_a_round_loses_nothing(
    stage: DeskStage, opened: Opening, towns: Path, desks: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    senders = _six(stage, towns)
    office = opened(stage)
    _click(office, "exchange-drop-box")
    qtbot.waitUntil(lambda: office.exchanging.at[0] >= 1)
    office.shell.close()
    tasks.close()
    rounds.make(stage.desk)
    assert len(stage.desk.review.items()) == 6
    assert len(list(desks.glob("events/*/*/*.json"))) == 6
    assert all(len(FolderDropBox(towns).list_receipts(one)) == 1 for one in senders)


def _six(stage: DeskStage, towns: Path) -> list[PublicKey]:
    """Six towns have put their forms there."""
    found = [stage.town(f"Sample town {number}") for number in range(6)]
    for town in found:
        FolderDropBox(towns).put_bundle(town.pack().data)
    return [town.device.signing.public for town in found]


def test_a_server_that_never_answers_holds_up_nobody(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], qtbot: QtBot
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/box"
        spec = DropBoxSpec("webdav", address, {"user": "a", "password": "b"})
        places.choose_desks_place(stage.home, spec)
        stage.accepted("Sample city")
        office = opened(stage)
        _click(office, "exchange-drop-box")
        silent.setblocking(False)
        links: list[socket.socket] = []

        def asked() -> bool:
            with suppress(BlockingIOError):
                links.append(silent.accept()[0])
            return bool(links)

        qtbot.waitUntil(asked, timeout=20_000)
        with links[0]:
            office.go_registry()
            qtbot.waitUntil(lambda: office.shell.page is not None and office.shell.page.name == "registry")
            assert office.exchanging.running
            office.exchanging.stop()
    settled()
    assert not office.exchanging.running
    assert office.desk.outgoing.held() == 2
