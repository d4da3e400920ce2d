"""Noting the answer to an invitation, and writing down or correcting one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from hrcapp.i18n import _
from hrcapp.i18n.countries import countries
from hrcapp.model.party import UNKNOWN_COUNTRY
from hrcapp.secretariat.outreach import Entry, Invited
from hrcapp.ui.access import identified
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.secretariat.form_dialog import FormDialog
from hrcapp.ui.secretariat.outreach import ANSWERS
from hrcapp.ui.widgets import LineEdit, Question, Radio, SearchCombo, column

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host

NONE = ""


class AnswerDialog(FormDialog):
    """Which answer came and when; `then` gets both, "" for none."""

    def __init__(
        self, host: Host, entry: Entry, today: date, then: Callable[[str, date | None], object]
    ) -> None:
        look = host.shell.look
        self._group = QButtonGroup()
        self.radios: dict[str, Radio] = {}
        for answer, told in (
            *((key, _(words[1])) for key, words in ANSWERS.items()),
            (NONE, _("No answer yet")),
        ):
            radio = Radio(look, told)
            identified(radio, f"answer-{answer or 'none'}")
            radio.setChecked(answer == entry.answer)
            self._group.addButton(radio)
            self.radios[answer] = radio
        first = self.radios[entry.answer]
        choices = column(look, *self.radios.values(), gap=2)
        self._answer = Question(look, _("What was the answer?"), choices, focus=first)
        self.day = DateFields(look, _("Day of the answer"), entry.replied or today)
        self.day.identify("replied")
        self._day = Question(look, _("Day of the answer"), self.day, focus=self.day.edits["day"])
        super().__init__(
            look,
            host.shell,
            _("Note the answer"),
            entry.invited.name,
            verb=_("Note it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self.answer(), self.day.value()),
            body=column(look, self._answer, self._day, gap=10),
        )
        self._group.setParent(self)
        self.keep_button.setDefault(False)
        first.setFocus()

    def answer(self) -> str:
        return next(answer for answer, radio in self.radios.items() if radio.isChecked())

    def check(self) -> Sequence[Question]:
        missing = self.answer() != NONE and self.day.value() is None
        self._day.set_error(_("Type a day, a month and a year, such as 10 12 2026.") if missing else "")
        return (self._day,)


class InvitationDialog(FormDialog):
    """Whom somebody invited; `then` gets it."""

    def __init__(self, host: Host, invited: Invited, then: Callable[[Invited], object]) -> None:
        look = host.shell.look
        self._invited = invited
        self.name, self.region = LineEdit(look, invited.name), LineEdit(look, invited.admin1)
        self.by = LineEdit(look, invited.by)
        self.country = SearchCombo(look, countries(look.language))
        self.country.set_value("" if invited.country == UNKNOWN_COUNTRY else invited.country)
        for name, control in (
            ("invited-name", self.name),
            ("invited-country", self.country),
            ("invited-region", self.region),
            ("invited-by", self.by),
        ):
            identified(control, name)
        self._name = Question(look, _("Name"), self.name)
        self._country = Question(look, _("Country"), self.country, optional=True)
        new = not invited.name
        super().__init__(
            look,
            host.shell,
            _("Add an invitation") if new else _("Correct the invitation"),
            "",
            verb=_("Add") if new else _("Correct it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self._written()),
            body=column(
                look,
                self._name,
                self._country,
                Question(look, _("Region"), self.region, optional=True),
                Question(look, _("Invited by"), self.by, optional=True),
                gap=10,
            ),
        )
        self.keep_button.setDefault(False)
        self.name.setFocus()

    def check(self) -> Sequence[Question]:
        self._name.set_error("" if self.name.text().strip() else _("Write the name."))
        known = self.country.settle()
        self._country.set_error("" if known else _("Choose a country from the list."))
        return self._name, self._country

    def _written(self) -> Invited:
        return replace(
            self._invited,
            name=" ".join(self.name.text().split()),
            country=self.country.value() or UNKNOWN_COUNTRY,
            admin1=self.region.text().strip(),
            by=self.by.text().strip(),
        )
