"""Files that were set aside and invitations that name a person: listed, handed out, erased one by one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat import trace_words
from hrcapp.secretariat.traces import Trace
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import data_protection as said
from hrcapp.ui.widgets import Label, Line, LinkButton, column, flow
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.data_protection_page import DataProtectionPage
    from hrcapp.ui.secretariat.office import Office


class TraceActs:
    """What can be done about each; erasing asks twice, as for a person."""

    def __init__(self, office: Office, page: DataProtectionPage) -> None:
        self._office, self._page = office, page

    def ask_export(self, trace: Trace) -> None:
        """Ask for a folder, and write it there."""
        office = self._office
        ask_folder(
            office.shell, _("Folder for the file"), office.last_folder, lambda to: self.export(trace, to)
        )

    def export(self, trace: Trace, folder: Path) -> None:
        """Write it, as what is held of a person is written."""
        office = self._office
        desk = office.desk
        office.remember_folder(folder)
        office.store(
            lambda: desk.persons.export([], folder, {trace: desk.traces.data(trace)}),
            lambda path: office.say("success", lambda: (_("Saved"), isolated(str(path)))),
        )

    def ask_erase(self, trace: Trace) -> None:
        """Say what goes, ask, and ask again."""
        ask, name = self._page.ask, said.trace(trace)

        def again() -> None:
            question, text = said.second_question(name, aside=False)
            ask("erase-second", question, text, _("Erase for ever"), lambda: self.erase(trace))

        question = _("Erase {name} for ever?").format(name=name)
        ask("erase-first", question, "\n".join(trace_words.erasing([trace])), _("Go on"), again)

    def erase(self, trace: Trace) -> None:
        """Delete the file, or cover the person in the invitation."""
        office, page = self._office, self._page
        traces, words = office.desk.traces, page.searched_words()

        def done(_none: None) -> None:
            page.traces = [one for one in page.traces if one != trace]
            told = said.trace(trace)
            office.say("success", lambda: said.erased(told, aside=False))

        office.store(lambda: traces.erase([trace], words), done)


def trace_lines(look: Look, page: DataProtectionPage, most: int) -> list[Item]:
    """A line for each, with what can be done."""
    items: list[Item] = []
    for place, trace in enumerate(page.traces[:most]):
        items += [Line(look), _line(look, page.trace_acts, trace, place)]
    return items


def _line(look: Look, acts: TraceActs, trace: Trace, place: int) -> QWidget:
    name = said.trace(trace)
    export = LinkButton(look, _("Hand out"), "download", flush=True, on_click=partial(acts.ask_export, trace))
    erase = LinkButton(look, _("Erase"), "x", flush=True, on_click=partial(acts.ask_erase, trace))
    for link, which in ((export, "export"), (erase, "erase")):
        identified(link, f"{which}-trace-{place}")
        link.setAccessibleDescription(name)
    return column(look, Label(look, name, "strong", wrap=True), flow(look, export, erase), gap=4)
