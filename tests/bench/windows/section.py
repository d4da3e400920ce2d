"""The officer's window at a section of a real form, with a real store and its own worker behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from tests.bench.windows.loop import run_for, wait
from tests.officer_stage import Stage

SECTION = "/data/key_info"
SIZE = (1366, 768)


@contextmanager
def officer(
    app: QApplication, style: Style, folder: Path, towns: int
) -> Iterator[tuple[Stage, OfficerDesk, Tasks, list[str]]]:
    """An open window and so many filled-in forms."""
    stage, tasks = Stage(folder), Tasks()
    stage.take_kit()
    drafts = [stage.town(f"Sample town {number}") for number in range(towns)]
    desk = stage.desk(app, style, Look(), tasks)
    desk.shell.resize(*SIZE)
    desk.shell.show()
    yield stage, desk, tasks, drafts
    desk.shell.close()
    tasks.close()
    stage.close()


def at_question(desk: OfficerDesk, tasks: Tasks, draft: str, path: str) -> QWidget:
    """Go to a question of a form; the field has the focus, and nothing is under way."""
    found: list[QWidget] = []

    def there() -> bool:
        found[:] = desk.shell.findChildren(QWidget, path)
        return bool(found) and not tasks.busy

    desk.with_form(draft, lambda _form: desk.go_section(SECTION, path))
    wait(there)
    found[0].setFocus()
    run_for(0.3)
    return found[0]
