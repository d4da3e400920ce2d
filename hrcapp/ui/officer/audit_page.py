"""What was done on this computer, the last first: a table, whether the record is whole, and its export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer import audit_words
from hrcapp.officer.audit_check import Chain
from hrcapp.officer.audit_entry import Entry
from hrcapp.officer.audit_file import Exported
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Column,
    EmptyState,
    Note,
    State,
    Table,
    Text,
    TopBar,
    column,
    framed,
)
from hrcapp.ui.widgets.layout import Item

_SHOWN_FAULTS = 5


class AuditPage(Page):
    """`titles` by the id of a profile or form: what is forgotten has only its number left."""

    name = "audit"

    def __init__(
        self,
        host: Host,
        chain: Chain,
        titles: Mapping[str, str],
        export: Callable[[Path], Exported],
        *,
        menu_key: str,
    ) -> None:
        self._host, self._chain, self._titles, self._export = host, chain, titles, export
        self._entries = chain.entries[::-1]
        self.menu_key = menu_key

    def title(self) -> str:
        return _("What was done on this computer")

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._host.shell.back)
        export = Button(look, _("Export"), icon="download", on_click=self.export)
        identified(back, "audit-back")
        identified(export, "audit-export")
        bar, actions = TopBar(look, self.title()), ActionBar(look, [back], [export])
        if not self._entries:
            empty = EmptyState(look, "history", _("Nothing was done yet"), _("Each act stands here."))
            return page(look, bar, self._host.body(look, self._state(look), empty), actions)
        frame = framed(look, self._table(look))
        if look.narrow:
            frame.setFixedHeight(look.px(320))
            return page(look, bar, self._host.body(look, self._state(look), frame, gap=12), actions)
        above: list[Item] = [*self._host.above(look), self._state(look)]
        return page(look, bar, column(look, *above, (frame, 1), gap=12, margins=(24, 14, 24, 12)), actions)

    def _state(self, look: Look) -> QWidget:
        """Whether it is whole; where it is not, which entries."""
        faults = self._chain.faults
        told = audit_words.summary(len(self._entries), faults)
        if not faults:
            return Note(look, "circle-check", told, "body", "text", icon_ink="success")
        where = " ".join(audit_words.problem(one) for one in faults[:_SHOWN_FAULTS])
        return Notice("danger", lambda: (told, where)).banner(look)

    def _table(self, look: Look) -> Table[Entry]:
        columns = [
            Column[Entry](
                _("What was done"),
                lambda one: Text(audit_words.deed(one), self._subject(one) or " ", strong=True),
            ),
            Column[Entry](_("When"), lambda one: Text(stamp(one.at, look.language)), 220),
        ]
        if not look.narrow:
            columns += [
                Column[Entry](_("Who"), lambda one: Text(audit_words.who(one)), 150),
                Column[Entry](_("Version"), lambda one: Text(one.app), 90),
                Column[Entry](_("Result"), result, 130),
            ]
        table = Table[Entry](look, self.title(), columns, self._entries, two_lines=True, whole=True)
        identified(table, "audit-table")
        table.choose(0)
        return table

    def _subject(self, entry: Entry) -> str:
        told = audit_words.subject(entry, self._called)
        if self._host.shell.look.narrow:
            failed = _("Not done") if entry.code else ""
            told = " · ".join(filter(None, (failed, told, audit_words.who(entry), entry.app)))
        return told

    def _called(self, which: str) -> str:
        title = self._titles.get(which, "")
        return isolated(title) if title else ""

    def export(self) -> None:
        """Into a folder of the person's choice, with its signature."""
        host = self._host

        def chosen(folder: Path) -> None:
            host.remember_folder(folder)
            host.store(lambda: self._export(folder), done)

        def done(made: Exported) -> None:
            host.say(
                "success",
                lambda: (
                    _("The record was exported"),
                    _("“{name}” and its signature are in the folder.").format(name=isolated(made.path.name)),
                ),
            )

        ask_folder(host.shell, _("Where the record is saved"), host.last_folder, chosen)


def result(entry: Entry) -> State | Text:
    """That it was not done; what was done needs no word."""
    return State("danger", _("Not done"), "circle-alert") if entry.code else Text("")
