"""A passphrase for a laptop or stick: in the settings, set, asked at the start; a damaged store."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.settings_passphrase import go_set
from hrcapp.ui.start.passphrase_page import PassphrasePage
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, EN, LARGE, scenes
from tests.screenshots.scenes.officer import _start, names, stage, window
from tests.screenshots.scenes.signing import scroll_to

_SAMPLE = "six words of a sample stick"


def _with_code(look: Look) -> Stage:
    made = stage(look)
    made.take_kit()
    made.town(names(look)[0])
    made.workspace.vault.new_recovery_code()
    return made


@scenes.add("passphrase-settings", EN, AR, LARGE)
def settings(look: Look) -> QWidget:
    made = _with_code(look)
    space = made.workspace
    FolderPassphrase(space.home, space.clock, cost=4).set(space.vault, _SAMPLE)

    def go(desk: OfficerDesk) -> None:
        desk.go_settings()
        scroll_to(desk, "take-away-passphrase")

    return window(look, made, go)


@scenes.add("passphrase-set", EN, AR, LARGE)
def setting(look: Look) -> QWidget:
    return window(look, _with_code(look), lambda desk: go_set(desk, offered=False))


@scenes.add("passphrase-asked", EN, AR, LARGE)
def asked(look: Look) -> QWidget:
    flow = _start(look, _with_code(look))
    flow._cannot_open(Fault(Code.PASSPHRASE_MISSING))
    page = flow._window().page
    assert isinstance(page, PassphrasePage)
    page.refused(Fault(Code.TRIES_WAIT, minutes=2))
    return flow._window()


@scenes.add("damaged-page", EN, AR, LARGE)
def damaged(look: Look) -> QWidget:
    """Met while somebody types."""
    made = _with_code(look)
    [card] = made.workspace.drafts.cards()

    def go(desk: OfficerDesk) -> None:
        desk.open_draft(card.draft)
        desk.go_section("/data/key_info")
        desk.tell(Fault(Code.STORE_DAMAGED, name="default.db"))

    return window(look, made, go)
