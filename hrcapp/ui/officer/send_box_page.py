"""A drop box of this device's own on a server: described, tested, used. Its secrets go into the vault."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.exchange.dropbox import FOLDER, KINDS, check_spec
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.officer import places
from hrcapp.officer.places import Place, add_own
from hrcapp.ui.access import identified
from hrcapp.ui.common.box_page import BoxPage, wrong_address
from hrcapp.ui.common.host import page
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send_trial import try_out
from hrcapp.ui.widgets import ActionBar, Button, Check, Label, TopBar, column, row
from hrcapp.ui.widgets.layout import show_if

_HOST_KEY = "host_key"


class OwnBoxPage(BoxPage):
    """An SFTP server's key is not typed: the server is asked, and a person confirms its fingerprint."""

    name, menu_key = "own-box", "send"

    def __init__(self, desk: OfficerDesk) -> None:
        super().__init__(desk, tuple(kind for kind in KINDS if kind != FOLDER))
        self._desk = desk
        self._line = self._fingerprint = ""
        self._shown: QWidget | None = None

    def title(self) -> str:
        return _("Use another server")

    def build(self, look: Look) -> QWidget:
        told = _("Only this computer knows it. User name and password are kept encrypted.")
        body = self.form_body(look, *self.questions(look))
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def option(self, look: Look, name: str) -> QWidget:
        """As for the desk, except for the key of a server."""
        return self._host_key(look) if name == _HOST_KEY else super().option(look, name)

    def address_changed(self) -> None:
        """A key belongs to one server."""
        self.box.options.pop(_HOST_KEY, None)
        self._line = self._fingerprint = ""
        if self._shown is not None and isValid(self._shown):
            self._shown.hide()

    def ask_host_key(self) -> None:
        """Ask the server for its key, and show it."""
        address = self.box.address
        if not address.strip():
            self.check([one for one in self.box.missing() if one.field == "address"])
            return

        def told(found: tuple[str, str]) -> None:
            if address == self.box.address:
                self.box.options.pop(_HOST_KEY, None)
                self._line, self._fingerprint = found
                self._desk.show_notice(None)

        def failed(fault: Fault) -> None:
            if fault.code is Code.BOX_SETTINGS:
                self.check([wrong_address(fault)])
                self.stop_working()
            else:
                self._desk.tell(fault)

        def ask() -> tuple[str, str]:
            key = places.host_key(address)
            return key.line, key.fingerprint

        self._desk.run(lambda _job: ask(), told, failed, alone=True)

    def test(self) -> None:
        """Log in with what was typed; nothing is kept."""
        if spec := self._spec():
            self.check([])
            try_out(self._desk, Place(spec, own=True), self.stop_working)

    def use(self) -> None:
        """Keep it, and use it from now on."""
        if spec := self._spec():
            space = self._desk.workspace
            self._desk.store(lambda: add_own(space, spec), lambda _none: self._desk.shell.back())

    # -- what is shown

    def _host_key(self, look: Look) -> QWidget:
        ask = Button(
            look, _("Ask the server for its key"), icon="refresh-cw", small=True, on_click=self.ask_host_key
        )
        identified(ask, "ask-host-key")
        shown = Label(look, self._fingerprint, "strong", wrap=True, latin=True).selectable()
        shown.setAccessibleName(_("Fingerprint of the server's key"))
        identified(shown, "fingerprint")
        same = Check(look, _("It is the one that I was told"), checked=_HOST_KEY in self.box.options)
        identified(same, "confirm-host-key")
        same.toggled.connect(self._confirm)
        self._shown = compared = column(look, shown, same, gap=6)
        show_if(compared, bool(self._fingerprint))
        hint = _("Compare the fingerprint with what whoever runs the server tells you, by another way.")
        control = column(look, row(look, ask, None), compared, gap=8)
        focus = same if self._fingerprint else ask
        return self.asked(look, _HOST_KEY, _("Key of the server"), control, hint=hint, focus=focus)

    def _confirm(self, on: bool) -> None:
        if on:
            self.box.options[_HOST_KEY] = self._line
        else:
            self.box.options.pop(_HOST_KEY, None)

    def _actions(self, look: Look) -> ActionBar:
        test = Button(look, _("Test the connection"), icon="refresh-cw", on_click=self.test)
        identified(test, "test-box")
        test.setEnabled(not self._working)
        use = Button(look, _("Use this drop box"), "primary", "check", on_click=self.use)
        identified(use, "use-box")
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        return ActionBar(look, [back], [test, use])

    def _spec(self) -> DropBoxSpec | None:
        """What was typed, or None after showing what is wrong with it."""
        wrong = [_compare(one) for one in self.box.missing()]
        spec = DropBoxSpec(self.box.kind, self.box.address.strip(), self.box.given())
        if not wrong:
            try:
                check_spec(spec)
            except Fault as fault:
                wrong = [wrong_address(fault)]
        if wrong:
            self.check(wrong)
            return None
        return spec


def _compare(wrong: Wrong) -> Wrong:
    if wrong.field != _HOST_KEY:
        return wrong
    return Wrong(_HOST_KEY, _("Ask the server for its key, compare the fingerprint, and confirm it."))
