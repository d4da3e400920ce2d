"""Choosing one: radio buttons for a few, a list for more, a list to search in for many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.words import may_stay_open
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.checks import Radio
from hrcapp.ui.widgets.combo import ComboBox, SearchCombo
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.second_language import isolated
from hrcapp.xforms import Choice, NodeState

FEW = 7
"""Up to this many choices are radio buttons."""
MANY = 25
"""From this many on, a list can be searched in."""
_SHORT, _BESIDE = 16, 4  # letters of a short choice; how many of those stand beside each other


def second_label(choice: Choice, second: str) -> str:
    """A choice in the second language, in an isolate; "" when it would say nothing new."""
    text = (choice.label_in(second) or "") if second else ""
    return isolated(text) if text != choice.label else ""


class RadioControl(AnswerControl):
    """All choices in sight. An answer that may stay open can be taken back."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._radios: dict[str, Radio] = {}
        self._path, self._told = "", ("", "")
        self._group = QButtonGroup(self)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(24))
        self._grid.setVerticalSpacing(look.px(10 if look.theme.touch else 6))
        self._clear = LinkButton(look, _("Take the choice back"), flush=True, on_click=self._take_back)
        fill(self, look, self._holder, row(look, self._clear, None), gap=2)

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._radios.values()) or (self._holder,)

    def target(self) -> QWidget:
        return next((each for each in self._radios.values() if each.isChecked()), self.inputs()[0])

    def show_answer(self, node: NodeState, second: str) -> None:
        if node.choices != self._choices or set(self._radios) != {each.value for each in node.choices}:
            self._build(node.choices)
        for choice in node.choices:
            self._radios[choice.value].set_second(second_label(choice, second))
        self._group.setExclusive(False)
        for value, radio in self._radios.items():
            radio.setChecked(value == node.value)
        self._group.setExclusive(True)
        self._clear.setVisible(bool(node.value) and may_stay_open(node))
        self._clear.setAccessibleDescription(node.label)

    def identify(self, path: str) -> None:
        self._path = path
        identified(self, path)
        for value, radio in self._radios.items():
            identified(radio, f"{path}={value}")

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        named(self, name, description)
        for radio in self._radios.values():
            named(radio, radio.words(), f"{name}. {description}".rstrip(". "))

    def _build(self, choices: tuple[Choice, ...]) -> None:
        for radio in self._radios.values():
            self._group.removeButton(radio)
            self._grid.removeWidget(radio)
            radio.hide()
            radio.deleteLater()
        self._choices, self._radios = choices, {}
        columns = self._columns(choices)
        for index, choice in enumerate(choices):
            radio = Radio(self.look, choice.label)
            radio.clicked.connect(lambda _on=False, value=choice.value: self.say(value))
            self._group.addButton(radio)
            self._grid.addWidget(radio, index // columns, index % columns)
            self._radios[choice.value] = radio
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.identify(self._path)
        self.tell(*self._told)

    def _columns(self, choices: tuple[Choice, ...]) -> int:
        if self.look.narrow or len(choices) > _BESIDE:
            return 1
        return len(choices) if all(len(each.label) <= _SHORT for each in choices) and choices else 1

    def _take_back(self) -> None:
        self.say("")


class ComboControl(AnswerControl):
    """A closed list; `search`: one to search in, for countries and languages."""

    def __init__(self, look: Look, *, search: bool) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._combo = SearchCombo(look) if search else ComboBox(look)
        fill(self, look, self._combo, gap=0)
        self._combo.currentIndexChanged.connect(lambda _index: self.say(self._combo.value()))

    def inputs(self) -> Sequence[QWidget]:
        return (self._combo,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if node.choices != self._choices:
            self._choices = node.choices
            self._combo.set_choices([(each.value, each.label) for each in node.choices])
        if self._combo.value() != node.value:
            self._combo.set_value(node.value)

    def problem(self) -> str:
        if isinstance(self._combo, SearchCombo) and not self._combo.value() and self._combo.text().strip():
            return _("“{text}” is not in the list. Choose one from it.").format(
                text=self._combo.text().strip()
            )
        return ""

    def finished(self) -> None:
        if isinstance(self._combo, SearchCombo):
            self._combo.settle()
