"""From an empty folder to an open desk, and back into it with the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.exchange import staff_key
from hrcapp.exchange.kit import open_kit
from hrcapp.secretariat import joining
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.leaving import FILES, Leaving, Thing
from hrcapp.store import Home, Role
from hrcapp.ui.context import AppContext
from hrcapp.ui.secretariat import open_desk
from hrcapp.ui.secretariat.join_page import JoinPage
from hrcapp.ui.secretariat.leaving_page import LeavingPage
from hrcapp.ui.start.flow import StartFlow
from hrcapp.ui.widgets import ErrorSummary
from tests.ui.secretariat.conftest import find
from tests.unit.secretariat.desk_world import new_campaign

PASSPHRASE = "six sample words for this desk"


@pytest.fixture
def begun(context: AppContext, settled: Callable[[], None]) -> AppContext:
    """The window of a folder that is nobody's yet."""
    open_desk(context)
    settled()
    return context


def _press(context: AppContext, name: str, settled: Callable[[], None]) -> None:
    assert context.shell is not None
    find(context.shell, name, QPushButton).click()
    settled()


def _type(context: AppContext, **texts: str) -> None:
    assert context.shell is not None
    for name, text in texts.items():
        find(context.shell, name.replace("_", "-"), QLineEdit).setText(text)


def _made(context: AppContext, settled: Callable[[], None]) -> LeavingPage:
    _type(
        context,
        title_en="Sample campaign",
        email="desk@sample.example",
        passphrase=PASSPHRASE,
        again=PASSPHRASE,
    )
    _press(context, "make-campaign", settled)
    assert context.shell is not None
    assert isinstance(context.shell.page, LeavingPage)
    return context.shell.page


def test_nothing_is_claimed_before_the_campaign_is_made(begun: AppContext) -> None:
    assert begun.shell is not None
    assert begun.shell.page is not None
    assert begun.shell.page.name == "begin"
    assert begun.home.role is None


def test_what_is_wrong_is_listed_and_each_line_leads_there(
    begun: AppContext, settled: Callable[[], None], qtbot: QtBot
) -> None:
    _press(begun, "make-campaign", settled)
    assert begun.shell is not None
    begun.shell.activateWindow()
    qtbot.waitUntil(begun.shell.isActiveWindow)
    summary = find(begun.shell, "error-summary", ErrorSummary)
    assert len(summary.links) == 3
    summary.links[1].linkActivated.emit("#")
    assert begun.app.focusWidget() is find(begun.shell, "email", QLineEdit)
    assert begun.home.role is None


def test_what_was_typed_survives_a_change_of_language(begun: AppContext) -> None:
    _type(begun, title_en="Sample campaign", email="desk@sample.example", passphrase=PASSPHRASE)
    assert begun.shell is not None
    begun.shell.set_language("ar")
    assert find(begun.shell, "title-en", QLineEdit).text() == "Sample campaign"
    assert find(begun.shell, "passphrase", QLineEdit).text() == PASSPHRASE
    assert find(begun.shell, "passphrase", QLineEdit).echoMode() is QLineEdit.EchoMode.Password


def _practise(context: AppContext, settled: Callable[[], None]) -> LeavingPage:
    """Type two of the sheets that wait to be saved; the page with the rest of the steps."""
    assert context.shell is not None
    waiting = Leaving.waiting(context.home)
    assert waiting is not None
    _press(context, "save-drill", settled)
    find(context.shell, "sheet-a", QPlainTextEdit).setPlainText(waiting.secrets[Thing.SHEET_3])
    find(context.shell, "sheet-b", QPlainTextEdit).setPlainText(waiting.secrets[Thing.SHEET_2])
    _press(context, "use-sheets", settled)
    assert isinstance(context.shell.page, LeavingPage)
    return context.shell.page


def _save_all(context: AppContext, page: LeavingPage, settled: Callable[[], None], folder: Path) -> None:
    """Every step but the last press."""
    for thing in page._leaving.things:
        if thing is Thing.KIT:
            page = _practise(context, settled)
        page.save(thing, folder)
        settled()


def test_from_nothing_to_an_open_desk(begun: AppContext, settled: Callable[[], None], tmp_path: Path) -> None:
    page = _made(begun, settled)
    assert begun.home.role is Role.SECRETARIAT
    assert begun.shell is not None
    assert not find(begun.shell, "save-drill", QPushButton).isEnabled()
    for number, thing in enumerate(page._leaving.things):
        assert not find(begun.shell, "open-desk", QPushButton).isEnabled()
        folder = tmp_path / f"place-{number}"
        folder.mkdir()
        if thing is Thing.KIT:
            assert not find(begun.shell, "save-kit", QPushButton).isEnabled()
            page = _practise(begun, settled)
        page.save(thing, folder)
        settled()
        assert (folder / FILES[thing]).is_file()
    _press(begun, "open-desk", settled)
    assert begun.shell.page is not None
    assert begun.shell.page.name == "inbox"
    assert Leaving.waiting(begun.home) is None


