"""Putting choices into an order: the answer is all of them, the first one first (ODK XForms, "rank")."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.words import may_stay_open
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button, LinkButton
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, flow, show_if
from hrcapp.ui.widgets.reorder import ReorderList
from hrcapp.xforms import NodeState


class RankControl(AnswerControl):
    """The list, and buttons that move the chosen item; the order that is shown first can be kept as it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._list = ReorderList(look)
        self._up = Button(
            look, _("Up"), icon="arrow-up", small=True, on_click=lambda: self._list.move_current(-1)
        )
        self._down = Button(
            look, _("Down"), icon="arrow-down", small=True, on_click=lambda: self._list.move_current(1)
        )
        self._keep = Button(look, _("Keep this order"), icon="check", small=True, on_click=self._say)
        self._clear = LinkButton(look, _("Take the order back"), on_click=lambda: self.say(""))
        self._way = Label(
            look, _("Drag, or press Alt with the up and down arrows."), "small", "text_soft", wrap=True
        )
        self._buttons = flow(look, self._up, self._down, self._keep, self._clear, gap=8)
        fill(self, look, self._list, self._buttons, self._way, gap=6)
        self._list.reordered.connect(self._say)

    def inputs(self) -> Sequence[QWidget]:
        return (self._list,)

    def show_answer(self, node: NodeState, second: str) -> None:
        words = {choice.value: choice.label for choice in node.choices}
        chosen = [value for value in node.value.split() if value in words]
        rest = [value for value in words if value not in chosen]
        self._list.show_items([(value, words[value]) for value in (*chosen, *rest)], placed=bool(chosen))
        show_if(self._keep, not chosen)
        show_if(self._clear, bool(chosen) and may_stay_open(node))
        show_if(self._buttons, not node.readonly)
        show_if(self._way, not node.readonly)

    def identify(self, path: str) -> None:
        identified(self._list, path)
        for name, button in (("up", self._up), ("down", self._down), ("keep", self._keep)):
            identified(button, f"{path}#{name}")

    def tell(self, name: str, description: str) -> None:
        named(self._list, name, f"{description} {self._way.text()}".strip())
        for button in (self._up, self._down, self._keep, self._clear):
            named(button, f"{button.text()}: {name}", "")

    def _say(self) -> None:
        self.say(" ".join(self._list.values()))
