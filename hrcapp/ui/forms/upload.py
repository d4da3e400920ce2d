"""A file or a picture: chosen by the screen that keeps files, shown here by its name and as it looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.media import Picture
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.pictures import image_of
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button, LinkButton
from hrcapp.ui.widgets.label import Label, Note
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.picture_view import PictureView
from hrcapp.xforms import NodeState


class UploadControl(AnswerControl):
    """A button to choose a file; then its name and a way to take it out. `wanted` asks for the dialog."""

    wanted = Signal()

    def __init__(self, look: Look, surroundings: Surroundings, choose: str = "") -> None:
        """`choose`: the words of the button."""
        super().__init__(look)
        self.surroundings = surroundings
        self._choose = Button(look, choose or _("Choose a file"), icon="upload", on_click=self.wanted.emit)
        self._name = Note(look, "file-check", "", "body", "text", icon_ink="success")
        self._remove = LinkButton(look, _("Take it out"), "x", on_click=lambda: self.say(""))
        self._room = Label(look, "", "small", "text_soft", wrap=True)
        self._room.hide()
        self._kept = row(look, (self._name, 1), self._remove, gap=8, align=Qt.AlignmentFlag.AlignVCenter)
        fill(self, look, *self._parts(), self._room, gap=6)

    def _parts(self) -> Sequence[QWidget]:
        """What stands above the room that is left."""
        return (row(self.look, self._choose, None), self._kept)

    def inputs(self) -> Sequence[QWidget]:
        return (self._choose,) if not self._choose.isHidden() else (self._remove,)

    def show_answer(self, node: NodeState, second: str) -> None:
        there = bool(node.value)
        self._choose.setVisible(not there)
        self._kept.setVisible(there)
        self._remove.setVisible(there and not node.readonly)
        self._choose.setEnabled(not node.readonly)
        self._name.set_text(self.surroundings.original_name(node.value) if there else "")

    def set_room(self, sentence: str) -> None:
        """How much of the room for attached files is used, while files are added."""
        self._room.setText(sentence)
        self._room.setVisible(bool(sentence))

    def identify(self, path: str) -> None:
        for button in (self._choose, self._remove):
            identified(button, path if button is self.target() else f"{path}#other")

    def tell(self, name: str, description: str) -> None:
        for button in (self._choose, self._remove):
            named(button, f"{button.text()}: {name}", description)


class PictureControl(UploadControl):
    """A file that is a picture: it is shown, and said by the name of its question and its file."""

    def __init__(self, look: Look, surroundings: Surroundings, choose: str = "") -> None:
        self.shown = QImage()
        self.view = PictureView(look)
        self._question = self._value = ""
        super().__init__(look, surroundings, choose or _("Choose a picture"))

    def _parts(self) -> Sequence[QWidget]:
        return (*super()._parts(), self.view)

    def show_answer(self, node: NodeState, second: str) -> None:
        super().show_answer(node, second)
        self._question = node.label
        if node.value == self._value:
            return
        self._value, asked = node.value, node.value
        self._show(QImage())

        def take(picture: Picture) -> None:
            if isValid(self) and asked == self._value:  # it may have been taken out meanwhile
                self._show(image_of(picture))

        if asked:
            self.surroundings.picture(asked, take)

    def _show(self, image: QImage) -> None:
        self.shown = image
        original = self.surroundings.original_name(self._value)
        told = _("Picture for “{question}”: {file}").format(question=self._question, file=original)
        self.view.show_picture(image, told)