def test_a_missing_stick_is_told_and_the_rest_goes_on(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    page = _made(begun, settled)
    page.save(Thing.ROOT_KEY, tmp_path / "no-stick")
    settled()
    assert begun.shell is not None
    assert begun.shell.findChild(object, "notice") is not None
    page.save(Thing.SHEET_1, tmp_path)
    settled()
    kept = Leaving.waiting(begun.home)
    assert kept is not None
    assert set(kept.saved) == {Thing.SHEET_1}
    page.save(Thing.KIT, tmp_path)
    settled()
    assert begun.shell.findChild(object, "notice") is not None, "before the drill no kit leaves"
    assert not (tmp_path / FILES[Thing.KIT]).exists()


def test_a_start_after_a_power_cut_goes_on_with_what_is_not_saved(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    _made(begun, settled).save(Thing.SHEET_2, tmp_path)
    settled()
    open_desk(begun)
    settled()
    assert begun.shell is not None
    assert isinstance(begun.shell.page, LeavingPage)


def test_a_wrong_passphrase_thrice_then_the_right_one_loses_nothing(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    page = _made(begun, settled)
    _save_all(begun, page, settled, tmp_path)
    assert open_kit((tmp_path / FILES[Thing.KIT]).read_bytes()).content.title["ar"] == "Sample campaign"
    page._leaving.finish()  # the window is closed before "Open the desk" is pressed
    before = {path: path.read_bytes() for path in begun.home.path.rglob("*") if path.is_file()}
    open_desk(begun)
    settled()
    assert begun.shell is not None
    for wrong in ("", "not this one", PASSPHRASE.upper()):
        _type(begun, passphrase=wrong)
        _press(begun, "open-desk", settled)
        assert find(begun.shell, "passphrase", QLineEdit).property("invalid")
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert [path.name for path in changed if path.name != "settings.json"] == []
    _type(begun, passphrase=PASSPHRASE)
    _press(begun, "open-desk", settled)
    assert begun.shell.page is not None
    assert begun.shell.page.name == "inbox"
    assert Desk.needs_passphrase(begun.home)


def test_two_sheets_open_a_desk_whose_passphrase_is_forgotten(
    begun: AppContext, settled: Callable[[], None]
) -> None:
    made = new_campaign(begun.home, passphrase=PASSPHRASE)
    open_desk(begun)
    settled()
    assert begun.shell is not None
    _press(begun, "forgotten", settled)
    find(begun.shell, "sheet-a", QPlainTextEdit).setPlainText(made.sheets[1])
    find(begun.shell, "sheet-b", QPlainTextEdit).setPlainText("these are no words of a sheet")
    _press(begun, "use-sheets", settled)
    assert find(begun.shell, "sheet-b", QPlainTextEdit).property("invalid")
    find(begun.shell, "sheet-b", QPlainTextEdit).setPlainText(made.sheets[0])
    _press(begun, "use-sheets", settled)
    _type(begun, passphrase="a passphrase to remember", again="a passphrase to remember")
    _press(begun, "change-passphrase", settled)
    assert begun.shell.page is not None
    assert begun.shell.page.name == "inbox"
    Desk.open(begun.home, passphrase="a passphrase to remember").close()


def test_a_second_desk_joins_gives_its_key_away_and_opens(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    first = Home.open(tmp_path / "first")
    made = new_campaign(first)
    keys = tmp_path / "desk-keys.hrcdesk"
    keys.write_bytes(joining.keys_for_another(first, None, "words for the way"))
    _press(begun, "join-campaign", settled)
    assert begun.shell is not None
    _press(begun, "join", settled)
    assert len(find(begun.shell, "error-summary", ErrorSummary).links) == 4
    page = begun.shell.page
    assert isinstance(page, JoinPage)
    page.choose(keys)
    settled()
    assert page.form.keys is not None
    find(begun.shell, "compared", QCheckBox).setChecked(True)
    _type(begun, travel="not these", desk_name="Sample desk 2", passphrase=PASSPHRASE, again=PASSPHRASE)
    _press(begun, "join", settled)
    assert find(begun.shell, "travel", QLineEdit).property("invalid")
    assert begun.home.role is None
    _type(begun, travel="words for the way")
    _press(begun, "join", settled)
    leaving = begun.shell.page
    assert isinstance(leaving, LeavingPage)
    _save_all(begun, leaving, settled, tmp_path)
    _press(begun, "open-desk", settled)
    assert begun.shell.page is not None
    assert begun.shell.page.name == "inbox"
    card = staff_key.read((tmp_path / FILES[Thing.STAFF_KEY]).read_bytes(), made.kit.content.campaign)
    assert card.name == "Sample desk 2"


def test_the_first_start_leads_to_the_desk_and_back(context: AppContext, settled: Callable[[], None]) -> None:
    flow = StartFlow(context, open_desk)
    flow.begin()
    settled()
    _press(context, "begin-secretariat", settled)
    assert context.shell is not None
    assert context.shell.page is not None
    assert context.shell.page.name == "begin"
    _press(context, "begin-back", settled)
    assert context.shell.page is not None
    assert context.shell.page.name == "welcome"
