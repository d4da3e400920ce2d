"""Adding a town: its name, and the PIN that the participant chooses now or when the form is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles import Town
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Note, Question, Segmented, TopBar, column
from hrcapp.ui.widgets.layout import Item
from hrcapp.ui.workshop.code_page import CodePage
from hrcapp.ui.workshop.pin_fields import NewPin, pin_questions

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk

NAME_QUESTION = "name_official"
"""The question of the campaign's form that a town's name answers."""
_TITLE_FAULTS = (Code.PROFILE_TITLE, Code.PROFILE_TITLE_TAKEN)


class AddPage(FormPage):
    """`way`: "now" with a PIN, "later" prepared for the participant, or "training"."""

    name = menu_key = "add"

    def __init__(self, desk: BoardDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.town, self.way, self.typed = "", "now", NewPin()

    def title(self) -> str:
        return _("Add a town")

    def hidden(self) -> None:
        self.typed.clear()

    def build(self, look: Look) -> QWidget:
        name = self.line(
            look,
            "town",
            _("Municipality"),
            self.town,
            lambda text: setattr(self, "town", text),
            hint=_("As the board will show it. Add the region where two have the same name."),
        )
        choices = [
            ("now", _("Form of the town")),
            ("later", _("Prepare it only")),
            ("training", _("Practice")),
        ]
        ways = Segmented(look, _("What is added"), choices, self.way)
        identified(ways, "way")
        ways.chosen.connect(self.choose)
        asked = Question(look, _("What is added"), ways, focus=ways)
        items: list[Item] = [name, asked, Note(look, "info", self._told(), "body", "text_soft")]
        if self.way != "later":
            items += pin_questions(self, look, self.typed)
            items.append(Note(look, "shield-check", who_can_open(), "small"))
        body = self.form_body(look, column(look, *items, gap=16), width=640)
        return page(look, TopBar(look, self.title()), body, self._actions(look))

    def _told(self) -> str:
        return {
            "now": _(
                "The participant chooses the PIN now. Everyone else sees the name on the board, no more."
            ),
            "later": _("The name goes on the board. Whoever opens it first chooses the PIN."),
            "training": _("Its forms are marked as practice and can’t be sent. It is no part of the counts."),
        }[self.way]

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("To the board"), icon="arrow-left", on_click=self._desk.go_board)
        identified(back, "to-board")
        many = Button(look, _("Prepare several"), icon="list-checks", on_click=self._desk.go_prepare)
        identified(many, "prepare-towns")
        words = _("Put it on the board") if self.way == "later" else _("Add and open")
        go = Button(look, words, "primary", "plus", on_click=self.go)
        identified(go, "add-go")
        go.setEnabled(not self._working)
        return ActionBar(look, [back, many], [go], reason=_("Making its keys…") if self._working else "")

    def choose(self, way: str) -> None:
        self.way = way
        self._desk.shell.refresh()

    def go(self) -> None:
        """Make the profile, show its code, and open it; or only put it on the board."""
        missing = [] if self.town.strip() else [Wrong("town", _("Type the name of the municipality."))]
        wrong = [*missing, *(self.typed.wrong() if self.way != "later" else ())]
        if not self.check(wrong):
            return
        profiles, town, pin, training = (
            self._desk.workshop.profiles,
            self.town,
            self.typed.pin,
            self.way == "training",
        )
        if self.way == "later":
            towns = [Town(town, {NAME_QUESTION: town})]
            self._desk.store(lambda: profiles.prepare(towns), self._prepared, self._failed)
            return

        def made(result: tuple[ProfileEntry, str]) -> None:
            entry, code = result
            self._desk.show(CodePage(self._desk, entry, code, pin), replace=True)

        self._desk.store(lambda: profiles.create(town, pin, training=training), made, self._failed)

    def _prepared(self, made: tuple[ProfileEntry, ...]) -> None:
        if made:
            self._desk.go_board(chosen=made[0].id)
        else:
            self._failed(Fault(Code.PROFILE_TITLE_TAKEN, title=self.town.strip()))

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        if fault.code in _TITLE_FAULTS:
            self.check([Wrong("town", str(sentence(fault, _)))])
        else:
            self._desk.show_notice(Notice.of(fault))


def who_can_open() -> str:
    """What every participant is told before choosing a PIN."""
    return _(
        "Whoever knows the PIN can open the form, and the facilitator with a passphrase: to check and pack "
        "it, and to give you a new PIN if you forget yours."
    )
