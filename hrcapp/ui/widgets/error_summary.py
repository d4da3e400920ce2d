"""The list of what is wrong on a page: first on it, takes the focus, each line leads to its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item


@dataclass(frozen=True)
class Problem:
    """One thing to correct: where, the inline sentence, and the question it belongs to."""

    path: str
    sentence: str
    question: str


class ErrorLink(QLabel):
    """The inline sentence as a link; Enter or Space follows it."""

    followed = Signal(str)

    def __init__(self, look: Look, problem: Problem) -> None:
        words = problem.sentence.replace("&", "&amp;").replace("<", "&lt;")
        super().__init__(f'<a href="#" style="color:{look.colour("danger").name()}">{words}</a>')
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(look.font("strong"))
        self.setAlignment(look.start)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAccessibleName(problem.sentence)
        self.setAccessibleDescription(problem.question)
        self._path = problem.path
        self.linkActivated.connect(lambda _link: self.followed.emit(self._path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The whole label is the link: no second key to reach the words inside it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self._path)
        else:
            super().keyPressEvent(event)


class ErrorSummary(Card):
    """`followed` carries the path of the question whose link was used."""

    followed = Signal(str)

    def __init__(self, look: Look, problems: Sequence[Problem]) -> None:
        items: list[Item] = [Label(look, _("There is a problem"), "h2")]
        self.links = [ErrorLink(look, problem) for problem in problems]
        for link, problem in zip(self.links, problems, strict=True):
            items += [link, Label(look, problem.question, "small", "text_soft", wrap=True)]
        super().__init__(
            look, *items, gap=2, line="danger", stripe_ink="danger", margins=(20, 12, 16, 13), radius="md"
        )
        for link in self.links:
            link.followed.connect(self.followed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sentences = " ".join(problem.sentence for problem in problems)
        self.setAccessibleName(_("There is a problem"))
        self.setAccessibleDescription(sentences)
