"""Keys between desks: for another desk on a stick, or from the first desk after it has made new ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.names import DESK_EXTENSION
from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat import custody, joining
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.new_passphrase import with_passphrase
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, LineEdit, Question, TopBar
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

FILE = f"desk-keys{DESK_EXTENSION}"


@dataclass
class Typed:
    """Passphrases, in memory only: this desk's own, and the one for the way."""

    own: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    def clear(self) -> None:
        self.own = self.passphrase = self.again = ""


class _DeskKeysPage(FormPage):
    """What both pages share: this desk's passphrase, where it has one."""

    menu_key = "keys"

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office, self.typed = office, Typed()
        self._asks = custody.needs_passphrase(office.context.home)

    def hidden(self) -> None:
        self.typed.clear()

    def own(self, look: Look) -> list[Item]:
        """The question for this desk's passphrase."""
        if not self._asks:
            return []
        return [self.secret(look, "own", _("Passphrase of this desk"), self.typed.own)]

    def secret(self, look: Look, name: str, label: str, text: str, hint: str = "") -> Question:
        """A question for a passphrase that exists."""
        edit = LineEdit(look, text, latin=True)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        identified(edit, name)
        edit.textChanged.connect(lambda now: setattr(self.typed, name, now))
        return self.asked(look, name, label, edit, hint=hint)

    def missing(self) -> list[Wrong]:
        """What is wrong with it."""
        missing = self._asks and not self.typed.own
        return [Wrong("own", _("Type the passphrase of the desk."))] if missing else []

    def actions(self, look: Look, verb: str, icon: str, go: Callable[[], object]) -> ActionBar:
        """Back, and the one thing to do."""
        button = Button(look, verb, "primary", icon, on_click=go)
        identified(button, "desk-keys-go")
        button.setEnabled(not self._working)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._office.shell.back)
        identified(back, "desk-keys-back")
        return ActionBar(look, [back], [button], reason=_("Opening the keys…") if self._working else "")

    def failed(self, fault: Fault) -> None:
        """Say what went wrong; what was typed stays."""
        self.stop_working()
        self._office.tell(fault)


class SharePage(_DeskKeysPage):
    """The campaign's keys and kits for a second desk."""

    name = "share-keys"

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._way = PassphraseFields(self, self.typed)

    def title(self) -> str:
        return _("Keys for another desk")

    def build(self, look: Look) -> QWidget:
        told = _(
            "Whoever has this file and its passphrase reads everything that towns send. Carry the file on a "
            "stick, tell the passphrase by telephone."
        )
        items: list[Item] = [Label(look, told, "body", "text_soft", wrap=True), *self.own(look)]
        items += self._way.items(look, _("Passphrase for the way"), _("Made for this file alone."))
        body = self.form_body(look, *items, width=560)
        actions = self.actions(look, _("Save the file"), "usb", self.go)
        return page(look, TopBar(look, self.title()), body, actions)

    def go(self) -> None:
        """Check what was typed, then ask for the stick."""
        typed, office = self.typed, self._office
        if self.check([*self.missing(), *with_passphrase(typed.passphrase, typed.again, office.language)]):
            self.stop_working()
            office.shell.refresh()
            ask_folder(office.shell, _("Folder or stick"), office.last_folder, self.save)

    def save(self, folder: Path) -> None:
        """Write the file there and read it back."""
        office, typed = self._office, self.typed
        own, way = typed.own or None, typed.passphrase
        self.check(())

        def work() -> Path:
            return put(folder, FILE, joining.keys_for_another(office.context.home, own, way))

        def done(path: Path) -> None:
            office.go_keys(Notice("success", lambda: (_("Saved and read back"), str(path))))

        office.remember_folder(folder)
        office.store(work, done, self.failed)


class TakePage(_DeskKeysPage):
    """New keys from the first desk."""

    name = "take-keys"

    def __init__(self, office: Office, data: bytes, file: str) -> None:
        super().__init__(office)
        self._data, self._file = data, file

    def title(self) -> str:
        return _("Keys from the first desk")

    def build(self, look: Look) -> QWidget:
        told = _("They are added to those here: earlier keys are kept and open what came before.")
        way = self.secret(
            look,
            "passphrase",
            _("Passphrase for the way"),
            self.typed.passphrase,
            _("Made at the first desk for this file alone. Have it told to you by telephone."),
        )
        items: list[Item] = [Label(look, told, "body", "text_soft", wrap=True), *self.own(look), way]
        body = self.form_body(look, *items, width=560)
        actions = self.actions(look, _("Take the keys"), "check", self.go)
        return page(look, TopBar(look, self.title()), body, actions)

    def go(self) -> None:
        """Add the keys, and go on with the newest kit."""
        office, typed = self._office, self.typed
        own, way = typed.own or None, typed.passphrase
        wrong = self.missing()
        if not way:
            wrong.append(Wrong("passphrase", _("Type the passphrase that the first desk told you.")))

        def work() -> None:
            found = joining.take_keys(office.context.home, self._data, way, own, self._file)
            office.desk.renew(list(found.values()))

        def done(_none: None) -> None:
            office.go_keys(Notice("success", _taken))

        if self.check(wrong):
            office.store(work, done, self.failed)


def _taken() -> tuple[str, str]:
    return _("The keys are here"), _("What is sealed to them can be opened now.")
