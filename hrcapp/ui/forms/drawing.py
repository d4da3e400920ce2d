"""Drawing an answer: a sketch, a signature, lines on a picture (ODK: `draw`, `signature`, `annotate`)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce, identified, named
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.upload import PictureControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button, LinkButton
from hrcapp.ui.widgets.drawing_field import DrawingField
from hrcapp.ui.widgets.layout import column, fill, flow
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.ui.widgets.question import Question
from hrcapp.ui.widgets.signature_pad import SignatureField
from hrcapp.xforms import NodeState

_HIGH = {"draw": 280, "annotate": 340, "signature": 170}
_LONGEST = 1600
"""px of the longer side of a drawing that is kept, where the form asks for no less."""


class DrawingPad(QWidget):
    """The field with its buttons; a signature can be typed instead. `kept` carries the image."""

    kept = Signal(QImage)
    given_up = Signal()

    def __init__(self, look: Look, kind: str, question: str) -> None:
        super().__init__()
        if kind == "signature":
            self.field: DrawingField = SignatureField(look, question)
        else:
            self.field = DrawingField(look, question, _HIGH[kind])
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._undo = Button(
            look, _("Undo the last line"), icon="undo-2", small=True, on_click=self.field.undo_stroke
        )
        self._clear = Button(look, _("Clear"), small=True, on_click=self._wipe)
        self.keep = Button(look, _("Keep the drawing"), icon="check", small=True, on_click=self.finish)
        leave = LinkButton(look, _("Cancel"), on_click=self.given_up.emit)
        buttons = flow(look, self.keep, self._undo, self._clear, leave, gap=8)
        fill(self, look, self.field, buttons, *self._typing(look, kind), gap=8)
        self.field.changed.connect(self._follow)
        self._follow()

    def finish(self) -> None:
        """Keep what is drawn, if anything is."""
        if not self.field.empty:
            self.kept.emit(self.field.as_image())

    def _typing(self, look: Look, kind: str) -> Sequence[QWidget]:
        field = self.field
        if kind != "signature" or not isinstance(field, SignatureField):
            return ()
        self.name = LineEdit(look)
        self.name.textChanged.connect(lambda text: field.set_typed(text.strip()))
        return (Question(look, _("Or type your name"), self.name),)

    def _wipe(self) -> None:
        self.field.clear_mark()
        announce(self.field, _("The field is empty again"))

    def _follow(self) -> None:
        for button in (self._undo, self._clear, self.keep):
            button.setEnabled(not self.field.empty)


class DrawControl(PictureControl):
    """Draw here, or choose a file. `made` carries the PNG of a drawing and a name for its file."""

    made = Signal(bytes, str)

    def __init__(self, look: Look, surroundings: Surroundings, kind: str, node: NodeState) -> None:
        """`kind`: draw, signature or annotate."""
        self._kind, self._path, self._told = kind, "", ("", "")
        self._longest = min(node.max_pixels or _LONGEST, _LONGEST)
        self.pad: DrawingPad | None = None
        self._begin = Button(look, "", icon="pencil", on_click=self.begin)
        self._room_for_pad = column(look, gap=0)
        super().__init__(look, surroundings, _("Choose a picture") if kind == "annotate" else _("Use a file"))

    def _parts(self) -> Sequence[QWidget]:
        buttons = flow(self.look, self._begin, self._choose, gap=8)
        return (self._kept, self.view, buttons, self._room_for_pad)

    def inputs(self) -> Sequence[QWidget]:
        if self.pad is not None:
            return (self.pad.field,)
        shown = (self._begin, self._choose, self._remove)
        return tuple(each for each in shown if not each.isHidden())[:1] or (self._remove,)

    def show_answer(self, node: NodeState, second: str) -> None:
        super().show_answer(node, second)
        if node.readonly:
            self._close()
        there, drawing = bool(node.value), self.pad is not None
        words = {"signature": _("Sign here"), "annotate": _("Draw on it")}.get(self._kind, _("Draw here"))
        self._begin.setText(_("Draw anew") if there and self._kind != "annotate" else words)
        self._begin.setVisible(not drawing and not node.readonly and (there or self._kind != "annotate"))
        self._choose.setVisible(not drawing and not there)
        self.tell(*self._told)

    def begin(self) -> None:
        """Open the field to draw in."""
        self.pad = pad = DrawingPad(self.look, self._kind, self._told[0])
        if self._kind == "annotate":
            pad.field.set_ground(self.shown)
        pad.kept.connect(self._keep)
        pad.given_up.connect(self._give_up)
        layout = self._room_for_pad.layout()
        if layout is not None:
            layout.addWidget(pad)
        for each in (self._begin, self._choose, self.view):
            each.hide()
        self.identify(self._path)
        self.tell(*self._told)
        pad.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finished(self) -> None:
        """Who goes on has finished drawing."""
        if self.pad is not None:
            self.pad.finish()

    def identify(self, path: str) -> None:
        self._path = path
        for name, each in (("begin", self._begin), ("choose", self._choose), ("remove", self._remove)):
            identified(each, f"{path}#{name}")
        if self.pad is not None:
            identified(self.pad.keep, f"{path}#keep")
        identified(self.target(), path)

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        super().tell(name, description)
        named(self._begin, f"{self._begin.text()}: {name}", description)
        if self.pad is not None:
            self.pad.field.setAccessibleDescription(description)

    def _keep(self, image: QImage) -> None:
        self._close()
        self._offer()  # should it be refused, it can be drawn or chosen again
        self.made.emit(png_of(image, self._longest), f"{self._kind}.png")

    def _give_up(self) -> None:
        self._close()
        self._offer()
        self.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """Without the field: the ways to an answer, and the picture there is."""
        self._begin.setVisible(bool(self._value) or self._kind != "annotate")
        self._choose.setVisible(not self._value)
        self.view.setVisible(not self.shown.isNull())
        self.identify(self._path)

    def _close(self) -> None:
        # Gone before it is hidden: the focus then goes on, and who goes on has finished drawing.
        pad, self.pad = self.pad, None
        if pad is not None:
            pad.hide()
            pad.deleteLater()


def png_of(image: QImage, longest: int) -> bytes:
    """A PNG whose longer side has at most so many pixels."""
    if max(image.width(), image.height()) > longest:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(longest, longest), keep, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # a str, whatever the stubs say
    return bytes(buffer.data().data())
