"""Beside the report: as of which day, in which language, what is counted, and the printed forms of 2022."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.demo import first_forms
from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import report
from hrcapp.ui.secretariat.as_of import AsOf
from hrcapp.ui.widgets import (
    Button,
    Card,
    ComboBox,
    KeyValues,
    Label,
    PageScroll,
    Question,
    column,
    row,
)
from hrcapp.ui.widgets.layout import fill

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.report_page import ReportPage


class ReportSide(QWidget):
    """Choices, counters and the printed forms, each a card."""

    def __init__(self, look: Look, owner: ReportPage) -> None:
        super().__init__()
        self._owner = owner
        cards = column(look, self._choices(look), self._counts(look), self._first(look), None, gap=12)
        fill(self, look, cards if look.narrow else PageScroll(look, cards), gap=0)

    def _choices(self, look: Look) -> Card:
        owner = self._owner
        day = AsOf(look, owner.day, owner.count_as_of)
        combo = ComboBox(look, report.languages())
        combo.set_value(owner.language)
        identified(combo, "report-language")
        combo.currentIndexChanged.connect(lambda _at: self._speak(combo.value()))
        language = Question(look, _("Language of the report"), combo)
        write = Button(look, _("Write the text"), small=True, icon="pencil", on_click=owner.write)
        identified(write, "write-report")
        return Card(look, day, language, row(look, write, None), gap=10)

    def _counts(self, look: Look) -> Card:
        found = report.counts(self._owner.found.content, look.language)
        pairs: list[tuple[str, str | QWidget]] = [(name, _figure(look, name, value)) for name, value in found]
        return Card(look, Label(look, _("Counted"), "h3"), KeyValues(look, pairs, name_width=180))

    def _first(self, look: Look) -> Card:
        owner = self._owner
        here, total = owner.found.reconstructed, first_forms.total()
        told = _(
            "The report of 2022 printed {total} entries. They can be taken in as reconstructed forms: "
            "nothing that was not printed is filled in, nothing is signed, and they count as forms and not "
            "as pledges."
        ).format(total=number(total, look.language))
        words = Label(look, told, "small", "text_soft", wrap=True)
        title = Label(look, _("Published forms of 2022"), "h3")
        if here >= total:
            state = Label(
                look, _("All {total} are here.").format(total=number(total, look.language)), "small_strong"
            )
            return Card(look, title, words, state, gap=7)
        load = Button(look, _("Take them in"), small=True, icon="download", on_click=owner.load_first_results)
        identified(load, "load-first-results")
        load.setEnabled(not owner.busy)
        return Card(look, title, words, row(look, load, None), gap=8)

    def _speak(self, language: str) -> None:
        if language:
            self._owner.language = language


def _figure(look: Look, name: str, value: str) -> Label:
    shown = Label(look, value, "strong")
    shown.setAccessibleName(f"{name}: {value}")
    return shown
