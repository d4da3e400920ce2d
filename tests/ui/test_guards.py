"""Traps of the toolkit, and of what the first window loads, that must never come back."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look

HEAVY = ("reportlab", "pyhanko", "pyxform", "fsspec", "lxml", "pikepdf", "sqlite_utils", "keyring", "PIL")


class _Bell(QObject):
    rung = Signal(bool)


def test_void_calls_and_signals_keep_the_reference_counts(look: Look) -> None:
    """PySide6 6.12.0 dropped a reference to None or True each time and then aborted the process."""
    widget, bell, heard = QWidget(), _Bell(), []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(5_000):
        widget.setEnabled(True)
        widget.update()
        bell.rung.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    heard.clear()
    widget.deleteLater()
    # `heard` held 5,000 references to True; nothing may have gone below where it stood.
    assert after[0] >= before[0] - 200
    assert after[1] >= before[1] + 5_000 - 200


@pytest.mark.parametrize("module", ["hrcapp.ui.shell", "hrcapp.ui.widgets", "hrcapp.ui.tasks"])
def test_the_first_window_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
