"""Starting the app as a process: one window a folder, a folder that can't be used, a kill in mid-word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.conftest import ROOT
from tests.officer_stage import Stage

HEAVY = (
    "reportlab",
    "pyhanko",
    "pikepdf",
    "pyxform",
    "fsspec",
    "pypdfium2",
    "sqlite_utils",
    "lxml",
    "pyrage",
)
BEHIND = ("babel", "email", "ssl", "PySide6.QtNetwork", "hrcapp.exchange.dropbox", "hrcapp.exchange.mail")
ROOMS = ("xforms", "submission", "statement", "media", "typeset", "secretariat", "demo", "cli")
"""Rooms of which at most the door may be there."""
UNWRAPPED = ("QWizard", "QDialog")
"""Classes of widgets that PySide makes when it has to find out what a widget of Qt's own is."""
MODULES = 140
"""Of ours, at Home: there are some 125 of 900."""
NAME = "/data/key_info/name_official"
LIMIT_S = 60


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HRCAPP_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return {**kept, **more}


def python(code: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


RUN = """
import sys
from PySide6.QtCore import QTimer
import hrcapp.app as app
from hrcapp.ui.shell import Shell
class Told(app.Running):
    def raise_window(self):
        super().raise_window()
        print("raised", flush=True)
app.Running = Told
begin = Told.begin.__func__
def beginning(cls, *arguments, **options):
    run = begin(cls, *arguments, **{**options, "keyring": False})
    def look():
        if run.context.shell is not None:
            print("window", flush=True)
        else:
            QTimer.singleShot(20, look)
    look()
    return run
Told.begin = classmethod(beginning)
sys.exit(app.main())
"""


def test_a_second_start_raises_the_first_window(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = python(RUN, home)
    try:
        assert next_line(first) == "window"
        second = subprocess.run(
            [sys.executable, "-m", "hrcapp"],
            env=environment(home),
            capture_output=True,
            timeout=LIMIT_S,
            check=False,
        )
        assert second.returncode == 0
        assert next_line(first) == "raised"
    finally:
        first.terminate()
        first.communicate(timeout=LIMIT_S)


def test_another_folder_gets_a_window_of_its_own(tmp_path: Path) -> None:
    started = [python(RUN, tmp_path / name) for name in ("one", "two")]
    try:
        assert [next_line(each) for each in started] == ["window", "window"]
    finally:
        for each in started:
            each.terminate()
            each.communicate(timeout=LIMIT_S)


def test_a_killed_window_does_not_lock_its_folder(tmp_path: Path) -> None:
    for _ in range(2):
        started = python(RUN, tmp_path / "home")
        assert next_line(started) == "window"
        started.send_signal(signal.SIGKILL)
        started.communicate(timeout=LIMIT_S)


@pytest.mark.parametrize("locale", ["C", "ar_TN.UTF-8"])
def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, locale: str) -> None:
    (tmp_path / "file").write_text("Sample")
    done = subprocess.run(
        [sys.executable, "-m", "hrcapp"],
        env=environment(tmp_path / "file" / "بيانات home", LC_ALL=locale, PYTHONIOENCODING="utf-8"),
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
    )
    told = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "Traceback" not in told
    assert "بيانات home" in told


def test_a_folder_with_spaces_and_arabic_works(tmp_path: Path) -> None:
    started = python(RUN, tmp_path / "بيانات the town's own")
    try:
        assert next_line(started) == "window"
    finally:
        started.terminate()
        started.communicate(timeout=LIMIT_S)


HOME_SHOWN = """
import sys
from pathlib import Path
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
import hrcapp.app as app
from hrcapp.store import Home
application = app.application()
run = app.Running.begin(application, Home.open(Path(sys.argv[1])), keyring=False)
def look():
    shell = run.context.shell
    if shell is not None and shell.page is not None and not run.context.tasks.busy:
        application.processEvents()
        made = [name for name in ('QWizard', 'QDialog') if name in vars(QtWidgets)]
        print(shell.page.name, *sys.modules, *made, flush=True)
        shell.close()
    else:
        QTimer.singleShot(10, look)
look()
application.exec()
run.end()
"""


def test_nothing_heavy_is_loaded_before_home_is_painted(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    stage.town("Sample municipality")
    stage.close()
    started = python(HOME_SHOWN, tmp_path / "home", str(tmp_path / "home"))
    out, told = started.communicate(timeout=LIMIT_S)
    page, *loaded = out.split()
    assert page == "home", told
    assert not {*HEAVY, *BEHIND, *UNWRAPPED} & set(loaded)
    ours = [name for name in loaded if name.startswith("hrcapp.")]
    assert not [name for name in ours if name.startswith(tuple(f"hrcapp.{room}." for room in ROOMS))]
    assert not [name for name in ours if name.startswith(("hrcapp.ui.forms", "hrcapp.ui.secretariat"))]
    assert len(ours) <= MODULES


LOADED_AHEAD = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
gc.disable()
import hrcapp.app as app
from hrcapp.store import Home
application = app.application()
run = app.Running.begin(application, Home.open(Path(sys.argv[1])), keyring=False)
run.load_ahead().stands.connect(lambda: print(run.context.shell.page.name, flush=True))
def look():
    if gc.isenabled():
        print(*(name for name in app.ahead.MODULES if name not in sys.modules), flush=True)
        run.context.shell.close()
    else:
        QTimer.singleShot(10, look)
look()
application.exec()
run.end()
"""


def test_what_is_behind_home_is_loaded_once_it_stands_and_the_collector_goes_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.town("Sample municipality")
    stage.close()
    started = python(LOADED_AHEAD, tmp_path / "home", str(tmp_path / "home"))
    out, told = started.communicate(timeout=LIMIT_S)
    assert out.splitlines() == ["home", ""], told


TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
import hrcapp.app as app
from hrcapp.store import Home
home, path, word = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
application = app.application()
run = app.Running.begin(application, Home.open(home), keyring=False)
letters = iter(word * 10_000)
def type_one():
    field = run.context.shell.findChild(QWidget, path)
    QTest.keyClick(field, next(letters))
    print(field.text(), flush=True)
    QTimer.singleShot(15, type_one)
def look():
    desk = run.flow.officer
    if desk is None or desk.shell.page is None or run.context.tasks.busy:
        QTimer.singleShot(10, look)
    elif desk.form is None:
        desk.open_draft(desk.workspace.drafts.cards()[0].draft)
        QTimer.singleShot(10, look)
    elif desk.shell.page.name == "section":
        desk.shell.findChild(QWidget, path).setFocus()
        type_one()
    else:
        desk.go_section("/data/key_info", path)
        QTimer.singleShot(10, look)
look()
application.exec()
"""


def test_a_kill_in_mid_word_loses_nothing_older_than_a_second(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    stage = Stage(folder)
    draft = stage.town("", **{NAME: ""})
    stage.close()
    started = python(TYPING, folder, str(folder), NAME, "sample")
    typed: list[tuple[float, str]] = []
    assert started.stdout is not None
    while len(typed) < 150:
        line = started.stdout.readline()
        assert line, started.communicate(timeout=LIMIT_S)[1]
        typed.append((time.monotonic(), line.strip()))
    started.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    started.communicate(timeout=LIMIT_S)
    old = [text for at, text in typed if at < killed - 1.0]
    again = Workspace.open(Home.open(folder))
    try:
        kept = again.drafts.open(draft).session.value(NAME)
        assert old, "a second of typing has passed"
        assert kept.startswith(old[-1])
        assert again.drafts.draft(draft).position == NAME
    finally:
        again.close()
