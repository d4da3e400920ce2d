"""A question of a form on the screen: it follows the state of its node and never decides anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.forms.choice_grid import in_columns
from hrcapp.ui.forms.explanation import Explanation
from hrcapp.ui.forms.factory import control_for, suits
from hrcapp.ui.forms.marked import rich
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.words import language_code, may_stay_open, sentence
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, show_if
from hrcapp.ui.widgets.question import Question
from hrcapp.ui.widgets.second_language import SecondText
from hrcapp.xforms import NodeState


class QuestionField(Question):
    """An error appears when the question is left or all are asked for, and goes as soon as it is mended."""

    edited = Signal(str)

    def __init__(self, look: Look, node: NodeState, second: str, surroundings: Surroundings) -> None:
        self.answer = control_for(look, node, surroundings)
        self._surroundings = surroundings
        self._explanation = Explanation(look, surroundings)
        self.path = node.path
        self._touched = self._revealed = False
        self.answer.show_node(node, second)
        super().__init__(
            look,
            node.label.strip(),
            self.answer,
            hint=node.hint,
            before=self._explanation,
            focus=self.answer.target(),
            headless=node.control == "trigger",
        )
        self.answer.identify(node.path)
        self.answer.edited.connect(self._edited)
        if in_columns(look, node):
            self.keep_indent()
        self.show_node(node, second)

    def show_node(self, node: NodeState, second: str, *, typing: bool = False) -> None:
        """Follow the node. While someone is `typing` here, their text is left alone."""
        show_if(self, node.relevant)
        self.set_label(node.label.strip(), rich(node.written_label.strip()))
        self.set_hint(node.hint, rich(node.written_hint))
        self._explanation.show_node(node)
        self.set_optional(may_stay_open(node) and self.answer.takes_answers)
        self._show_second(node, second)
        if not suits(self.answer, node):
            self._change_control(node)
        if not (typing and self.answer.typed_in):
            self.answer.show_node(node, second)
        self.focus_target = self.answer.target()
        if self._revealed:
            self.set_error(self.answer.problem() or sentence(node))

    def leave(self, node: NodeState) -> None:
        """The focus went elsewhere: say what is wrong. An empty question nobody touched is left in peace."""
        self.answer.finished()
        if self._touched or self.answer.problem() or node.violation not in (None, "required"):
            self.reveal(node, say=True)

    def reveal(self, node: NodeState, *, say: bool = False) -> None:
        """Show what is wrong from now on."""
        self._revealed = True
        self.set_error(self.answer.problem() or sentence(node), say=say)

    def _edited(self, value: str) -> None:
        self._touched = True
        self.edited.emit(value)

    def _change_control(self, node: NodeState) -> None:
        """Another list of choices wants another way to choose from it."""
        before, self.answer = self.answer, control_for(self.look, node, self._surroundings)
        self._layout.replaceWidget(before, self.answer)
        before.hide()
        before.deleteLater()
        self.control = self.answer
        self.answer.show_node(node, "")
        self.answer.identify(node.path)
        self.answer.edited.connect(self._edited)
        self.focus_target = self.answer.target()
        self._label.setBuddy(self.focus_target)
        self._name_control()

    def _show_second(self, node: NodeState, second: str) -> None:
        if not second or node.control == "trigger":
            self.set_second(None)
        else:
            self.set_second((language_code(second), node.label_in(second) or ""))

    def _tell(self, name: str, description: str) -> None:
        self.answer.tell(name, description)

    def _mark_invalid(self, invalid: bool) -> None:
        self.answer.set_invalid(invalid)


class NoteField(QWidget):
    """Text of the form that asks nothing: what it is about, the other language, then the text itself."""

    def __init__(self, look: Look, node: NodeState, second: str, surroundings: Surroundings) -> None:
        super().__init__()
        self.look, self.path = look, node.path
        self._explanation = Explanation(look, surroundings)
        self._title = Label(look, "", "strong", wrap=True).selectable()
        self._text = Label(look, "", wrap=True).selectable()
        for part in (self._title, self._text):
            part.setAccessibleDescription(_("A text to read"))
        self._layout = fill(self, look, self._title, self._text, self._explanation, gap=5)
        self._second: SecondText | None = None
        self.show_node(node, second)

    def show_node(self, node: NodeState, second: str, *, typing: bool = False) -> None:
        show_if(self, node.relevant)
        self._title.show_words(node.label.strip(), rich(node.written_label.strip()))
        text = "\n".join(filter(None, (node.value, node.hint)))
        self._text.show_words(text, "" if node.value else rich(node.written_hint))
        show_if(self._text, bool(text))
        self._explanation.show_node(node)
        if self._second is not None:
            self._layout.removeWidget(self._second)
            self._second.hide()
            self._second.deleteLater()
            self._second = None
        if second:
            self._second = SecondText(self.look, language_code(second), node.label_in(second) or "")
            self._layout.insertWidget(1, self._second)
