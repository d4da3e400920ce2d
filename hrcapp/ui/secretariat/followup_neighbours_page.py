"""The places near one town: whom it could invite, and whom somebody has invited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.gazetteer import ATTRIBUTION
from hrcapp.secretariat.followup.neighbours import FARTHEST, Neighbour
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.outreach import Entry
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.common.words import Told, number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat.followup_page import as_before
from hrcapp.ui.secretariat.followup_parts import remarks, stretched, table_card, verbs
from hrcapp.ui.secretariat.followup_saving import Saving
from hrcapp.ui.widgets import Button, Column, EmptyState, Number, State, Table, Text, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """What is near, and whom the town has invited."""

    near: tuple[Neighbour, ...]
    invited: tuple[Entry, ...]


class NeighboursPage(Page):
    """The nearest first; read anew after each invitation."""

    name, menu_key = "followup-neighbours", "followup"

    def __init__(self, office: Office, town: Person, found: Found) -> None:
        self.office, self.town, self.found = office, town, found
        self.saving = Saving(office)
        self._place = 0

    @classmethod
    def read(cls, office: Office, town: Person) -> NeighboursPage:
        """On the store's thread."""
        return cls(office, town, cls.look(office, town))

    @staticmethod
    def look(office: Office, town: Person) -> Found:
        """What there is now, on the store's thread."""
        neighbours = office.desk.followup.neighbours
        return Found(neighbours.of(town), neighbours.invited_by(town))

    def title(self) -> str:
        return _("Neighbours of {name}").format(name=self.town.name_in(self.office.language))

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self.office.shell.back)
        identified(back, "back")
        told = _("Whoever is invited stands in the list under Outreach, in the name of this town.")
        bar = TopBar(look, self.title(), told, back)
        if not self.found.near:
            return page(look, bar, self.office.body(look, *self.saving.above(look), _nowhere(look)))
        table = Table[Neighbour](look, self.title(), _columns(look.language), self.found.near)
        table.chosen.connect(self._choose)
        table.opened.connect(lambda _place: self.invite())
        table.choose(min(self._place, len(self.found.near) - 1))
        buttons = verbs(
            look,
            ("invite-neighbour", _("Invite"), "plus", self.invite),
            ("save-letters", _("Save letters to those it invited"), "download", self.save),
        )
        told = _("Places within {km} km, of the same country: {source}")
        source = remarks(look, told.format(km=number(FARTHEST, look.language), source=isolated(ATTRIBUTION)))
        card = table_card(look, table, "neighbours-table")
        return page(
            look, bar, stretched(self.office, look, (*self.saving.above(look), buttons, *source, card))
        )

    def _choose(self, place: int) -> None:
        self._place = max(place, 0)

    # -- what a person does

    def invite(self) -> None:
        """Put the one chosen into the list of those invited, unless somebody has."""
        neighbour = self.found.near[self._place]
        if neighbour.entry is not None:
            return
        desk, ids = self.office.desk, []
        self._do(
            lambda: ids.append(desk.followup.neighbours.invite(self.town, neighbour)),
            lambda: _("Invited: it stands in the list now."),
            lambda: desk.outreach.remove(ids[0]),
        )

    def save(self) -> None:
        """A letter to each whom the town invited."""
        papers, town, entries = self.office.desk.followup.papers, self.town, self.found.invited
        self.saving.ask(
            _("Folder for the letters"), lambda folder, _tell: papers.neighbours(town, entries, folder)
        )

    def _do(
        self, work: Callable[[], object], said: Callable[[], str], undo: Callable[[], object] | None
    ) -> None:
        def both() -> Found:
            work()
            return self.look(self.office, self.town)

        def done(found: Found) -> None:
            self.found, again, action = found, undo, None
            if again is not None:
                action = Action("undo", lambda: _("Undo"), lambda: self._do(again, as_before, None))
            self.office.show_notice(Notice("success", lambda: (said(), ""), action))

        self.office.store(both, done)


def _nowhere(look: Look) -> EmptyState:
    told = _("It is not known for sure where this town lies. Invitations can be added under Outreach.")
    return EmptyState(look, "landmark", _("No places near it are known"), told)


def _state(one: Neighbour) -> Told:
    if one.entry is None:
        return Told("neutral", _("Not invited"), "circle-dashed")
    if one.entry.replied is not None:
        return Told("success", _("Has replied"), "check-check")
    return Told("info", _("Invited"), "send")


def _columns(language: str) -> tuple[Column[Neighbour], ...]:
    def kilometres(one: Neighbour) -> Number:
        return Number(number(round(one.km), language))

    def state(one: Neighbour) -> State:
        told = _state(one)
        return State(told.kind, told.words, told.icon)

    return (
        Column(_("Place"), lambda one: Text(one.name, strong=True)),
        Column(_("Kilometres"), kilometres, 140, number=True),
        Column(_("Inhabitants"), lambda one: Number(number(one.population, language)), 150, number=True),
        Column(_("State"), state, 170),
    )
