"""A page of questions that are checked together: a summary of what is wrong on top, each line leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import identified
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import Card, ErrorSummary, Label, LineEdit, Problem, Question
from hrcapp.ui.widgets.layout import Item


class FormPage(Page):
    """What was typed is kept in the page's own values, so that it survives a change of the look."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._wrong: tuple[Wrong, ...] = ()
        self._working = False
        self._fields: dict[str, Question] = {}
        self._labels: dict[str, str] = {}
        self._body: QWidget | None = None

    def form_body(self, look: Look, *items: Item, width: int = 740) -> QWidget:
        """The scrolling middle of the page: what is wrong, then the items. Call it last in `build`."""
        above = [self._summary(look)] if self._wrong else []
        self._body = self._host.body(look, *above, *items, gap=14, width=width)
        return self._body

    def card(self, look: Look, title: str, *items: Item) -> Card:
        """Some questions under a heading."""
        return Card(look, Label(look, title, "h2"), *items, gap=16, margins=(20, 14, 20, 18))

    def asked(
        self,
        look: Look,
        name: str,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        focus: QWidget | None = None,
        optional: bool = False,
        note: QWidget | None = None,
    ) -> Question:
        """A question that a `Wrong` of this name marks."""
        question = Question(look, label, control, hint=hint, focus=focus, optional=optional, note=note)
        for wrong in self._wrong:
            if wrong.field == name:
                question.set_error(wrong.sentence)
        self._fields[name], self._labels[name] = question, label
        return question

    def line(
        self,
        look: Look,
        name: str,
        label: str,
        text: str,
        keep: Callable[[str], object],
        *,
        latin: bool = False,
        hint: str = "",
        optional: bool = False,
    ) -> Question:
        """A question that one line of text answers."""
        edit = LineEdit(look, text, latin=latin)
        identified(edit, name)
        edit.textChanged.connect(keep)
        return self.asked(look, name, label, edit, hint=hint, optional=optional)

    def check(self, wrong: Sequence[Wrong]) -> bool:
        """Show what is wrong and lead there, or begin to work; whether all is right."""
        self._wrong = tuple(wrong)
        self._working = not self._wrong
        self._host.notice = None
        self._host.shell.refresh()
        if self._wrong and self._body is not None:
            summary = self._body.findChild(ErrorSummary)
            if summary is not None:
                summary.setFocus()
        return self._working

    def stop_working(self) -> None:
        """The work has ended in a way that keeps the page: its buttons can be used again."""
        self._working = False

    def _summary(self, look: Look) -> ErrorSummary:
        problems = [Problem(one.field, one.sentence, self._labels.get(one.field, "")) for one in self._wrong]
        summary = ErrorSummary(look, problems)
        identified(summary, "error-summary")
        summary.followed.connect(lambda name: self._fields[name].focus_target.setFocus())
        return summary
