"""One assessment: its parts as tables, what stood there before, and the whole text of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.assessments import Assessed, Page, Sent
from hrcapp.ui import pages
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import assessments
from hrcapp.ui.secretariat.assessments import LineRow
from hrcapp.ui.secretariat.followup_parts import stretched, table_card, verbs
from hrcapp.ui.widgets import (
    Button,
    Card,
    Chips,
    Column,
    ComboBox,
    Label,
    Question,
    State,
    Table,
    Text,
    TopBar,
    column,
)
from hrcapp.ui.widgets.layout import Item, show_if

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class AssessmentPage(pages.Page):
    """`found` is one version, beside the one before it."""

    name, menu_key = "followup-assessment", "followup"

    def __init__(self, office: Office, party: Assessed, found: Page) -> None:
        self.office, self.party, self.found = office, party, found
        self._language = office.language
        self.part = _first(found)
        self._table: Table[LineRow] | None = None

    @classmethod
    def read(cls, office: Office, party: Assessed, sent: Sent) -> AssessmentPage:
        """On the store's thread."""
        return cls(office, party, _page(office, party, sent))

    def title(self) -> str:
        return self.party.name_in(self.office.language)

    # -- building

    def build(self, look: Look) -> QWidget:
        if self._language != look.language:
            self.show_version(self.found.sent)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.shell.back)
        identified(back, "back")
        bar = TopBar(look, self.title(), self._told(look.language), back)
        buttons = verbs(
            look,
            ("open-party", _("Open the party"), "id-card", self.open_party),
            ("open-review", _("Open in the review"), "eye", self.open_review),
        )
        items: tuple[Item, ...] = (*self._versions(look), self._parts(look), buttons, self._lines(look))
        return page(look, bar, stretched(self.office, look, items))

    def _told(self, language: str) -> str:
        now, before = self.found.sent, self.found.earlier
        told = assessments.dated(now, language)
        if before is not None:
            more = _("beside it what stood in the earlier one: {earlier}")
            told = f"{told}; {more.format(earlier=assessments.dated(before, language))}"
        return told

    def _versions(self, look: Look) -> tuple[Item, ...]:
        if len(self.party.sent) < 2:
            return ()
        choices = [(one.version, assessments.dated(one, look.language)) for one in self.party.sent]
        combo = ComboBox(look, choices, width=None if look.narrow else 300)
        combo.set_value(self.found.sent.version)
        identified(combo, "assessment-version")
        by_key = {one.version: one for one in self.party.sent}
        combo.activated.connect(lambda _at: self.show_version(by_key[combo.value()]))
        return (Question(look, _("Version"), combo),)

    def _parts(self, look: Look) -> Chips:
        told = [
            (part, f"{part} {number(self.found.counted(part), look.language)}") for part in self.found.parts
        ]
        chips = Chips(look, _("Part"), told, self.part)
        chips.chosen.connect(self.choose_part)
        return chips

    def _lines(self, look: Look) -> QWidget:
        rows = assessments.lines(self.found.parts.get(self.part, ()))
        columns = _columns(compared=self.found.earlier is not None)
        self._table = Table[LineRow](look, self.part, columns, rows)
        whole = _Whole(look)
        self._table.chosen.connect(lambda at: whole.show_row(rows[at]) if at >= 0 else None)
        if rows:
            self._table.choose(0)
        return column(look, (table_card(look, self._table, "assessment-lines"), 1), whole, gap=10)

    # -- what a person does

    def choose_part(self, part: str) -> None:
        self.part = part
        self.office.shell.refresh()

    def show_version(self, sent: Sent) -> None:
        """Another version, or the words of another language."""
        language = self.office.language

        def show(found: Page) -> None:
            at = list(self.found.parts).index(self.part) if self.part in self.found.parts else 0
            self.found, self._language = found, language
            self.part = next(iter(list(found.parts)[at:]), _first(found))
            self.office.shell.refresh()

        self.office.store(lambda: _page(self.office, self.party, sent), show)

    def open_party(self) -> None:
        self.office.go_party(self.party.party)

    def open_review(self) -> None:
        self.office.go_review(self.found.sent.version)


class _Whole(Card):
    """The question that is chosen, with all that was written."""

    def __init__(self, look: Look) -> None:
        self._question = Label(look, "", "h3", wrap=True)
        self._answer = Label(look, "", wrap=True)
        self._before = Label(look, "", "small", "text_soft", wrap=True)
        identified(self._answer, "whole-answer")
        super().__init__(look, self._question, self._answer, self._before, gap=6)

    def show_row(self, row: LineRow) -> None:
        self._question.setText(row.question)
        self._answer.setText(row.answer or _("No answer"))
        self._before.setText(_("Before: {answer}").format(answer=row.before) if row.before else "")
        show_if(self._before, bool(row.before))


def _page(office: Office, party: Assessed, sent: Sent) -> Page:
    return office.desk.assessments.page(sent, party.before(sent), office.language)


def _first(found: Page) -> str:
    return next(iter(found.parts), "")


def _columns(*, compared: bool) -> tuple[Column[LineRow], ...]:
    before = (Column[LineRow](_("Before"), lambda row: Text(row.before), 190),) if compared else ()
    return (
        Column(_("Question"), lambda row: Text(row.question, strong=True)),
        Column(_("Answer"), lambda row: Text(row.answer), 260),
        Column(_("State"), _state, 130),
        *before,
    )


def _state(row: LineRow) -> Text | State:
    return State(row.state.kind, row.state.words, row.state.icon) if row.state else Text("")
