"""Asking for the printed recovery code, and saying which part of it is wrong."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import LineEdit, Question


class CodeQuestion:
    """What was typed outlives the page's being built anew; `go` is called on Enter."""

    def __init__(self, go: Callable[[], object]) -> None:
        self.typed = ""
        self._go = go
        self._wrong: Fault | None = None

    def build(self, look: Look) -> Question:
        self._edit = LineEdit(look, self.typed, latin=True)
        identified(self._edit, "recovery-code")
        self._edit.textChanged.connect(self._keep)
        self._edit.returnPressed.connect(self._go)
        self._question = Question(
            look,
            _("Recovery code"),
            self._edit,
            hint=_("Nine groups of four signs, as printed. Capitals, spaces and hyphens do not matter."),
        )
        if self._wrong is not None:
            self._question.set_error(str(sentence(self._wrong, _)))
        return self._question

    def refused(self, fault: Fault) -> None:
        """Say what is wrong with it; what was typed stays."""
        self._wrong = fault
        self._question.set_error(str(sentence(fault, _)), say=True)
        self._edit.setFocus()

    def _keep(self, text: str) -> None:
        self.typed = text
