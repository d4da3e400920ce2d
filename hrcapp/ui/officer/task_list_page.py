"""The sections of a form as a list of tasks, with its languages beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.submission import form_title
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.forms import language_code
from hrcapp.ui.look import Look
from hrcapp.ui.officer import form_versions, parts, task_list, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.moving import branch_banner, fixed_banner
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    CardRow,
    ComboBox,
    Label,
    Line,
    LinkButton,
    SegmentBar,
    State,
    TopBar,
    beside,
    column,
    list_cards,
    row,
)
from hrcapp.ui.widgets.layout import Item

SIDE = 276


class TaskListPage(Page):
    """What is done, what is left, where to go on."""

    name, menu_key = "tasks", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form

    def title(self) -> str:
        return words.title(self._form.session_title())

    def shown(self) -> None:
        if self._desk.form is not None and self._desk.form.id == self._form.id:
            self._form = self._desk.form
        self._form.on_save_state = lambda state: self._saving.follow(state)

    def hidden(self) -> None:
        # What is written from now on comes back when this page's widgets are gone.
        self._form.on_save_state = lambda _state: None
        self._desk.flush()

    def build(self, look: Look) -> QWidget:
        form = self._form
        self._saving = parts.Saving(look, form)
        bar = TopBar(look, self.title(), self._subtitle(), *parts.pills(look, form), self._saving)
        items: list[Item] = []
        if (asked := parts.return_banner(form, look)) is not None:
            items.append(asked)
            items += [self._comments(look)] if form.comments else []
        if form.unread:
            items.append(parts.unread_banner(self._desk, look))
        if form.locked:
            items.append(fixed_banner(self._desk, form, look))
        if form.card.branch:
            items.append(branch_banner(look))
        if form.draft.practice:
            items.append(parts.practice_banner(look))
        items += form_versions.banners(self._desk, form, look)
        side = self._languages(look)
        if not look.narrow:
            side.setFixedWidth(max(look.px(SIDE), side.minimumSizeHint().width()))
        both = beside(look, (self._sections(look), 1), side, gap=24)
        layout = both.layout()
        if layout is not None:
            layout.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        items.append(both)
        return page(look, bar, self._desk.body(look, *items), self._actions(look))

    def _comments(self, look: Look) -> Card:
        """What the secretariat wrote about single questions, each with the way there."""
        lines: list[Item] = []
        for index, (question, path, text) in enumerate(self._form.asked()):
            lines += [Line(look)] if index else []
            said = column(
                look,
                Label(look, question, "small", "text_soft", wrap=True),
                Label(look, text, wrap=True),
                gap=0,
            )
            go = LinkButton(look, _("Correct"), on_click=partial(self._desk.go_question, path))
            go.setAccessibleName(f"{go.text()}: {question}")
            identified(go, f"comment-{path}")
            go.setEnabled(not self._form.locked)
            lines.append(row(look, (said, 1), go, gap=14))
        return Card(look, *lines, gap=8)

    def _subtitle(self) -> str:
        version = words.number(self._form.draft.revision, self._desk.language)
        title = form_title(self._form.session.definition, self._desk.language)
        return _("{form}, version {version}").format(form=isolated(title), version=version)

    def _sections(self, look: Look) -> QWidget:
        form, found = self._form, self._form.sections()
        rows = []
        for one in task_list.tasks(form.session, found, look.language):
            state = State(one.state.kind, one.state.words, one.state.icon)
            rows.append(CardRow(one.path, one.label, one.estimate, "", one.action, (state,)))
        progress = Label(look, task_list.progress(found, look.language), "small", "text_soft", wrap=True)
        bar = SegmentBar(look, task_list.done(found), width=240)
        listed = list_cards(look, _("Sections"), rows, self._desk.go_section)
        return column(look, progress, bar, 4, listed, None, gap=6)

    def _languages(self, look: Look) -> QWidget:
        form = self._form
        offered = task_list.languages(form.session)
        first = ComboBox(look, offered)
        first.set_value(form.session.language)
        identified(first, "form-language")
        first.activated.connect(lambda _at: self._choose(first.value(), form.draft.second_language))
        second = ComboBox(look, [("none", _("No second language")), *offered])
        second.set_value(form.draft.second_language or "none")
        identified(second, "second-language")
        second.activated.connect(
            lambda _at: self._choose(
                form.session.language, None if second.value() == "none" else second.value()
            )
        )
        return Card(
            look,
            _labelled(look, _("Language of the form"), first),
            Line(look),
            _labelled(look, _("Second language, under each question"), second),
            Label(look, _("Press F2 in a section to show or hide it."), "small", "text_soft", wrap=True),
            Line(look),
            self._paper(look),
            self._blank(look),
            *([self._move(look)] if form.card.moved_at is None else []),
            None,
            gap=10,
        )

    def _paper(self, look: Look) -> LinkButton:
        """A form filled in by hand; the pages can be seen again when nothing can be typed any more."""
        there = self._form.locked and self._form.paper.pages
        label = _("The form on paper") if there else _("Type in from paper")
        made = LinkButton(look, label, "scan-line", flush=True, on_click=self._desk.go_paper)
        identified(made, "type-from-paper")
        made.setEnabled(not self._form.locked or bool(there))
        return made

    def _blank(self, look: Look) -> LinkButton:
        made = LinkButton(look, _("Print a blank form"), "printer", flush=True, on_click=self._desk.go_blank)
        identified(made, "blank-form")
        return made

    def _move(self, look: Look) -> LinkButton:
        label = _("Move to another computer")
        made = LinkButton(look, label, "hand-helping", flush=True, on_click=self._desk.go_move)
        identified(made, "move-form")
        return made

    def _choose(self, language: str, second: str | None) -> None:
        self._form.choose_languages(language_code(language), second if second != language else None)
        self._desk.shell.refresh()

    def _actions(self, look: Look) -> ActionBar:
        form, desk = self._form, self._desk
        home = Button(look, _("Home"), icon="house", on_click=desk.go_home)
        identified(home, "to-home")
        ahead = task_list.next_section(form.sections())
        check = Button(look, _("Check answers"), icon="list-checks", on_click=desk.go_check)
        identified(check, "to-check")
        if form.locked and not form.card.statement:
            go = Button(look, _("Answers and sending"), "primary", "send", on_click=lambda: desk.go_send())
            identified(go, "to-send")
            return ActionBar(look, [home], [check, go])
        if form.locked:
            go = Button(
                look,
                _("Statement and signing"),
                "primary",
                "pen-line",
                on_click=lambda: desk.go_statement(),
            )
            identified(go, "to-statement")
            return ActionBar(look, [home], [check, go])
        if not ahead:
            check.setProperty("variant", "primary")
            return ActionBar(look, [home], [check])
        go = Button(
            look,
            _("Continue"),
            "primary",
            "arrow-right",
            trailing=True,
            on_click=lambda: desk.go_section(ahead),
        )
        identified(go, "go-on")
        return ActionBar(look, [home], [check, go])


def _labelled(look: Look, text: str, control: QWidget) -> QWidget:
    label = Label(look, text, "small_strong", wrap=True)
    label.setBuddy(control)
    control.setAccessibleName(text)
    return column(look, label, control, gap=6)
