"""One section of the form: its questions, what is wrong, how to go on; everything typed is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.officer.sections import section_of
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.forms import SectionView
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, task_list
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.form_side import FormSide
from hrcapp.ui.officer.moving import fixed_banner
from hrcapp.ui.officer.section_files import SectionFiles
from hrcapp.ui.officer.section_guide import Guide
from hrcapp.ui.officer.section_problems import Problems
from hrcapp.ui.officer.transcription_beside import PaperBeside
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import FORM_COLUMN, ActionBar, Button, PageScroll, TopBar, page_body, row
from hrcapp.ui.widgets.layout import Item
from hrcapp.xforms import Changes

_SIDE_WITHIN_MS = 150
"""The sidebar counts the whole form: a few letters share one count."""


class SectionPage(Page):
    """`question` takes the focus when the page comes. `to_check`: the way on leads back to Check answers."""

    name, menu_key = "section", "home"

    def __init__(
        self, desk: OfficerDesk, form: OpenForm, path: str, question: str = "", *, to_check: bool = False
    ) -> None:
        self._desk, self._form, self.path, self._question = desk, form, path, question
        self._to_check = to_check
        self._files = SectionFiles(desk, form, self._tell_room)
        self._paper = PaperBeside(desk, form, path)
        self._view: SectionView | None = None
        self._watching = self._revealed = False
        self._side: FormSide | None = None

    def title(self) -> str:
        return next((one.label for one in self._form.sections() if one.path == self.path), "")

    # -- coming and going

    def shown(self) -> None:
        form = self._form
        form.on_save_state = self._saved
        form.on_changes = self._changed_elsewhere
        form.remember(self._question or self.path)
        self._watch(True)
        self._files.read()
        if self._question:
            QTimer.singleShot(0, self._desk.shell, self._focus_question)

    def hidden(self) -> None:
        self._watch(False)
        self._paper.keep_place()
        self._desk.flush()

    def _focus_question(self) -> None:
        if self._view is not None and isValid(self._view) and self._view.focus_on(self._question):
            self._scroll.reveal(self._view.focusWidget() or self._view)

    def _watch(self, on: bool) -> None:
        app = self._desk.context.app
        if on and not self._watching:
            app.focusChanged.connect(self._focus_moved)
        elif not on and self._watching:
            app.focusChanged.disconnect(self._focus_moved)
        self._watching = on

    def _focus_moved(self, _old: QObject | None, new: QWidget | None) -> None:
        """Where the person is now is where "Continue" will lead."""
        while new is not None and new is not self._view:
            if new.objectName().startswith("/"):
                self._form.remember(new.objectName().partition("#")[0])
                return
            new = new.parentWidget()

    # -- building

    def build(self, look: Look) -> QWidget:
        form = self._form
        self._saving = parts.Saving(look, form)
        self._rewind = parts.Rewind(look, form)
        where = task_list.place_in_form(form.sections(), self.path, form.session, look.language)
        bar = TopBar(look, self.title(), where, *parts.pills(look, form), self._saving, self._rewind)
        self._view = view = self._make_view(look)
        self._problems = Problems(look)
        self._problems.followed.connect(view.focus_on)
        items: list[Item] = [*self._desk.above(look), self._problems, *self._banners(look), view]
        below = look.narrow or self._paper.there
        second = bool(form.draft.second_language)
        self._guide = Guide(look, second=second, below=below, on_privacy=self._desk.go_privacy)
        if below:
            middle = page_body(look, *items, self._guide)
        else:
            middle = row(look, (page_body(look, *items, width=FORM_COLUMN), 1), self._guide, gap=0)
        self._scroll = PageScroll(look, middle)
        if self._revealed:
            self._problems.show_problems(view.reveal_problems())
        return page(look, bar, self._paper.beside(look, self._scroll), self._actions(look))

    def _make_view(self, look: Look) -> SectionView:
        form = self._form
        view = SectionView(
            look,
            form.session,
            form,
            self.path,
            second_language=form.draft.second_language or "",
            surroundings=self._files.surroundings(),
            comment=form.comment,
            locked=form.locked,
        )
        view.changed.connect(self._typed)
        view.undo_wanted.connect(form.undo)
        self._files.show_in(view)
        self._side_later = QTimer(view, singleShot=True)
        self._side_later.timeout.connect(self._refresh_side)
        return view

    def _banners(self, look: Look) -> list[QWidget]:
        form = self._form
        if form.locked:
            return [fixed_banner(self._desk, form, look)]
        asked = parts.return_banner(form, look)
        return [asked] if asked is not None else []

    def build_side(self, look: Look) -> QWidget:
        self._side = FormSide(self._desk, self._form, look, self.path)
        return self._side

    def side_title(self) -> str:
        return _("Sections")

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), on_click=self._back)
        identified(back, "back")
        check = Button(look, _("Check for errors"), icon="list-checks", on_click=self.check)
        identified(check, "check-errors")
        onward = _("Back to check answers") if self._to_check else _("Continue")
        go = Button(look, onward, "primary", "arrow-right", trailing=True, on_click=self._go_on)
        identified(go, "go-on")
        start = [back, *self._paper.switch(look)]
        return ActionBar(look, start, [go] if self._form.locked else [check, go])

    # -- what is typed

    def _typed(self, _changes: object) -> None:
        self._rewind.follow()
        if not self._side_later.isActive():
            self._side_later.start(_SIDE_WITHIN_MS)
        self._files.show_room()
        if self._problems.any():
            self._problems.mend({one.path for one in self._form.session.violations(self.path)})

    def _changed_elsewhere(self, changes: Changes, path: str) -> None:
        """After undo or redo: show it, and go where it was."""
        if self._view is None or not isValid(self._view):
            return
        if path and section_of(self._form.sections(), path) != self.path:
            self._desk.go_question(path, replace=True)
            return
        self._view.apply(changes)
        self._view.focus_on(path)
        self._typed(changes)

    def _saved(self, _state: object) -> None:
        if isValid(self._saving):
            self._saving.follow(self._form.save_state)
            self._rewind.follow()

    def _tell_room(self, told: str) -> None:
        if isValid(self._guide):
            self._guide.set_room(told)

    def _refresh_side(self) -> None:
        """The sidebar follows; it is drawn anew only when other sections apply now."""
        if self._side is not None and isValid(self._side) and not self._side.follow():
            self._desk.shell.refresh_menu()

    # -- errors

    def check(self) -> None:
        """Show every error of the section, or say that there is none."""
        if not self._reveal():
            self._desk.say("success", lambda: (_("No errors in this section"), ""))

    def _reveal(self) -> bool:
        """Show every error and go to their list; whether there is any."""
        if self._view is None:
            return False
        self._revealed = True
        self._problems.show_problems(self._view.reveal_problems())
        if self._problems.any():
            self._problems.take_focus()
            self._scroll.verticalScrollBar().setValue(0)
        return self._problems.any()

    # -- ways on

    def _back(self) -> None:
        before = self._neighbour(-1)
        if self._to_check or not before:
            self._desk.back()
        else:
            self._desk.go_section(before, replace=True)

    def _go_on(self) -> None:
        """To the next section; an error is shown once and never stops anyone who goes on all the same."""
        if not self._form.locked and not self._problems.any() and self._reveal():
            return
        after = self._neighbour(1)
        if self._to_check:
            self._desk.back()
        elif after:
            self._desk.go_section(after, replace=True)
        else:
            self._desk.go_check(replace=True)

    def _neighbour(self, step: int) -> str:
        """The section before or after this one, "" for none."""
        paths = [one.path for one in self._form.sections()]
        at = paths.index(self.path) + step if self.path in paths else -1
        return paths[at] if 0 <= at < len(paths) else ""
