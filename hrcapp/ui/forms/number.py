"""Whole and decimal numbers, typed in any digits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n.numbers import format_integer, parse_decimal, parse_integer
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.layout import fill
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.xforms import NodeState

WIDTH = 180
_GROUPED_FROM = 10_000  # below, separators hinder more than they help, and years must not have any


class NumberControl(AnswerControl):
    """Accepts ١٢٣٤ and 1 234. What cannot be read stays as it was typed and is called wrong."""

    typed_in = True

    def __init__(self, look: Look, *, whole: bool) -> None:
        super().__init__(look)
        self._whole, self._value = whole, ""
        self._edit = LineEdit(look, width=WIDTH)
        fill(self, look, self._edit, None, vertical=False, gap=0)
        self._edit.textChanged.connect(self._changed)

    def inputs(self) -> Sequence[QWidget]:
        return (self._edit,)

    def show_answer(self, node: NodeState, second: str) -> None:
        self._value = node.value
        if self._read(self._edit.text()) != node.value:
            self._edit.setText(self._written(node.value))

    def finished(self) -> None:
        """Write the number the way the form's language does."""
        self._showing = True
        self._edit.setText(self._written(self._value))
        self._showing = False

    def _changed(self, text: str) -> None:
        if not self._showing:
            self._value = self._read(text)
        self.say(self._value)

    def _read(self, text: str) -> str:
        """The form's own writing of the number; the text itself when it is no number."""
        if self._whole:
            integer = parse_integer(text, self.look.language)
            return text.strip() if integer is None else str(integer)
        number = parse_decimal(text, self.look.language)
        return text.strip() if number is None else format(number, "f")

    def _written(self, value: str) -> str:
        integer = parse_integer(value, "en") if self._whole else None
        if integer is None or abs(integer) < _GROUPED_FROM:
            return value
        return format_integer(integer, self.look.language)
