"""Asking what a validation against the EU trusted lists found: the only way to the word "qualified"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup

from hrcapp.i18n import _
from hrcapp.secretariat.trust import Finding
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.secretariat.form_dialog import FormDialog
from hrcapp.ui.secretariat.long_life import FINDINGS
from hrcapp.ui.widgets import LineEdit, Question, Radio, column, row

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host

Noted = Callable[[Finding, str, str], object]


class ValidationDialog(FormDialog):
    """What was found, who looked, and how; nothing is noted while one of them is missing."""

    def __init__(self, host: Host, name: str, then: Noted) -> None:
        look = host.shell.look
        self._group = QButtonGroup()
        self._radios: dict[Finding, Radio] = {}
        for finding, words in FINDINGS.items():
            radio = Radio(look, _(words))
            identified(radio, f"finding-{finding}")
            self._group.addButton(radio)
            self._radios[finding] = radio
        self.who, self.how = LineEdit(look), LineEdit(look)
        identified(self.who, "validation-who")
        identified(self.how, "validation-how")
        first = self._radios[Finding.QUALIFIED]
        choices = column(look, *self._radios.values(), gap=2)
        self._found = Question(look, _("The validation says"), choices, focus=first)
        self._who = Question(look, _("Who looked"), self.who)
        self._how = Question(look, _("Service and report number"), self.how)
        pair = row(look, (self._who, 1), (self._how, 1), gap=14, align=Qt.AlignmentFlag.AlignBottom)
        super().__init__(
            look,
            host.shell,
            _("What did a validation find?"),
            _("Signature of {name}, checked elsewhere against the EU trusted lists. The note stays.").format(
                name=isolated(name)
            ),
            verb=_("Note it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self._finding(), self.who.text().strip(), self.how.text().strip()),
            body=column(look, self._found, pair, gap=10),
        )
        self._group.setParent(self)
        self.keep_button.setDefault(False)
        first.setFocus()

    def check(self) -> Sequence[Question]:
        self._found.set_error("" if self._group.checkedButton() else _("Choose what was found."))
        for question, edit in ((self._who, self.who), (self._how, self.how)):
            question.set_error("" if edit.text().strip() else _("Write a few words."))
        return self._found, self._who, self._how

    def _finding(self) -> Finding:
        return next(finding for finding, radio in self._radios.items() if radio.isChecked())


def ask_validation(host: Host, name: str, then: Noted) -> ValidationDialog:
    """Open the dialog; `then` gets finding, who and how."""
    dialog = ValidationDialog(host, name, then)
    dialog.open()
    return dialog
