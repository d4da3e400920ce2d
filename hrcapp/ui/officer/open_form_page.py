"""A form from a file, before it is begun: what it is, what to look at in it, where its answers can go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.languages import endonym
from hrcapp.model.faults import Fault
from hrcapp.submission import language_code
from hrcapp.submission.pledging import has_statement
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.form_opening import ask_for_file, ask_for_folder
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, KeyValues, Label, Line, TopBar, column, flow
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item
from hrcapp.xforms.problems import Problem, ProblemList

if TYPE_CHECKING:
    from hrcapp.officer.open_form import FoundForm
    from hrcapp.ui.officer.desk import OfficerDesk

_SHOWN = 200
"""Remarks or problems on one page; how many more there are is said."""


class AskFormPage(Page):
    """What can be opened as a form: one file, or the folder that a form lies in with its files."""

    name, menu_key = "ask-form", "home"

    def __init__(self, desk: OfficerDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        return _("Open a form")

    def build(self, look: Look) -> QWidget:
        desk = self._desk
        file = self._way(
            look,
            _("A file"),
            _("A form made elsewhere: a workbook (.xlsx), a table (.md), an XForm (.xml), or a zip of one."),
            (_("Choose a file"), "list-checks", "form-file", partial(ask_for_file, desk)),
        )
        folder = self._way(
            look,
            _("A folder"),
            _("The form together with the lists, pictures and sounds that it names."),
            (_("Choose a folder"), "folder-open", "form-folder", partial(ask_for_folder, desk)),
        )
        back = Button(look, _("Back"), icon="arrow-left", on_click=desk.back)
        identified(back, "back")
        told = _("Nothing is begun before you have seen what is in it.")
        body = desk.body(look, file, folder, gap=12, width=820)
        return page(look, TopBar(look, self.title(), told), body, ActionBar(look, [back], []))

    def _way(self, look: Look, title: str, told: str, act: tuple[str, str, str, Callable[[], None]]) -> Card:
        words_, icon, identifier, do = act
        button = Button(
            look, words_, "primary" if identifier == "form-file" else "secondary", icon, on_click=do
        )
        identified(button, identifier)
        button.setAccessibleDescription(told)
        heading = Heading(look, title, "h2")
        return Card(
            look, heading, Label(look, told, wrap=True), flow(look, button), gap=10, margins=(20, 14, 18, 16)
        )


class OpenFormPage(Page):
    """`in_kit`: it is one of the campaign's forms, and its answers can go to the secretariat."""

    name, menu_key = "open-form", "home"

    def __init__(self, desk: OfficerDesk, form: FoundForm, *, in_kit: bool) -> None:
        self._desk, self._form, self._in_kit = desk, form, in_kit

    def title(self) -> str:
        return _("Open a form")

    def build(self, look: Look) -> QWidget:
        form = self._form
        items: list[Item] = [Heading(look, form.title(look.language), "h2")]
        if described := form.description(look.language):
            items.append(Label(look, described, wrap=True))
        items.append(KeyValues(look, self._facts(look)))
        bar = TopBar(look, self.title(), _("Look at it before you begin."))
        body = self._desk.body(
            look,
            self._where_to(look),
            Card(look, *items, gap=10, margins=(20, 14, 18, 16)),
            *self._remarks(look),
            gap=12,
            width=820,
        )
        return page(look, bar, body, self._actions(look))

    def _facts(self, look: Look) -> list[tuple[str, str]]:
        form, definition = self._form, self._form.definition
        languages = [endonym(language_code(one)) for one in definition.languages]
        facts = [
            (_("File"), isolated(form.name)),
            (_("Form and version"), isolated(f"{definition.id} {definition.version}".strip())),
            (_("Questions"), words.number(form.questions, look.language)),
        ]
        if languages:
            facts.append((_("Languages"), words.side_by_side(look.language, *languages)))
        if form.files:
            facts.append((_("Files of the form"), words.number(len(form.files), look.language)))
        return facts

    def _where_to(self, look: Look) -> Banner:
        if self._in_kit:
            text = _("It is one of the campaign’s forms: its answers can go to the secretariat.")
            return Banner(look, "success", _("This form is in the campaign kit"), text)
        title = _("This form is not in the campaign kit")
        if has_statement(self._form.definition):
            text = _("It can be filled in for practice. To join the campaign, begin the form of the kit.")
        else:
            text = _("Its answers can be saved to a folder for other software. They can’t be sent from here.")
        return Banner(look, "info", title, text)

    def _remarks(self, look: Look) -> list[Item]:
        said = self._form.remarks
        if not said:
            return []
        title = ngettext("{count} thing to look at", "{count} things to look at", len(said)).format(
            count=words.number(len(said), look.language)
        )
        text = _("The form can be used. Whoever made it may want to know.")
        return [
            Heading(look, title, "h2"),
            Label(look, text, "small", "text_soft", wrap=True),
            _lines(look, said),
        ]

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        begin = Button(look, _("Begin"), "primary", "arrow-right", trailing=True, on_click=self._begin)
        identified(begin, "begin-form")
        return ActionBar(look, [back], [begin])

    def _begin(self) -> None:
        from hrcapp.officer import open_form
        from hrcapp.ui.officer.desk_forms import system_zone

        desk, form, zone, language = self._desk, self._form, system_zone(), self._desk.language
        desk.store(
            lambda: open_form.begin(desk.workspace, form, language=language, zone=zone),
            lambda draft: desk.with_form(draft, lambda _form: desk.go_tasks()),
        )


