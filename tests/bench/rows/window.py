"""The window: its start, its memory, a keystroke, and the longest time it does not answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.row import Pair, Row
from tests.conftest import ROOT

_DRAFTS = 30
_STALL_MS = 50.0
_ALLOWED_MB = 40.0
_FULL = 3
"""Rounds from which on the longest stall is looked for in full."""


def _child(module: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.windows.{module}", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
        text=True,
    )


def _environment() -> dict[str, str]:
    """No screen, no keyring of this machine, and compiled modules kept as in an installed app."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench-compiled"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"a measured window ended with {process.wait()}")
    return line


@contextmanager
def _running(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    with _child(module, *arguments) as process:
        yield process
        process.kill()


def _started(module: str, *arguments: str) -> tuple[float, float]:
    """Start a window and see it off: milliseconds until it stood, and the MB it had then."""
    begun = time.perf_counter()
    with _running(module, *arguments) as process:
        megabytes = float(_line(process))
        return (time.perf_counter() - begun) * 1000, megabytes


def drafts_folder(folder: str) -> str:
    """A data folder with thirty drafts."""
    subprocess.run(
        [sys.executable, "-m", "tests.bench.windows.drafts", folder, str(_DRAFTS)],
        env=_environment(),
        check=True,
    )
    return folder


def _start(rounds: int) -> Sequence[Pair]:
    with TemporaryDirectory() as folder:
        home = drafts_folder(folder)
        # What is on the disk is compiled and in memory from now on.
        _started("home", home), _started("plain")
        return [Pair(_started("home", home)[0], _started("plain")[0]) for _ in range(rounds)]


def _memory(rounds: int) -> Sequence[Pair]:
    with TemporaryDirectory() as folder:
        home = drafts_folder(folder)
        return [Pair(_started("home", home)[1], _started("plain")[1] + _ALLOWED_MB) for _ in range(rounds)]


def _keys(question: str, rounds: int) -> Sequence[Pair]:
    with (
        TemporaryDirectory() as folder,
        _running("keys", str(Path(folder, "home")), f"/data/key_info/{question}") as ours,
        _running("plain", "keys") as bare,
    ):
        for process in (ours, bare):
            _line(process)
        return [Pair(_key(ours), _key(bare)) for _ in range(rounds + 5)][5:]


def _key(process: subprocess.Popen[str]) -> float:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return float(_line(process))


def _stalls(rounds: int) -> Sequence[Pair]:
    effort = min(1.0, rounds / _FULL)
    with TemporaryDirectory() as folder, _running("stalls", folder, str(effort)) as process:
        found = json.loads(_line(process))
    with TemporaryDirectory() as folder, _running("ahead", drafts_folder(folder)) as process:
        found["loading"] = json.loads(_line(process))["longest"]
    print("  longest stalls in ms:", {name: round(ms, 1) for name, ms in found.items()}, file=sys.stderr)
    return [Pair(max(found.values()), _STALL_MS)]


_BARE_KEY = "CPU of the window's thread for one letter until it is painted, in a bare window with one input"

ROWS = (
    Row(
        "start_home",
        "ms",
        1.8,
        "a bare PySide6 window with sixty inputs, from the start of its process until it is painted",
        _start,
        rounds=12,
    ),
    Row("start_rss", "MB", 1.0, "the memory of that window and 40 MB", _memory, rounds=3),
    Row("key_cpu", "ms", 2.5, _BARE_KEY, partial(_keys, "admin1"), rounds=200),
    Row("key_cpu_title", "ms", 2.5, _BARE_KEY, partial(_keys, "name_official"), rounds=100),
    Row(
        "stall_max",
        "ms",
        1.0,
        "50 ms; ours is the longest of typing with autosave, making and signing statements, importing "
        "100 bundles, loading beside Home what is behind it",
        _stalls,
        rounds=_FULL,
    ),
)
