"""One section of the form: its questions, what is wrong, how to go on; everything typed is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.attachments import Attachment, Room
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.forms import SectionView
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, task_list, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    FORM_COLUMN,
    ActionBar,
    Button,
    ErrorSummary,
    Label,
    Note,
    PageScroll,
    TopBar,
    column,
    page_body,
    row,
)
from hrcapp.ui.widgets.error_summary import Problem
from hrcapp.ui.widgets.layout import Item
from hrcapp.xforms import Changes

GUIDE = 276


class SectionPage(Page):
    """`question` takes the focus when the page comes. `to_check`: the way on leads back to Check answers."""

    name, menu_key = "section", "home"

    def __init__(
        self, desk: OfficerDesk, form: OpenForm, path: str, question: str = "", *, to_check: bool = False
    ) -> None:
        self._desk, self._form, self.path, self._question = desk, form, path, question
        self._to_check = to_check
        self._problems: tuple[Problem, ...] = ()
        self._files: dict[str, Attachment] = {}
        self._view: SectionView | None = None
        self._watching = False

    def title(self) -> str:
        return self._form.session.node(self.path).label

    # -- coming and going

    def shown(self) -> None:
        form = self._form
        form.on_save_state = self._saved
        form.on_changes = self._changed_elsewhere
        form.remember(self._question or self.path)
        self._watch(True)
        self._desk.store(lambda: self._desk.workspace.attachments.of(form.id), self._know_files)
        if self._question:
            QTimer.singleShot(0, self._desk.shell, self._focus_question)

    def hidden(self) -> None:
        self._watch(False)
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
        self._view = view = SectionView(
            look,
            form.session,
            form,
            self.path,
            second_language=form.draft.second_language or "",
            original_name=lambda name: self._files[name].original if name in self._files else name,
            comment=form.comment,
            locked=form.locked,
        )
        view.changed.connect(self._typed)
        view.file_wanted.connect(self._want_file)
        view.undo_wanted.connect(form.undo)
        self._summary_place = column(look, gap=0)
        self._summary_place.hide()
        items: list[Item] = [self._summary_place]
        if form.locked:
            items.append(parts.locked_banner(form, look, parts.correct_button(self._desk, form, look)))
        elif (asked := parts.return_banner(form, look)) is not None:
            items.append(asked)
        items = [*self._desk.above(look), *items]
        items.append(view)
        guide = self._guide(look)
        if look.narrow:
            middle = page_body(look, *items, guide)
        else:
            middle = row(look, (page_body(look, *items, width=FORM_COLUMN), 1), guide, gap=0)
            guide.setFixedWidth(look.px(GUIDE))
        self._scroll = PageScroll(look, middle)
        if self._problems:
            self._problems = view.reveal_problems()
            self._show_summary(look)
        return page(look, bar, self._scroll, self._actions(look))

    def build_side(self, look: Look) -> QWidget:
        return parts.form_side(self._desk, self._form, look, self.path)

    def side_title(self) -> str:
        return _("Sections")

    def _guide(self, look: Look) -> QWidget:
        """What helps here: how answers are kept, the second language, room for files."""
        self._room = Note(look, "hard-drive", "")
        self._room.setVisible(False)
        second = self._form.draft.second_language
        items: list[Item] = [
            Note(look, "book-open", _("About this section"), "h3", "text", icon_ink="brand"),
            Label(
                look,
                _("Every word is kept at once. An error never stops you: go on and come back to it."),
                "small",
                "text_soft",
                wrap=True,
            ),
            Label(
                look,
                _("You can paste from a word processor: only the text and its paragraphs are kept."),
                "small",
                "text_soft",
                wrap=True,
            ),
        ]
        if second:
            items.append(
                Label(
                    look, _("Press F2 to show or hide the second language."), "small", "text_soft", wrap=True
                )
            )
        items += [self._room, None]
        margins = (0, 8, 0, 12) if look.narrow else (0, 24, 32, 20)
        return column(look, *items, gap=9, margins=margins)

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), on_click=self._back)
        identified(back, "back")
        check = Button(look, _("Check for errors"), icon="list-checks", on_click=self.check)
        identified(check, "check-errors")
        onward = _("Back to check answers") if self._to_check else _("Continue")
        go = Button(look, onward, "primary", "arrow-right", trailing=True, on_click=self._go_on)
        identified(go, "go-on")
        return ActionBar(look, [back], [go] if self._form.locked else [check, go])

    # -- what is typed

    def _typed(self, _changes: object) -> None:
        self._rewind.follow()
        self._refresh_side()
        self._show_room()
        if self._problems:
            self._mend_summary()

    def _changed_elsewhere(self, changes: Changes, path: str) -> None:
        """After undo or redo: show it, and go where it was."""
        if self._view is None or not isValid(self._view):
            return
        if path and not path.startswith(self.path):
            section = next((one.path for one in self._form.sections() if path.startswith(one.path)), "")
            if section:
                self._desk.go_section(section, path, replace=True)
                return
        self._view.apply(changes)
        self._view.focus_on(path)
        self._typed(changes)

    def _saved(self, _state: object) -> None:
        if isValid(self._saving):
            self._saving.follow(self._form.save_state)
            self._rewind.follow()

    def _refresh_side(self) -> None:
        """Draw the sidebar anew only when a section's state has changed."""
        states = tuple((one.path, one.status, one.wrong, one.label) for one in self._form.sections())
        name = self._form.session_title()
        if (states, name) != getattr(self, "_side_shows", None):
            first = not hasattr(self, "_side_shows")
            self._side_shows = (states, name)
            if not first:
                self._desk.shell.refresh_menu()

    # -- errors

    def check(self) -> bool:
        """Show every error of the section; whether there is none."""
        if self._view is None:
            return True
        self._problems = self._view.reveal_problems()
        self._show_summary(self._desk.shell.look)
        if self._problems:
            self._summary.setFocus()
            self._scroll.verticalScrollBar().setValue(0)
        elif self._desk.shell.page is self:
            self._desk.say("success", lambda: (_("No errors in this section"), ""))
        return not self._problems

    def _show_summary(self, look: Look) -> None:
        layout = self._summary_place.layout()
        while layout is not None and layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._summary_place.setVisible(bool(self._problems))
        if self._problems and layout is not None:
            self._summary = ErrorSummary(look, self._problems)
            identified(self._summary, "error-summary")
            self._summary.followed.connect(lambda path: self._view and self._view.focus_on(path))
            layout.addWidget(self._summary)

    def _mend_summary(self) -> None:
        """What was mended leaves the list; nothing new appears in it while typing."""
        open_paths = {one.path for one in self._form.session.violations(self.path)}
        left = tuple(one for one in self._problems if one.path in open_paths)
        if left != self._problems:
            self._problems = left
            self._show_summary(self._desk.shell.look)

    # -- ways on

    def _paths(self) -> list[str]:
        return [one.path for one in self._form.sections()]

    def _back(self) -> None:
        paths = self._paths()
        at = paths.index(self.path) if self.path in paths else 0
        if self._to_check or at == 0:
            self._desk.back()
        else:
            self._desk.go_section(paths[at - 1], replace=True)

    def _go_on(self) -> None:
        """To the next section; an error is shown once and never stops anyone who goes on all the same."""
        if self._form.locked or self._problems or self._no_errors():
            self._leave()

    def _no_errors(self) -> bool:
        if self._view is None:
            return True
        self._problems = self._view.reveal_problems()
        if not self._problems:
            return True
        self._show_summary(self._desk.shell.look)
        self._summary.setFocus()
        self._scroll.verticalScrollBar().setValue(0)
        return False

    def _leave(self) -> None:
        paths = self._paths()
        at = paths.index(self.path) if self.path in paths else len(paths)
        if self._to_check:
            self._desk.back()
        elif at + 1 < len(paths):
            self._desk.go_section(paths[at + 1], replace=True)
        else:
            self._desk.go_check(replace=True)

    # -- files

    def _in_use(self) -> list[str]:
        session = self._form.session
        return [name for name in self._files if any(session.value(path) == name for path in session.nodes())]

    def _know_files(self, found: list[Attachment]) -> None:
        self._files = {one.name: one for one in found}
        if self._view is not None and isValid(self._view):
            self._view.names_known()
            self._show_room()

    def _show_room(self) -> None:
        """The total against the limit, while files are added."""
        if not self._files or not isValid(self._room):
            return
        room = Room(sum(self._files[name].size for name in self._in_use()))
        language = self._desk.language
        told = _("Attached files: {used} of {limit}").format(
            used=words.size(room.used, language), limit=words.size(room.limit, language)
        )
        self._room.set_text(told)
        self._room.setVisible(True)
        if self._view is not None:
            self._view.set_room(told)

    def _want_file(self, path: str) -> None:
        def chosen(file: Path) -> None:
            self._desk.remember_folder(file.parent)
            in_use, draft = self._in_use(), self._form.id
            self._desk.store(
                lambda: self._desk.workspace.attachments.add(draft, file, in_use),
                lambda added: self._attached(path, added),
                lambda fault: self._refused(path, fault),
            )

        ask_file(
            self._desk.shell,
            _("Choose a file"),
            [_("Documents and pictures (*.pdf *.jpg *.jpeg *.png)")],
            self._desk.last_folder,
            chosen,
        )

    def _attached(self, path: str, added: Attachment) -> None:
        self._files[added.name] = added
        if self._view is not None and isValid(self._view):
            self._view.answer(path, added.name)

    def _refused(self, path: str, fault: Fault) -> None:
        """Beside the question: what is wrong with the file."""
        if self._view is not None and isValid(self._view):
            title, text = Notice.of(fault).words()
            self._view.refuse(path, f"{title} {text}".strip())
