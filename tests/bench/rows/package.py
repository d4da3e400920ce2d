"""What `make package` made: how much there is to download, and how soon its window is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from tests.bench.row import NotMeasured, Pair, Row
from tests.bench.rows.window import drafts_folder
from tests.conftest import ROOT

_FREEZE = ROOT / "packaging" / "freeze"
_MADE = ROOT / "build" / "freeze"
_PYTHON = _MADE / "venv" / "bin" / "python"
_MAPPED = ROOT / "tests" / "bench" / "windows" / "mapped.py"
_HELLO = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
label = QLabel("Hello")
label.show()
app.exec()
"""


def _program() -> Path:
    program = _MADE / "dist" / "hrcapp" / "hrcapp"
    if not program.exists():
        raise NotMeasured("make package has not been run")
    return program


def _hello(folder: Path) -> Path:
    """A window with one word, frozen as PyInstaller does it by itself, with the same libraries."""
    (folder / "hello.py").write_text(_HELLO, "utf-8")
    options = ["--noconfirm", "--log-level", "ERROR", "--name", "hello"]
    command = [str(_PYTHON), "-m", "PyInstaller", *options, "hello.py"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "dist" / "hello"


def _size(_rounds: int) -> Sequence[Pair]:
    _program()
    archives = list((_MADE / "dist").glob("*-portable.tar.xz"))
    if len(archives) != 1:
        raise NotMeasured("make package made no archive here")
    with TemporaryDirectory() as name:
        folder = _hello(Path(name))
        target = Path(name) / "hello.tar.xz"
        pack = "import sys, pathlib, pack; pack.tarred(*map(pathlib.Path, sys.argv[1:]))"
        subprocess.run(
            [str(_PYTHON), "-c", pack, str(folder), str(target)],
            env={**os.environ, "PYTHONPATH": str(_FREEZE)},
            check=True,
        )
        return [Pair(archives[0].stat().st_size / 1e6, target.stat().st_size / 1e6)]


def _start(rounds: int) -> Sequence[Pair]:
    program = _program()
    if which("Xvfb") is None:
        raise NotMeasured("no Xvfb here")
    with TemporaryDirectory() as name, _display() as display:
        hello = _hello(Path(name)) / "hello"
        home = drafts_folder(str(Path(name) / "home"))
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HRCAPP_HOME": home,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        _mapped(program, environment), _mapped(hello, environment)
        return [Pair(_mapped(program, environment), _mapped(hello, environment)) for _ in range(rounds)]


def _mapped(program: Path, environment: dict[str, str]) -> float:
    """Milliseconds until a window of the program is on the display."""
    told = subprocess.run(
        [sys.executable, str(_MAPPED), str(program)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return float(told.stdout.split()[0])


@contextmanager
def _display() -> Iterator[str]:
    """A display of X without a screen, for as long as it is needed."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


ROWS = (
    Row(
        name="package_size",
        unit="MB",
        goal=1.35,
        reference="a window with one word, frozen by PyInstaller with its defaults, packed the same way",
        measure=_size,
        rounds=1,
        slow=True,
    ),
    Row(
        name="start_package",
        unit="ms",
        goal=1.5,
        reference="that window, frozen: both until their first window is on a display",
        measure=_start,
        rounds=9,
        slow=True,
    ),
)
