"""What is asked before something is noted about a party: a name, a standing, a council's decision, a wave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from hrcapp.i18n import _
from hrcapp.i18n.language_names import languages
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.registrar import LONGEST_NAME, LONGEST_WAVE
from hrcapp.ui.access import identified
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.form_dialog import FormDialog
from hrcapp.ui.widgets import Check, LineEdit, Question, Radio, SearchCombo, column

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host


class NameDialog(FormDialog):
    """A further name and its language; `then` gets name, language, and whether it is for print."""

    def __init__(self, host: Host, then: Callable[[str, str, bool], object]) -> None:
        look = host.shell.look
        self.edit = LineEdit(look)
        self.edit.setMaxLength(LONGEST_NAME)
        identified(self.edit, "name")
        self.language = SearchCombo(look, languages(look.language))
        identified(self.language, "name-language")
        self.for_print = Check(look, _("Print this name in texts of that language"))
        identified(self.for_print, "name-print")
        self._name = Question(look, _("Name"), self.edit)
        self._language = Question(look, _("Language"), self.language, optional=True)
        super().__init__(
            look,
            host.shell,
            _("Add a name"),
            _("In any script. It is found by the search and known to the matching from now on."),
            verb=_("Add"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self.edit.text(), self.language.value(), self.for_print.isChecked()),
            body=column(look, self._name, self._language, self.for_print, gap=10),
        )
        self.keep_button.setDefault(False)
        self.edit.setFocus()

    def check(self) -> Sequence[Question]:
        known = self.language.settle()
        wanted = self.for_print.isChecked() and not self.language.value()
        self._name.set_error("" if self.edit.text().strip() else _("Write the name."))
        self._language.set_error("" if known and not wanted else _("Choose a language from the list."))
        return self._name, self._language


class StandingDialog(FormDialog):
    """Whether a party takes part, since when, and a few words; `then` gets all three."""

    def __init__(
        self,
        host: Host,
        now: PartyStanding,
        today: date,
        then: Callable[[PartyStanding, date | None, str], object],
    ) -> None:
        look = host.shell.look
        self._group = QButtonGroup()
        self.radios: dict[PartyStanding, Radio] = {}
        for standing in PartyStanding:
            radio = Radio(look, registry.standing(standing).words)
            identified(radio, f"standing-{standing}")
            radio.setChecked(standing is now)
            self._group.addButton(radio)
            self.radios[standing] = radio
        choices = column(look, *self.radios.values(), gap=2)
        self._chosen = Question(look, _("Does it take part?"), choices, focus=self.radios[now])
        self._day, self._words = _day_and_words(look, today, _("Since"), _("Why, or who wrote"))
        super().__init__(
            look,
            host.shell,
            _("Change whether it takes part"),
            _("One that has withdrawn is not counted from then on. One on hold is counted and marked."),
            verb=_("Note it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self._standing(), _value(self._day), _text(self._words)),
            body=column(look, self._chosen, self._day, self._words, gap=10),
        )
        self._group.setParent(self)
        self.keep_button.setDefault(False)
        self.radios[now].setFocus()

    def check(self) -> Sequence[Question]:
        return (_checked(self._day),)

    def _standing(self) -> PartyStanding:
        return next(standing for standing, radio in self.radios.items() if radio.isChecked())


class CouncilDialog(FormDialog):
    """The day of a council's decision and what it is called; `then` gets both."""

    def __init__(self, host: Host, today: date, then: Callable[[date, str], object]) -> None:
        look = host.shell.look
        self._day, self._words = _day_and_words(
            look, today, _("Day of the decision"), _("Number or name of the decision")
        )
        super().__init__(
            look,
            host.shell,
            _("Note the council’s decision"),
            _("The decision of the council to take part, as the party has told it."),
            verb=_("Note it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(_value(self._day) or today, _text(self._words)),
            body=column(look, self._day, self._words, gap=10),
        )
        self.keep_button.setDefault(False)
        self._day.focus_target.setFocus()

    def check(self) -> Sequence[Question]:
        return (_checked(self._day),)


class WaveDialog(FormDialog):
    """The name of a wave; `then` gets it."""

    def __init__(self, host: Host, then: Callable[[str], object]) -> None:
        look = host.shell.look
        self.edit = LineEdit(look)
        self.edit.setMaxLength(LONGEST_WAVE)
        identified(self.edit, "wave")
        self._wave = Question(look, _("Wave"), self.edit, hint=_("As the kit names it, such as 2026."))
        super().__init__(
            look,
            host.shell,
            _("Count it to a wave"),
            "",
            verb=_("Add"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self.edit.text()),
            body=self._wave,
        )
        self.keep_button.setDefault(False)
        self.edit.setFocus()

    def check(self) -> Sequence[Question]:
        self._wave.set_error("" if self.edit.text().strip() else _("Write the name of the wave."))
        return (self._wave,)


def _day_and_words(look: Look, today: date, when: str, label: str) -> tuple[Question, Question]:
    day = DateFields(look, when, today)
    day.identify("noted")
    edit = LineEdit(look)
    identified(edit, "noted-words")
    return (
        Question(look, when, day, focus=day.edits["day"]),
        Question(look, label, edit, optional=True),
    )


def _checked(asked: Question) -> Question:
    asked.set_error("" if _value(asked) else _("Type a day, a month and a year, such as 10 12 2026."))
    return asked


def _value(asked: Question) -> date | None:
    control = asked.control
    return control.value() if isinstance(control, DateFields) else None


def _text(asked: Question) -> str:
    control = asked.control
    return control.text().strip() if isinstance(control, LineEdit) else ""
