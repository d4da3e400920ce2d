"""In the middle of the report's page: the findings with the parties behind them, or what is not made yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import report
from hrcapp.ui.widgets import (
    Button,
    Card,
    Column,
    EmptyState,
    Label,
    Number,
    PageScroll,
    Table,
    Text,
    column,
    flow,
    framed,
)

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.report_page import ReportPage


def nothing_made(look: Look) -> QWidget:
    """Before the first report."""
    return EmptyState(
        look,
        "book-open",
        _("No report is made yet"),
        _("Choose the day and the language, then make the report. Here it can be read page by page."),
    )


def findings_view(look: Look, owner: ReportPage) -> QWidget:
    """The findings in a table; the one that is chosen shows whom it names."""
    rows = report.findings(owner.found.content)
    if not rows:
        return EmptyState(
            look,
            "list-checks",
            _("No findings yet"),
            _("A finding is what the desk itself found in the answers, with the parties it names."),
        )
    return _Findings(look, owner, rows)


class _Findings(QWidget):
    def __init__(self, look: Look, owner: ReportPage, rows: tuple[report.Row, ...]) -> None:
        super().__init__()
        self._look, self._owner, self._rows = look, owner, rows
        self._named = Card(look, gap=8)
        self._named.setMinimumHeight(look.px(120))
        self._content: QWidget | None = None
        columns = (
            Column[report.Row](_("Finding"), lambda row: Text(row.theme, row.text, strong=True)),
            Column[report.Row](
                _("Names"), lambda row: Number(number(len(row.parties), look.language)), 90, number=True
            ),
        )
        table = Table[report.Row](look, _("Findings"), columns, rows, two_lines=True)
        identified(table, "findings-table")
        table.setMinimumHeight(look.px(200))
        note = _("A finding is an editor's choice. How many it names says nothing about how many share it.")
        from hrcapp.ui.widgets.layout import fill

        fill(
            self,
            look,
            Label(look, note, "small", "text_soft", wrap=True),
            (framed(look, table), 1),
            self._named,
        )
        table.chosen.connect(self._show)
        table.choose(next((at for at, row in enumerate(rows) if row.id == owner.finding), 0))

    def _show(self, place: int) -> None:
        row, look = self._rows[place], self._look
        self._owner.finding = row.id
        named = ngettext("Names {count} party", "Names {count} parties", len(row.parties))
        buttons = [self._party(one) for one in row.parties]
        content = column(
            look,
            Label(look, row.text, "strong", wrap=True),
            Label(look, named.format(count=number(len(row.parties), look.language)), "small", "text_soft"),
            flow(look, *buttons, gap=6),
            None,
            gap=6,
        )
        if self._content is not None:
            self._named.box.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content if look.narrow else _tall(look, content)
        self._named.box.addWidget(self._content)

    def _party(self, one: report.Named) -> Button:
        button = Button(
            self._look, one.name, small=True, on_click=partial(self._owner.office.go_party, one.reference)
        )
        identified(button, f"party-{one.reference}")
        return button


def _tall(look: Look, content: QWidget) -> PageScroll:
    """A few parties show at once; many scroll."""
    scroll = PageScroll(look, content, on_surface=True)
    scroll.setFixedHeight(look.px(150))
    return scroll
