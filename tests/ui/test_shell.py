from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.i18n import active_language
from hrcapp.ui import style as app_style
from hrcapp.ui.access import identified
from hrcapp.ui.colours import Colours
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Desk, MenuItem, Page
from hrcapp.ui.shell import Shell
from hrcapp.ui.widgets import ActionBar, Button, LineEdit, PageScroll, Question, TopBar, column, page_body
from tests.ui.access import clipped, nameless, tab_order


class Sheet(Page):
    """A page with one field; what was typed is kept in it as a real page would."""

    def __init__(self, name: str, key: str = "") -> None:
        self.name, self.menu_key, self.text = name, key, ""
        self.events: list[str] = []

    def title(self) -> str:
        return f"Page {self.name}"

    def build(self, look: Look) -> QWidget:
        edit = LineEdit(look, self.text)
        identified(edit, "/data/name")
        edit.textChanged.connect(lambda text: setattr(self, "text", text))
        body = page_body(look, Question(look, "Official name", edit))
        actions = ActionBar(look, [Button(look, "Back")], [Button(look, "Continue", "primary")])
        return column(look, TopBar(look, self.title()), (PageScroll(look, body), 1), actions, gap=0)

    def shown(self) -> None:
        self.events.append("shown")

    def hidden(self) -> None:
        self.events.append("hidden")


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def shell(qapp: QApplication, style: app_style.Style, qtbot: QtBot, opened: list[str]) -> Iterator[Shell]:
    items = tuple(
        MenuItem(key, icon, lambda key=key: f"Menu {key}", lambda key=key: opened.append(key), lambda: "3")
        for key, icon in (("home", "house"), ("send", "send"))
    )
    window = Shell(qapp, Look(), style, Desk(lambda: "Human Rights Cities", lambda: "Pledge desk", items))
    qtbot.addWidget(window)
    window.open_root(Sheet("one", "home"))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.set_scale(1.0)
    window.set_language("en")
    window.set_colours(Colours.LIGHT)


def _field(shell: Shell) -> QLineEdit:
    found = shell.findChild(QLineEdit, "/data/name")
    assert isinstance(found, QLineEdit)
    return found


def test_a_change_of_language_keeps_words_and_focus(shell: Shell, qtbot: QtBot) -> None:
    _field(shell).setFocus()
    _field(shell).setText("Sample municipality")
    before = _field(shell)
    shell.set_language("ar")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not before)
    assert active_language() == "ar"
    assert shell.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QApplication.focusWidget() is _field(shell)
    assert _field(shell).text() == "Sample municipality"


def test_size_and_colours_change_at_once(shell: Shell) -> None:
    heard: list[Look] = []
    shell.look_changed.connect(heard.append)
    shell.set_scale(2.0)
    assert _field(shell).font().pixelSize() == 30
    shell.set_colours(Colours.DARK)
    QApplication.processEvents()
    assert shell.palette().window().color() == shell.look.theme.colour("window")
    assert [each.theme.scale for each in heard] == [2.0, 2.0]


def test_colours_follow_the_system_unless_they_are_chosen(
    shell: Shell, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No platform of the tests tells its colours: their answer is put in the place of the system's."""

    def turn(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr("hrcapp.ui.colours.system_is_dark", lambda: scheme is Qt.ColorScheme.Dark)
        qapp.styleHints().colorSchemeChanged.emit(scheme)

    turn(Qt.ColorScheme.Dark)
    assert shell.look.theme.dark
    shell.set_colours(Colours.LIGHT)
    turn(Qt.ColorScheme.Light)
    turn(Qt.ColorScheme.Dark)
    assert not shell.look.theme.dark
    shell.set_colours(Colours.SYSTEM)
    assert shell.look.theme.dark


@pytest.mark.parametrize(
    ("kept", "colours"),
    [({}, Colours.SYSTEM), ({"dark": True}, Colours.DARK), ({"dark": False}, Colours.SYSTEM)]
    + [({"colours": str(each), "dark": True}, each) for each in Colours],
)
def test_what_was_chosen_is_kept(kept: dict[str, object], colours: Colours) -> None:
    """Earlier versions kept only whether it was dark."""
    assert Colours.of(kept) is colours


def test_back_returns_and_pages_are_told(shell: Shell) -> None:
    first, second = shell.page, Sheet("two")
    assert isinstance(first, Sheet)
    shell.open(second)
    assert (shell.page, first.events) == (second, ["shown", "hidden"])
    assert shell.windowTitle().startswith("Page two")
    shell.back()
    assert (shell.page, second.events) == (first, ["shown", "hidden"])
    shell.back()
    assert shell.page is first


def test_the_heading_takes_the_focus_of_a_new_page(shell: Shell) -> None:
    shell.open(Sheet("two"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Page two"


def test_keys_lead_through_the_menu(shell: Shell, qtbot: QtBot, opened: list[str]) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["send"]
    shell.open(Sheet("two"))
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.page is not None
    assert shell.page.name == "one"
    _field(shell).setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "menu-home"


def test_a_narrow_window_hides_the_menu_behind_a_button(shell: Shell, qtbot: QtBot) -> None:
    shell.set_scale(1.5)
    assert shell.findChild(QPushButton, "menu-home") is None
    opener = shell.findChild(QPushButton, "menu-open")
    assert opener is not None
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert shell.findChild(QPushButton, "menu-home") is not None
    closer = shell.findChild(QPushButton, "menu-close")
    assert closer is not None
    qtbot.mouseClick(closer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.findChild(QPushButton, "menu-home") is None)
    assert _field(shell).isVisible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_fits_the_smallest_screen(shell: Shell, language: str, scale: float) -> None:
    shell.set_language(language)
    shell.set_scale(scale)
    shell.resize(1024, 700)
    QApplication.processEvents()
    assert (shell.width(), shell.height()) == (1024, 700)
    assert (nameless(shell), clipped(shell)) == ([], [])


def test_tab_follows_reading(shell: Shell) -> None:
    names = [each.objectName() or each.accessibleName() for each in tab_order(shell)]
    assert names[:2] == ["menu-home", "menu-send"]
    assert names.index("/data/name") > names.index("choose-size")
