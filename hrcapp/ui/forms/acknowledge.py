"""Saying that something was read, or is so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.checks import Check
from hrcapp.ui.widgets.layout import fill
from hrcapp.ui.widgets.second_language import isolated
from hrcapp.xforms import NodeState

SAID = "OK"
"""The value a trigger takes (ODK XForms, "trigger")."""


class AcknowledgeControl(AnswerControl):
    """A check box that carries the question itself."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._check = Check(look, "")
        fill(self, look, self._check, gap=0)
        self._check.toggled.connect(lambda on: self.say(SAID if on else ""))

    def inputs(self) -> Sequence[QWidget]:
        return (self._check,)

    def show_answer(self, node: NodeState, second: str) -> None:
        self._check.setText(node.label.replace("&", "&&"))
        self._check.set_second(isolated(node.label_in(second) or "") if second else "")
        self._check.setChecked(bool(node.value))
