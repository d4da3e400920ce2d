"""Choosing several: check boxes in two columns, folded away, or in a list to search in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.choice_grid import ChoiceGrid, arrangement
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.check_list import CheckList
from hrcapp.ui.widgets.checks import Check
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.under_checks import UnderCheck
from hrcapp.xforms import Choice, NodeState


class ChecksControl(AnswerControl):
    """Check boxes; the answer is the chosen values in the order of the form, between spaces."""

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        super().__init__(look)
        self._grid = ChoiceGrid(look, surroundings)
        fill(self, look, self._grid, gap=0)

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._grid.buttons.values()) or (self,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if self._grid.differs(node.choices):
            where = arrangement(self.look, node, 1 if self.look.narrow else 2)
            made = [self._check(each, under=where.under, words=where.words) for each in node.choices]
            self._grid.build(node.choices, made, where)
        self._grid.show_second(second)
        chosen = set(node.value.split())
        for value, check in self._grid.buttons.items():
            check.setChecked(value in chosen)

    def identify(self, path: str) -> None:
        identified(self, path)
        self._grid.identify(path)

    def tell(self, name: str, description: str) -> None:
        named(self, name, description)
        self._grid.tell(name, description)

    def _check(self, choice: Choice, *, under: bool, words: bool) -> Check:
        if under:
            check: Check = UnderCheck(self.look, choice.label, words=words)
        else:
            check = Check(self.look, choice.label)
        check.toggled.connect(self._toggled)
        return check

    def _toggled(self, _on: bool) -> None:
        self.say(" ".join(value for value, check in self._grid.buttons.items() if check.isChecked()))


class CheckListControl(AnswerControl):
    """A list of check boxes for many choices; `folds`: behind a button that says what is chosen."""

    def __init__(self, look: Look, *, folds: bool) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._folds, self._told = folds, ("", "")
        self._list = CheckList(look)
        self._said = Label(look, "", wrap=True)
        self._open = Button(look, "", small=True, on_click=self._toggle)
        head = row(look, self._open, (self._said, 1), gap=10)
        fill(self, look, head, self._list, gap=6)
        self._open.setVisible(folds)
        self._show_open(not folds)
        self._list.edited.connect(lambda values: self.say(" ".join(values)))

    def inputs(self) -> Sequence[QWidget]:
        return (self._open,) if self._folds else (self._list.list, self._list.search)

    def show_answer(self, node: NodeState, second: str) -> None:
        if node.choices is not self._choices and node.choices != self._choices:
            self._list.show_choices([(each.value, each.label) for each in node.choices])
        self._choices = node.choices
        chosen = node.value.split()
        self._list.show_taken(chosen)
        self._said.setText(self._in_words(set(chosen)))
        self.tell(*self._told)

    def set_locked(self, locked: bool) -> None:
        self._list.set_locked(locked)

    def identify(self, path: str) -> None:
        identified(self._open if self._folds else self._list.list, path)
        identified(self._list.list, f"{path}#list" if self._folds else path)
        identified(self._list.search, f"{path}#search")

    def tell(self, name: str, description: str) -> None:
        self._told = (name, description)
        named(self._open, f"{self._open.text()}: {name}", f"{self._said.text()} {description}".strip())
        named(self._list.list, name, description)
        named(self._list.search, f"{name}: {_('Type to search')}", "")

    def _in_words(self, chosen: set[str]) -> str:
        """A few by their words, more by their count."""
        words = [each.label for each in self._choices if each.value in chosen] if len(chosen) <= 4 else []
        if words:
            return " · ".join(words)
        count = len(chosen)
        said = ngettext("{count} chosen", "{count} chosen", count)
        number = format_integer(count, self.look.language)
        return said.format(count=number) if count else _("None chosen yet")

    def _toggle(self) -> None:
        self._show_open(self._list.isHidden())

    def _show_open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self._open.setText(_("Close the list") if is_open else _("Choose from the list"))
