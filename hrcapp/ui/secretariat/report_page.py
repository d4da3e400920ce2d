"""The report of results: as of a day, in a language; counted, previewed page by page, saved."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hrcapp.demo import first_forms
from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.media import page_pictures
from hrcapp.model.faults import Fault
from hrcapp.secretariat.report.build import ReportFiles
from hrcapp.secretariat.report.content import Content
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import report
from hrcapp.ui.secretariat.report_side import ReportSide
from hrcapp.ui.secretariat.report_views import findings_view, nothing_made
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import ActionBar, Button, PageView, ProgressPanel, Segmented, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """Figures of a day, with words in the interface's language, and how many printed entries are here."""

    content: Content
    reconstructed: int


@dataclass(frozen=True)
class Made:
    """A report that was made: its files' contents by name, and its pages."""

    day: date
    language: str
    files: Mapping[str, bytes]
    pages: tuple[QImage, ...]


class ReportPage(Page):
    """The report stays until another is made; changing the day counts anew."""

    name, menu_key = "report", "report"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.language = office.language
        self.view = "findings" if found.content.snapshot.findings else "report"
        self.made: Made | None = None
        self.finding = ""
        self.busy = False
        self._job: Job | None = None
        self._title = ""
        self._stoppable = False
        self._progress: ProgressPanel | None = None
        self._at = (0, 1)

    @classmethod
    def read(cls, office: Office) -> ReportPage:
        """On the store's thread."""
        return cls(office, _found(office, office.now().date()))

    @property
    def day(self) -> date:
        return self.found.content.snapshot.as_of

    def title(self) -> str:
        return _("Report of results")

    # -- building

    def build(self, look: Look) -> QWidget:
        if self.found.content.language != look.language:
            self.count_as_of(self.day)
        bar = TopBar(look, self.title(), report.as_of(self.day, look.language))
        side = ReportSide(look, self)
        above: list[Item] = [*self.office.above(look), *self._working(look)]
        switch = Segmented(
            look, _("Shown"), (("report", _("Report")), ("findings", _("Findings"))), self.view
        )
        switch.chosen.connect(self.show_view)
        main = column(look, row(look, switch, None), (self._main(look), 1), gap=10)
        if look.narrow:
            return page(
                look, bar, self.office.body(look, *self._working(look), side, main), self._actions(look)
            )
        side.setFixedWidth(look.px(330))
        middle = row(look, side, (main, 1), gap=16)
        return page(
            look,
            bar,
            column(look, *above, (middle, 1), gap=12, margins=(24, 14, 24, 12)),
            self._actions(look),
        )

    def _main(self, look: Look) -> QWidget:
        if self.view == "findings":
            return findings_view(look, self)
        if self.made is None:
            return nothing_made(look)
        view = PageView(look, _("Report"), self.made.pages)
        view.setMinimumHeight(look.px(420))
        return view

    def _working(self, look: Look) -> list[Item]:
        self._progress = None
        if not self.busy:
            return []
        self._progress = ProgressPanel(look, self._title, on_cancel=self._stop if self._stoppable else None)
        self._progress.advance(*self._at)
        return [self._progress]

    def _actions(self, look: Look) -> ActionBar:
        make = Button(look, _("Make the report"), "primary", "book-open", on_click=self.make)
        identified(make, "make-report")
        make.setEnabled(not self.busy)
        end: list[QWidget] = [make]
        if self.made is not None:
            save = Button(look, _("Save the report"), "secondary", "download", on_click=self.ask_save)
            identified(save, "save-report")
            end.insert(0, save)
        return ActionBar(look, (), end)

    # -- what a person does

    def show_view(self, view: str) -> None:
        self.view = view
        self.office.shell.refresh()

    def count_as_of(self, day: date) -> None:
        """Count as of another day, or say the same in another language."""

        def done(found: Found) -> None:
            self.found = found
            if self.office.shell.page is self:
                self.office.shell.refresh()

        self.office.store(lambda: _found(self.office, day), done)

    def write(self) -> None:
        """To the editor's texts, in the language of the report."""
        from hrcapp.ui.secretariat.report_editor_page import open_editor

        open_editor(self.office, self.day, self.language, "context")

    def make(self) -> None:
        """Write the report on the store's thread, then draw its pages in the pool."""
        if self.busy:
            return
        office, day, language = self.office, self.day, self.language
        out = office.context.home.folder("report", "made")

        def write(job: Job) -> ReportFiles:
            job.report(0, 2)
            return office.desk.report.build(day, language, out)

        def written(files: ReportFiles) -> None:
            self._begin(_("Drawing the pages"), 1, 2)
            office.run(lambda _job: _drawn(files, day, language), self._shown, self._failed)

        self._begin(_("Making the report"), 0, 2)
        office.run(write, written, self._failed, progress=self._advance, in_store=True)

    def _shown(self, made: Made) -> None:
        self.busy, self.made, self.view = False, made, "report"
        if self.office.shell.page is self:
            self.office.shell.refresh()

    def _failed(self, fault: Fault) -> None:
        self.busy = False
        self.office.tell(fault)

    def _begin(self, title: str, done: int, total: int, *, stoppable: bool = False) -> None:
        self.busy, self._stoppable, self._title, self._at = True, stoppable, title, (done, total)
        self.office.notice = None
        if self.office.shell.page is self:
            self.office.shell.refresh()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _advance(self, done: int, total: int) -> None:
        self._at = (done, total)
        if self._progress is not None and self.office.shell.page is self:
            self._progress.advance(done, total)

    def ask_save(self) -> None:
        ask_folder(self.office.shell, _("Folder for the report"), self.office.last_folder, self.save_into)

    def save_into(self, folder: Path) -> None:
        """Save the document, for print, editing and the web, and its data; all are read back."""
        made, office = self.made, self.office
        if made is None:
            return
        office.remember_folder(folder)

        def work() -> list[str]:
            return [put(folder, name, data).name for name, data in made.files.items()]

        def done(names: list[str]) -> None:
            office.say("success", lambda: report.saved(names, str(folder)))

        office.store(work, done)

    def load_first_results(self) -> None:
        """Take in the printed entries of 2022."""
        if self.busy:
            return
        office = self.office

        def work(job: Job) -> int:
            def progress(done: int, total: int) -> None:
                # Being stopped is asked for between two entries, and never leaves one half done.
                with suppress(Fault):
                    job.report(done, total)

            return first_forms.load(office.desk, progress=progress, cancelled=lambda: job.cancelled)

        def done(count: int) -> None:
            self.busy = False
            whole = count == first_forms.total()
            office.go_report(
                Notice("success", _loaded)
                if whole
                else Notice("info", lambda: _stopped(count, office.language))
            )

        self._begin(_("Taking in the published forms of 2022"), 0, first_forms.total(), stoppable=True)
        self._job = office.run(work, done, self._failed, progress=self._advance, in_store=True)


def _stopped(count: int, language: str) -> tuple[str, str]:
    told = _("{count} of {total} are here. Take them in again to go on with the rest.")
    return _("Stopped"), told.format(
        count=number(count, language), total=number(first_forms.total(), language)
    )


def _loaded() -> tuple[str, str]:
    return (
        _("The published forms of 2022 are here"),
        _("Names in print come from the registry. The findings are listed with the parties they name."),
    )


def _found(office: Office, day: date) -> Found:
    desk = office.desk
    return Found(desk.report.content(day, office.language), first_forms.loaded(desk))


def _drawn(files: ReportFiles, day: date, language: str) -> Made:
    found = {path.name: path.read_bytes() for path in files.all}
    pages = tuple(map(image_of, page_pictures(found[files.pdf.name], width=PAGE_WIDTH)))
    return Made(day, language, found, pages)
