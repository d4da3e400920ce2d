"""Choosing one: radio buttons for a few, a list for more, a list to search in for many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.choice_grid import ChoiceGrid, arrangement, beside, headings
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.words import may_stay_open
from hrcapp.ui.look import Look
from hrcapp.ui.tab_order import walk_first
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.checks import Radio
from hrcapp.ui.widgets.combo import ComboBox, SearchCombo
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row, show_if
from hrcapp.ui.widgets.under_checks import UnderRadio
from hrcapp.xforms import Choice, NodeState

FEW = 7
"""Up to this many choices are radio buttons."""
MANY = 25
"""From this many on, a list can be searched in."""


class RadioControl(AnswerControl):
    """All choices in sight. An answer that may stay open can be taken back."""

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        super().__init__(look)
        self._group = QButtonGroup(self)
        self._grid = ChoiceGrid(look, surroundings)
        self._clear = LinkButton(look, _("Take the choice back"), flush=True, on_click=lambda: self.say(""))
        self._none = Label(look, _("There is nothing to choose from yet."), "body", "text_soft", wrap=True)
        self._below = row(look, self._clear, None)
        fill(self, look, self._none, self._grid, self._below, gap=2)

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._grid.buttons.values()) or (self._grid,)

    def target(self) -> QWidget:
        return next((each for each in self._grid.buttons.values() if each.isChecked()), self.inputs()[0])

    def show_answer(self, node: NodeState, second: str) -> None:
        if self._grid.differs(node.choices):
            self._build(node)
        show_if(self._none, not node.choices)
        self._grid.show_second(second)
        self._group.setExclusive(False)
        for value, radio in self._grid.buttons.items():
            radio.setChecked(value == node.value)
        self._group.setExclusive(True)
        show_if(self._clear, bool(node.value) and may_stay_open(node))
        self._clear.setAccessibleDescription(node.label)

    def identify(self, path: str) -> None:
        identified(self, path)
        self._grid.identify(path)

    def tell(self, name: str, description: str) -> None:
        named(self, name, description)
        self._grid.tell(name, description)

    def _build(self, node: NodeState) -> None:
        where = arrangement(self.look, node, 1 if self.look.narrow else beside(node.choices))
        for old in self._grid.buttons.values():
            self._group.removeButton(old)
        made = [self._radio(choice, under=where.under, words=where.words) for choice in node.choices]
        self._grid.build(node.choices, made, where)
        walk_first(self._grid, self._below)

    def _radio(self, choice: Choice, *, under: bool, words: bool) -> Radio:
        if under:
            radio: Radio = UnderRadio(self.look, choice.label, words=words)
        else:
            radio = Radio(self.look, choice.label)
        radio.clicked.connect(lambda _on=False: self.say(choice.value))
        self._group.addButton(radio)
        return radio


class HeadingsControl(AnswerControl):
    """The words of the choices over the columns of the questions below: nothing is chosen here.

    In one column, where each of those shows its own words, there are none.
    """

    takes_answers = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._words = QWidget()
        self._layout = fill(self, look, self._words, gap=0)

    def inputs(self) -> Sequence[QWidget]:
        return (self._words,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if node.choices == self._choices or self.look.narrow:
            return
        self._choices = node.choices
        self._layout.removeWidget(self._words)
        self._words.hide()
        self._words.deleteLater()
        self._words = headings(self.look, node.choices)
        self._layout.addWidget(self._words)


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
        if node.choices is not self._choices and node.choices != self._choices:
            self._combo.set_choices([(each.value, each.label) for each in node.choices])
        self._choices = node.choices
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
