"""What was done on this computer: whole, not whole, and where the settings lead there."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE, scenes
from tests.screenshots.scenes.officer import names, stage, window
from tests.screenshots.scenes.signing import scroll_to


def _with_deeds(look: Look) -> Stage:
    """Two towns on their way, and a second version of one."""
    made = stage(look)
    made.take_kit()
    first, second = names(look)[:2]
    stick = made.folder.parent / "STICK"
    draft = made.returned(first, stick)
    made.clock.now += timedelta(hours=3)
    made.workspace.drafts.correct(draft)
    made.ready(second)
    return made


@scenes.add("audit", EN, AR, DARK, LARGE)
def whole(look: Look) -> QWidget:
    return window(look, _with_deeds(look), OfficerDesk.go_audit)


@scenes.add("audit-broken", EN, AR)
def broken(look: Look) -> QWidget:
    made = _with_deeds(look)
    store = made.workspace.store
    store.execute("DROP TRIGGER audit_is_kept")
    store.execute("DELETE FROM audit WHERE n IN (4, 5)")
    return window(look, made, OfficerDesk.go_audit)


@scenes.add("audit-settings", EN, AR)
def settings(look: Look) -> QWidget:
    def go(desk: OfficerDesk) -> None:
        desk.go_settings()
        scroll_to(desk, "show-audit")

    return window(look, _with_deeds(look), go)
