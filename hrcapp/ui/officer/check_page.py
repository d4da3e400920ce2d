"""Check your answers: everything once more before signing; each Change brings back here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.sections import section_of
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.forms import language_code
from hrcapp.ui.look import Look
from hrcapp.ui.officer import check, parts, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.form_finishing import finish
from hrcapp.ui.officer.moving import fixed_banner
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    AnswerRow,
    Banner,
    Button,
    Card,
    Label,
    Line,
    LinkButton,
    TopBar,
    beside,
    column,
    row,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item, show_if


class CheckPage(Page):
    """`files`: the original names of attached files by the names that answers hold."""

    name, menu_key = "check", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm, files: Mapping[str, str]) -> None:
        self._desk, self._form, self._files = desk, form, dict(files)

    def title(self) -> str:
        return _("Check your answers")

    def shown(self) -> None:
        form = self._form
        form.on_save_state = lambda state: self._saving.follow(state)
        self._desk.store(
            lambda: {one.name: one.original for one in self._desk.workspace.attachments.of(form.id)},
            self._know,
        )

    def _know(self, files: dict[str, str]) -> None:
        if files != self._files:
            self._files = files
            if self._desk.shell.page is self:
                self._desk.shell.refresh()

    def build(self, look: Look) -> QWidget:
        form = self._form
        found = check.view(
            form.session,
            form.sections(),
            look.language,
            self._files,
            locked=form.locked,
            signs=form.card.statement,
        )
        self._saving = parts.Saving(look, form)
        bar = TopBar(
            look, self.title(), words.title(form.session_title()), *parts.pills(look, form), self._saving
        )
        intro = _("Read everything once before it is signed. Each Change brings you back here.")
        if not form.card.statement:
            intro = _("Read everything once before you finish. Each Change brings you back here.")
        items: list[Item] = [Label(look, intro, "body", "text_soft", wrap=True)]
        if form.locked:
            items = [fixed_banner(self._desk, form, look)]
        elif found.left:
            items.append(self._left(look, found))
        items += [self._section(look, one) for one in found.sections]
        answers = column(look, *items, gap=12)
        links = self._links(look, found)
        both = beside(look, (answers, 1), links, gap=24) if not look.narrow else answers
        return page(look, bar, self._desk.body(look, both), self._actions(look, found))

    def _left(self, look: Look, found: check.CheckView) -> Banner:
        go = Button(
            look,
            _("Go to the first"),
            icon="arrow-right",
            small=True,
            trailing=True,
            on_click=lambda: self._change(found.first),
        )
        identified(go, "go-to-first")
        text = _("Your work is saved. You can close the app and come back.")
        return Banner(look, "warning", found.title, text, go)

    def _section(self, look: Look, section: check.AnswerSection) -> QWidget:
        inner = look.speaking(language_code(self._form.session.language))
        title = Heading(inner, section.label, "h2")
        whole = LinkButton(look, _("Open section"), on_click=lambda: self._open(section.path))
        whole.setAccessibleName(f"{whole.text()}: {section.label}")
        identified(whole, f"open-{section.path}")
        state = parts.pill(look, section.state)
        head = (
            column(look, title, row(look, state, None, whole), gap=4)
            if look.narrow
            else row(look, title, state, None, whole, gap=12, align=Qt.AlignmentFlag.AlignVCenter)
        )
        title.setWordWrap(look.narrow)
        lines: list[Item] = []
        for index, one in enumerate(section.lines):
            lines += [Line(look)] if index else []
            lines.append(self._line(look, inner, one))
        if section.unanswered:
            lines += [Line(look)] if lines else []
            note = Label(look, section.unanswered, "small", "text_soft", wrap=True)
            lines.append(row(look, (note, 1), margins=(18, 8, 18, 8)))
        card = Card(look, *lines, gap=0, margins=(1, 1, 1, 1), radius="lg")
        card.setLayoutDirection(inner.direction)
        return column(look, head, card, gap=8)

    def _line(self, look: Look, inner: Look, line: check.AnswerLine) -> AnswerRow:
        change = LinkButton(inner, line.action, on_click=lambda: self._change(line.path))
        identified(change, f"change-{line.path}")
        show_if(change, bool(line.action))
        made = AnswerRow(inner, line.question, line.answer, change, wrong=line.wrong, soft=not line.given)
        made.setLayoutDirection(inner.direction)
        return made

    def _links(self, look: Look, found: check.CheckView) -> QWidget:
        links = [
            LinkButton(look, one.label, flush=True, on_click=partial(self._open, one.path))
            for one in found.sections
        ]
        return column(look, 36, Label(look, _("Sections"), "small_strong", "text_soft"), *links, None, gap=6)

    def _actions(self, look: Look, found: check.CheckView) -> ActionBar:
        back = Button(look, _("Back to the form"), on_click=self._desk.go_tasks_again)
        identified(back, "back")
        go = Button(
            look,
            self._onward(),
            "primary",
            "arrow-right",
            trailing=True,
            on_click=self._go_on,
        )
        identified(go, "go-on")
        go.setEnabled(not found.left)
        go.setAccessibleDescription(found.reason)
        return ActionBar(look, [back], [go], reason=found.reason)

    def _onward(self) -> str:
        if self._form.card.statement:
            return _("Continue to the statement")
        return _("Continue") if self._form.locked else _("Finish")

    def _change(self, path: str) -> None:
        section = section_of(self._form.sections(), path)
        if section:
            self._desk.go_section(section, path, to_check=True)

    def _open(self, path: str) -> None:
        self._desk.go_section(path, to_check=True)

    def _go_on(self) -> None:
        form, desk = self._form, self._desk
        if not form.card.statement:
            finish(desk, form)
            return
        if form.locked:
            desk.go_statement()
            return
        desk.flush()
        desk.store(lambda: desk.workspace.drafts.mark_checked(form.id), lambda _none: desk.go_statement())
