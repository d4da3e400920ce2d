"""The middle of a page: the only part that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets.layout import Item, column

FORM_COLUMN = 740
"""px: reading text of at most 75 characters."""


def page_body(look: Look, *items: Item, gap: float = 14, width: int = 0) -> QWidget:
    """The items of a page with its margins; `width` px at most, where lines would grow too long to read."""
    margins = (20, 12, 20, 12) if look.narrow else (32, 16, 32, 16)
    body = column(look, *items, None, gap=gap, margins=margins)
    if width and not look.narrow:
        body.setMaximumWidth(look.px(width + 64))
    return body


def own_viewport(area: QAbstractScrollArea) -> None:
    """Let what is behind the area show through it.

    The viewport is one of ours: for Qt's own, PySide makes every class of widgets there is to find out what
    it is, which takes seven milliseconds and 2.5 MB.
    """
    area.setViewport(QWidget())


class PageScroll(QScrollArea):
    """Scrolls up and down only, and brings whatever takes the focus into view with room around it."""

    def __init__(self, look: Look, body: QWidget, *, on_surface: bool = False) -> None:
        super().__init__()
        self._look = look
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setAutoFillBackground(False)
        self.verticalScrollBar().setProperty("onSurface", on_surface)
        self.verticalScrollBar().setSingleStep(look.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QObject | None, new: QWidget | None) -> None:
        body = self.widget()
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # what is clicked must not move away
        if new is not None and not pressed and body is not None and body.isAncestorOf(new):
            self.reveal(new)

    def _seen(self, widget: QWidget) -> int:
        """How many pixels of its height the widget has in view."""
        top = widget.mapTo(self.viewport(), QPoint()).y()
        return min(top + widget.height(), self.viewport().height()) - max(top, 0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until `widget` and what stands just above it can be seen."""
        room, height = self.viewport().height(), widget.height()
        if height > room // 2 and self._seen(widget) >= min(height, room) // 2:
            return  # a long essay: its own cursor is followed, the page stays
        self.ensureWidgetVisible(widget, 0, self._look.px(72))
