"""Text on the screen: plain labels, headings, links in a text, an icon with words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hrcapp.ui.focus import NO_RING
from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import paint_lines
from hrcapp.ui.widgets.layout import fill


class Label(QLabel):
    """Plain text in a type role and a colour token, at the start edge whatever its script."""

    def __init__(
        self,
        look: Look,
        text: str,
        role: str = "body",
        ink: str = "text",
        *,
        wrap: bool = False,
        latin: bool = False,
    ) -> None:
        super().__init__(text)
        self._look = look
        self.setFont(look.font(role, latin=latin))
        self.setTextFormat(Qt.TextFormat.PlainText)
        # QLabel aligns by the script of its text; a page aligns by its direction.
        self.setAlignment(look.start | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.set_ink(ink)

    def show_words(self, text: str, rich: str = "") -> None:
        """Another text; `rich` is how it looks where it has emphasis: made here, of escaped text alone."""
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setText(rich or text)
        self.setAccessibleName(text if rich else "")

    def set_ink(self, ink: str) -> None:
        """Change the colour token of the text."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._look.colour(ink))
        self.setPalette(palette)

    def heightForWidth(self, width: int) -> int:
        # A layout asks for the whole width, and then gives no more than the greatest allowed.
        return super().heightForWidth(min(width, self.maximumWidth()))

    def paintEvent(self, event: QPaintEvent) -> None:
        # QLabel shifts a right-aligned line by the space at which it was broken: the edge would be ragged.
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        rich = self.textFormat() == Qt.TextFormat.RichText
        if not (self.wordWrap() and self._look.rtl) or selectable or rich:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_lines(painter, QRectF(self.contentsRect()), self.text(), self.font(), self.alignment())
        painter.end()

    def selectable(self) -> Label:
        """Let people copy the text with the mouse or the keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class Heading(Label):
    """A heading. It can be given the focus, so that a screen reader begins a new page with it."""

    def __init__(self, look: Look, text: str, role: str = "h1", ink: str = "text") -> None:
        super().__init__(look, text, role, ink, wrap=True)
        self.setProperty(NO_RING, True)
        self.setAccessibleName(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A heading is no control: the ring appears only when someone walked here with Tab.
        walked = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.setProperty(NO_RING, not walked)
        super().focusInEvent(event)


class IconLabel(QWidget):
    """An icon alone, as decoration beside words that say the same."""

    def __init__(self, look: Look, name: str, ink: str = "text_soft", size: int = 20) -> None:
        super().__init__()
        self._look, self._name, self._ink = look, name, ink
        self.setFixedSize(look.px(size), look.px(size))

    def set_icon(self, name: str, ink: str) -> None:
        self._name, self._ink = name, ink
        self.update()

    def stand_on(self, line: QWidget) -> IconLabel:
        """Be as high as a line of that text, so that the icon stands in the middle of its first line."""
        self.setFixedHeight(max(self.height(), line.fontMetrics().height()))
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self.width()
        place = QRectF(0, (self.height() - size) / 2, size, size)
        paint_icon(painter, place, self._name, self._look.colour(self._ink), rtl=self._look.rtl)
        painter.end()


class Note(QWidget):
    """An icon and a short text beside it."""

    def __init__(
        self,
        look: Look,
        icon: str,
        text: str,
        role: str = "small",
        ink: str = "text_soft",
        *,
        icon_ink: str = "",
    ) -> None:
        super().__init__()
        self.icon = IconLabel(look, icon, icon_ink or ink, 17)
        self.label = Label(look, text, role, ink, wrap=True)
        layout = fill(self, look, self.icon, (self.label, 1), vertical=False, gap=7)
        layout.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        self.icon.stand_on(self.label)

    def set_text(self, text: str) -> None:
        self.label.setText(text)
