"""Planning a meeting, or changing one: everything on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.model.faults import Fault
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup_plan
from hrcapp.ui.secretariat.day_field import day_field
from hrcapp.ui.secretariat.followup_plan import Form
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Check,
    ComboBox,
    Essay,
    LineEdit,
    Question,
    SearchCombo,
    TopBar,
    beside,
    flow,
)

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class PlanPage(FormPage):
    """`keep` gets the plan on the store's thread; `done` what it returned. `groups` are keys of lists."""

    name, menu_key = "followup-plan", "followup"

    def __init__(
        self,
        office: Office,
        form: Form,
        groups: Sequence[str],
        keep: Callable[[Plan], object],
        done: Callable[[object], None],
        *,
        new: bool,
    ) -> None:
        super().__init__(office)
        self._office, self.form, self._groups = office, form, tuple(groups)
        self._keep, self._done, self._new = keep, done, new

    def title(self) -> str:
        return _("Plan a meeting") if self._new else _("Change the meeting")

    def build(self, look: Look) -> QWidget:
        cards = (
            self.card(look, _("The meeting"), self._text(look, "title", _("Title")), self._group(look)),
            self.card(
                look, _("Day and time"), beside(look, self._day(look), self._time(look)), self._zone(look)
            ),
            self.card(
                look,
                _("Place and link"),
                self._text(look, "place", _("Place"), optional=True),
                self._text(look, "link", _("Link"), latin=True, optional=True),
            ),
            self.card(look, _("Languages and agenda"), self._languages(look), self._agenda(look)),
        )
        bar = TopBar(look, self.title(), _("Nobody is told by this: invitations are saved as files."))
        return page(look, bar, self.form_body(look, *cards), self._actions(look))

    # -- fields

    def _text(
        self, look: Look, name: str, label: str, *, latin: bool = False, optional: bool = False
    ) -> Question:
        def keep(text: str) -> None:
            setattr(self.form, name, text)

        value = str(getattr(self.form, name))
        return self.line(look, f"meeting-{name}", label, value, keep, latin=latin, optional=optional)

    def _group(self, look: Look) -> Question:
        say = self._office.desk.followup.papers.wording(look.language)
        combo = ComboBox(look, [(key or _EVERYBODY, say.group(key)) for key in self._groups])
        combo.set_value(self.form.group or _EVERYBODY)
        identified(combo, "meeting-group")

        def choose(_at: int) -> None:
            self.form.group = combo.value().removeprefix(_EVERYBODY)

        combo.currentIndexChanged.connect(choose)
        return self.asked(look, "meeting-group", _("Who is invited"), combo)

    def _day(self, look: Look) -> Question:
        def keep(day: tuple[str, str, str]) -> None:
            self.form.day = day

        return day_field(self, look, "meeting-day", _("Day"), self.form.day, keep, optional=False)

    def _time(self, look: Look) -> QWidget:
        at = self._short(look, "time", _("Begins at"), _("Such as 15:30"))
        minutes = self._short(look, "minutes", _("Length in minutes"), "")
        return beside(look, at, minutes)

    def _short(self, look: Look, name: str, label: str, hint: str) -> Question:
        edit = LineEdit(look, str(getattr(self.form, name)), width=110)
        identified(edit, f"meeting-{name}")
        edit.textChanged.connect(lambda text: setattr(self.form, name, text))
        return self.asked(look, f"meeting-{name}", label, edit, hint=hint)

    def _zone(self, look: Look) -> Question:
        combo = SearchCombo(look, followup_plan.zones())
        combo.set_value(self.form.zone)
        identified(combo, "meeting-zone")

        def choose(_at: int) -> None:
            self.form.zone = combo.value()

        combo.currentIndexChanged.connect(choose)
        hint = _("The place whose clock counts. Calendars show everybody their own time.")
        return self.asked(look, "meeting-zone", _("Time zone"), combo, hint=hint)

    def _languages(self, look: Look) -> Question:
        checks = []
        for tag in dict.fromkeys((*SHIPPED, *self.form.languages)):
            check = Check(look, endonym(tag), checked=tag in self.form.languages)
            identified(check, f"meeting-language-{tag}")
            check.toggled.connect(lambda wanted, tag=tag: self._speak(tag, wanted=wanted))
            checks.append(check)
        return self.asked(
            look, "meeting-languages", _("Languages"), flow(look, *checks), focus=checks[0], optional=True
        )

    def _speak(self, tag: str, *, wanted: bool) -> None:
        others = [one for one in self.form.languages if one != tag]
        self.form.languages = [*others, tag] if wanted else others

    def _agenda(self, look: Look) -> Question:
        text = Essay(look, self.form.agenda)
        identified(text, "meeting-agenda")
        text.textChanged.connect(lambda: setattr(self.form, "agenda", text.toPlainText()))
        return self.asked(look, "meeting-agenda", _("Agenda"), text, optional=True)

    def _actions(self, look: Look) -> ActionBar:
        cancel = Button(look, _("Cancel"), "secondary", "arrow-left", on_click=self._office.shell.back)
        identified(cancel, "cancel-plan")
        words = _("Plan it") if self._new else _("Keep the change")
        keep = Button(look, words, "primary", "check", on_click=self.keep)
        identified(keep, "keep-plan")
        keep.setEnabled(not self._working)
        return ActionBar(look, [cancel], [keep])

    # -- what a person does

    def keep(self) -> None:
        """Check everything; keep the plan, or show what is wrong."""
        language = self._office.language
        if self.check(followup_plan.problems(self.form, language)):
            plan = self.form.plan(language)
            self._office.store(lambda: self._keep(plan), self._done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._office.tell(fault)


_EVERYBODY = "*"
