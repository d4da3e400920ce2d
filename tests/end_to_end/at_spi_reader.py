"""Reads a running app as a screen reader on Linux does; run by the system's Python, which has its library.

`at_spi_reader.py FILE COMMAND…` starts the app and writes what it finds as JSON: what the first page tells,
and what the next one tells after “Practise” was pressed through the accessibility interface.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

_DEPTH = 40
_SECONDS = 60


def main() -> int:
    app = subprocess.Popen(sys.argv[2:], env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    try:
        window = _wait(lambda: _window(app.pid))
        first = _wait(lambda: _with(window, "push button", "Practise"))
        told = {"window": window.get_name(), "first": list(_told(window))}
        Atspi.Action.do_action(first, 0)
        told["second"] = _wait(lambda: _page(app.pid, told["window"]))
        Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf-8")
    finally:
        app.terminate()
        app.wait(20)
    return 0


def _wait(found: Callable[[], Any]) -> Any:
    """What is found, once it is found twice alike: a page may still be growing."""
    end, before = time.monotonic() + _SECONDS, None
    while time.monotonic() < end:
        value = found()
        if value is not None and value == before:
            return value
        before = value
        time.sleep(0.3)
    raise SystemExit("nothing came in time")


def _window(pid: int) -> Any:
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(at)
        if app is not None and app.get_process_id() == pid and app.get_child_count():
            return app.get_child_at_index(0)
    return None


def _all(node: Any, depth: int = 0) -> Iterator[Any]:
    yield node
    for at in range(node.get_child_count() if depth < _DEPTH else 0):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from _all(child, depth + 1)


def _shows(node: Any) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def _with(window: Any, role: str, words: str) -> Any:
    for node in _all(window):
        if node.get_role_name() == role and words in (node.get_name() or "") and _shows(node):
            return node
    return None


def _told(window: Any) -> Iterator[list[str]]:
    for node in _all(window):
        if node.get_name() and _shows(node):
            focused = node.get_state_set().contains(Atspi.StateType.FOCUSED)
            yield [node.get_role_name(), node.get_name(), "focused" if focused else ""]


def _page(pid: int, before: str) -> Any:
    """What the next page tells, once it is there."""
    window = _window(pid)
    if window is None or window.get_name() in (None, "", before):
        return None
    told = list(_told(window))
    return told if any(focused for *_named, focused in told) else None


if __name__ == "__main__":
    raise SystemExit(main())
