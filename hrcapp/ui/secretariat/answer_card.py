"""One answer under review: the question, what was answered, what it was before, and the desk's comment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.answers import Answer
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Card, Essay, Label, LinkButton, Note, SecondText, Tag, column, row
from hrcapp.ui.widgets.layout import Item


class AnswerCard(Card):
    """`on_comment` gets every change of the comment; `locked`: it was decided, nothing can be written.

    `translation` is a language and the words in it, "" where there are none yet; None shows none.
    """

    def __init__(
        self,
        look: Look,
        answer: Answer,
        *,
        language: str,
        comment: str,
        locked: bool,
        on_comment: Callable[[str], object],
        translation: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(look, gap=6, margins=(18, 9, 14, 11))
        self._answer, self._on_comment, self._locked = answer, on_comment, locked
        self._translation = translation
        # Made in any case: a card that is locked has it nowhere on screen.
        self.button = LinkButton(look, _("Comment"), "message-square-text", on_click=self._toggle)
        identified(self.button, f"comment-{answer.path}")
        named(self.button, _("Comment on: {question}").format(question=answer.label))
        question = Label(look, answer.label, "strong", wrap=True)
        given = column(look, question, *self._given(look, language), gap=3)
        top = Qt.AlignmentFlag.AlignTop
        end: tuple[Item, ...] = () if locked else (self.button,)
        self.box.addWidget(row(look, (given, 1), *end, gap=12, align=top))
        self.essay = Essay(look, comment, least_lines=2)
        named(self.essay, _("Comment on: {question}").format(question=answer.label))
        identified(self.essay, f"comment-text-{answer.path}")
        self.essay.textChanged.connect(self._written)
        self._field = self._comment_field(look, comment)
        self.box.addWidget(self._field)
        if not comment:
            self._field.hide()
        self._tone(bool(comment))

    def _given(self, look: Look, language: str) -> list[Item]:
        answer = self._answer
        told = answer.shown or _("No answer any more")
        shown = Label(look, told, ink="text" if answer.shown else "text_soft", wrap=True).selectable()
        shown.setAccessibleName(told)
        shown.setAccessibleDescription(answer.label)
        now: QWidget = shown
        if self._translation is not None:
            now = self._beside(look, shown, SecondText(look, *self._translation))
        if answer.before is None:
            return [now]
        before = answer.before or _("No answer")
        tag = Tag(look, language, "neutral")
        return [
            row(look, tag, Label(look, _("Now"), "small", "text_soft"), None, gap=8),
            now,
            Note(
                look,
                "git-compare",
                _("Before: {answer}").format(answer=before),
                "small",
                "text_soft",
            ),
        ]

    def _beside(self, look: Look, original: QWidget, translation: QWidget) -> QWidget:
        if look.narrow:
            return column(look, original, translation, gap=6)
        return row(look, (original, 1), (translation, 1), gap=16, align=Qt.AlignmentFlag.AlignTop)

    def _comment_field(self, look: Look, comment: str) -> QWidget:
        if self._locked:
            return Note(look, "message-square-text", comment, "small_strong", "warning")
        label = Label(look, _("Your comment, in the sender's language"), "small", "text_soft")
        label.setBuddy(self.essay)
        return column(look, label, self.essay, gap=4)

    def _toggle(self) -> None:
        shown = self._field.isHidden() or bool(self.essay.toPlainText())
        self._field.setVisible(shown)
        if shown:
            self.essay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self) -> None:
        text = self.essay.toPlainText()
        self._tone(bool(text.strip()))
        self._on_comment(text)

    def _tone(self, commented: bool) -> None:
        self.set_tone("surface", "warning" if commented else "border", "warning" if commented else "")
