"""Problem reports: which there are, each to be read in full, taken along as a file, or deleted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.problem_reports import ProblemReports, Report
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    CardRow,
    Dialog,
    EmptyState,
    Label,
    Note,
    TopBar,
    list_cards,
    row,
)

_WIDTH = 820


def reports_button(look: Look, host: Host, menu_key: str) -> QWidget:
    """The way here, for the help of both sides; `menu_key` is the item that stays chosen."""
    button = Button(
        look,
        _("Problem reports"),
        icon="triangle-alert",
        on_click=lambda: host.show(ProblemReportsPage(host, menu_key)),
    )
    identified(button, "problem-reports")
    return row(look, button, None)


class ProblemReportsPage(Page):
    """The newest first. It is read anew whenever it comes on screen."""

    name = "problem-reports"

    def __init__(self, host: Host, menu_key: str) -> None:
        self._host, self.menu_key = host, menu_key
        self._reports = ProblemReports(host.context.home)

    def title(self) -> str:
        return _("Problem reports")

    def build(self, look: Look) -> QWidget:
        told = _(
            "When something goes wrong in the app itself, it writes down where in the program that was. "
            "Nothing you typed, no name and no folder of yours is in it. Reports stay on this computer: "
            "nothing is sent."
        )
        items = [Label(look, told, "body", "text_soft", wrap=True), self._list(look)]
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._host.shell.back)
        identified(back, "reports-back")
        body = self._host.body(look, *items, width=_WIDTH)
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], []))

    def _list(self, look: Look) -> QWidget:
        found = self._reports.all()
        if not found:
            return EmptyState(
                look, "circle-check", _("There are none"), _("Nothing has gone wrong in the app itself.")
            )
        rows = [
            CardRow(one.name, stamp(one.at, look.language), "", isolated(one.what), _("Read"))
            for one in found
        ]
        return list_cards(look, self.title(), rows, self._open)

    def _open(self, name: str) -> None:
        report = next((one for one in self._reports.all() if one.name == name), None)
        if report is not None:
            self._host.store(
                lambda: self._reports.text(name),
                lambda text: self._host.show(
                    ReportPage(self._host, self._reports, report, text, self.menu_key)
                ),
            )


class ReportPage(Page):
    """All of one report, as it would be handed on."""

    name = "problem-report"

    def __init__(self, host: Host, reports: ProblemReports, report: Report, text: str, menu_key: str) -> None:
        self._host, self._reports, self._report, self._text = host, reports, report, text
        self.menu_key = menu_key

    def title(self) -> str:
        return _("Problem report")

    def build(self, look: Look) -> QWidget:
        words = Label(look, self._text.rstrip(), "small", wrap=True, latin=True).selectable()
        words.setAccessibleName(self.title())
        words.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        words.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        )
        identified(words, "report-text")
        whole = Note(
            look, "info", _("This is all of it. Attach the file to a message of your own if you wish.")
        )
        body = self._host.body(look, whole, Card(look, words), width=_WIDTH)
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._host.shell.back)
        delete = Button(look, _("Delete"), on_click=self._ask_delete)
        save = Button(look, _("Save a copy"), "primary", "download", on_click=self._ask_folder)
        for button, name in ((back, "back"), (delete, "delete"), (save, "save")):
            identified(button, f"report-{name}")
        bar = TopBar(look, self.title(), stamp(self._report.at, look.language))
        return page(look, bar, body, ActionBar(look, [back, delete], [save]))

    def _ask_folder(self) -> None:
        host = self._host
        ask_folder(host.shell, _("Folder or stick"), host.last_folder, self._save)

    def _save(self, folder: Path) -> None:
        host = self._host
        host.remember_folder(folder)

        def done(path: Path) -> None:
            host.say("success", lambda: (_("Saved and read back"), str(path)))

        host.store(lambda: put(folder, self._report.name, self._text.encode()), done)

    def _ask_delete(self) -> None:
        shell = self._host.shell
        Dialog(
            shell.look,
            shell,
            _("Delete this report?"),
            _("Copies that you saved elsewhere stay."),
            verb=_("Delete"),
            keep=_("Keep it"),
            on_confirm=self._delete,
            danger=True,
        ).open()

    def _delete(self) -> None:
        host = self._host
        host.store(lambda: self._reports.delete(self._report.name), lambda _none: host.shell.back())
