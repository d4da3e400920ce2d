"""The second copy: in the settings, at the desk, and restored at a first start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.exchange import second_copy
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.rehearsal import Counts, Rehearsed
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.rehearsal_page import RehearsalPage
from hrcapp.ui.start.restore_page import RestorePage
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, EN, LARGE, scenes
from tests.screenshots.scenes.desk import week
from tests.screenshots.scenes.desk import window as desk_window
from tests.screenshots.scenes.officer import _start, names, stage, window
from tests.screenshots.scenes.signing import scroll_to


def _with_copy(look: Look) -> tuple[Stage, Path]:
    made = stage(look)
    made.take_kit()
    made.town(names(look)[0])
    made.workspace.vault.new_recovery_code()
    stick = made.folder.parent / "STICK"
    stick.mkdir()
    return made, stick


@scenes.add("second-copy-settings", EN, AR, LARGE)
def settings(look: Look) -> QWidget:
    made, stick = _with_copy(look)
    space, now = made.workspace, datetime.now(UTC)
    second_copy.write(space.home, space.vault, stick, now=now)
    space.home.change(second_copy=str(stick), second_copy_at=now.isoformat())

    def go(desk: OfficerDesk) -> None:
        desk.go_settings()
        scroll_to(desk, "stop-second-copy")

    return window(look, made, go)


@scenes.add("second-copy-restore", EN, AR, LARGE)
def restore(look: Look) -> QWidget:
    made, stick = _with_copy(look)
    copy = second_copy.write(made.workspace.home, made.workspace.vault, stick, now=datetime.now(UTC))
    flow = _start(look, made)
    flow._welcome()
    flow._look_at_copy(copy.path)
    page = flow._window().page
    assert isinstance(page, RestorePage)
    page.refused(Fault(Code.RECOVERY_CODE_SLIP, group=3))
    return flow._window()


@scenes.add("desk-rehearsal", EN, AR, LARGE)
def rehearsed(look: Look) -> QWidget:
    """What came of it, after the code was typed."""

    def go(office: Office) -> None:
        office.show(RehearsalPage(office))
        page = office.shell.page
        assert isinstance(page, RehearsalPage)
        now = datetime.now(UTC)
        ours, theirs = Counts(1284, 310, 967), Counts(1279, 309, 964)
        page._done(Rehearsed(now, now - timedelta(minutes=40), 11.4, theirs, ours, 5, 0, 0))

    return desk_window(look, week(), go)


@scenes.add("desk-rehearsal-asked", EN, AR)
def asked(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.show(RehearsalPage(office))
        office.shell.page._failed(Fault(Code.RECOVERY_CODE_SLIP, group=3))

    return desk_window(look, week(), go)


@scenes.add("desk-rehearsal-due", EN, AR)
def due(look: Look) -> QWidget:
    """The first page, when copies are made and none was tried."""

    def go(office: Office) -> None:
        office.context.home.change(second_copy="/media/STICK", second_copy_at=datetime.now(UTC).isoformat())
        office.go_inbox()

    return desk_window(look, week(), go)
