"""From an empty folder to an open desk, and back into it with the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrcapp.exchange.kit import open_kit
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.leaving import FILES, Leaving, Thing
from hrcapp.store import Role
from hrcapp.ui.context import AppContext
from hrcapp.ui.secretariat import open_desk
from hrcapp.ui.secretariat.leaving_page import LeavingPage
from hrcapp.ui.start.flow import StartFlow
from hrcapp.ui.widgets import ErrorSummary
from tests.ui.secretariat.conftest import find

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


def test_from_nothing_to_an_open_desk(begun: AppContext, settled: Callable[[], None], tmp_path: Path) -> None:
    page = _made(begun, settled)
    assert begun.home.role is Role.SECRETARIAT
    assert begun.shell is not None
    for number, thing in enumerate(Thing):
        assert not find(begun.shell, "open-desk", QPushButton).isEnabled()
        folder = tmp_path / f"place-{number}"
        folder.mkdir()
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
    page.save(Thing.KIT, tmp_path)
    settled()
    kept = Leaving.waiting(begun.home)
    assert kept is not None
    assert set(kept.saved) == {Thing.KIT}
    assert open_kit((tmp_path / FILES[Thing.KIT]).read_bytes()).content.title["ar"] == "Sample campaign"


def test_a_start_after_a_power_cut_goes_on_with_what_is_not_saved(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    _made(begun, settled).save(Thing.KIT, tmp_path)
    settled()
    open_desk(begun)
    settled()
    assert begun.shell is not None
    assert isinstance(begun.shell.page, LeavingPage)


def test_a_wrong_passphrase_thrice_then_the_right_one_loses_nothing(
    begun: AppContext, settled: Callable[[], None], tmp_path: Path
) -> None:
    page = _made(begun, settled)
    for thing in Thing:
        page.save(thing, tmp_path)
        settled()
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
