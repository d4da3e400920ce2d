"""One line of text, and several."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import LEFT, Look
from hrcapp.ui.widgets.essay import Essay
from hrcapp.ui.widgets.layout import fill, show_if
from hrcapp.ui.widgets.length_bar import LengthGuide
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.xforms import NodeState


def reads_left_to_right(text: str) -> bool:
    """Whether the first strong character of a text is of a left-to-right script."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "")
    return strong == "L"


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same to a reader: the form writes composed characters, a keyboard may not."""
    return one == other or unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


class TextControl(AnswerControl):
    """A line. In a right-to-left form, Latin names and addresses stand at the left, where they begin."""

    typed_in = True

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._edit = LineEdit(look)
        fill(self, look, self._edit, gap=0)
        self._edit.textChanged.connect(self._changed)

    def inputs(self) -> Sequence[QWidget]:
        return (self._edit,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if not same_text(self._edit.text(), node.value):
            self._edit.setText(node.value)
            self._edit.setCursorPosition(0)

    def _changed(self, text: str) -> None:
        self._edit.setAlignment(LEFT if reads_left_to_right(text) else self.look.start)
        self.say(text)


class EssayControl(AnswerControl):
    """An essay with the guide to its length, when the form says what is usual."""

    typed_in = True

    def __init__(self, look: Look, node: NodeState) -> None:
        super().__init__(look)
        self._essay = Essay(look)
        usual = _numbers(node.attributes.get("usual", ""))
        least = _numbers(node.attributes.get("least", ""))
        self.guide = LengthGuide(look, least[0] if least else 0, (usual[0], usual[-1]) if usual else None)
        show_if(self.guide, bool(usual or least))
        fill(self, look, self._essay, self.guide, gap=5)
        self._essay.textChanged.connect(self._changed)

    def inputs(self) -> Sequence[QWidget]:
        return (self._essay,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if not same_text(self._essay.toPlainText(), node.value):
            self._essay.setPlainText(node.value)
        self._count()

    def _changed(self) -> None:
        self._count()
        self.say(self._essay.toPlainText())

    def _count(self) -> None:
        self.guide.set_count(len(self._essay.toPlainText().strip()))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split() if each.isascii() and each.isdigit())
