"""The next kit: everything that a kit says, as it is now, to be changed; then what changes is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange import staff_key
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat import recovery_renewal
from hrcapp.secretariat.kit_check import LARGEST_TEXT, read_text
from hrcapp.secretariat.kit_forms import KitForm, read_form
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file, ask_folder
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import next_kit_cards as cards
from hrcapp.ui.secretariat.next_kit import Draft
from hrcapp.ui.widgets import ActionBar, Button, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class NextKitPage(FormPage):
    """Nothing is signed here, and nothing is kept before it is."""

    name, menu_key = "next-kit", "keys"

    def __init__(self, office: Office, draft: Draft) -> None:
        super().__init__(office)
        self._office, self.draft = office, draft

    @classmethod
    def read(cls, office: Office, language: str) -> NextKitPage:
        """On the store's thread."""
        senders, kit, home = office.desk.senders, office.desk.kit, office.context.home
        tried = recovery_renewal.is_tried(home)
        recipients = recovery_renewal.recipients(home, kit.content) if tried else None
        return cls(office, Draft.of(kit, language, senders.devices(), senders.revoked(), recipients))

    def title(self) -> str:
        return _("Next kit")

    def build(self, look: Look) -> QWidget:
        self.draft.language = look.language
        told = _("It begins as the present one. Before you sign, you see what changes.")
        shown = (
            cards.words(self, look),
            cards.forms(self, look),
            cards.texts(self, look),
            cards.boxes(self, look),
            cards.staff(self, look),
            cards.devices(self, look),
            cards.keys(self, look),
        )
        body = self.form_body(look, *shown, width=820)
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("See what changes"), "primary", "git-compare", on_click=self.go)
        identified(go, "see-changes")
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._office.go_keys)
        identified(back, "next-back")
        return ActionBar(look, [back], [go])

    # -- what a person does

    def go(self) -> None:
        """Check everything, then show what changes."""
        from hrcapp.ui.secretariat.kit_changes_page import KitChangesPage

        if self.check(self.draft.problems(self._office.now().date())):
            self.stop_working()
            try:
                shown = KitChangesPage(self._office, self.draft)
            except Fault as fault:
                self._office.tell(fault)
            else:
                self._office.show(shown)

    def redraw(self) -> None:
        """Show the parts as they are now."""
        self._office.show_notice(None)

    def ask_form(self) -> None:
        self._ask(_("Form"), _("Forms (*.xml *.xlsx *.md *.zip)"), self.add_form)

    def ask_form_folder(self) -> None:
        """A folder with a form and its files."""
        ask_folder(self._office.shell, _("Folder of a form"), self._office.last_folder, self.add_form)

    def add_form(self, path: Path) -> None:
        """Add a form with the files it names, or replace the one of that name. Missing files are told at
        once; a workbook takes a moment, so all is read in the pool."""

        def done(form: KitForm) -> None:
            self.draft.forms = dict(sorted({**self.draft.forms, form.name: form}.items()))
            self.redraw()

        self._office.run(lambda _job: read_form(path), done)

    def remove_form(self, name: str) -> None:
        self.draft.forms.pop(name, None)
        self.redraw()

    def ask_text(self) -> None:
        self._ask(_("Text of the statement"), _("Texts of the statement (*.json)"), self.add_text)

    def add_text(self, path: Path) -> None:
        """Add a text of the statement; of several that serve, the last one counts."""

        def done(text: dict[str, object]) -> None:
            self.draft.templates.append(text)
            self.redraw()

        self._office.store(lambda: read_text(take(path, LARGEST_TEXT), path.name), done)

    def remove_text(self, index: int) -> None:
        del self.draft.templates[index]
        self.redraw()

    def add_box(self) -> None:
        from hrcapp.ui.secretariat.drop_box_page import DropBoxPage

        def done(spec: DropBoxSpec) -> None:
            self.draft.boxes.append(spec)
            self._office.shell.back()

        self._office.show(DropBoxPage(self._office, done))

    def remove_box(self, index: int) -> None:
        del self.draft.boxes[index]
        self.redraw()

    def ask_staff(self) -> None:
        self._ask(_("Key of another desk"), _("Desk keys (*.json)"), self.add_staff)

    def add_staff(self, path: Path) -> None:
        """Let a colleague's desk sign receipts."""
        campaign = self.draft.old.campaign

        def done(key: staff_key.StaffKey) -> None:
            self.draft.staff.append(key)
            self._try(lambda: self.draft.staff.remove(key))

        self._office.store(
            lambda: staff_key.read(take(path, staff_key.MAX_BYTES), campaign, name=path.name), done
        )

    def remove_staff(self, index: int) -> None:
        del self.draft.staff[index]
        self.redraw()

    def withdraw(self, fingerprint: str) -> None:
        """Believe receipts of a desk no more, from this kit on."""
        self.draft.revoked.append(fingerprint)
        self._try(partial(self.draft.revoked.remove, fingerprint))

    def keep(self, fingerprint: str) -> None:
        """Let a desk sign after all."""
        self.draft.revoked.remove(fingerprint)
        self.redraw()

    def _try(self, undo: Callable[[], object]) -> None:
        """Show the change, or say why there can't be one and take it back."""
        try:
            self.draft.changes()
        except Fault as fault:
            undo()
            self._office.tell(fault)
        else:
            self.redraw()

    def _ask(self, title: str, filter_: str, then: Callable[[Path], None]) -> None:
        office = self._office
        ask_file(office.shell, title, [filter_, _("All files (*)")], office.last_folder, then)
