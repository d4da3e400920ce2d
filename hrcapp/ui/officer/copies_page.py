"""Copying sealed files onto several sticks and folders at once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.delivery import Delivered, deliver
from hrcapp.officer.forms import FormTitles, titles
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.drives import Drive, removable
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import copies, words
from hrcapp.ui.officer.copies_card import choice_card
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Page
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    Check,
    Heading,
    Note,
    ProgressPanel,
    TopBar,
    beside,
    flow,
)
from hrcapp.ui.widgets.layout import Item


class CopiesPage(Page):
    """Which forms, which places; below, what became of each."""

    name, menu_key = "copies", "send"

    def __init__(
        self, desk: OfficerDesk, cards: Sequence[FormCard], forms: FormTitles, draft: str = ""
    ) -> None:
        self._desk, self._cards, self._titles, self._draft = desk, tuple(cards), forms, draft
        self._choice = ""
        self.drives: list[Drive] = removable()
        self._folders: list[Path] = []
        self._chosen: set[Path] = {one.path for one in self.drives}
        self._done: tuple[Delivered, ...] = ()
        self._job: Job | None = None
        self._running = False
        self._at = (0, 1)
        self._panel: ProgressPanel | None = None

    @classmethod
    def read(cls, desk: OfficerDesk, draft: str = "") -> CopiesPage:
        """On the store's thread."""
        cards = desk.workspace.drafts.cards()
        return cls(desk, cards, titles(desk.workspace, cards), draft)

    def title(self) -> str:
        return _("Copy to several places")

    def build(self, look: Look) -> QWidget:
        offered = copies.choices(self._cards, look.language, self._draft, self._titles)
        if self._choice not in [one.key for one in offered]:
            self._choice = offered[0].key if offered else ""
        items: list[Item] = []
        if self._running:
            self._panel = ProgressPanel(look, _("Files are being copied…"), on_cancel=self._stop)
            self._panel.advance(*self._at)
            items.append(self._panel)
        items += [beside(look, (self._forms(look, offered), 1), (self._places(look), 1), gap=14)]
        items += self._results(look)
        return page(
            look, TopBar(look, self.title()), self._desk.body(look, *items), self._actions(look, offered)
        )

    def _forms(self, look: Look, offered: Sequence[copies.Choice]) -> Card:
        return choice_card(look, offered, self._choice, self._choose)

    def _places(self, look: Look) -> Card:
        items: list[Item] = [Heading(look, _("Where to"), "h2")]
        for drive in self.drives:
            free = _("{size} free").format(size=words.size(drive.free, look.language))
            items.append(self._place(look, drive.path, f"{isolated(drive.name)}: {free}"))
        items += [self._place(look, folder, isolated(str(folder))) for folder in self._folders]
        if not self.drives and not self._folders:
            items.append(Note(look, "usb", _("No stick is plugged in.")))
        again = Button(
            look, _("Look for sticks again"), icon="refresh-cw", small=True, on_click=self.look_again
        )
        identified(again, "look-for-sticks")
        add = Button(look, _("Add a folder"), icon="plus", small=True, on_click=self._ask)
        identified(add, "add-folder")
        return Card(look, *items, flow(look, again, add), None, gap=8, margins=(20, 14, 18, 16))

    def _place(self, look: Look, path: Path, told: str) -> Check:
        made = Check(look, told, checked=path in self._chosen)
        identified(made, f"place-{path.name or path}")
        made.toggled.connect(lambda on: self._chosen.add(path) if on else self._chosen.discard(path))
        return made

    def _results(self, look: Look) -> list[Item]:
        if not self._done:
            return []
        names = copies.names(self._cards, self._titles, self._desk.language)
        lines = copies.results(self._done, names, look.language)
        return [Heading(look, _("What was done"), "h2")] + [
            Banner(look, one.kind, one.title, one.text) for one in lines
        ]

    def _actions(self, look: Look, offered: Sequence[copies.Choice]) -> ActionBar:
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        go = Button(look, _("Copy"), "primary", "usb", on_click=self.copy)
        identified(go, "copy-all")
        go.setEnabled(not self._running and bool(offered) and self._desk.workspace.kit.current() is not None)
        return ActionBar(look, [back], [go])

    # -- what a person does

    def _choose(self, key: str) -> None:
        self._choice = key

    def look_again(self) -> None:
        """Sticks come and go."""
        before = {one.path for one in self.drives}
        self.drives = removable()
        self._chosen |= {one.path for one in self.drives} - before
        self._desk.shell.refresh()

    def _ask(self) -> None:
        ask_folder(self._desk.shell, _("Folder or stick for the copies"), self._desk.last_folder, self.add)

    def add(self, folder: Path) -> None:
        """One more place."""
        self._desk.remember_folder(folder)
        if folder not in [*self._folders, *(one.path for one in self.drives)]:
            self._folders.append(folder)
        self._chosen.add(folder)
        self._desk.shell.refresh()

    def copy(self) -> None:
        """Put the files there, read each back, and tell what became of them."""
        offered = copies.choices(self._cards, self._desk.language, self._draft)
        drafts = next((one.drafts for one in offered if one.key == self._choice), ())
        places = [
            one for one in (*(each.path for each in self.drives), *self._folders) if one in self._chosen
        ]
        if not places:
            told = _("Choose a stick or folder first")
            self._desk.say("warning", lambda: (told, ""))
            return
        outbox = self._desk.workspace.outbox

        def work(job: Job) -> list[Delivered]:
            def progress(done: int, total: int) -> None:
                with suppress(Fault):  # being stopped is asked for between two copies
                    job.report(done, total)

            return deliver(outbox, drafts, places, progress=progress, cancelled=lambda: job.cancelled)

        self._desk.notice, self._at, self._running = None, (0, len(drafts) * len(places)), True
        self._job = self._desk.run(
            work,
            self._copied,
            self._failed,
            progress=self._advance,
            in_store=True,
        )
        self._desk.shell.refresh()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _advance(self, done: int, total: int) -> None:
        self._at = (done, total)
        if self._panel is not None and self._desk.shell.page is self:
            self._panel.advance(done, total)

    def _copied(self, done: list[Delivered]) -> None:
        self._done = tuple(done)
        self._again()

    def _failed(self, fault: Fault) -> None:
        self._again(Notice.of(fault))

    def _again(self, notice: Notice | None = None) -> None:
        self._running, self._panel = False, None

        def show(newer: CopiesPage) -> None:
            self._cards = newer._cards
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: CopiesPage.read(self._desk, self._draft), show)
