"""One party: who it is, under which names, whether it takes part, what it sent, and what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.disputes import Dispute
from hrcapp.secretariat.parties import HistoryEntry
from hrcapp.secretariat.party_rows import Alias, Party
from hrcapp.secretariat.review import Item
from hrcapp.secretariat.suggesting import Asked
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import differing, party_cards, registry, words
from hrcapp.ui.secretariat.differing_cards import party_card
from hrcapp.ui.secretariat.party_cards import Family
from hrcapp.ui.secretariat.party_chooser import Asked as Choosing
from hrcapp.ui.secretariat.party_chooser import choose_party
from hrcapp.ui.secretariat.party_dialogs import CouncilDialog, NameDialog, StandingDialog, WaveDialog
from hrcapp.ui.widgets import Button, Dialog, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_D = TypeVar("_D", bound=Dialog)


@dataclass(frozen=True)
class Found:
    """A party, its versions (the newest first), its history, and what desks have not settled about it.

    `alike`: rows of parties that might be the same. `said`: what was written, by its hash.
    """

    party: Party
    items: tuple[Item, ...]
    history: tuple[HistoryEntry, ...]
    disputes: tuple[Dispute, ...]
    family: Family
    alike: tuple[registry.Row, ...]
    said: Mapping[str, str]


class PartyPage(Page):
    """Reached from the registry, from a review, and from a finding."""

    name, menu_key = "party", "registry"

    def __init__(self, office: Office, found: Found) -> None:
        self._office, self._found = office, found
        self._registrar = office.desk.registrar

    @classmethod
    def read(cls, office: Office, reference: str) -> PartyPage:
        """On the store's thread. Raises Fault PARTY_UNKNOWN."""
        desk = office.desk
        party = desk.parties.get(reference)
        noted = [one.words for one in (party.since, party.council) if one is not None]
        found = Found(
            party=party,
            items=desk.party_list.items(party.reference),
            history=tuple(desk.parties.history(party.reference)),
            disputes=desk.disputes.about(party.reference),
            family=_family(office, party),
            alike=_alike(office, party),
            said={digest: desk.registrar.words(digest) for digest in noted if digest},
        )
        return cls(office, found)

    @property
    def party(self) -> Party:
        return self._found.party

    def title(self) -> str:
        return self.party.name_in(self._office.language)

    def build(self, look: Look) -> QWidget:
        found, party = self._found, self.party
        back = Button(look, _("Back"), "secondary", "arrow-left", small=True, on_click=self._back)
        identified(back, "party-back")
        subtitle = ", ".join((party.reference, words.party_kind(party.facts.kind)))
        unsettled = [party_card(look, found.disputes, found.items, self.settle)] if found.disputes else []
        left = column(
            look,
            *unsettled,
            party_cards.who(look, party, found.family, self._office.go_party, self._acts()),
            party_cards.names(look, party, self.add_name, self.remove_alias),
            party_cards.standing(look, party, found.said, self._acts()),
            None,
            gap=12,
        )
        right = column(
            look,
            party_cards.sent(look, party, found.items, self._office.go_review, self.split),
            party_cards.merged(look, party, self.merge, self.undo_merge),
            party_cards.history(look, found.history),
            None,
            gap=12,
        )
        body = self._office.body(look, beside(look, (left, 5), (right, 6), gap=14))
        return page(look, TopBar(look, self.title(), subtitle, back), body)

    def _acts(self) -> Mapping[str, Callable[[], object]]:
        return {
            "change-parent": self.change_parent,
            "add-wave": self.add_wave,
            "change-standing": self.change_standing,
            "record-council": self.record_council,
            "forget-council": self.forget_council,
            **{f"wave-{wave}": partial(self.remove_wave, wave) for wave in self.party.waves},
        }

    def _back(self) -> None:
        if self._office.shell.can_go_back():
            self._office.shell.back()
        else:
            self._office.go_registry()

    def settle(self, dispute: Dispute, party: str) -> None:
        """Say which party a submission is of; "" makes a new one."""
        office, disputes = self._office, self._office.desk.disputes

        def work() -> PartyPage:
            if party:
                disputes.settle(dispute.submission, party)
                return PartyPage.read(office, party)
            return PartyPage.read(office, disputes.apart(dispute.submission))

        def done(read: PartyPage) -> None:
            office.show(read, replace=True, notice=Notice("success", differing.settled))

        office.store(work, done)

    # -- names

    def add_name(self) -> NameDialog:
        """Ask for a further name."""

        def then(name: str, language: str, for_print: bool) -> None:
            def work() -> None:
                if for_print:
                    self._office.desk.parties.name(self.party.reference, {language: name.strip()})
                else:
                    self._registrar.add_alias(self.party.reference, name, language)

            self._do(work, lambda: _("The name was added."))

        return self._opened(NameDialog(self._office, then))

    def remove_alias(self, alias: Alias) -> None:
        self._do(
            lambda: self._registrar.remove_alias(self.party.reference, alias),
            lambda: _("The name was removed."),
            undo=lambda: self._registrar.add_alias(self.party.reference, alias.name, alias.language),
        )

    # -- who it belongs with

    def change_parent(self) -> None:
        """Choose the party that this one is a part of, or say that it is a part of none."""
        if self.party.parent:
            before = self.party.parent
            self._do(
                lambda: self._registrar.set_parent(self.party.reference, ""),
                lambda: _("It is a part of no other party now."),
                undo=lambda: self._registrar.set_parent(self.party.reference, before),
            )
            return
        asked = Choosing(
            _("What is it a part of?"),
            _("Such as the city of a borough, or the network of a chapter. Both stay parties of their own."),
            _("It is a part of this one"),
        )
        choose_party(
            self._office,
            asked,
            lambda parent: self._do(
                lambda: self._registrar.set_parent(self.party.reference, parent),
                lambda: _("What it is a part of was noted."),
            ),
            without=self.party.reference,
        )

    def add_wave(self) -> WaveDialog:
        """Ask for a wave."""
        return self._opened(
            WaveDialog(
                self._office,
                lambda wave: self._do(
                    lambda: self._registrar.add_wave(self.party.reference, wave),
                    lambda: _("The wave was added."),
                ),
            )
        )

    def remove_wave(self, wave: str) -> None:
        self._do(
            lambda: self._registrar.remove_wave(self.party.reference, wave),
            lambda: _("The wave was removed."),
            undo=lambda: self._registrar.add_wave(self.party.reference, wave),
        )

    # -- whether it takes part

    def change_standing(self) -> StandingDialog:
        """Ask whether it takes part."""

        before, since = self.party.standing, self.party.since
        earlier = (since.day, self._found.said.get(since.words, "")) if since else (None, "")

        def then(standing: PartyStanding, day: date | None, said: str) -> None:
            self._do(
                lambda: self._registrar.set_standing(self.party.reference, standing, day, said),
                lambda: _("It was noted: {state}.").format(state=registry.standing(standing).words),
                undo=lambda: self._registrar.set_standing(self.party.reference, before, *earlier),
            )

        return self._opened(StandingDialog(self._office, self.party.standing, self._today(), then))

    def record_council(self) -> CouncilDialog:
        """Ask for the council's decision."""

        def then(day: date, said: str) -> None:
            self._do(
                lambda: self._registrar.record_council(self.party.reference, day, said),
                lambda: _("The council’s decision was noted."),
            )

        return self._opened(CouncilDialog(self._office, self._today(), then))

    def forget_council(self) -> None:
        self._do(
            lambda: self._registrar.forget_council(self.party.reference),
            lambda: _("The council’s decision was removed."),
        )

    # -- merging and splitting

    def merge(self) -> None:
        """Choose the party that stands for both from now on."""
        asked = Choosing(
            _("Which party is the same?"),
            _("The one you choose stands for both: its number and name stay. It can be undone."),
            _("Merge"),
        )
        choose_party(self._office, asked, self._merge, self._found.alike, self.party.reference)

    def _merge(self, into: str) -> None:
        one = self.party.reference
        told = _("{reference} was merged into this party.")
        self._do(
            lambda: self._registrar.merge(one, into),
            lambda: told.format(reference=isolated(one)),
            show=lambda: into,
            undo=lambda: self._registrar.undo_merge(one),
            back=one,
        )

    def undo_merge(self, reference: str) -> None:
        """Two parties again."""
        told = _("{reference} is a party of its own again.")
        self._do(
            lambda: self._registrar.undo_merge(reference),
            lambda: told.format(reference=isolated(reference)),
        )

    def split(self, submission: str) -> None:
        """Make a party of its own of what was joined to this one."""
        before, made = self.party.reference, []
        told = _("It is a party of its own now: {reference}.")
        self._do(
            lambda: made.append(self._registrar.split(submission)),
            lambda: told.format(reference=isolated(made[0])),
            show=lambda: made[0],
            undo=lambda: self._office.desk.parties.link(submission, before),
            back=before,
        )

    # -- doing it

    def _do(
        self,
        work: Callable[[], object],
        said: Callable[[], str],
        *,
        show: Callable[[], str] | None = None,
        undo: Callable[[], object] | None = None,
        back: str = "",
    ) -> None:
        """Decide something, then show the party (`show`) as it is now, with the way to undo it."""
        office, reference = self._office, self.party.reference

        def both() -> PartyPage:
            work()
            return PartyPage.read(office, show() if show else reference)

        def done(read: PartyPage) -> None:
            action = Action("undo", lambda: _("Undo"), again) if undo else None
            office.show(read, replace=True, notice=Notice("success", lambda: (said(), ""), action))

        def again() -> None:
            def undone() -> PartyPage:
                if undo is not None:
                    undo()
                return PartyPage.read(office, back or reference)

            notice = Notice("success", lambda: (_("It is as it was before."), ""))
            office.store(undone, lambda read: office.show(read, replace=True, notice=notice))

        office.store(both, done)

    def _today(self) -> date:
        return self._office.now().date()

    @staticmethod
    def _opened(dialog: _D) -> _D:
        dialog.open()
        return dialog


def _family(office: Office, party: Party) -> Family:
    rows = office.registry_rows.read(office.language)

    def named(reference: str) -> tuple[str, str]:
        place = rows.place(reference)
        return reference, rows[place].name if place is not None else reference

    parts = office.desk.parties.parts(party.reference)
    return Family(named(party.parent) if party.parent else None, tuple(map(named, parts)))


def _alike(office: Office, party: Party) -> tuple[registry.Row, ...]:
    """Those that may be the same, to be offered before anything is typed."""
    rows = office.registry_rows.read(office.language)
    found = office.desk.parties.suggest(Asked.of(party.facts))
    places = (rows.place(one.reference) for one in found if one.reference != party.reference)
    return tuple(rows[place] for place in places if place is not None)
