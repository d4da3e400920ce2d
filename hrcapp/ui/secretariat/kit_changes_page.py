"""What changes with the next kit, and signing it: the root key is read, used once and not kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.place import put, take
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import campaign, custody, root_key
from hrcapp.secretariat.campaign import following
from hrcapp.secretariat.kit_changes import changes
from hrcapp.store import vault_of
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file, ask_folder
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.next_kit import Draft
from hrcapp.ui.widgets import ActionBar, Button, Card, KeyValues, Label, LineEdit, Note, TopBar, column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

NEW_ROOT_FILE = "root-key.json"


class KitChangesPage(FormPage):
    """Raises Fault STAFF_KNOWN, STAFF_LAST, KIT_VALUE_UNUSABLE when the draft makes no kit."""

    name, menu_key = "kit-changes", "keys"

    def __init__(self, office: Office, draft: Draft) -> None:
        super().__init__(office)
        self._office, self._draft = office, draft
        self._content = following(draft.old, **draft.changes())
        self._passphrase = ""
        self._asks = draft.new_desk_key and custody.needs_passphrase(office.context.home)

    def title(self) -> str:
        return _("What changes")

    def hidden(self) -> None:
        self._passphrase = ""

    def build(self, look: Look) -> QWidget:
        version = number(self._content.version, look.language)
        told = _("Version {version} of the kit, beside the present one.").format(version=version)
        items: list[Item] = [self._changes(look)]
        if self._asks:
            items.append(self._passphrase_field(look))
        if self._draft.new_root:
            told_root = _("You are asked first where the new root key goes, then for the present one.")
            items.append(Note(look, "info", told_root, "body", "text"))
        body = self.form_body(look, *items, width=820)
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def _changes(self, look: Look) -> Card:
        found = changes(self._draft.old, self._content, look.language, self._draft.names)
        pairs: list[tuple[str, str | QWidget]] = [
            (one.what, _change(look, one.before, one.after)) for one in found
        ]
        if self._draft.new_desk_key:
            pairs.append((_("Key of the desk"), _("A new one; earlier ones are kept.")))
        if self._draft.new_root:
            pairs.append((_("Root key"), _("A new one; the safety words change.")))
        if not pairs:
            return Card(look, Note(look, "circle-dashed", _("Nothing changes."), "body", "text"))
        return Card(look, KeyValues(look, pairs, name_width=220), margins=(20, 16, 20, 16))

    def _passphrase_field(self, look: Look) -> QWidget:
        edit = LineEdit(look, self._passphrase, latin=True)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        identified(edit, "desk-passphrase")
        edit.textChanged.connect(lambda text: setattr(self, "_passphrase", text))
        hint = _("The new key of the desk is kept under it.")
        return self.asked(look, "desk-passphrase", _("Passphrase of the desk"), edit, hint=hint)

    def _actions(self, look: Look) -> ActionBar:
        sign = Button(look, _("Sign with the root key"), "primary", "signature", on_click=self.ask)
        identified(sign, "sign-kit")
        sign.setEnabled(self._says_something(look) and not self._working)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._office.shell.back)
        identified(back, "changes-back")
        reason = _("Signing…") if self._working else _("Bring the root key's stick.")
        return ActionBar(look, [back], [sign], reason=reason)

    def _says_something(self, look: Look) -> bool:
        draft = self._draft
        return bool(changes(draft.old, self._content, look.language)) or draft.new_desk_key or draft.new_root

    # -- what a person does

    def ask(self) -> None:
        """Ask for the root key; first for a place for the new one, where there is to be one."""
        if self._asks and not self._passphrase:
            self.check([Wrong("desk-passphrase", _("Type the passphrase of the desk."))])
            return
        office = self._office
        if self._draft.new_root:
            title = _("Where the new root key goes")
            ask_folder(office.shell, title, office.last_folder, self._ask_root)
        else:
            self._ask_root(None)

    def _ask_root(self, place: Path | None) -> None:
        office = self._office
        filters = [_("Root key (*.json)"), _("All files (*)")]
        ask_file(
            office.shell, _("Root key"), filters, office.last_folder, lambda path: self.sign(path, place)
        )

    def sign(self, root: Path, new_root_place: Path | None = None) -> None:
        """Sign and keep the next kit. A new root key lies in its place before any kit names it."""
        office, draft, passphrase = self._office, self._draft, self._passphrase or None
        self.check(())

        def work() -> int:
            home, file = office.context.home, take(root, root_key.MAX_BYTES)
            root_key.from_file(file, office.desk.kit)  # a wrong file must not leave a new key behind
            campaign.publish_next(
                home,
                file,
                office.now(),
                new_root=_new_root(draft, new_root_place),
                new_desk_key=draft.new_desk_key,
                passphrase=passphrase,
                **draft.changes(),
            )
            found = custody.identities(home, vault_of(home), passphrase) if draft.new_desk_key else {}
            office.desk.renew(list(found.values()))
            return office.desk.kit.content.version

        def done(version: int) -> None:
            office.go_keys(Notice("success", lambda: _published(version, office.language)))

        office.store(work, done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._office.shell.refresh()
        if fault.code is Code.PASSPHRASE_WRONG and "desk-passphrase" in self._fields:
            question = self._fields["desk-passphrase"]
            question.set_error(str(sentence(fault, _)), say=True)
            question.focus_target.setFocus()
        else:
            self._office.tell(fault)


def _new_root(draft: Draft, place: Path | None) -> SigningKey | None:
    if not draft.new_root or place is None:
        return None
    key = SigningKey.generate()
    put(place, NEW_ROOT_FILE, root_key.to_file(draft.old.campaign, key))
    return key


def _change(look: Look, before: str, after: str) -> QWidget:
    shown = Label(look, after or _("Left out"), "strong" if after else "body", wrap=True).selectable()
    was = Label(look, _("Before: {value}").format(value=before), "small", "text_soft", wrap=True)
    return column(look, shown, *([was] if before else []), gap=1)


def _published(version: int, language: str) -> tuple[str, str]:
    title = _("Version {version} of the kit is signed").format(version=number(version, language))
    return title, _("Save it and send it to everybody who takes part. What they filled in stays valid.")
