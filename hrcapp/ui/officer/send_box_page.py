"""A drop box of this device's own on a server: described, tested, used. Its secrets go into the vault."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import FOLDER, KINDS
from hrcapp.i18n import _
from hrcapp.officer.places import Place, add_own
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.server_box_page import ServerBoxPage
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send_trial import try_out
from hrcapp.ui.widgets import ActionBar, Button, TopBar


class OwnBoxPage(ServerBoxPage):
    """Only this computer knows it; what is typed is tried before it is relied on."""

    name, menu_key = "own-box", "send"

    def __init__(self, desk: OfficerDesk) -> None:
        super().__init__(desk, tuple(kind for kind in KINDS if kind != FOLDER))
        self._desk = desk

    def title(self) -> str:
        return _("Use another server")

    def build(self, look: Look) -> QWidget:
        told = _("Only this computer knows it. User name and password are kept encrypted.")
        body = self.form_body(look, *self.questions(look))
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def test(self) -> None:
        """Log in with what was typed; nothing is kept."""
        if spec := self.spec():
            self.check([])
            try_out(self._desk, Place(spec, own=True), self.stop_working)

    def use(self) -> None:
        """Keep it, and use it from now on."""
        if spec := self.spec():
            space = self._desk.workspace
            self._desk.store(lambda: add_own(space, spec), lambda _none: self._desk.back())

    def _actions(self, look: Look) -> ActionBar:
        test = Button(look, _("Test the connection"), icon="refresh-cw", on_click=self.test)
        identified(test, "test-box")
        test.setEnabled(not self._working)
        use = Button(look, _("Use this drop box"), "primary", "check", on_click=self.use)
        identified(use, "use-box")
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        return ActionBar(look, [back], [test, use])
