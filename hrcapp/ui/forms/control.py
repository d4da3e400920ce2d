"""What every control of a form has in common, whatever kind of answer it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.field import set_invalid
from hrcapp.xforms import NodeState


class AnswerControl(QWidget):
    """Takes one answer as the form keeps it (a lexical value); "" is no answer.

    `edited` carries a new value at every change; what cannot be read is passed on as it was typed, so that it
    is kept and the form itself calls it wrong.
    """

    edited = Signal(str)
    typed_in = False
    """Whether people type in it: their text is then left alone until they leave."""
    way = ""
    """Which way of choosing it is, where another list of choices may want another one."""
    takes_answers = True
    """Whether anything can be answered here."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._showing = False

    def inputs(self) -> Sequence[QWidget]:
        """The native widgets inside, in reading order."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """What takes the focus when someone comes to this question."""
        return self.inputs()[0]

    def show_node(self, node: NodeState, second: str) -> None:
        """Show value, choices and state; nothing counts as edited. `second`: a language or ""."""
        self._showing = True
        try:
            self.show_answer(node, second)
            self.set_locked(node.readonly)
        finally:
            self._showing = False

    def show_answer(self, node: NodeState, second: str) -> None:
        raise NotImplementedError

    def say(self, value: str) -> None:
        """Pass a value on, unless it is only being shown."""
        if not self._showing:
            self.edited.emit(value)

    def problem(self) -> str:
        """What is wrong with what stands here, where the form cannot know it."""
        return ""

    def finished(self) -> None:
        """The focus has left the control."""

    def set_locked(self, locked: bool) -> None:
        for each in self.inputs():
            if hasattr(each, "set_locked"):
                each.set_locked(locked)

    def set_invalid(self, invalid: bool) -> None:
        for each in self.inputs():
            set_invalid(each, invalid)

    def identify(self, path: str) -> None:
        """Carry the form's path, so that focus and tests find the control again."""
        identified(self.target(), path)

    def tell(self, name: str, description: str) -> None:
        """What a screen reader says of the control."""
        named(self.target(), name, description)
