"""What became of each form: done or not, and why; those that are not done come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.workshop import Act, Outcome
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets import ActionBar, Button, Column, State, Table, Text, TopBar, column, framed
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.workshop import bulk

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk


class ResultsPage(Page):
    """The reason of the marked row stands below the list in full."""

    name, menu_key = "bulk-results", "facilitator"

    def __init__(self, desk: BoardDesk, act: Act, results: Sequence[Outcome], *, stopped: bool) -> None:
        self._desk, self._act, self._stopped = desk, act, stopped
        self.results = bulk.failed_first(results)
        self._place = 0

    def title(self) -> str:
        return bulk.doing(self._act)

    def build(self, look: Look) -> QWidget:
        title, text = bulk.summary(self.results, look.language, stopped=self._stopped)
        whole = not text
        kind: Kind = "success" if whole else "warning"
        banner = Notice(kind, lambda: (title, text)).banner(look)
        self._detail = Label(look, "", "body", "text_soft", wrap=True).selectable()
        identified(self._detail, "result-detail")
        frame = framed(look, self._table(look))
        bar = TopBar(look, self.title())
        if look.narrow:
            frame.setFixedHeight(look.px(300))
            body = self._desk.body(look, banner, frame, self._detail, gap=12)
            return page(look, bar, body, self._actions(look))
        middle = column(look, banner, (frame, 1), self._detail, gap=12, margins=(24, 14, 24, 12))
        return page(look, bar, middle, self._actions(look))

    def _table(self, look: Look) -> Table[Outcome]:
        def pill(one: Outcome) -> State:
            told = bulk.result(one)
            return State(told.kind, told.words, told.icon)

        columns = (
            Column[Outcome](
                _("Municipality"), lambda one: Text(one.title, bulk.detail(one) or " ", strong=True)
            ),
            Column[Outcome](_("Result"), pill, 220),
        )
        table = Table[Outcome](look, _("Results"), columns, self.results, two_lines=True, whole=True)
        identified(table, "results-table")
        table.chosen.connect(self._mark)
        if self.results:
            table.choose(min(self._place, len(self.results) - 1))
            self._mark(self._place)
        return table

    def _mark(self, place: int) -> None:
        if 0 <= place < len(self.results):
            self._place = place
            one = self.results[place]
            self._detail.setText(f"{one.title}: {bulk.detail(one) or bulk.result(one).words}")

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.shell.back)
        identified(back, "results-back")
        end = [back]
        gather = Button(look, _("List of the day"), "primary", "list-checks", on_click=self._desk.go_gather)
        identified(gather, "to-gather")
        return ActionBar(look, end, [gather] if self._act is Act.PACK else [])
