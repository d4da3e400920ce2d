"""The window: the one place where data folder, settings, tasks and both sides' windows are put together."""

from __future__ import annotations

import gc
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from hrcapp.i18n import _, activate
from hrcapp.i18n.languages import negotiate
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, Role
from hrcapp.ui import safety_net
from hrcapp.ui import style as app_style
from hrcapp.ui.ahead import LoadAhead
from hrcapp.ui.colours import Colours
from hrcapp.ui.context import AppContext
from hrcapp.ui.focus import FocusRing
from hrcapp.ui.fonts import load_fonts
from hrcapp.ui.look import Look
from hrcapp.ui.officer import ahead
from hrcapp.ui.paint import paint_mark, rounded
from hrcapp.ui.single_instance import SingleInstance
from hrcapp.ui.start.flow import StartFlow
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.theme import SCALES, Theme

_TURN_S = 0.001
"""Within how many seconds work beside the window hands it the interpreter; Python's own 5 ms add up."""
_UNSEEN = ("offscreen", "minimal")
"""Platforms without anyone who could read and close a message."""


def main(file: Path | None = None) -> int:
    """Open the window, and a file in it; 0 when it was closed, or another one was raised."""
    app = application()
    activate(negotiate())
    try:
        home = Home.open()
    except Fault as fault:
        return _cannot_begin(app, fault)
    instance = SingleInstance(home.path)
    if not instance.first():
        instance.raise_first(file)
        return 0
    with_log = safety_net.write_log(home.folder("log"))
    with_reports = safety_net.Reporting(home)
    run = Running.begin(app, home, keyring=True)
    run.load_ahead().stands.connect(instance.listen)
    instance.raised.connect(run.raise_window)
    instance.given.connect(run.context.given.give)
    if sys.platform == "darwin":
        from hrcapp.ui.file_events import FileEvents

        FileEvents(app, run.context.given)
    if file is not None:
        run.context.given.give(file)
    safety_net.catch(run.tell)
    try:
        return app.exec()
    finally:
        run.end()
        instance.release()
        with_reports.close()
        logging.getLogger("hrcapp").removeHandler(with_log)
        with_log.close()


def application() -> QApplication:
    """The one application object, with our fonts; the window gets its turn soon, whatever else runs."""
    sys.setswitchinterval(_TURN_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("hrcapp")
    app.setDesktopFileName("hrcapp")
    load_fonts()
    app.setWindowIcon(_icon())
    return app


def _icon() -> QIcon:
    """The app's mark, for title bars and task bars."""
    theme, made = Theme(), QIcon()
    for size in (32, 64, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter, inset = QPainter(pixmap), size * 0.16
        rounded(painter, pixmap.rect(), size / 5, theme.colour("hero"))
        inner = QRectF(pixmap.rect()).adjusted(inset, inset, -inset, -inset)
        paint_mark(painter, inner, theme.colour("on_hero"), theme.colour("accent"))
        painter.end()
        made.addPixmap(pixmap)
    return made


def look_of(settings: dict[str, Any]) -> Look:
    """The look that the settings of a data folder name; what is not chosen comes from the system."""
    scale = settings.get("scale")
    known = scale if scale in [each / 100 for each in SCALES] else 1.0
    colours, language = Colours.of(settings), negotiate([str(settings.get("language", ""))])
    return Look(Theme(colours.dark, float(known)), language, colours)


@dataclass
class Running:
    """The app while its windows are open."""

    context: AppContext
    flow: StartFlow
    ahead: LoadAhead | None = None

    @classmethod
    def begin(cls, app: QApplication, home: Home, *, keyring: bool) -> Running:
        """Dress the app and open the first window. `keyring`: see `officer.Workspace.open`."""
        look = look_of(home.settings())
        style = app_style.install(app, look.theme)
        FocusRing.of(app)
        context = AppContext(app, style, home, Tasks(app), look, keyring=keyring)
        flow = StartFlow(context, _secretariat)
        flow.begin()
        return cls(context, flow)

    def load_ahead(self) -> LoadAhead:
        """Load what is behind the first window once it stands; only then does the collector begin."""
        of_desk = self.context.home.role is Role.SECRETARIAT
        self.ahead = LoadAhead(self.context, () if of_desk else ahead.MODULES, settle)
        return self.ahead

    def raise_window(self) -> None:
        """Bring the window to the front."""
        shell = self.context.shell
        if shell is not None:
            shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
            shell.show()
            shell.raise_()
            shell.activateWindow()

    def tell(self, fault: Fault) -> None:
        """Say what went wrong in the app itself, and let the person go on or close it."""
        from hrcapp.ui.widgets import Dialog

        shell = self.context.shell
        if shell is None or shell.findChild(Dialog) is not None:
            return
        told = sentence(fault, _)
        reported = (
            _("A report of it stays on this computer, under “Problem reports”.")
            if fault.code is Code.UNEXPECTED
            else ""
        )
        Dialog(
            shell.look,
            shell,
            told.what,
            f"{told.next} {reported}".strip(),
            verb=_("Close the app"),
            keep=_("Go on"),
            on_confirm=shell.close,
            danger=True,
        ).open()

    def end(self) -> None:
        """Write what waits, then close everything."""
        if self.ahead is not None:
            self.ahead.end()
        self.context.tasks.close()
        self.flow.close()


def settle() -> None:
    """What is loaded by now stays: the collector need not walk through it in mid-typing."""
    gc.freeze()
    gc.enable()


def _secretariat(context: AppContext) -> None:
    from hrcapp.ui.secretariat import open_desk

    open_desk(context)


def _cannot_begin(app: QApplication, fault: Fault) -> int:
    """There is no place to keep anything: say so on the screen and on stderr."""
    told = sentence(fault, _)
    print(f"hrcapp: {told}", file=sys.stderr)
    if app.platformName() not in _UNSEEN:
        from hrcapp.ui.start.unlock_page import TroublePage

        look = look_of({})
        app_style.install(app, look.theme)
        window = TroublePage(fault, app.quit).build(look)
        window.setLayoutDirection(look.direction)
        window.setAutoFillBackground(True)
        window.resize(760, 320)
        window.setWindowTitle(told.what)
        window.show()
        app.exec()
    return 1
