"""The app on a data folder, from the first import until Home is painted and nothing is under way."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

gc.disable()  # as `hrcapp.__main__` does before its imports

import hrcapp.app as app  # noqa: E402
from hrcapp.store import Home  # noqa: E402


def main() -> None:
    application = app.application()
    run = app.Running.begin(application, Home.open(Path(sys.argv[1])), keyring=True)
    # What measures is loaded as it is in the reference's child.
    from tests.bench.windows.loop import Painted, resident_mb, say, wait

    def at_home() -> bool:
        return shell.page is not None and shell.page.name == "home" and not run.context.tasks.busy

    wait(lambda: run.context.shell is not None)
    shell = run.context.shell
    assert shell is not None
    # Only a paint with Home's content in the window counts, and as in the reference it is the first.
    painted = Painted(shell, at_home)
    wait(lambda: painted.count > 0)
    say(resident_mb())
    shell.close()
    run.end()


if __name__ == "__main__":
    main()
