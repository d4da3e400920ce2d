"""A text to read, written as Markdown: headings, paragraphs, lists, bold words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from hrcapp.ui.look import Look

_LINE = 830  # px at 100 %


class Reading(QTextBrowser):
    """Scrolls by itself; its words can be selected and copied. No link leads anywhere."""

    def __init__(self, look: Look, name: str, markdown: str) -> None:
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
        self.setMarkdown(markdown)
        self._space(look)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Lines stay short enough to read, however wide the window is.
        start = self._look.px(20 if self._look.narrow else 32)
        rest = max(start, self.viewport().width() - self._look.px(_LINE))
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(rest if self._look.rtl else start)
        form.setRightMargin(start if self._look.rtl else rest)
        frame.setFrameFormat(form)

    def _space(self, look: Look) -> None:
        """Room between paragraphs, and the direction of reading in each."""
        block = self.document().begin()
        while block.isValid():
            form = QTextBlockFormat()
            form.setBottomMargin(look.px(10))
            form.setLayoutDirection(look.direction)
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()
