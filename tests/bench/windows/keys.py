"""A question of a real form in the officer's window, to type into; what is typed is saved as always."""

from __future__ import annotations

import sys
from pathlib import Path

from hrcapp.app import application, settle
from hrcapp.ui import style as app_style
from hrcapp.ui.look import Look
from tests.bench.windows.loop import key_by_key, resident_mb, say
from tests.bench.windows.section import at_question, officer


def main() -> None:
    app = application()
    settle()
    style = app_style.install(app, Look().theme)
    with officer(app, style, Path(sys.argv[1]), 1) as (_stage, desk, tasks, drafts):
        field = at_question(desk, tasks, drafts[0], sys.argv[2])
        say(resident_mb())
        key_by_key(field)


if __name__ == "__main__":
    main()
