"""A place to sign with mouse, finger or pen, or by typing the name. Only the shape of the line is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QTabletEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce, named
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, round_pen, rounded
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.line_edit import LineEdit

Point = tuple[float, float]
"""x and y from the top left corner, both in units of the pad's width, so that the shape is kept."""
Stroke = tuple[Point, ...]
_NEAR = 0.002  # points closer than this add nothing to the line


@dataclass(frozen=True)
class Mark:
    """What was set as a mark: drawn strokes, or the outlines of a typed name. No time, no pressure."""

    strokes: tuple[Stroke, ...] = ()
    typed: str = ""

    @property
    def empty(self) -> bool:
        return not self.strokes


def typed_strokes(name: str, font: QFont, width: float, height: float) -> tuple[Stroke, ...]:
    """The outlines of a name as strokes, fitted to `width` × `height` in units of the pad's width."""
    path = QPainterPath()
    path.addText(0, 0, font, name)
    box = path.boundingRect()
    if box.isEmpty():
        return ()
    scale = min(width / box.width(), height / box.height())
    return tuple(
        tuple(
            (round((at.x() - box.x()) * scale, 4), round((at.y() - box.y()) * scale, 4))
            for at in outline.toList()
        )
        for outline in path.toSubpathPolygons()
    )


class DrawingField(QLabel):
    """The field itself. It has no keys of its own: the typed name beside it is the way without a pointer."""

    changed = Signal()

    def __init__(self, look: Look, height: int = 170) -> None:
        super().__init__()
        self._look = look
        self._strokes: list[list[Point]] = []
        self._typed = ""
        self.setFixedHeight(look.px(height))
        self.setMinimumWidth(look.px(240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._name()

    def mark(self) -> Mark:
        if self._typed:
            high = self.height() / max(1, self.width())
            return Mark(typed_strokes(self._typed, self._look.font("figure"), 0.9, 0.4 * high), self._typed)
        return Mark(tuple(tuple(stroke) for stroke in self._strokes))

    def set_typed(self, name: str) -> None:
        """Show a typed name in place of a drawing."""
        self._typed = name
        self._after()

    def clear_mark(self) -> None:
        self._strokes, self._typed = [], ""
        self._after()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._after()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and event.buttons():
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._after()
        event.accept()

    def _begin(self, where: QPointF) -> None:
        if not self.isEnabled():
            return
        self._typed = ""
        self._strokes.append([self._point(where)])
        self.update()

    def _go_on(self, where: QPointF) -> None:
        if not self._strokes:
            return
        x, y = self._point(where)
        last = self._strokes[-1][-1]
        if abs(last[0] - x) > _NEAR or abs(last[1] - y) > _NEAR:
            self._strokes[-1].append((x, y))
            self.update()

    def _point(self, where: QPointF) -> Point:
        x = min(1.0, max(0.0, where.x() / max(1, self.width())))
        # Both in units of the width: a wide pad must not stretch the mark when it is drawn elsewhere.
        y = min(float(self.height()), max(0.0, where.y())) / max(1, self.width())
        return round(x, 4), round(y, 4)

    def _after(self) -> None:
        self._name()
        self.update()
        self.changed.emit()

    def _name(self) -> None:
        state = _("Something is drawn") if self._strokes else _("Nothing is drawn yet")
        named(self, _("Signature"), self._typed or state)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self._look, QRectF(self.rect())
        rounded(
            painter,
            box,
            look.px(RADIUS["md"]),
            look.colour("surface"),
            look.colour("border_input"),
            look.theme.scale,
        )
        base, inset = box.bottom() - look.px(38), look.px(24)
        painter.fillRect(
            QRectF(box.left() + inset, base, box.width() - 2 * inset, 1), look.colour("border_strong")
        )
        if self._typed:
            words = QRectF(box.left() + inset, base - look.px(64), box.width() - 2 * inset, look.px(60))
            draw_text(painter, words, self._typed, look.font("figure"), look.colour("text"), rtl=look.rtl)
        elif not self._strokes:
            below = QRectF(box.left() + inset, base + look.px(4), box.width() - 2 * inset, look.px(28))
            soft = look.colour("text_soft")
            draw_text(painter, below, _("Sign above the line"), look.font("small"), soft, rtl=look.rtl)
        else:
            self._paint_strokes(painter)
        painter.end()

    def _paint_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(self._look.colour("text"), 2.4 * self._look.theme.scale))
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.width()) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)


class SignaturePad(QWidget):
    """The drawing field, Clear, and the way by keyboard: type the name and set it as the mark."""

    changed = Signal()

    def __init__(self, look: Look, *, name: str = "") -> None:
        """`name`: the signatory's name, offered as the typed mark."""
        super().__init__()
        self.field = DrawingField(look)
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
