"""Someone at the keyboard of a real window: keys only, and waiting for what comes on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.app import Running
from hrcapp.officer.workspace import Workspace
from hrcapp.ui.shell import Shell

Key = Qt.Key
_MOST_TABS = 250
_PATIENCE_MS = 20_000


class Person:
    """Uses no mouse and calls nothing of the app."""

    def __init__(self, qtbot: QtBot, app: QApplication, run: Running) -> None:
        self.qtbot, self.app, self.run, self.context = qtbot, app, run, run.context

    @property
    def window(self) -> Shell:
        shell = self.context.shell
        assert shell is not None
        return shell

    @property
    def page(self) -> str:
        found = self.window.page
        return found.name if found is not None else ""

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=_PATIENCE_MS)

    def wait_for(self, page: str) -> None:
        """Wait until a page is on screen and everything given to the store has come back."""
        self.wait(
            lambda: self.context.shell is not None and self.page == page and not self.context.tasks.busy
        )
        self.come_back()

    def come_back(self) -> None:
        """Without a window manager nobody gives the keyboard back to a window."""
        self.window.activateWindow()
        self.wait(lambda: self.app.activeWindow() is not None)

    def wait_for_section(self, path: str) -> None:
        """Wait until that section of a form is on screen."""
        self.wait_for("section")
        self.wait(lambda: getattr(self.window.page, "path", "") == path)

    def settle(self) -> None:
        self.wait(lambda: not self.context.tasks.busy)

    @property
    def workspace(self) -> Workspace:
        """The officer's data, to look at while nothing is given to the store."""
        desk = self.run.flow.officer
        assert desk is not None
        return desk.workspace

    def focus(self) -> str:
        """The name of the control that has the focus."""
        found = self.app.focusWidget()
        return found.objectName() if found is not None else ""

    def shown(self, name: str) -> QWidget:
        """A control of the page by its name, once it is there."""
        self.wait(lambda: self.window.findChild(QWidget, name) is not None)
        return self.window.findChild(QWidget, name)

    def reads(self, text: str) -> bool:
        """Whether these words stand somewhere in the window."""
        labels = self.window.findChildren(QLabel)
        return any(text in each.text() for each in labels if each.isVisibleTo(self.window))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.app.focusWidget() or self.window, key, modifier)
        self.app.processEvents()

    def type(self, text: str) -> None:
        """Letters of any script, one key event each."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.app.focusWidget(), event)
        self.app.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Walk with Tab until the control of that name has the focus."""
        for _ in range(_MOST_TABS):
            focus = self.app.focusWidget()
            if focus is not None and focus.objectName() == name:
                return focus
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}; it stands at {self.app.focusWidget()!r}")

    def push(self, name: str) -> None:
        """Walk to a button and press it."""
        self.tab_to(name)
        self.press(Key.Key_Space)

    def write(self, path: str, text: str) -> None:
        """Walk to a field and type in the place of what is there."""
        self.tab_to(path)
        self.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def choose_radio(self, path: str, value: str) -> None:
        """Walk to a group of radio buttons, then with Space and the arrows to the choice."""
        for _ in range(_MOST_TABS):
            if (focus := self.app.focusWidget()) is not None and focus.objectName().startswith(f"{path}="):
                break
            self.press(Key.Key_Tab)
        self.press(Key.Key_Space)
        onward = Key.Key_Left if self.window.look.rtl else Key.Key_Right
        for _ in range(20):
            before = self.app.focusWidget()
            if before.objectName() == f"{path}={value}":
                return
            self.press(Key.Key_Down)
            if self.app.focusWidget() is before:  # they stand beside each other
                self.press(onward)
        raise AssertionError(f"the arrows never reach {value!r}")

    def choose_from_list(self, path: str, text: str) -> None:
        """Walk to a list and type the beginning of the choice."""
        self.tab_to(path)
        self.type(text)
        popup = self.app.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, Key.Key_Down)
            QTest.keyClick(popup, Key.Key_Return)
            self.app.processEvents()

    def answer_dialog(self, path: str) -> None:
        """Type a path into the file dialog that has come up, and take it."""
        self.wait(lambda: any(self._dialogs()))
        dialog = self._dialogs()[0]
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, path)
        QTest.keyClick(field, Key.Key_Return)
        self.app.processEvents()
        self.wait(lambda: not any(self._dialogs()))
        self.come_back()

    def _dialogs(self) -> list[QFileDialog]:
        return [
            each for each in self.app.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()
        ]


def close(run: Running) -> None:
    """Close the window and end, as the app does."""
    shell = run.context.shell
    if shell is not None:
        shell.close()
        shell.deleteLater()
        run.context.shell = None
        run.end()
