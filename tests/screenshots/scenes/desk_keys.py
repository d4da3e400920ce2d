"""The secretariat's keys: another recovery key on its way into the next kit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.secretariat.recovery_renewal import Renewal
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.renew_page import RenewPage
from tests.screenshots.scene import AR, EN, LARGE, scenes
from tests.screenshots.scenes.desk import week, window


@scenes.add("desk-renew-recovery", EN, AR, LARGE)
def renew(look: Look) -> QWidget:
    """A key was made and the first of its sheets saved."""

    def go(office: Office) -> None:
        office.go_keys()
        office.shell.page.go_renew()
        page = office.shell.page
        assert isinstance(page, RenewPage)
        page._renewal = Renewal("age1sample0000sample0000sample0000qqm4x7w2", office.now(), ("", "", ""))
        page._saved = {1: "/media/STICK/recovery-sheet-1.pdf"}
        office.shell.refresh()

    return window(look, week(), go)
