"""After a filled-in form was opened: the answers a person must look at, each with the way to its question."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.officer.filled_forms import done_with
from hrcapp.officer.sections import section_of
from hrcapp.submission.filled import Problem, Why
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.forms.words import sentence
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, Label, Line, LinkButton, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

MOST = 100
"""Lines shown; a file with more is not one that a person filled in."""


class FilledPage(Page):
    """Nothing of the file is left out: what the form could not take stands here as it was written."""

    name, menu_key = "filled", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form, self._problems = desk, form, form.unread

    def title(self) -> str:
        return _("Answers to look at")

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), words.title(self._form.session_title()))
        told = Label(
            look,
            _(
                "All other answers of the file are in the form. These need you: what is not in the form "
                "stands here as it was written."
            ),
            wrap=True,
        )
        body = self._desk.body(look, told, self._listed(look), width=820)
        go = Button(look, _("All sections"), "primary", "list-checks", on_click=self._desk.go_tasks_again)
        identified(go, "to-tasks")
        done = Button(look, _("Done with these"), icon="check", on_click=self._done)
        identified(done, "done-unread")
        return page(look, bar, body, ActionBar(look, [done], [go]))

    def _done(self) -> None:
        """The list is no longer needed: every answer is where it belongs."""
        form, space = self._form, self._desk.workspace

        def forgotten(_none: None) -> None:
            form.unread = ()
            self._desk.go_tasks_again()

        self._desk.store(lambda: done_with(space.store, form.id), forgotten)

    def _listed(self, look: Look) -> Card:
        lines: list[Item] = []
        for index, problem in enumerate(self._problems[:MOST]):
            lines += [Line(look)] if index else []
            lines.append(self._line(look, problem))
        left = len(self._problems) - MOST
        if left > 0:
            more = ngettext("{n} more, not shown", "{n} more, not shown", left)
            lines += [Line(look), Label(look, more.format(n=words.number(left, look.language)), "small")]
        return Card(look, *lines, gap=8)

    def _line(self, look: Look, problem: Problem) -> QWidget:
        said = column(
            look,
            Label(look, problem.label, "small", "text_soft", wrap=True),
            Label(look, problem.written, "strong", wrap=True).selectable(),
            Label(look, self._why(problem), wrap=True),
            gap=0,
        )
        if problem.why is Why.UNKNOWN or not self._has_section(problem.path):
            return said
        go = LinkButton(look, _("Correct"), on_click=partial(self._desk.go_question, problem.path))
        go.setAccessibleName(f"{go.text()}: {problem.label}")
        identified(go, f"filled-{problem.path}")
        return row(look, (said, 1), go, gap=14)

    def _has_section(self, path: str) -> bool:
        return bool(section_of(self._form.sections(), path))

    def _why(self, problem: Problem) -> str:
        if problem.why in (Why.TYPE, Why.CONSTRAINT):
            found = sentence(self._form.session.node(problem.path))
            return found or _("This answer has been corrected.")
        return {
            Why.CHOICE: _("This is none of the choices. It is not in the form."),
            Why.NOT_ASKED: _(
                "The question does not apply, given the other answers. The answer is kept, not sent."
            ),
            Why.CHANGED: _("Given the other answers, the form does not take it as it was written."),
        }.get(problem.why, _("The form has no such question. It is not in the form."))
