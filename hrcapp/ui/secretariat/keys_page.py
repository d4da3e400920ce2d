"""Keys and backup: the safety words, the kit and its next version, a new recovery code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.kit import Kit, safety_words
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.exchange.place import put, take
from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.secretariat import campaign, custody, letters
from hrcapp.store import vault_of
from hrcapp.ui.access import identified
from hrcapp.ui.common.code_grid import code_grid
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.common.files import ask_file, ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    Button,
    Card,
    Dialog,
    KeyValues,
    Label,
    Note,
    Question,
    TopBar,
    beside,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_ROOT_KEY_LIMIT = 64 * 1024


@dataclass(frozen=True)
class Found:
    """The newest kit, with the bytes that were published."""

    kit: Kit
    data: bytes
    has_code: bool


class KeysPage(Page):
    """A recovery code is shown once, until the page is left."""

    name, menu_key = "keys", "keys"

    def __init__(self, office: Office, found: Found) -> None:
        self._office, self._found = office, found
        content = found.kit.content
        last = content.deadline
        self._deadline = (str(last.day), str(last.month), str(last.year)) if last else ("", "", "")
        self._code = ""

    @classmethod
    def read(cls, office: Office) -> KeysPage:
        """On the store's thread."""
        home = office.context.home
        kit = custody.kits(home)[0]
        data = custody.kit_bytes(home, kit.content.version)
        return cls(office, Found(kit, data, vault_of(home).has_recovery_code))

    def title(self) -> str:
        return _("Keys and backup")

    def hidden(self) -> None:
        self._code = ""

    # -- building

    def build(self, look: Look) -> QWidget:
        told = _("What towns compare, what they open, and what helps when a key is lost.")
        left = column(look, self._words(look), self._recovery(look), None, gap=12)
        right = column(look, self._kit(look), self._next(look), None, gap=12)
        body = self._office.body(look, beside(look, (left, 1), (right, 1), gap=14))
        return page(look, TopBar(look, self.title(), told), body)

    def _words(self, look: Look) -> Card:
        words = safety_words(self._found.kit.root)
        letter = Button(look, _("Save the letter"), icon="printer", small=True, on_click=self._ask_letter)
        identified(letter, "save-letter")
        return Card(
            look,
            Label(look, _("Safety words"), "h3"),
            Label(
                look,
                _("Towns compare them before they take a kit. Read them out when someone calls."),
                "small",
                "text_soft",
                wrap=True,
            ),
            code_grid(look, words, _("Safety words"), columns=2, numbered=True),
            row(look, letter, None),
            gap=10,
        )

    def _kit(self, look: Look) -> Card:
        content = self._found.kit.content
        pairs: list[tuple[str, str | QWidget]] = [
            (_("Campaign"), letters.title_of(self._found.kit, look.language)),
            (_("Version"), number(content.version, look.language)),
            (_("Made on"), day(self._found.kit.made_at, look.language)),
            (
                _("Last day"),
                format_date(content.deadline, look.language) if content.deadline else _("Not set"),
            ),
            (_("Contact"), ", ".join(content.contact.values())),
            (_("Drop box"), ", ".join(box.address for box in content.drop_boxes) or _("Not set")),
        ]
        save = Button(look, _("Save the kit again"), icon="download", small=True, on_click=self._ask_kit)
        identified(save, "save-kit")
        return Card(
            look,
            Label(look, _("Campaign kit"), "h3"),
            KeyValues(look, pairs, name_width=90),
            row(look, save, None),
            gap=10,
        )

    def _next(self, look: Look) -> Card:
        fields = DateFields(look, _("Last day"))
        for part, text in zip(fields.edits.values(), self._deadline, strict=True):
            part.setText(text)
        fields.identify("next-deadline")
        fields.edited.connect(lambda: setattr(self, "_deadline", fields.text()))
        self._fields = fields
        self._asked = Question(
            look, _("Last day"), fields, focus=fields.edits["day"], hint=_("Empty means none."), optional=True
        )
        publish = Button(
            look, _("Sign with the root key"), icon="signature", small=True, on_click=self._ask_root
        )
        identified(publish, "publish-kit")
        told = _("Bring the root key's stick. The key is read, used once and not kept here.")
        return Card(
            look,
            Label(look, _("Next version of the kit"), "h3"),
            Label(look, told, "small", "text_soft", wrap=True),
            self._asked,
            row(look, publish, None),
            gap=10,
        )

    def _recovery(self, look: Look) -> Card:
        items: list[Item] = [
            Label(look, _("Recovery code"), "h3"),
            Label(
                look,
                _("Printed, it opens this computer's data when their own key is lost."),
                "small",
                "text_soft",
                wrap=True,
            ),
        ]
        if self._code:
            sheet = Button(look, _("Save the sheet"), icon="printer", small=True, on_click=self._ask_sheet)
            identified(sheet, "save-sheet")
            items += [
                code_grid(look, self._code.split("-"), _("Recovery code"), columns=3),
                row(look, sheet, None),
                Note(look, "info", _("It is shown only now. The old one opens nothing any more.")),
            ]
        else:
            state = _("There is one.") if self._found.has_code else _("There is none yet.")
            make = Button(look, _("Make a new code"), icon="refresh-cw", small=True, on_click=self._ask_code)
            identified(make, "new-code")
            items += [Label(look, state, "small"), flow(look, make)]
        return Card(look, *items, gap=9)

    # -- what a person does

    def _ask_kit(self) -> None:
        name = f"campaign{KIT_EXTENSION}"
        self._ask(lambda folder: self.save(folder, name, self._found.data))

    def _ask_letter(self) -> None:
        self._ask(self.save_letter)

    def _ask_sheet(self) -> None:
        self._ask(self.save_sheet)

    def _ask(self, then: Callable[[Path], None]) -> None:
        office = self._office
        ask_folder(office.shell, _("Folder or stick"), office.last_folder, then)

    def save(self, folder: Path, name: str, data: bytes) -> None:
        """Put a file somewhere and read it back."""
        office = self._office
        office.remember_folder(folder)

        def done(path: Path) -> None:
            office.say("success", lambda: (_("Saved and read back"), str(path)))

        office.store(lambda: put(folder, name, data), done)

    def save_letter(self, folder: Path) -> None:
        """The letter with the safety words, in the interface's language."""
        office, kit, language = self._office, self._found.kit, self._office.language
        office.store(
            lambda: letters.invitation(kit, language, office.now()),
            lambda data: self.save(folder, f"letter-{language}.pdf", data),
        )

    def save_sheet(self, folder: Path) -> None:
        """The sheet with the new recovery code."""
        office, kit, code, language = self._office, self._found.kit, self._code, self._office.language
        office.store(
            lambda: letters.recovery_sheet(kit, code, language, office.now()),
            lambda data: self.save(folder, "recovery-code.pdf", data),
        )

    def _ask_root(self) -> None:
        if not self._fields.is_empty() and self._fields.value() is None:
            self._asked.set_error(_("Type a day, a month and a year, such as 10 12 2026."), say=True)
            self._fields.edits["day"].setFocus()
            return
        self._asked.set_error("")
        office = self._office
        filters = [_("Root key (*.json)"), _("All files (*)")]
        ask_file(office.shell, _("Root key"), filters, office.last_folder, self.publish)

    def publish(self, root_key: Path) -> None:
        """Sign and keep the next version of the kit."""
        office, deadline = self._office, self._fields.value()

        def work() -> int:
            campaign.publish_next(
                office.context.home, take(root_key, _ROOT_KEY_LIMIT), office.now(), deadline=deadline
            )
            office.desk.kit = custody.kits(office.context.home)[0]
            return office.desk.kit.content.version

        def done(version: int) -> None:
            office.go_keys(Notice("success", lambda: _published(version, office.language)))

        office.store(work, done)

    def _ask_code(self) -> None:
        Dialog(
            self._office.shell.look,
            self._office.shell,
            _("Make a new recovery code?"),
            _("The code that was printed before opens nothing any more."),
            verb=_("Make a new code"),
            keep=_("Keep the old one"),
            on_confirm=self.make_code,
        ).open()

    def make_code(self) -> None:
        """A fresh code, shown until the page is left."""
        office = self._office

        def done(code: str) -> None:
            self._code = code
            if office.shell.page is self:
                office.shell.refresh()

        office.store(lambda: vault_of(office.context.home).new_recovery_code(), done)


def _published(version: int, language: str) -> tuple[str, str]:
    title = _("Version {version} of the kit is signed").format(version=number(version, language))
    return title, _("Save it and send it to everybody who takes part. What they filled in stays valid.")
