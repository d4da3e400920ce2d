"""A drop box for the next kit; every kit will carry its credentials."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat.kit_parts import checked_box
from hrcapp.ui.access import identified
from hrcapp.ui.common.box_page import BoxPage, wrong_address
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, TopBar


class DropBoxPage(BoxPage):
    """`done` gets a specification whose settings are complete; nothing is connected to here."""

    name, menu_key = "drop-box", "keys"

    def __init__(self, host: Host, done: Callable[[DropBoxSpec], None]) -> None:
        super().__init__(host)
        self._done = done

    def title(self) -> str:
        return _("Add a drop box")

    def build(self, look: Look) -> QWidget:
        body = self.form_body(look, *self.questions(look))
        return page(look, TopBar(look, self.title()), body, self._actions(look))

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("Add"), "primary", "plus", on_click=self.go)
        identified(go, "add")
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._host.shell.back)
        identified(back, "box-back")
        return ActionBar(look, [back], [go])

    def go(self) -> None:
        """Check the settings and give them back."""
        wrong = self.box.missing()
        if not wrong:
            try:
                self._done(checked_box(self.box.kind, self.box.address, self.box.given()))
            except Fault as fault:
                wrong = [wrong_address(fault)]
        if wrong:
            self.check(wrong)
