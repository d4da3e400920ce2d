"""Asking for words before something that cannot be taken back: a reason, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.widgets import Dialog, Essay, Question

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host


class WordsDialog(Dialog):
    """A question that is answered in words; without them the verb says what is missing and stays."""

    def __init__(
        self,
        host: Host,
        *,
        question: str,
        text: str,
        label: str,
        verb: str,
        missing: str,
        danger: bool,
        then: Callable[[str], object],
    ) -> None:
        look = host.shell.look
        self.essay = Essay(look)
        identified(self.essay, "words")
        self._missing = missing
        self._asked = Question(look, label, self.essay)
        super().__init__(
            look,
            host.shell,
            question,
            text,
            verb=verb,
            keep=_("Cancel"),
            on_confirm=lambda: then(self.essay.toPlainText().strip()),
            danger=danger,
            body=self._asked,
        )
        self.keep_button.setDefault(False)
        self.essay.setFocus()

    def accept(self) -> None:
        if self.essay.toPlainText().strip():
            super().accept()
        else:
            self._asked.set_error(self._missing, say=True)
            self.essay.setFocus()


def ask_words(
    host: Host,
    *,
    question: str,
    text: str,
    label: str,
    verb: str,
    then: Callable[[str], object],
    missing: str = "",
    danger: bool = False,
) -> WordsDialog:
    """Open the dialog; `then` gets the words."""
    dialog = WordsDialog(
        host,
        question=question,
        text=text,
        label=label,
        verb=verb,
        missing=missing or _("Write a few words."),
        danger=danger,
        then=then,
    )
    dialog.open()
    return dialog


def ask_to_reject(host: Host, then: Callable[[str], object]) -> WordsDialog:
    """Ask for the reason of a rejection."""
    return ask_words(
        host,
        question=_("Reject this form?"),
        text=_("The sender reads the reason. What was sent stays here and is not counted."),
        label=_("Reason, in the sender's language"),
        verb=_("Reject"),
        missing=_("Write the reason: the sender will read it."),
        danger=True,
        then=then,
    )
