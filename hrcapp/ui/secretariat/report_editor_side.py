"""Beside the editor's text: what can be put in, what the checks say, whom to quote, how it will read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.secretariat.report.editor_quotations import Quotation
from hrcapp.secretariat.report.editor_tokens import Token, TokenKind, found, tokens
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import report_editing
from hrcapp.ui.widgets import (
    Banner,
    Button,
    Column,
    EmptyState,
    Label,
    PageScroll,
    Segmented,
    Table,
    Text,
    column,
    framed,
    row,
)
from hrcapp.ui.widgets.layout import fill
from hrcapp.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.report_editor_page import ReportEditorPage


class EditorSide(QWidget):
    """`follow` renews what depends on the text, without a rebuild of the page."""

    def __init__(self, look: Look, owner: ReportEditorPage) -> None:
        super().__init__()
        self._look, self._owner = look, owner
        self._shown: QWidget | None = None
        self._search = ""
        views = (
            ("insert", _("Put in")),
            ("checks", _("Checks")),
            ("quotations", _("Quote")),
            ("preview", _("Read")),
        )
        self.switch = Segmented(look, _("Beside the text"), views, owner.view)
        self.switch.chosen.connect(owner.show_view)
        self.box = fill(self, look, self.switch, gap=10)
        self.show_view()

    def follow(self) -> None:
        """The text has changed."""
        if self._owner.view in ("checks", "preview"):
            self.show_view()

    def show_view(self) -> None:
        """Show what the switch says."""
        makers = {
            "insert": self._insert,
            "checks": self._checks,
            "quotations": self._quotations,
            "preview": self._preview,
        }
        if self._shown is not None:
            self.box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = makers[self._owner.view]()
        self.box.addWidget(self._shown, 1)
        self._shown.show()

    # -- what can be put in

    def _insert(self) -> QWidget:
        look, every = self._look, tokens(self._owner.found.content)
        search = SearchField(look, _("Search figures and names"), self._search, width=None)
        identified(search, "token-search")
        columns = (Column[Token](_("It prints"), _cell),)
        table = Table[Token](
            look, _("What can be put in"), columns, found(every, self._search), two_lines=True
        )
        identified(table, "token-table")
        table.setMinimumHeight(look.px(240))
        table.choose(0)

        def searched(text: str) -> None:
            self._search = text
            table.set_rows(found(every, text))
            table.choose(0)

        def put(_place: int = 0) -> None:
            one = table.chosen_row()
            if one is not None and one.usable:
                self._owner.insert(one.text)

        search.textChanged.connect(searched)
        search.returnPressed.connect(put)
        table.opened.connect(put)
        button = Button(look, _("Put it into the text"), "secondary", "plus", on_click=put)
        identified(button, "insert-token")
        return column(look, search, (framed(look, table), 1), row(look, button, None), gap=8)

    # -- checks

    def _checks(self) -> QWidget:
        look, owner = self._look, self._owner
        checks = owner.checks()
        shown: list[QWidget] = [Label(look, report_editing.checked(checks, look.language), "strong")]
        for one in checks:
            title, text = report_editing.check(one, look.language)
            shown.append(Banner(look, "danger" if one.is_error else "warning", title, text))
        note = _("Only what is marked in red keeps a text out of the report.")
        body = column(look, *shown, Label(look, note, "small", "text_soft", wrap=True), None, gap=8)
        identified(body, "report-checks")
        return body if look.narrow else PageScroll(look, body)

    # -- quotations

    def _quotations(self) -> QWidget:
        look, owner = self._look, self._owner
        if owner.quotations is None:
            return column(look, Label(look, _("Reading the answers…"), ink="text_soft"), None)
        here = [one for one in owner.quotations if one.section == owner.section]
        if not here:
            return EmptyState(
                look,
                "message-square-text",
                _("Nothing to quote here"),
                _("Answers are offered once their form is accepted and its sender agrees to publish them."),
            )
        columns = (
            Column[Quotation](_("Who says so"), lambda one: Text(isolated(one.text), self._whose(one))),
        )
        table = Table[Quotation](look, _("Passages that may be quoted"), columns, here, two_lines=True)
        identified(table, "quotation-table")
        table.setMinimumHeight(look.px(200))
        words = Label(look, "", wrap=True).selectable()

        def chosen(place: int) -> None:
            if 0 <= place < len(here):
                words.setText(isolated(here[place].text))

        def put(_place: int = 0) -> None:
            one = table.chosen_row()
            if one is not None:
                owner.insert(one.as_text())

        table.chosen.connect(chosen)
        table.opened.connect(put)
        table.choose(0)
        button = Button(look, _("Quote it"), "secondary", "plus", on_click=put)
        identified(button, "insert-quotation")
        return column(look, (framed(look, table), 1), words, row(look, button, None), gap=8)

    def _whose(self, one: Quotation) -> str:
        names = {
            m.reference: self._owner.found.content.name(m) for m in self._owner.found.content.snapshot.members
        }
        parts = [names.get(one.party, one.party), endonym(one.language) if one.language else ""]
        parts.append(_("translated and checked") if one.translated else "")
        return " · ".join(filter(None, parts))

    # -- how it will read

    def _preview(self) -> QWidget:
        owner = self._owner
        look = self._look.speaking(owner.language)
        try:
            told = report_editing.preview(owner.found.content, owner.text, look.colour("brand").name())
        except Fault as fault:
            said = sentence(fault, _)
            return column(self._look, Banner(self._look, "danger", said.what, said.next), None)
        label = Label(look, "", wrap=True).selectable()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAlignment(look.start | Qt.AlignmentFlag.AlignTop)
        label.setText(f'<div dir="{"rtl" if look.rtl else "ltr"}">{told}</div>')
        label.setAccessibleName(_("How the text will read"))
        identified(label, "report-preview")
        body = column(self._look, label, None)
        return body if self._look.narrow else PageScroll(self._look, body)


def _cell(one: Token) -> Text:
    """What it prints and what it is, or why it can't be printed."""
    if one.usable:
        return Text(isolated(one.prints), one.about, strong=True)
    if one.kind is TokenKind.PARTY:
        return Text(isolated(one.prints), _("Does not agree to be named"))
    return Text(one.about, _("Too few have answered"))
