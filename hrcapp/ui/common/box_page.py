"""A drop box as a person describes it: its kind, where it lies, and the credentials for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from shiboken6 import isValid

from hrcapp.exchange.dropbox import KINDS, PLAIN_HTTP, YES, is_in_the_clear
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.box_words import address_hint, kind_name
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Banner, Check, ComboBox, Essay, LineEdit, Question, column
from hrcapp.ui.widgets.layout import Item, show_if

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

    def given(self) -> dict[str, str]:
        """The options of this kind that were filled in."""
        wanted = (*_OPTIONS[self.kind], *([PLAIN_HTTP] if self.in_the_clear else []))
        typed = {name: self.options.get(name, "") for name in wanted}
        return {name: value for name, value in typed.items() if value}

    @property
    def in_the_clear(self) -> bool:
        """Whether the connection would not be encrypted, so that a person has to agree."""
        return is_in_the_clear(DropBoxSpec(self.kind, self.address))


class BoxPage(FormPage):
    """The questions about a drop box; a page of this kind says what is done with the answers."""

    def __init__(self, host: Host, kinds: tuple[str, ...] = KINDS) -> None:
        super().__init__(host)
        self.box, self._kinds = Box(), kinds
        self._clear: QWidget | None = None

    def questions(self, look: Look) -> list[Item]:
        """Kind, address, and what this kind needs to know besides."""
        options = [self.option(look, name) for name in _OPTIONS[self.box.kind]]
        return [self._kind(look), self._address(look), self._in_the_clear(look), *options]

    def option(self, look: Look, name: str) -> QWidget:
        """The question for one option."""
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

    def address_changed(self) -> None:
        """Another server is meant now."""

    def _kind(self, look: Look) -> Question:
        combo = ComboBox(look, [(kind, kind_name(kind)) for kind in self._kinds])
        combo.set_value(self.box.kind)
        identified(combo, "box-kind")
        combo.currentIndexChanged.connect(lambda _index: self._choose(combo.value()))
        return self.asked(look, "kind", _("Kind of storage"), combo)

    def _address(self, look: Look) -> Question:
        hint = address_hint(self.box.kind)

        def keep(text: str) -> None:
            self.box.address = text
            self.address_changed()
            self._ask_in_the_clear()

        return self.line(look, "address", _("Address"), self.box.address, keep, latin=True, hint=hint)

    def _in_the_clear(self, look: Look) -> QWidget:
        """Agreeing to plain http, where that is what was typed."""
        told = _(
            "Whoever listens on the way can read the user name and the password, and change or delete what "
            "lies there. What towns send is sealed and stays unread. Use it only in a network that you trust."
        )
        agree = Check(
            look, _("Connect without encryption all the same"), checked=PLAIN_HTTP in self.box.options
        )
        agree.setAccessibleDescription(told)
        identified(agree, "plain-http")
        agree.toggled.connect(self._agree)
        warning = Banner(look, "warning", _("The connection would not be encrypted"), told)
        self._clear = column(look, warning, agree, gap=8)
        show_if(self._clear, self.box.in_the_clear)
        return self._clear

    def _ask_in_the_clear(self) -> None:
        """Consent belongs to one address."""
        self.box.options.pop(PLAIN_HTTP, None)
        if self._clear is not None and isValid(self._clear):
            for each in self._clear.findChildren(QCheckBox):
                each.setChecked(False)
            show_if(self._clear, self.box.in_the_clear)

    def _agree(self, on: bool) -> None:
        if on:
            self.box.options[PLAIN_HTTP] = YES
        else:
            self.box.options.pop(PLAIN_HTTP, None)

    def _choose(self, kind: str) -> None:
        if kind and kind != self.box.kind:
            self.box.kind = kind
            self._host.shell.refresh()


def wrong_address(fault: Fault) -> Wrong:
    """What a description that can't be used says about its address."""
    if fault.code in (Code.DROP_BOX_INCOMPLETE, Code.BOX_SETTINGS):
        return Wrong("address", _("Write the address as in the example, without a password in it."))
    if fault.code is Code.BOX_NOT_PRIVATE:
        return Wrong(
            "address", _("Use an address that begins with https, or agree to what is said below it.")
        )
    return Wrong("address", str(sentence(fault, _)))