class FormProblemsPage(Page):
    """A form that could not be opened: every problem at once, each with its place."""

    name, menu_key = "form-problems", "home"

    def __init__(self, desk: OfficerDesk, path: Path, fault: Fault) -> None:
        self._desk, self._path, self._fault = desk, path, fault

    def title(self) -> str:
        return _("Open a form")

    def build(self, look: Look) -> QWidget:
        found = self._fault.params["problems"]
        # What pyxform says of a sheet comes as text; the engine's own problems have their places.
        said = found if isinstance(found, ProblemList) else _as_problems(str(found))
        title = ngettext(
            "The form was not opened: {count} problem", "The form was not opened: {count} problems", len(said)
        ).format(count=words.number(len(said), look.language))
        text = _("Send this list to whoever made the form. Mended, it can be opened again.")
        bar = TopBar(look, self.title(), isolated(self._path.name))
        body = self._desk.body(
            look, Banner(look, "danger", title, text), _lines(look, said), gap=12, width=820
        )
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.back)
        identified(back, "back")
        other = Button(look, _("Open another form"), "primary", "folder-open", on_click=self._desk.open_form)
        identified(other, "open-form")
        return page(look, bar, body, ActionBar(look, [back], [other]))


def _as_problems(text: str) -> list[Problem]:
    return [Problem("", "{text}", {"text": line}) for line in text.splitlines() if line.strip()]


def _lines(look: Look, said: Sequence[Problem]) -> Card:
    lines: list[Item] = []
    for index, one in enumerate(said[:_SHOWN]):
        lines += [Line(look)] if index else []
        lines.append(_line(look, one))
    more = len(said) - _SHOWN
    if more > 0:
        told = ngettext("{count} more", "{count} more", more)
        lines += [Line(look), Label(look, told.format(count=words.number(more, look.language)), "small")]
    return Card(look, *lines, gap=8, margins=(20, 14, 18, 16))


def _line(look: Look, problem: Problem) -> QWidget:
    """The place in its own line: paths run from left to right, whatever the sentence does."""
    said = Label(look, problem.sentence(_), wrap=True).selectable()
    if not problem.place:
        return said
    place = Label(look, isolated(problem.place), "small", "text_soft", wrap=True).selectable()
    return column(look, place, said, gap=0)
