"""A place to sign with mouse, finger or pen, or by typing the name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.drawing_field import DrawingField, Mark, typed_strokes
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.line_edit import LineEdit


class SignatureField(DrawingField):
    """Signed by hand above a line, or with a typed name in place of a drawing."""

    def __init__(self, look: Look, name: str = "") -> None:
        self._typed = ""
        super().__init__(look, name or _("Signature"))

    @property
    def empty(self) -> bool:
        return not self._typed and super().empty

    def mark(self) -> Mark:
        if self._typed:
            high = self.height() / max(1, self.width())
            return Mark(typed_strokes(self._typed, self._look.font("figure"), 0.9, 0.4 * high), self._typed)
        return super().mark()

    def set_typed(self, name: str) -> None:
        """Show a typed name in place of a drawing."""
        self._typed = name
        self._after()

    def clear_mark(self) -> None:
        self._typed = ""
        super().clear_mark()

    def undo_stroke(self) -> None:
        self._typed = ""
        super().undo_stroke()

    def _begin(self, where: QPointF) -> None:
        if self.isEnabled():
            self._typed = ""
        super()._begin(where)

    def _state(self) -> str:
        return self._typed or super()._state()

    def _line(self, box: QRectF) -> QRectF:
        """The line to sign above."""
        look = self._look
        inset = look.px(24)
        return QRectF(box.left() + inset, box.bottom() - look.px(38), box.width() - 2 * inset, 1)

    def _paint_under(self, painter: QPainter, box: QRectF) -> None:
        look, line = self._look, self._line(box)
        painter.fillRect(line, look.colour("border_strong"))
        if self.empty:
            below = QRectF(line.left(), line.top() + look.px(4), line.width(), look.px(28))
            soft = look.colour("text_soft")
            draw_text(painter, below, _("Sign above the line"), look.font("small"), soft, rtl=look.rtl)

    def _paint_mark(self, painter: QPainter, ink: QColor) -> None:
        if not self._typed:
            super()._paint_mark(painter, ink)
            return
        look, line = self._look, self._line(QRectF(self.rect()))
        words = QRectF(line.left(), line.top() - look.px(64), line.width(), look.px(60))
        draw_text(painter, words, self._typed, look.font("figure"), ink, rtl=look.rtl)


class SignaturePad(QWidget):
    """The drawing field, Clear, and the way by keyboard: type the name and set it as the mark."""

    changed = Signal()

    def __init__(self, look: Look, *, name: str = "") -> None:
        """`name`: the signatory's name, offered as the typed mark."""
        super().__init__()
        self.field = SignatureField(look)
        self.clear_button = Button(look, _("Clear"), small=True, icon="undo-2", on_click=self.clear)
        self.name_edit = LineEdit(look, name)
        self.type_button = Button(look, _("Set the name as the mark"), small=True, on_click=self._type)
        label = Label(look, _("Or type your name"), "small_strong")
        label.setBuddy(self.name_edit)
        self.name_edit.setAccessibleName(label.text())
        self.name_edit.returnPressed.connect(self._type)
        fill(
            self,
            look,
            self.field,
            row(look, None, self.clear_button, gap=8),
            label,
            row(look, (self.name_edit, 1), self.type_button, gap=8),
            gap=8,
        )
        self.field.changed.connect(self._changed)
        self._changed()

    def mark(self) -> Mark:
        return self.field.mark()

    def clear(self) -> None:
        self.field.clear_mark()
        announce(self.field, _("The field is empty again"))

    def _type(self) -> None:
        name = self.name_edit.text().strip()
        if name:
            self.field.set_typed(name)
            announce(self.field, _("Set as the mark: {name}").format(name=name))

    def _changed(self) -> None:
        self.clear_button.setEnabled(not self.mark().empty)
        self.changed.emit()
