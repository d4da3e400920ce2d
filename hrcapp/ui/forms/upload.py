"""A file: chosen by the screen that keeps files, shown here by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button, LinkButton
from hrcapp.ui.widgets.label import Label, Note
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.xforms import NodeState


class UploadControl(AnswerControl):
    """A button to choose a file; then its name and a way to take it out. `wanted` asks for the dialog."""

    wanted = Signal()

    def __init__(self, look: Look, original_name: Callable[[str], str]) -> None:
        super().__init__(look)
        self._original_name = original_name
        self._choose = Button(look, _("Choose a file"), icon="upload", on_click=self.wanted.emit)
        self._name = Note(look, "file-check", "", "body", "text", icon_ink="success")
        self._remove = LinkButton(look, _("Take it out"), "x", on_click=lambda: self.say(""))
        self._room = Label(look, "", "small", "text_soft", wrap=True)
        self._room.hide()
        fill(
            self,
            look,
            row(look, self._choose, None),
            row(look, (self._name, 1), self._remove, gap=8),
            self._room,
            gap=4,
        )

    def inputs(self) -> Sequence[QWidget]:
        return (self._choose,) if not self._choose.isHidden() else (self._remove,)

    def show_answer(self, node: NodeState, second: str) -> None:
        there = bool(node.value)
        self._choose.setVisible(not there)
        self._name.setVisible(there)
        self._remove.setVisible(there and not node.readonly)
        self._choose.setEnabled(not node.readonly)
        self._name.set_text(self._original_name(node.value) if there else "")

    def set_room(self, sentence: str) -> None:
        """How much of the room for attached files is used, while files are added."""
        self._room.setText(sentence)
        self._room.setVisible(bool(sentence))

    def tell(self, name: str, description: str) -> None:
        for button in (self._choose, self._remove):
            button.setAccessibleName(f"{button.text()}: {name}")
            button.setAccessibleDescription(description)
