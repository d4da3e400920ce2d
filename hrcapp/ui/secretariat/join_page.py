"""Joining a campaign that another desk has begun: its keys from a stick, a name and a passphrase here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.exchange.desk_keys import DeskKeys
from hrcapp.exchange.kit import safety_words
from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import joining, letters
from hrcapp.ui.access import identified
from hrcapp.ui.common.code_grid import code_grid
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.new_passphrase import with_passphrase
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Check, LineEdit, Note, Question, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.front import Front

LONGEST_NAME = 80


@dataclass
class Form:
    """What was chosen and typed so far."""

    keys: DeskKeys | None = None
    compared: bool = False
    travel: str = field(default="", repr=False)
    desk_name: str = ""
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


def problems(form: Form, language: str) -> tuple[Wrong, ...]:
    """Everything that keeps the desk from joining, in the order of the page."""
    found = []
    if form.keys is None:
        found.append(Wrong("file", _("Choose the file that the first desk has saved for this one.")))
    elif not form.compared:
        found.append(Wrong("compared", _("Compare the eight words with the letter, then tick the box.")))
    if not form.travel:
        found.append(Wrong("travel", _("Type the passphrase that the first desk told you.")))
    name = form.desk_name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        found.append(Wrong("desk-name", _("Write a short name for this desk, such as “Dakar office”.")))
    return (*found, *with_passphrase(form.passphrase, form.again, language))


class JoinPage(FormPage):
    """Passphrases are in memory only."""

    name = "join"

    def __init__(self, front: Front, form: Form) -> None:
        super().__init__(front)
        self._front, self.form = front, form
        self._passphrase = PassphraseFields(self, form)

    def title(self) -> str:
        return _("Join a campaign")

    def build(self, look: Look) -> QWidget:
        told = _("Another desk has begun it. From this one, too, files are opened, reviewed and answered.")
        passphrase = self._passphrase.items(
            look,
            _("Passphrase"),
            _("Asked whenever this desk is opened. It may differ from the other desk's."),
        )
        cards = (
            self.card(look, _("Keys from the first desk"), *self._file(look), self._travel(look)),
            self.card(look, _("This desk"), self._name(look), *passphrase),
        )
        return page(look, TopBar(look, self.title(), told), self.form_body(look, *cards), self._actions(look))

    def _file(self, look: Look) -> list[Item]:
        choose = Button(look, _("Choose the file"), "secondary", "folder-open", on_click=self._ask_file)
        identified(choose, "choose-desk-keys")
        hint = _("On the first desk: Keys and backup, “Keys for another desk”. Its name ends in .hrcdesk.")
        items: list[Item] = [
            self.asked(look, "file", _("File"), row(look, choose, None), hint=hint, focus=choose)
        ]
        if self.form.keys is not None:
            items.append(self._campaign(look, self.form.keys))
        return items

    def _campaign(self, look: Look, keys: DeskKeys) -> Question:
        kit = keys.kits[0]
        words = code_grid(look, safety_words(kit.root), _("Safety words"), numbered=True, role="strong")
        check = Check(look, _("They are those of the printed letter"), checked=self.form.compared)
        identified(check, "compared")
        check.toggled.connect(lambda on: setattr(self.form, "compared", on))
        name = Note(look, "file-check", letters.title_of(kit, look.language), "strong", "text")
        return self.asked(
            look,
            "compared",
            _("Campaign and safety words"),
            column(look, name, words, check, gap=10),
            focus=check,
        )

    def _travel(self, look: Look) -> Question:
        edit = LineEdit(look, self.form.travel, latin=True)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        identified(edit, "travel")
        edit.textChanged.connect(lambda text: setattr(self.form, "travel", text))
        hint = _("Made at the first desk for this file alone. Have it told to you by telephone.")
        return self.asked(look, "travel", _("Passphrase for the way"), edit, hint=hint)

    def _name(self, look: Look) -> Question:
        hint = _("The other desks and the kit call it so.")
        return self.line(
            look,
            "desk-name",
            _("Name of this desk"),
            self.form.desk_name,
            lambda text: setattr(self.form, "desk_name", text),
            hint=hint,
        )

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, _("Join"), "primary", "check", on_click=self.go)
        identified(go, "join")
        go.setEnabled(not self._working)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._front.go_begin)
        identified(back, "join-back")
        return ActionBar(look, [back], [go], reason=_("Opening the keys…") if self._working else "")

    # -- what a person does

    def _ask_file(self) -> None:
        filters = [_("Keys for another desk (*.hrcdesk)"), _("All files (*)")]
        ask_file(
            self._front.shell, _("Keys from the first desk"), filters, self._front.last_folder, self.choose
        )

    def choose(self, path: Path) -> None:
        """Look at a file: what it is for is shown, nothing is taken yet."""

        def found(keys: DeskKeys) -> None:
            self.form.keys, self.form.compared, self._wrong = keys, False, ()
            self._front.show_notice(None)

        self._front.store(lambda: joining.look(take(path), path.name), found)

    def go(self) -> None:
        """Check everything and join, or show what is wrong."""
        if self.check(problems(self.form, self._front.language)):
            self._front.join(self.form, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._front.shell.refresh()
        if fault.code is Code.PASSPHRASE_WRONG:
            question = self._fields["travel"]
            question.set_error(str(sentence(fault, _)), say=True)
            question.focus_target.setFocus()
        else:
            self._front.tell(fault)
