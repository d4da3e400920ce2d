"""One party: who it is, under which names, whether it takes part, what it sent, and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.disputes import Dispute
from hrcapp.secretariat.parties import HistoryEntry
from hrcapp.secretariat.party_rows import Party
from hrcapp.secretariat.review import Item
from hrcapp.secretariat.suggesting import Asked
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import differing, party_cards, registry, words
from hrcapp.ui.secretariat.differing_cards import party_card
from hrcapp.ui.secretariat.party_acts import PartyActs
from hrcapp.ui.secretariat.party_cards import Family
from hrcapp.ui.widgets import Button, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


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
        acts = PartyActs(self._office, party, found.alike, found.said)
        back = Button(look, _("Back"), "secondary", "arrow-left", small=True, on_click=self._back)
        identified(back, "party-back")
        subtitle = ", ".join((party.reference, words.party_kind(party.facts.kind)))
        unsettled = [party_card(look, found.disputes, found.items, self.settle)] if found.disputes else []
        left = column(
            look,
            *unsettled,
            party_cards.who(look, party, found.family, self._office.go_party, acts.by_name()),
            party_cards.names(look, party, acts.add_name, acts.remove_alias),
            party_cards.standing(look, party, found.said, acts.by_name()),
            None,
            gap=12,
        )
        right = column(
            look,
            party_cards.sent(look, party, found.items, self._office.go_review, acts.split),
            party_cards.merged(look, party, acts.merge, acts.undo_merge),
            party_cards.history(look, found.history),
            None,
            gap=12,
        )
        body = self._office.body(look, beside(look, (left, 5), (right, 6), gap=14))
        return page(look, TopBar(look, self.title(), subtitle, back), body)

    def _back(self) -> None:
        if self._office.shell.can_go_back():
            self._office.shell.back()
        else:
            self._office.go_registry()

    def settle(self, dispute: Dispute, party: str) -> None:
        """Say which party a submission is of; "" makes a new one."""
        office, disputes, before = self._office, self._office.desk.disputes, self._found.party
        stayed = len(before.submissions) > 2  # beside the founder of the number and this one

        def work() -> PartyPage:
            if party:
                disputes.settle(dispute.submission, party)
                return PartyPage.read(office, party)
            return PartyPage.read(office, disputes.apart(dispute.submission))

        def done(read: PartyPage) -> None:
            apart = not party and stayed
            told = partial(differing.set_apart, before.reference) if apart else differing.settled
            office.show(read, replace=True, notice=Notice("warning" if apart else "success", told))

        office.store(work, done)


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
