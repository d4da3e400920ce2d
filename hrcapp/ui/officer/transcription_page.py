"""A form that was filled in by hand: its pages are added, put in order and looked at; then it is typed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.officer.transcription import PaperPage
from hrcapp.ui.access import identified, labelled
from hrcapp.ui.common.files import ask_files
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import make_up, task_list, transcription_words, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.saving import save_pdf
from hrcapp.ui.officer.transcription_beside import split, turn
from hrcapp.ui.officer.transcription_view import PaperView
from hrcapp.ui.officer.transcription_work import TranscriptionWork
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, EmptyState, Label, Note, PageScroll, TopBar, flow, page_body
from hrcapp.ui.widgets.button import Kind
from hrcapp.ui.widgets.drop_area import DropArea
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.widgets.reorder import ReorderList


class TranscriptionPage(Page):
    """A list of the pages, and the chosen one beside it."""

    name, menu_key = "paper-form", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form
        self._work = TranscriptionWork(desk, form, self._changed)
        self._view: PaperView | None = None
        self._chosen = ""

    def title(self) -> str:
        return _("The form on paper")

    def hidden(self) -> None:
        self._work.let_go()

    # -- building

    def build(self, look: Look) -> QWidget:
        form = self._form
        bar = TopBar(look, self.title(), words.title(form.session_title()))
        items: list[Item] = [*self._desk.above(look), *self._told(look)]
        self._view = None
        if form.paper.pages:
            items += self._pages(look)
        left = DropArea(look, PageScroll(look, page_body(look, *items, width=620)), on_drop=self.add)
        middle: QWidget = left
        if form.paper.pages:
            self._view = view = PaperView(look, self._desk, form.paper.pages, form.paper.place(""))
            identified(view, "paper")
            view.show_page(self._chosen)
            view.page_shown.connect(self._follow)
            view.page_turned.connect(lambda one, _quarters: turn(self._desk, form, one))
            middle = split(look, left, view, form)
        return page(look, bar, middle, self._actions(look))

    def _told(self, look: Look) -> list[Item]:
        if self._form.locked:
            told = _("The answers are fixed. The pages stay here as they were typed in from.")
            return [Label(look, told, wrap=True), flow(look, *self._saving(look))]
        kind: Kind = "secondary" if self._form.paper.pages else "primary"
        add = Button(look, _("Add pictures or a PDF"), kind, "upload", on_click=self._ask)
        identified(add, "paper-add")
        add.setEnabled(not self._work.working)
        kept = _("The pages stay on this computer and are not sent. Files can also be dropped here.")
        busy = [Note(look, "hourglass", _("The pages are being read…"))] if self._work.working else []
        if self._form.paper.pages:
            return [
                flow(look, add, *self._saving(look)),
                Label(look, kept, "small", "text_soft", wrap=True),
                *busy,
            ]
        told = _(
            "Add photographs or scans of a form that was filled in by hand. They stand beside the questions "
            "while you type."
        )
        heading = _("Type in from paper")
        note = Label(look, kept, "small", "text_soft", wrap=True)
        return [EmptyState(look, "scan-line", heading, told, add), note, *busy]

    def _saving(self, look: Look) -> list[Button]:
        if not self._form.paper.pages:
            return []
        save = Button(look, _("Save all as one PDF"), icon="download", on_click=self._save)
        identified(save, "paper-save")
        return [save]

    def _pages(self, look: Look) -> list[Item]:
        form = self._form
        self._list = ReorderList(look)
        labelled(self._list, _("Pages, in order"))
        identified(self._list, "paper-order")
        definition = form.session.definition
        told = [transcription_words.page(one, definition, look.language) for one in form.paper.pages]
        self._list.show_items(
            [(one.id, said) for one, said in zip(form.paper.pages, told, strict=True)], placed=True
        )
        self._list.set_locked(form.locked)
        self._list.setCurrentIndex(self._list.model().index(self._at(self._chosen), 0))
        self._list.selectionModel().currentChanged.connect(lambda now, _was: self._choose(now.row()))
        self._list.reordered.connect(self._reordered)
        if form.locked:
            return [self._list]
        remove = Button(look, _("Remove this page"), icon="x", small=True, on_click=self.remove)
        identified(remove, "paper-remove")
        order = _("Drag a page to where it belongs, or move it with Alt and the arrow keys.")
        return [self._list, Label(look, order, "small", "text_soft", wrap=True), flow(look, remove)]

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        form, desk = self._form, self._desk
        if form.locked or not form.paper.pages:
            return ActionBar(look, [back])
        sections = form.sections()
        first = task_list.next_section(sections) or sections[0].path
        go = Button(
            look,
            _("Type it in"),
            "primary",
            "arrow-right",
            trailing=True,
            on_click=lambda: desk.go_section(first),
        )
        identified(go, "go-on")
        return ActionBar(look, [back], [go])

    # -- what a person does

    def _ask(self) -> None:
        def chosen(files: list[Path]) -> None:
            self._desk.remember_folder(files[0].parent)
            self.add(files)

        filters = [_("Pictures and PDF ({formats})").format(formats=f"{make_up.PICTURES} *.pdf")]
        ask_files(self._desk.shell, _("Choose the pages"), filters, self._desk.last_folder, chosen)

    def add(self, files: Sequence[Path]) -> None:
        """Files that were chosen or dropped."""
        self._desk.notice = None
        self._work.add(files)

    def remove(self) -> None:
        """Take the chosen page away; the notice offers to put it back."""
        gone = self._page(self._list.currentIndex().row())
        said = transcription_words.page(gone, self._form.session.definition, self._desk.language)
        undo = Action("paper-undo", lambda: _("Undo"), lambda: self._put_back(gone.id))
        self._chosen = ""
        self._work.remove(gone.id)
        self._desk.show_notice(Notice("info", lambda: (_("Removed: {page}").format(page=said), ""), undo))

    def _put_back(self, gone: str) -> None:
        self._desk.notice, self._chosen = None, gone
        self._work.put_back(gone)

    def _reordered(self) -> None:
        order = self._list.values()
        self._chosen = order[self._list.currentIndex().row()]
        self._work.move(self._chosen, order.index(self._chosen))

    def _save(self) -> None:
        self._work.pdf(lambda pdf: save_pdf(self._desk, "form-on-paper.pdf", lambda: pdf))

    # -- list and picture show the same page

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._form.paper.pages):
            self._chosen = self._page(row).id
            if self._view is not None and isValid(self._view):
                self._view.show_page(self._chosen)

    def _follow(self, number: int) -> None:
        self._chosen = self._page(number - 1).id
        if isValid(self._list) and self._list.currentIndex().row() != number - 1:
            self._list.setCurrentIndex(self._list.model().index(number - 1, 0))

    def _page(self, row: int) -> PaperPage:
        return self._form.paper.pages[row]

    def _at(self, page: str) -> int:
        return next((at for at, one in enumerate(self._form.paper.pages) if one.id == page), 0)

    def _changed(self) -> None:
        if self._desk.shell.page is self:
            self._desk.shell.refresh()
