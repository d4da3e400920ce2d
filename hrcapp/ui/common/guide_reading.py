"""One chapter of a guide on the screen: pictures as wide as there is room, code from left to right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from hrcapp.submission.guides import Chapter, picture
from hrcapp.ui.common.guide_text import Ink, rich
from hrcapp.ui.common.reading import Reading
from hrcapp.ui.look import Look

_PICTURE = 683  # px at 100 %


class GuideReading(Reading):
    """`language` is that of the guide, which may be another one than the window's."""

    def __init__(self, look: Look, chapter: Chapter, language: str) -> None:
        self._language = language
        ink = Ink(
            look.colour("brand").name(),
            look.colour("text_soft").name(),
            look.colour("border").name(),
            look.font("small").pixelSize(),
        )
        super().__init__(look, chapter.title, rich(chapter, ink))

    def _fill(self, text: str) -> None:
        ink = self._look.colour("link").name()
        family = self._look.font(latin=True).family()
        self.document().setDefaultStyleSheet(f"a {{ color: {ink}; }} pre {{ font-family: '{family}'; }}")
        self.setHtml(text)

    def _below(self, block: QTextBlock) -> int:
        return 0 if _is_code(block) or _in_table(block) else 10

    def _direction(self, block: QTextBlock) -> Qt.LayoutDirection:
        return Qt.LayoutDirection.LeftToRight if _is_code(block) else self._look.direction

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture that ships with the app; nothing else is ever loaded."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return QImage(str(picture(QUrl(name).path(), self._language)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self._look.px(_PICTURE), self.room())
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                fragment = parts.fragment()
                if fragment.charFormat().isImageFormat():
                    self._fit(fragment.position(), fragment.length(), width)
                    break
                parts += 1
            block = block.next()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt brings the cursor in sight: the foot of a picture that stands first and is higher than the page.
        if not self.textCursor().hasSelection():
            self.verticalScrollBar().setValue(0)

    def _fit(self, at: int, length: int, width: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        form.setWidth(width)
        cursor.setCharFormat(form)

    def show_found(self, words: str) -> bool:
        """Select the words where they come next; whether there are more of them."""
        return self.find(words.strip())


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockNonBreakableLines.value)


def _in_table(block: QTextBlock) -> bool:
    return QTextCursor(block).currentTable() is not None
