"""An answer that can be read and marked, with the mouse or the keyboard, and not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from hrcapp.secretariat.redacting import Span
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Essay


class RedactionField(Essay):
    """`on_select` is told whether something is selected. Places are counted in characters, as answers are."""

    def __init__(
        self, look: Look, path: str, label: str, text: str, on_select: Callable[[bool], object]
    ) -> None:
        super().__init__(look, text, least_lines=1)
        self._look, self._text = look, text
        self.setReadOnly(True)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the answer
        self.document().setDefaultTextOption(option)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        named(self, label)
        identified(self, f"redact-{path}")
        self.selectionChanged.connect(lambda: on_select(self.textCursor().hasSelection()))

    def selected(self) -> tuple[int, int]:
        """From which character to before which."""
        cursor = self.textCursor()
        return self._characters(cursor.selectionStart()), self._characters(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select these characters."""
        cursor = self.textCursor()
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Show what is taken out: struck through, on a ground of its own."""
        marked = []
        for span in spans:
            one = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setBackground(self._look.colour("warning_soft"))
            form.setForeground(self._look.colour("text"))
            form.setFontStrikeOut(True)
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._units(span.start))
            cursor.setPosition(self._units(span.end), QTextCursor.MoveMode.KeepAnchor)
            one.format, one.cursor = form, cursor
            marked.append(one)
        self.setExtraSelections(marked)

    def _characters(self, units: int) -> int:
        """Qt counts UTF-16 units."""
        return len(self._text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))

    def _units(self, characters: int) -> int:
        return len(self._text[:characters].encode("utf-16-le")) // 2
