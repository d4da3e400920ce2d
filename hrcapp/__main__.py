"""`hrcapp`: the command line with a command, the window without one or with a file; `self-test` both."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> int:
    if sys.argv[1:2] == ["--worker"]:
        return _work(sys.argv[2:])
    if sys.argv[1:] == ["self-test"]:
        from hrcapp.self_test import main as self_test

        return self_test()
    file = _file(sys.argv[1:])
    if len(sys.argv) > 1 and file is None:
        from hrcapp.cli import main as command_line

        return command_line(sys.argv[1:])
    gc.disable()  # nothing that is imported is garbage; the app lets the collector begin
    from hrcapp.app import main as window

    return window(file)


def _file(arguments: list[str]) -> Path | None:
    """The one file that a file manager calls the program with."""
    from hrcapp.exchange.names import is_opened

    if len(arguments) != 1 or not is_opened(arguments[0]) or not Path(arguments[0]).is_file():
        return None
    return Path(arguments[0])


def _work(named: list[str]) -> int:
    """In a frozen program: be one of its own workers (`model.workers`)."""
    import runpy

    from hrcapp.model.workers import WORKERS

    if len(named) != 1 or named[0] not in WORKERS:
        return 2
    sys.argv = sys.argv[:1]
    runpy.run_module(named[0], run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())
