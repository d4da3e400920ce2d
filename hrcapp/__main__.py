"""`hrcapp`: with a command, the command line; without one, the window."""

from __future__ import annotations

import sys


def main() -> int:
    if len(sys.argv) > 1:
        from hrcapp.cli import main as command_line

        return command_line(sys.argv[1:])
    from hrcapp.app import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
