"""Choosing several, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.select_one import second_label
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.checks import Check
from hrcapp.xforms import Choice, NodeState


class ChecksControl(AnswerControl):
    """Check boxes; the answer is the chosen values in the order of the form, between spaces."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._checks: dict[str, Check] = {}
        self._path, self._told = "", ("", "")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(24))
        self._grid.setVerticalSpacing(look.px(10 if look.theme.touch else 6))

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._checks.values()) or (self,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if node.choices != self._choices or set(self._checks) != {each.value for each in node.choices}:
            self._build(node.choices)
        chosen = set(node.value.split())
        for choice in node.choices:
            check = self._checks[choice.value]
            check.set_second(second_label(choice, second))
            check.setChecked(choice.value in chosen)

    def identify(self, path: str) -> None:
        self._path = path
        identified(self, path)
        for value, check in self._checks.items():
            identified(check, f"{path}={value}")

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        named(self, name, description)
        for check in self._checks.values():
            named(check, check.words(), f"{name}. {description}".rstrip(". "))

    def _build(self, choices: tuple[Choice, ...]) -> None:
        for check in self._checks.values():
            self._grid.removeWidget(check)
            check.hide()
            check.deleteLater()
        self._choices, self._checks = choices, {}
        columns = 1 if self.look.narrow else 2
        for index, choice in enumerate(choices):
            check = Check(self.look, choice.label)
            check.toggled.connect(self._toggled)
            self._grid.addWidget(check, index // columns, index % columns)
            self._checks[choice.value] = check
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.identify(self._path)
        self.tell(*self._told)

    def _toggled(self, _on: bool) -> None:
        self.say(" ".join(value for value, check in self._checks.items() if check.isChecked()))
