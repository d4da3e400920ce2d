"""Names beside values, and questions beside answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.label import Label, Note
from hrcapp.ui.widgets.layout import Item, column, fill

_TOP = Qt.AlignmentFlag.AlignTop


class KeyValues(QWidget):
    """A column of names and a column of values; below one another in a narrow window."""

    def __init__(
        self, look: Look, pairs: Sequence[tuple[str, str | QWidget]], *, name_width: int = 120
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(2 if look.narrow else 7))
        grid.setColumnStretch(1, 1)
        for index, (name, value) in enumerate(pairs):
            words = Label(look, name, "small", "text_soft", wrap=True)
            shown = value if isinstance(value, QWidget) else Label(look, value, wrap=True).selectable()
            shown.setAccessibleName(value if isinstance(value, str) else "")
            shown.setAccessibleDescription(name)
            if look.narrow:
                grid.addWidget(words, 2 * index, 0, 1, 2)
                grid.addWidget(shown, 2 * index + 1, 0, 1, 2)
                continue
            words.setFixedWidth(look.px(name_width))
            words.setContentsMargins(0, look.px(2), 0, 0)
            grid.addWidget(words, index, 0, _TOP)
            grid.addWidget(shown, index, 1)


class AnswerRow(QWidget):
    """A question, its answer and what to do about it; a bar at the start edge when it is wrong."""

    def __init__(
        self,
        look: Look,
        question: str,
        answer: str,
        action: LinkButton,
        *,
        wrong: str = "",
        soft: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._wrong = look, wrong
        asked = Label(look, question, "body", "text_soft", wrap=True)
        # The action is as high as a small button: the first lines stand level with its words.
        level = max(0, (look.theme.small_control_height - asked.fontMetrics().height()) // 2)
        asked.setContentsMargins(asked.contentsMargins().left(), level, 0, 0)
        given: list[Item] = [Label(look, answer, "body", "text_soft" if soft else "text", wrap=True)]
        if wrong:
            given.append(Note(look, "circle-alert", wrong, "small_strong", "danger"))
        answers = column(look, *given, gap=2)
        answers.setContentsMargins(0, 0 if look.narrow else level, 0, 0)
        action.setAccessibleName(f"{action.text()}: {question}")
        if look.narrow:
            fill(self, look, asked, answers, action, gap=2, margins=(18, 8, 8, 8))
            return
        layout = fill(
            self, look, (asked, 36), (answers, 52), action, vertical=False, gap=20, margins=(18, 8, 10, 8)
        )
        for each in (asked, answers, action):
            layout.setAlignment(each, _TOP)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._wrong:
            return
        painter, width = QPainter(self), self._look.px(5)
        left = self.width() - width if self._look.rtl else 0
        painter.fillRect(QRect(left, 0, width, self.height()), self._look.colour("danger"))
        painter.end()
