"""A number out of a row of numbers: a slider, and the number itself to type (ODK XForms, "range")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.numbers import parse_decimal
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.layout import beside, fill
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.ui.widgets.slider import Slider
from hrcapp.xforms import NodeState

_MOST_STEPS = 10_000
_FEW_TICKS = 21
_FIELD = 96
_LRM = "\u200e"


class RangeControl(AnswerControl):
    """From `start` by `step` to `end`, or down to it. What is between two steps is no answer."""

    typed_in = True

    def __init__(self, look: Look, node: NodeState) -> None:
        super().__init__(look)
        self._start, self._step, self._count = scale_of(node)
        self._waits = self._position(_number(node, "placeholder") or self._start) or 0
        self._value, self._told = "", ("", "")
        self._slider = Slider(look, 0, self._count, self._ticks(node))
        self._edit = LineEdit(look, width=_FIELD)
        self._edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its digits
        both = beside(look, (self._slider, 1), self._edit, gap=14)
        layout = both.layout()
        if layout is not None and not look.narrow:
            layout.setAlignment(self._edit, Qt.AlignmentFlag.AlignTop)
            layout.setAlignment(self._slider, Qt.AlignmentFlag.AlignTop)
        fill(self, look, both, gap=0)
        self._slider.moved.connect(self._slid)
        self._edit.textChanged.connect(self._typed)

    def inputs(self) -> Sequence[QWidget]:
        return (self._slider, self._edit)

    def show_answer(self, node: NodeState, second: str) -> None:
        self._value = node.value
        self._slider.place(self._position(_decimal(node.value)), self._waits)
        if self._read(self._edit.text()) != node.value:
            self._edit.setText(node.value)
        self._tell_value()

    def problem(self) -> str:
        if self._edit.text().strip() and self._position(_decimal(self._read(self._edit.text()))) is None:
            ends = sorted((self._start, self._start + self._step * self._count))
            told = _("Choose a number from {least} to {most}, in steps of {step}.")
            return told.format(least=_words(ends[0]), most=_words(ends[1]), step=_words(abs(self._step)))
        return ""

    def identify(self, path: str) -> None:
        identified(self._slider, path)
        identified(self._edit, f"{path}#number")

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        self._tell_value()
        named(self._edit, f"{name}: {_('Number')}", description)

    def _tell_value(self) -> None:
        """A slider is read as the number of its step: the value itself is said with it."""
        name, description = self._told
        named(self._slider, name, f"{self._value} {description}".strip())

    def _ticks(self, node: NodeState) -> dict[int, str]:
        """Every step where they are few, or as the form asks; the words of the form, else the numbers."""
        every = abs(_number(node, "tick-interval") or self._step) / abs(self._step)
        apart = max(1, int(every)) if every == every.to_integral_value() else 1
        ends = (0, self._count)
        few = self._count // apart < _FEW_TICKS and "no-ticks" not in node.appearance
        at = range(0, self._count + 1, apart) if few else ends
        ticks = dict.fromkeys((*at, *ends), "")
        if not node.choices:
            return ticks | {at: f"{_LRM}{_words(self._start + self._step * at)}" for at in ends}
        for choice in node.choices:
            position = self._position(_decimal(choice.value))
            if position is not None:
                ticks[position] = choice.label
        return ticks

    def _slid(self, position: int) -> None:
        self._value = _words(self._start + self._step * position)
        showing, self._showing = self._showing, True
        self._edit.setText(self._value)
        self._showing = showing
        self._tell_value()
        self.say(self._value)

    def _typed(self, text: str) -> None:
        if not self._showing:
            read = self._read(text)
            position = self._position(_decimal(read))
            self._value = "" if position is None else read
            self._slider.place(position, self._waits)
            self._tell_value()
        self.say(self._value)

    def _read(self, text: str) -> str:
        number = parse_decimal(text, self.look.language)
        return text.strip() if number is None else _words(number)

    def _position(self, number: Decimal | None) -> int | None:
        """The step at which a number stands, None between two and beyond the ends."""
        steps = (number - self._start) / self._step if number is not None else None
        if steps is None or steps != steps.to_integral_value() or not 0 <= steps <= self._count:
            return None
        return int(steps)


def scale_of(node: NodeState) -> tuple[Decimal, Decimal, int]:
    """Start, step (with its sign) and how many steps there are; what a form leaves out is 0, 10 and 1."""
    start, end = _number(node, "start") or Decimal(0), _number(node, "end")
    end = Decimal(10) if end is None else end
    step = abs(_number(node, "step") or Decimal(1)) or Decimal(1)
    count = min(_MOST_STEPS, int(abs(end - start) / step))
    return start, step if end >= start else -step, max(1, count)


def _number(node: NodeState, name: str) -> Decimal | None:
    return _decimal(node.control_attributes.get(name, ""))


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip()) if text.strip() else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _words(number: Decimal) -> str:
    """The number as the form keeps it: no exponent, no zeros at the end of a fraction."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
