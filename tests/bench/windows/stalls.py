"""The longest time for which a window does not answer, while people type, sign, and import at a desk."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from hrcapp.app import application, settle
from hrcapp.ui import style as app_style
from hrcapp.ui.look import Look
from hrcapp.ui.officer import ahead
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from tests.bench.windows.heartbeat import Heartbeat
from tests.bench.windows.loop import post_key, run_for, say, wait
from tests.bench.windows.section import SIZE, at_question, officer
from tests.desk_stage import DeskStage
from tests.officer_stage import Stage

_BETWEEN_KEYS = 0.06
"""Seconds: a quick typist."""
QUESTION = "/data/key_info/name_official"
"""Its answer is the form's title, too: every letter shows in two places."""


def typing(app: QApplication, style: Style, folder: Path, seconds: float) -> float:
    """Typing in a section, saved as always; the window stands when it begins."""
    with officer(app, style, folder, 1) as (_stage, desk, tasks, drafts):
        field = at_question(desk, tasks, drafts[0], QUESTION)
        with Heartbeat() as heart:
            for number in range(int(seconds / _BETWEEN_KEYS)):
                post_key(field, number)
                run_for(_BETWEEN_KEYS)
        return heart.longest


def signing(app: QApplication, style: Style, folder: Path, statements: int) -> float:
    """Statements made, read as pictures and signed, from the list of sections on."""
    longest = 0.0
    with officer(app, style, folder, statements) as (stage, desk, tasks, drafts):
        for draft in drafts:
            desk.with_form(draft, lambda _form: desk.go_tasks())
            wait(lambda: not tasks.busy and desk.shell.page is not None and desk.shell.page.name == "tasks")
            run_for(0.2)
            with Heartbeat() as heart:
                desk.go_statement()
                for name in ("way-typed", "sign"):
                    _press(desk, tasks, name)
                wait(lambda given=draft: not tasks.busy and _is_signed(stage, given))  # type: ignore[misc]
                run_for(0.1)
            longest = max(longest, heart.longest)
    return longest


def _press(desk: OfficerDesk, tasks: Tasks, name: str) -> None:
    """Press a button as soon as it is there and nothing is under way."""

    def ready() -> bool:
        found = desk.shell.findChildren(QAbstractButton, name)
        return not tasks.busy and bool(found) and found[0].isEnabled()

    wait(ready)
    desk.shell.findChildren(QAbstractButton, name)[0].click()


def _is_signed(stage: Stage, draft: str) -> bool:
    return stage.workspace.signing.version(draft) is not None


def importing(app: QApplication, style: Style, folder: Path, bundles: int) -> float:
    """Bundles imported with the inbox on screen, a row appearing for each."""
    stage, tasks = DeskStage(folder), Tasks()
    first = stage.town("Sample town")
    pdf = first.statement(*first.instance())
    for number in range(bundles):
        stage.file(f"{number}.hrcb", stage.town(f"Sample town {number}").pack(pdf=pdf).data)
    stage.home.change(unknown_senders=bundles)
    office = stage.office(app, style, Look(), tasks)
    office.shell.resize(*SIZE)
    office.go_inbox(then=office.shell.show)
    wait(lambda: office.shell.isVisible() and not tasks.busy)
    run_for(0.2)
    with Heartbeat() as heart:
        page = office.shell.page
        assert isinstance(page, InboxPage)
        page.take([stage.mail])
        wait(lambda: not office.importing.running and office.importing.total >= bundles)
        run_for(0.2)
    office.shell.close()
    tasks.close()
    stage.close()
    return heart.longest


def main() -> None:
    folder, effort = Path(sys.argv[1]), float(sys.argv[2])
    app = application()
    for name in ahead.MODULES:  # what the app has loaded by the time of a click
        import_module(name)
    settle()
    style = app_style.install(app, Look().theme)
    say(
        {
            "typing": typing(app, style, folder / "typing", 10 * effort),
            "signing": signing(app, style, folder / "signing", max(1, round(4 * effort))),
            "importing": importing(app, style, folder / "importing", max(5, round(100 * effort))),
        }
    )
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
