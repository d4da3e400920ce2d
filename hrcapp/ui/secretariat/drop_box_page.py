"""A drop box for the next kit: its kind, where it lies, and the credentials that every kit will carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.dropbox import KINDS
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.kit_parts import checked_box
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.form_page import FormPage
from hrcapp.ui.secretariat.problems import Wrong
from hrcapp.ui.widgets import ActionBar, Button, ComboBox, Essay, LineEdit, Question, TopBar
from hrcapp.ui.widgets.layout import Item

_KINDS = {
    "folder": (N_("A shared folder"), N_("The path that towns and desks have in common.")),
    "webdav": (
        N_("WebDAV, such as Nextcloud"),
        "https://cloud.example.org/remote.php/dav/files/campaign/box",
    ),
    "sftp": (N_("SFTP"), "sftp://server.example.org/box"),
    "s3": (N_("S3"), "https://storage.example.org/bucket"),
    "smb": (N_("Windows share (SMB)"), "smb://server.example.org/share/box"),
}
_LABELS = {
    "user": N_("User name"),
    "password": N_("Password"),
    "host_key": N_("Host key of the server, the line of its .pub file"),
    "private_key": N_("Private key without passphrase, in the place of a password"),
    "key": N_("Access key"),
    "secret": N_("Secret key"),
    "region": N_("Region"),
    "ca": N_("Certificate to trust (PEM), where the server has its own"),
}
_OPTIONS = {
    "folder": (),
    "webdav": ("user", "password", "ca"),
    "sftp": ("user", "password", "private_key", "host_key"),
    "s3": ("key", "secret", "region"),
    "smb": ("user", "password"),
}
_HIDDEN, _LONG = ("password", "secret"), ("private_key", "ca")
_OPTIONAL = ("ca", "region", "private_key")


@dataclass
class Box:
    """What was typed so far."""

    kind: str = "webdav"
    address: str = ""
    options: dict[str, str] = field(default_factory=dict, repr=False)

    def missing(self) -> list[Wrong]:
        """What has to be filled in still."""
        wanted = ["address", *(name for name in _OPTIONS[self.kind] if name not in _OPTIONAL)]
        given = {"address": self.address, **self.options}
        if given.get("private_key") and self.kind == "sftp":
            wanted.remove("password")
        return [Wrong(one, _("Fill this in.")) for one in wanted if not given.get(one, "").strip()]

    def spec(self) -> DropBoxSpec:
        """Raises Fault DROP_BOX_INCOMPLETE, BOX_NOT_PRIVATE."""
        return checked_box(
            self.kind, self.address, {name: self.options.get(name, "") for name in _OPTIONS[self.kind]}
        )


class DropBoxPage(FormPage):
    """`done` gets a specification whose settings are complete; nothing is connected to here."""

    name, menu_key = "drop-box", "keys"

    def __init__(self, host: Host, done: Callable[[DropBoxSpec], None]) -> None:
        super().__init__(host)
        self._done, self.box = done, Box()

    def title(self) -> str:
        return _("Add a drop box")

    def build(self, look: Look) -> QWidget:
        items: list[Item] = [self._kind(look), self._address(look)]
        items += [self._option(look, name) for name in _OPTIONS[self.box.kind]]
        return page(look, TopBar(look, self.title()), self.form_body(look, *items), self._actions(look))

    def _kind(self, look: Look) -> Question:
        combo = ComboBox(look, [(kind, _(_KINDS[kind][0])) for kind in KINDS])
        combo.set_value(self.box.kind)
        identified(combo, "box-kind")
        combo.currentIndexChanged.connect(lambda _index: self._choose(combo.value()))
        return self.asked(look, "kind", _("Kind of storage"), combo)

    def _address(self, look: Look) -> Question:
        example = _KINDS[self.box.kind][1]
        is_address = "://" in example
        hint = _("Such as {address}").format(address=example) if is_address else _(example)
        return self.line(
            look,
            "address",
            _("Address"),
            self.box.address,
            lambda text: setattr(self.box, "address", text),
            latin=True,
            hint=hint,
        )

    def _option(self, look: Look, name: str) -> Question:
        text, keep = self.box.options.get(name, ""), self.box.options.__setitem__
        control: QWidget
        if name in _LONG:
            essay = Essay(look.speaking("en"), text)
            essay.textChanged.connect(lambda: keep(name, essay.toPlainText()))
            control = essay
        else:
            edit = LineEdit(look, text, latin=True)
            edit.setEchoMode(QLineEdit.EchoMode.Password if name in _HIDDEN else QLineEdit.EchoMode.Normal)
            edit.textChanged.connect(lambda now: keep(name, now))
            control = edit
        identified(control, f"option-{name}")
        return self.asked(look, name, _(_LABELS[name]), control, optional=name in _OPTIONAL)

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("Add"), "primary", "plus", on_click=self.go)
        identified(go, "add")
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._host.shell.back)
        identified(back, "box-back")
        return ActionBar(look, [back], [go])

    def _choose(self, kind: str) -> None:
        if kind and kind != self.box.kind:
            self.box.kind = kind
            self._host.shell.refresh()

    def go(self) -> None:
        """Check the settings and give them back."""
        wrong = self.box.missing()
        if not wrong:
            try:
                self._done(self.box.spec())
            except Fault as fault:
                wrong = [Wrong("address", _wrong_address(fault))]
        if wrong:
            self.check(wrong)


def _wrong_address(fault: Fault) -> str:
    if fault.code is Code.DROP_BOX_INCOMPLETE:
        return _("Write the address as in the example, without a password in it.")
    return str(sentence(fault, _))
