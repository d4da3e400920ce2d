"""A drop box on a server, described by whoever uses it. An SFTP server's key is not typed: the server is
asked, and a person confirms its fingerprint."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.exchange.dropbox import KINDS, check_spec
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.box_page import BoxPage, wrong_address
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Check, Label, column, row
from hrcapp.ui.widgets.layout import show_if

_HOST_KEY = "host_key"


class ServerBoxPage(BoxPage):
    """`spec` is what was typed, once nothing is missing in it."""

    def __init__(self, host: Host, kinds: tuple[str, ...] = KINDS) -> None:
        super().__init__(host, kinds)
        self._line = self._fingerprint = ""
        self._shown: QWidget | None = None

    def option(self, look: Look, name: str) -> QWidget:
        """As for a kit, except for the key of a server."""
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
                self._host.show_notice(None)

        def failed(fault: Fault) -> None:
            if fault.code is Code.BOX_SETTINGS:
                self.check([wrong_address(fault)])
                self.stop_working()
            else:
                self._host.tell(fault)

        def ask() -> tuple[str, str]:
            from hrcapp.exchange.dropbox.host_key import ask_host_key  # with it comes the library

            key = ask_host_key(address)
            return key.line, key.fingerprint

        self._host.run(lambda _job: ask(), told, failed, alone=True)

    def spec(self) -> DropBoxSpec | None:
        """What was typed, or None after showing what is wrong with it."""
        wrong = [_compare(one) for one in self.box.missing()]
        spec = DropBoxSpec(self.box.kind, self.box.address.strip(), self.box.given())
        if not wrong and spec.kind != "folder":
            try:
                check_spec(spec)
            except Fault as fault:
                wrong = [wrong_address(fault)]
        if wrong:
            self.check(wrong)
            return None
        return spec

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


def _compare(wrong: Wrong) -> Wrong:
    if wrong.field != _HOST_KEY:
        return wrong
    return Wrong(_HOST_KEY, _("Ask the server for its key, compare the fingerprint, and confirm it."))
