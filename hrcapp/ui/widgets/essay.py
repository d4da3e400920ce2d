"""Several lines of text that grow with what is written."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from hrcapp.ui.look import LEFT, RIGHT, Look
from hrcapp.ui.widgets.field import set_locked
from hrcapp.ui.widgets.paste import clean_text

LEAST_LINES = 3
SHARE_OF_WINDOW = 0.6


class Essay(QPlainTextEdit):
    """Grows from three lines to 60 % of the window, only then scrolls. Pastes words and paragraphs only."""

    def __init__(self, look: Look, text: str = "", *, least_lines: int = LEAST_LINES) -> None:
        super().__init__()
        self._look, self._least_lines = look, least_lines
        self.setProperty("field", True)
        self.setFont(look.font())
        self.setLocale(look.locale)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(look.px(7))
        self.read_from_left(not look.rtl)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setProperty("onSurface", True)
        self.setViewportMargins(2, 2, 2, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def read_from_left(self, left: bool) -> None:
        """Which way the text runs, and at which edge its lines begin."""
        option = QTextOption(LEFT if left else RIGHT)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight if left else Qt.LayoutDirection.RightToLeft)
        if option.textDirection() != self.document().defaultTextOption().textDirection():
            self.document().setDefaultTextOption(option)

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)
        set_locked(self, locked)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self.minimumHeight())

    def _grow(self, _size: object = None) -> None:
        """Take the height of the text, within bounds."""
        extra = round(2 * self.document().documentMargin()) + 2 * self.frameWidth() + 4
        least = self._least_lines * self.fontMetrics().lineSpacing() + extra
        window = self.window().height() if self.isVisible() else 0
        most = max(least, round(window * SHARE_OF_WINDOW)) if window else 100_000
        wanted = min(most, max(least, self._text_height() + extra))
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)

    def _text_height(self) -> int:
        height, block = 0.0, self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height + 0.5)
