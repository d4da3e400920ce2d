"""Exports: which kind, in which language, as of which day; what is inside is shown before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.export import Choice, Format, Survey
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import export, report
from hrcapp.ui.secretariat.as_of import AsOf
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Check,
    ChoiceCards,
    ComboBox,
    KeyValues,
    Label,
    Note,
    ProgressPanel,
    Question,
    TopBar,
    beside,
    column,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

T = TypeVar("T")


class ExportPage(Page):
    """Looks through what is here as soon as it is open, and again for another day or language."""

    name = menu_key = "export"

    def __init__(self, office: Office) -> None:
        self.office = office
        self.choice = Choice(Format.XLSX, office.language, office.now().date())
        self.survey: Survey | None = None
        self.busy = self.writing = False
        self._turn = 0
        self._job: Job | None = None
        self._title = ""
        self._at = (0, 1)
        self._progress: ProgressPanel | None = None

    def title(self) -> str:
        return _("Export")

    # -- building

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), report.as_of(self.choice.day, look.language))
        kinds = ChoiceCards(look, _("Kind of export"), export.ways(), str(self.choice.format))
        kinds.chosen.connect(self.choose)
        kinds.setEnabled(not self.writing)
        for way in export.ways():
            identified(kinds.card(way.value), f"format-{way.value}")
        left = column(look, Label(look, _("Kind of export"), "h3"), kinds, None, gap=8)
        right = column(look, self._inside(look), self._options(look), None, gap=12)
        middle = beside(look, (left, 6), (right, 5), gap=16)
        return page(look, bar, self.office.body(look, *self._working(look), middle), self._actions(look))

    def _working(self, look: Look) -> list[Item]:
        self._progress = None
        if not self.busy:
            return []
        self._progress = ProgressPanel(look, self._title, on_cancel=self.stop)
        self._progress.advance(*self._at)
        return [self._progress]

    def _inside(self, look: Look) -> Card:
        title = Label(look, _("What is inside"), "h3")
        if self.survey is None:
            return Card(
                look, title, Label(look, _("Not looked through yet."), "small", "text_soft", wrap=True)
            )
        parts = [*export.inside(self.survey, self.choice, look.language)]
        told = Note(look, "info", export.note(self.survey, self.choice, look.language), "small")
        return Card(look, title, KeyValues(look, parts, name_width=220), told, gap=10)

    def _options(self, look: Look) -> Card:
        languages = ComboBox(look, report.languages())
        languages.set_value(self.choice.language)
        identified(languages, "export-language")
        languages.currentIndexChanged.connect(lambda _at: self.speak(languages.value()))
        contacts = Check(
            look, _("With contact persons who agreed to be shared"), checked=self.choice.contacts
        )
        identified(contacts, "with-contacts")
        contacts.setEnabled(self.choice.format.holds_contacts)
        contacts.toggled.connect(self.with_contacts)
        asked = Question(look, _("Language of titles and labels"), languages)
        day = AsOf(look, self.choice.day, self.count_as_of)
        card = Card(look, asked, contacts, day, gap=12)
        card.setEnabled(not self.writing)
        return card

    def _actions(self, look: Look) -> ActionBar:
        write = Button(look, _("Export into a folder"), "primary", "download", on_click=self.ask)
        identified(write, "export")
        write.setEnabled(not self.busy)
        return ActionBar(look, (), [write])

    # -- what a person does

    def choose(self, kind: str) -> None:
        """Another kind; contact persons are never kept for one that is meant for everybody."""
        chosen = Format(kind)
        contacts = self.choice.contacts and chosen.holds_contacts
        self._change(replace(self.choice, format=chosen, contacts=contacts))

    def with_contacts(self, wanted: bool) -> None:
        self._change(replace(self.choice, contacts=wanted))

    def speak(self, language: str) -> None:
        """Titles in another language."""
        if language and language != self.choice.language:
            self.choice = replace(self.choice, language=language)
            self.look_through()

    def count_as_of(self, day: date) -> None:
        """What was accepted up to another day."""
        self.choice = replace(self.choice, day=day)
        self.look_through()

    def stop(self) -> None:
        """Stop what is under way; nothing half-written stays."""
        if self._job is not None:
            self._job.cancel()

    def look_through(self) -> None:
        """See what is here, without writing anything."""
        choice, exports = self.choice, self.office.desk.exports
        self._run(
            _("Looking through what is here"),
            lambda job: exports.survey(choice.language, choice.day, job.report),
            self._looked,
        )

    def ask(self) -> None:
        ask_folder(self.office.shell, _("Folder for the export"), self.office.last_folder, self.write_into)

    def write_into(self, folder: Path) -> None:
        """Write the chosen kind into a folder."""
        choice, office = self.choice, self.office
        office.remember_folder(folder)

        def done(path: Path) -> None:
            office.say("success", lambda: export.saved(path.name, str(folder)))

        self.writing = True
        self._run(_("Exporting"), lambda job: office.desk.exports.write(choice, folder, job.report), done)

    # -- work under way

    def _run(self, title: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        """Run it in the place of what is under way; what comes back of the former is nobody's any more."""
        self.stop()
        self._turn += 1
        turn = self._turn
        self.busy, self._title, self._at = True, title, (0, 1)
        self.office.notice = None

        def ended(result: T) -> None:
            if turn == self._turn:
                self.busy = self.writing = False
                done(result)

        def failed(fault: Fault) -> None:
            if turn == self._turn:
                self._failed(fault)

        self._job = self.office.run(work, ended, failed, progress=self._advance, in_store=True)
        self._refresh()

    def _looked(self, survey: Survey) -> None:
        self.survey = survey
        self._refresh()

    def _failed(self, fault: Fault) -> None:
        self.busy = self.writing = False
        if fault.code is Code.INTERRUPTED:
            self._refresh()
        else:
            self.office.tell(fault)

    def _advance(self, done: int, total: int) -> None:
        self._at = (done, total)
        if self._progress is not None and self.office.shell.page is self:
            self._progress.advance(done, total)

    def _change(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            self._refresh()

    def _refresh(self) -> None:
        if self.office.shell.page is self:
            self.office.shell.refresh()
