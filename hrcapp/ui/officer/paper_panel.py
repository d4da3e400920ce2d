"""Signing on paper: print first, then add the scans, each told for what it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer.paper_page import ScanCard
from hrcapp.ui.officer.paper_work import PaperWork
from hrcapp.ui.officer.printing import printer_there
from hrcapp.ui.widgets import Button, Label, Note, column, flow
from hrcapp.ui.widgets.layout import fill


class PaperPanel(QWidget):
    """`print_wanted` and `save_wanted` lead to paper, `files_wanted` back from it."""

    print_wanted = Signal()
    save_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, look: Look, work: PaperWork, pages: int) -> None:
        """`pages`: how many the statement has."""
        super().__init__()
        self._look, self._work, self._count = look, work, pages
        self._print = Button(look, _("Print the statement"), icon="printer", on_click=self.print_wanted.emit)
        identified(self._print, "paper-print")
        alone = not printer_there()
        self._save = Button(
            look,
            _("Save the PDF to print it"),
            "primary" if alone else "secondary",
            "download",
            on_click=self.save_wanted.emit,
        )
        identified(self._save, "paper-save")
        to_paper = (self._save, self._print) if alone else (self._print, self._save)
        self._add = Button(look, _("Add the scan"), icon="scan-line", on_click=self.files_wanted.emit)
        identified(self._add, "paper-add")
        self._cards: list[ScanCard] = []
        self._list = column(look, gap=10)
        together = _("All who sign do so on the same paper. Then every page is scanned or photographed.")
        fill(
            self,
            look,
            Label(look, together, wrap=True),
            *(
                [Note(look, "info", _("This computer has no printer: print the PDF on another."))]
                if alone
                else []
            ),
            flow(look, *to_paper, self._add, gap=8),
            self._list,
            gap=10,
        )
        self.refresh()

    def set_printable(self, printable: bool) -> None:
        """Whether the statement on screen is the one to be signed on paper."""
        self._print.setEnabled(printable)
        self._save.setEnabled(printable)

    def refresh(self) -> None:
        """Show the scans as they are now."""
        work = self._work
        if len(self._cards) != len(work.pages):
            self._rebuild()
        matches = work.matching.matches if work.matching and not work.working else ()
        for index, (card, page) in enumerate(zip(self._cards, work.pages, strict=True)):
            card.show_page(page, matches[index] if index < len(matches) else None)

    def _rebuild(self) -> None:
        fewer = len(self._work.pages) < len(self._cards)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(index) for index in range(len(self._work.pages))]
        layout = self._list.layout()
        for card in self._cards:
            if layout is not None:
                layout.addWidget(card)
        if fewer:
            self._add.setFocus()

    def _card(self, index: int) -> ScanCard:
        made, work = ScanCard(self._look, index + 1, self._count), self._work
        made.step.connect(partial(work.step, index))
        made.whitened.connect(partial(work.whiten, index))
        made.said.connect(partial(work.say, index))
        # After the click has been dealt with: the card goes.
        made.removed.connect(partial(work.remove, index))
        return made
