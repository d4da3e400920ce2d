"""Accepting several forms at once: the list of who qualifies comes first, then one receipt each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.bulk_review import Candidate, Why
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import bulk
from hrcapp.ui.tasks import Job
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Column,
    EmptyState,
    Label,
    ProgressPanel,
    State,
    Table,
    Text,
    TopBar,
    column,
    flow,
    framed,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class BulkPage(Page):
    """What a person leaves out stays left out until the page is read anew."""

    name, menu_key = "bulk", "review"

    def __init__(self, office: Office) -> None:
        self.office = office
        self.candidates: list[Candidate] = []
        self.left_out: set[str] = set()
        self.looking = self.running = False
        self._job: Job | None = None
        self._at = (0, 1)
        self._place = 0
        self._table: Table[Candidate] | None = None
        self._progress: ProgressPanel | None = None

    def title(self) -> str:
        return _("Accept several forms")

    def chosen(self) -> list[str]:
        """The keys of those that will be accepted."""
        keys = (one.item.key for one in self.candidates if one.qualifies)
        return [key for key in keys if key not in self.left_out]

    # -- building

    def build(self, look: Look) -> QWidget:
        told = "" if self.looking else bulk.subtitle(self.candidates, look.language)
        bar = TopBar(look, self.title(), told)
        if self.looking:
            return page(look, bar, self.office.body(look, *self._working(look)), self._actions(look))
        if not self.candidates:
            empty = EmptyState(
                look,
                "check-check",
                _("Nothing waits for a decision"),
                _("What is imported next will be here. The registry has what was decided."),
            )
            return page(look, bar, self.office.body(look, empty), self._actions(look))
        self._table = self._list(look)
        note = _(
            "A form is accepted here only when nothing about it asks for a person. Space leaves one out."
        )
        items: list[Item] = [
            *self.office.above(look),
            *self._working(look),
            Label(look, note, "small", "text_soft", wrap=True),
            flow(look, *self._choices(look), gap=8),
            (framed(look, self._table), 1),
        ]
        middle = column(look, *items, gap=12, margins=(24, 14, 24, 12))
        built = page(look, bar, middle, self._actions(look))
        QShortcut(QKeySequence("Ctrl+Return"), built).activated.connect(self.accept)
        return built

    def _list(self, look: Look) -> Table[Candidate]:
        def told(one: Candidate) -> State:
            said = bulk.state(one, self.left_out)
            return State(said.kind, said.words, said.icon)

        columns = (
            Column[Candidate](_("Form"), lambda one: Text(*bulk.about(one, look.language), strong=True)),
            Column[Candidate](_("What happens"), told, 190),
        )
        table = Table[Candidate](look, _("Forms that wait"), columns, self.candidates, two_lines=True)
        identified(table, "bulk-table")
        table.choose(min(self._place, len(self.candidates) - 1))
        table.chosen.connect(self._remember)
        table.opened.connect(self.open)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.toggle)
        return table

    def _choices(self, look: Look) -> list[QWidget]:
        made: list[QWidget] = []
        for key, words_, icon, act in (
            ("bulk-toggle", _("Leave out or take in"), "circle-check", self.toggle),
            ("bulk-all", _("Take in all that qualify"), "check-check", self.take_all),
            ("bulk-none", _("Leave out all"), "x", self.take_none),
        ):
            button = Button(look, words_, icon=icon, small=True, on_click=act)
            identified(button, key)
            button.setEnabled(not self.running)
            made.append(button)
        return made

    def _working(self, look: Look) -> list[Item]:
        self._progress = None
        if self.running or self.looking:
            told = _("Accepting forms") if self.running else _("Looking through the forms that wait")
            self._progress = ProgressPanel(look, told, on_cancel=self.stop)
            self._progress.advance(*self._at)
            return [self._progress]
        return []

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.go_inbox)
        identified(back, "bulk-back")
        count = len(self.chosen())
        accept = Button(look, bulk.verb(count, look.language), "primary", "check", on_click=self.accept)
        identified(accept, "bulk-accept")
        accept.setEnabled(count > 0 and not self.running)
        return ActionBar(look, [back], [accept], reason="" if count or self.looking else _("None is chosen."))

    def look_through(self) -> None:
        """Find out who qualifies: some forms at a time on the store's thread, between other work."""
        office = self.office

        def work(job: Job) -> list[Candidate]:
            return bulk.looked_through(office.desk.bulk_review, office.in_turn, job.report)

        def found(candidates: list[Candidate]) -> None:
            self.looking = False
            # Those that qualify first; both in the order in which they came.
            self.candidates = sorted(candidates, key=lambda one: not one.qualifies)
            self._redraw()

        def failed(fault: Fault) -> None:
            self.looking = False
            if fault.code is Code.INTERRUPTED:
                office.go_inbox()
            else:
                office.tell(fault)

        self.looking, self._at = True, (0, 1)
        self._job = office.run(work, found, failed, progress=self._advance)
        self._redraw()

    # -- what a person does

    def _remember(self, place: int) -> None:
        self._place = place

    def toggle(self) -> None:
        """Leave the chosen one out, or take it in again."""
        if self.running or not 0 <= self._place < len(self.candidates):
            return
        one = self.candidates[self._place]
        if one.qualifies:
            self.left_out ^= {one.item.key}
            self._redraw()

    def take_all(self) -> None:
        self.left_out.clear()
        self._redraw()

    def take_none(self) -> None:
        self.left_out = {one.item.key for one in self.candidates if one.qualifies}
        self._redraw()

    def _redraw(self) -> None:
        if self.office.shell.page is self:
            self.office.shell.refresh()

    def open(self, place: int) -> None:
        """Look at one by hand."""
        if not self.running:
            self.office.go_review(self.candidates[place].item.key)

    def stop(self) -> None:
        """End after the present form."""
        if self._job is not None:
            self._job.cancel()

    def accept(self) -> None:
        """One after the other on the store's thread, between other work."""
        keys, office = self.chosen(), self.office
        if self.running or not keys:
            return
        results: list[Why | Fault | None] = []

        def work(job: Job) -> None:
            for count, key in enumerate(keys):
                job.report(count, len(keys))
                results.append(office.in_turn(lambda key=key: office.desk.bulk_review.accept(key)))  # type: ignore[misc]

        def ended(fault: Fault | None = None) -> None:
            self.running = False
            kept = [one for one in results if one is not None]
            stopped = fault is not None and fault.code is Code.INTERRUPTED
            if fault is not None and not stopped:
                office.tell(fault)
                return
            accepted = len(results) - len(kept)
            kind: Kind = "info" if kept or stopped else "success"
            office.go_inbox(Notice(kind, lambda: bulk.done(accepted, kept, office.language, stopped=stopped)))

        self.running, self._at = True, (0, len(keys))
        self._job = office.run(work, lambda _none: ended(), ended, progress=self._advance)
        self._redraw()

    def _advance(self, done: int, total: int) -> None:
        self._at = (done, total)
        if self._progress is not None and self.office.shell.page is self:
            self._progress.advance(done, total)
