"""What a screen reader on Linux meets: the app read and used over AT-SPI, by that interface's own library."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.display
_READER = Path(__file__).with_name("at_spi_reader.py")
_SYSTEM = "/usr/bin/python3"
_HAS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def _there() -> bool:
    found = shutil.which("dbus-run-session") and Path(_SYSTEM).exists() and os.environ.get("DISPLAY")
    return bool(found) and subprocess.run([_SYSTEM, "-c", _HAS], capture_output=True).returncode == 0


def test_a_screen_reader_reads_and_presses(tmp_path: Path) -> None:
    if not _there():
        pytest.skip("needs a display, dbus-run-session, python3-gi and gir1.2-atspi-2.0")
    told = tmp_path / "told.json"
    app = [sys.executable, "-m", "hrcapp"]
    own = {"HRCAPP_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        ["dbus-run-session", "--", _SYSTEM, str(_READER), str(told), *app],
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    heard = json.loads(told.read_text(encoding="utf-8"))
    first = [tuple(one) for one in heard["first"]]
    assert ("label", "How would you like to begin?", "focused") in first
    assert {("push button", name, "") for name in ("Open the kit", "Practise", "Restore")} <= set(first)
    assert ("radio button", "العربية", "") in first
    second = [tuple(one) for one in heard["second"]]
    assert second[0][0] == "frame"
    assert second[0][1] != heard["window"]
    assert [name for _role, name, focused in second if focused]
    assert {role for role, _name, _focused in second} >= {"frame", "label", "push button"}
