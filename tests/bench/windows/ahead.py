"""The longest stall while what is behind Home is loaded beside it, and the memory there is then."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

gc.disable()  # as `hrcapp.__main__` does before its imports

import hrcapp.app as app  # noqa: E402
from hrcapp.store import Home  # noqa: E402


def main() -> None:
    application = app.application()
    run = app.Running.begin(application, Home.open(Path(sys.argv[1])), keyring=True)
    from tests.bench.windows.heartbeat import Heartbeat
    from tests.bench.windows.loop import resident_mb, run_for, say, wait

    wait(lambda: run.context.shell is not None and not run.context.tasks.busy)
    run_for(0.2)
    with Heartbeat() as heart:
        run.load_ahead()
        wait(gc.isenabled)
        run_for(0.1)
    say({"longest": heart.longest, "megabytes": resident_mb()})
    os._exit(0)


if __name__ == "__main__":
    main()
