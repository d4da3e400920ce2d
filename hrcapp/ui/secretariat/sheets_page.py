"""Typing two recovery sheets: to practise the restore, or to open a desk whose passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.recovery import MAX_FILE
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import sheet_words
from hrcapp.ui.widgets import ActionBar, Button, Essay, Label, Note, TopBar

T = TypeVar("T")
_FIELDS = ("sheet-a", "sheet-b")
_OF_A_SHEET = (Code.SHEET_LENGTH, Code.SHEET_WORD_UNKNOWN, Code.SHEET_SLIP, Code.SHEET_WRONG)


@dataclass(frozen=True)
class Purpose(Generic[T]):
    """What the sheets are typed for: words, the work with them, what follows; a key in a file, as before.

    `with_file` is None for a key that no file holds.
    """

    title: Callable[[], str]
    told: Callable[[], str]
    verb: Callable[[], str]
    with_sheets: Callable[[list[str]], T]
    with_file: Callable[[bytes, str], T] | None
    done: Callable[[T], None]
    back: Callable[[], None]


class SheetsPage(FormPage, Generic[T]):
    """The words are forgotten when the page is left."""

    name, menu_key = "sheets", "keys"

    def __init__(self, host: Host, purpose: Purpose[T]) -> None:
        super().__init__(host)
        self._purpose = purpose
        self._typed = ["", ""]

    def title(self) -> str:
        return self._purpose.title()

    def hidden(self) -> None:
        self._typed = ["", ""]

    def build(self, look: Look) -> QWidget:
        labels = (_("Words of one sheet"), _("Words of another sheet"))
        told = Label(look, self._purpose.told(), "body", "text_soft", wrap=True)
        questions = [self._sheet(look, at, label) for at, label in enumerate(labels)]
        body = self.form_body(look, told, *questions)
        return page(look, TopBar(look, self.title()), body, self._actions(look))

    def _sheet(self, look: Look, at: int, label: str) -> QWidget:
        essay = Essay(look.speaking("en"), self._typed[at], least_lines=3)
        identified(essay, _FIELDS[at])
        note = Note(look, "circle-dashed", "")
        self._follow(note, at, look)

        def typed() -> None:
            self._typed[at] = essay.toPlainText()
            self._follow(note, at, look)

        essay.textChanged.connect(typed)
        hint = _("In the order of their numbers. The first four letters of a word are enough.")
        return self.asked(look, _FIELDS[at], label, essay, hint=hint if not at else "", note=note)

    def _follow(self, note: Note, at: int, look: Look) -> None:
        found = sheet_words.told(self._typed[at], look.language)
        note.icon.set_icon(found.icon, found.kind)
        note.set_text(found.words)

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, self._purpose.verb(), "primary", "lock-open", on_click=self.go)
        identified(go, "use-sheets")
        file = Button(look, _("Key in a file"), "secondary", "file-check", on_click=self._ask_file)
        identified(file, "use-key-file")
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._purpose.back)
        identified(back, "sheets-back")
        for each in (go, file):
            each.setEnabled(not self._working)
        reason = _("Opening…") if self._working else ""
        return ActionBar(look, [back], [file, go] if self._purpose.with_file else [go], reason=reason)

    # -- what a person does

    def go(self) -> None:
        """Use what was typed."""
        typed = list(self._typed)
        self._run(lambda: self._purpose.with_sheets(typed))

    def _ask_file(self) -> None:
        filters = [_("Recovery key (*.agekey)"), _("All files (*)")]
        ask_file(self._host.shell, _("Recovery key"), filters, self._host.last_folder, self.use_file)

    def use_file(self, path: Path) -> None:
        """Use a recovery key that lies in a file, as earlier campaigns have it."""
        if (with_file := self._purpose.with_file) is not None:
            self._run(lambda: with_file(take(path, MAX_FILE), path.name))

    def _run(self, work: Callable[[], T]) -> None:
        if not self._working:
            self.check(())
            self._host.store(work, self._purpose.done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        at = fault.params.get("sheet")
        self._host.shell.refresh()
        if fault.code in _OF_A_SHEET and isinstance(at, int):
            self._mark(at - 1, fault)
        elif fault.code is Code.SHEET_TWICE:
            self._mark(1, fault)
        else:
            self._host.tell(fault)

    def _mark(self, at: int, fault: Fault) -> None:
        question = self._fields[_FIELDS[at]]
        question.set_error(str(sentence(fault, _)), say=True)
        question.focus_target.setFocus()
