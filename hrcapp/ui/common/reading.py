"""A text to read: headings, paragraphs, lists, tables, bold words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from hrcapp.ui.look import Look

_LINE = 830  # px at 100 %


class Reading(QTextBrowser):
    """Scrolls by itself; its words can be selected and copied. No link leads anywhere by itself."""

    def __init__(self, look: Look, name: str, text: str) -> None:
        """`text` is Markdown, or what `_fill` of a subclass takes."""
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFont(look.font())
        self.document().setDocumentMargin(look.px(24))
        option = QTextOption(look.start)
        option.setTextDirection(look.direction)
        self.document().setDefaultTextOption(option)
        self._fill(text)
        self._space()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fill(self, text: str) -> None:
        self.setMarkdown(text)

    def _below(self, block: QTextBlock) -> int:
        """Room below a block, px at 100 %."""
        return 10

    def _direction(self, block: QTextBlock) -> Qt.LayoutDirection:
        """How a block is read."""
        return self._look.direction

    def room(self) -> int:
        """How wide a line may be now, px."""
        start, rest = self._margins()
        return self.viewport().width() - start - rest - 2 * self._look.px(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Lines stay short enough to read, however wide the window is.
        start, rest = self._margins()
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(rest if self._look.rtl else start)
        form.setRightMargin(start if self._look.rtl else rest)
        frame.setFrameFormat(form)

    def _margins(self) -> tuple[int, int]:
        start = self._look.px(20 if self._look.narrow else 32)
        return start, max(start, self.viewport().width() - self._look.px(_LINE))

    def _space(self) -> None:
        """Room between paragraphs, and the direction of reading in each."""
        block = self.document().begin()
        while block.isValid():
            form = QTextBlockFormat()
            form.setBottomMargin(self._look.px(self._below(block)))
            direction = self._direction(block)
            form.setLayoutDirection(direction)
            if direction != self._look.direction:
                form.setAlignment(self._look.end)
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()
