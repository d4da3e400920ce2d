"""The sections of a form with their states, in a sidebar that follows what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrcapp.i18n import _
from hrcapp.officer.sections import Section
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import task_list, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.widgets import (
    FORM_WIDTH,
    Label,
    LinkButton,
    NavItem,
    Note,
    PageScroll,
    SegmentBar,
    Sidebar,
    column,
    row,
)


class FormSide(Sidebar):
    """`current` is the path of the section on screen, "" for none."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, look: Look, current: str = "") -> None:
        self._form, self._in = form, look
        self._shown = form.sections()
        self._items = {one.path: _item(desk, look, one, selected=one.path == current) for one in self._shown}
        self._title = Label(look, words.title(form.session_title()), "h3", wrap=True)
        self._progress = Label(
            look, task_list.progress(self._shown, look.language), "small", "text_soft", wrap=True
        )
        self._bar = SegmentBar(look, task_list.done(self._shown), height=7)
        items: list[QWidget] = list(self._items.values())
        super().__init__(
            look,
            (_("Human Rights Cities"), _("Pledge desk")),
            items if look.narrow else [_Sections(look, items)],
            [row(look, (Note(look, "wifi-off", _("Works without internet")), 1), margins=(22, 3, 12, 3))],
            top=self._top(desk),
            width=None if look.narrow else FORM_WIDTH,
        )

    def _top(self, desk: OfficerDesk) -> QWidget:
        look = self._in
        home = LinkButton(look, _("Home"), "arrow-left", flush=True, on_click=desk.go_home)
        identified(home, "side-home")
        tasks = LinkButton(look, _("All sections"), "list-checks", flush=True, on_click=desk.go_tasks_again)
        identified(tasks, "side-tasks")
        return column(
            look,
            row(look, home, None),
            self._title,
            self._progress,
            self._bar,
            row(look, tasks, None),
            gap=5,
            margins=(22, 0, 20, 4),
        )

    def follow(self) -> bool:
        """Show how the form stands now, touching only what changed; False where other sections apply."""
        look, found = self._in, self._form.sections()
        if [(one.path, one.label) for one in found] != [(one.path, one.label) for one in self._shown]:
            return False
        title = words.title(self._form.session_title())
        if title != self._title.text():
            self._title.setText(title)
        for before, one in zip(self._shown, found, strict=True):
            if one != before:
                told = words.section_state(one, look.language)
                self._items[one.path].set_status(told.words, told.icon, told.kind)
        if task_list.done(found) != task_list.done(self._shown):
            self._progress.setText(task_list.progress(found, look.language))
            self._bar.set_done(task_list.done(found))
        self._shown = found
        return True


class _Sections(PageScroll):
    """The sections as high as they are; where the window is too low for them, they scroll."""

    def __init__(self, look: Look, items: Sequence[QWidget]) -> None:
        self._items = column(look, *items, gap=2)
        super().__init__(look, self._items, on_surface=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(look.px(120))

    def sizeHint(self) -> QSize:
        return self._items.sizeHint()


def _item(desk: OfficerDesk, look: Look, one: Section, *, selected: bool) -> NavItem:
    told = words.section_state(one, look.language)
    item = NavItem(
        look,
        one.label,
        told.icon,
        selected=selected,
        status=told.words,
        kind=told.kind,
        width=FORM_WIDTH,
        on_click=partial(desk.go_section, one.path, replace=True),
    )
    identified(item, f"side-{one.path}")
    return item
