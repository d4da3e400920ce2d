"""`hrcapp`: with a command, the command line; without one, the window; `self-test` looks at both."""

from __future__ import annotations

import sys


def main() -> int:
    if sys.argv[1:2] == ["--worker"]:
        return _work(sys.argv[2:])
    if sys.argv[1:] == ["self-test"]:
        from hrcapp.self_test import main as self_test

        return self_test()
    if len(sys.argv) > 1:
        from hrcapp.cli import main as command_line

        return command_line(sys.argv[1:])
    from hrcapp.app import main as window

    return window()


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
