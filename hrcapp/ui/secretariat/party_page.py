"""One party: who it is, under which names, what it sent, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.secretariat.disputes import Dispute
from hrcapp.secretariat.naming import own_name
from hrcapp.secretariat.parties import HistoryEntry, Party
from hrcapp.secretariat.review import Item
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import differing, registry, words
from hrcapp.ui.secretariat.differing_cards import party_card
from hrcapp.ui.widgets import (
    Button,
    Card,
    KeyValues,
    Label,
    Line,
    Note,
    Pill,
    Tag,
    TopBar,
    beside,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item as LayoutItem

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """A party, its versions (the newest first), its history, and what desks have not settled about it."""

    party: Party
    items: tuple[Item, ...]
    history: tuple[HistoryEntry, ...]
    disputes: tuple[Dispute, ...] = ()


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
        items = tuple(item for item in desk.review.items() if item.submission in party.submissions)
        disputes = desk.disputes.about(reference)
        return cls(office, Found(party, items, tuple(desk.parties.history(reference)), disputes))

    def title(self) -> str:
        return self._found.party.name_in(self._office.language)

    def build(self, look: Look) -> QWidget:
        found, party = self._found, self._found.party
        back = Button(look, _("Back"), "secondary", "arrow-left", small=True, on_click=self._back)
        identified(back, "party-back")
        subtitle = ", ".join((party.reference, words.party_kind(party.facts.kind)))
        unsettled = [party_card(look, found.disputes, found.items, self.settle)] if found.disputes else []
        left = column(look, *unsettled, self._who(look), self._names(look), None, gap=12)
        right = column(look, self._sent(look), self._history(look), None, gap=12)
        body = self._office.body(look, beside(look, (left, 5), (right, 6), gap=14))
        return page(look, TopBar(look, self.title(), subtitle, back), body)

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

    def _who(self, look: Look) -> Card:
        facts = self._found.party.facts
        pairs: list[tuple[str, str | QWidget]] = [
            (_("Number"), self._found.party.reference),
            (_("Kind"), words.party_kind(facts.kind)),
            (_("Country"), words.place(facts.country, look.language)),
        ]
        if facts.admin1:
            pairs.append((_("Region"), facts.admin1))
        return Card(look, Label(look, _("Who it is"), "h3"), KeyValues(look, pairs))

    def _names(self, look: Look) -> Card:
        party = self._found.party
        items: list[LayoutItem] = [Label(look, _("Names"), "h3")]
        name, tag = own_name(party.facts, party.names)
        pairs: list[tuple[str, str]] = [(tag, name)]
        pairs += [(tag, name) for tag, name in sorted(party.names.items()) if (tag, name) != pairs[0]]
        for tag, name in pairs:
            shown = Label(look, name, wrap=True).selectable()
            shown.setAccessibleName(name)
            shown.setAccessibleDescription(endonym(tag) if tag else _("Name"))
            items.append(row(look, *(_tag(look, tag) if tag else ()), (shown, 1), gap=10))
        others = [alias for alias in party.aliases if alias not in {name for _tag, name in pairs}]
        if others:
            items += [Line(look), Label(look, _("Also written"), "small", "text_soft")]
            items += [Label(look, alias, wrap=True) for alias in others]
        return Card(look, *items, gap=7)

    def _sent(self, look: Look) -> Card:
        items: list[LayoutItem] = [Label(look, _("What was sent"), "h3")]
        for at, item in enumerate(self._found.items):
            if at:
                items.append(Line(look))
            told = words.state(item)
            version = _("Version {version}, {date}").format(
                version=number(item.revision, look.language), date=day(item.arrived_at, look.language)
            )
            open_ = Button(look, _("Open"), small=True, on_click=partial(self._office.go_review, item.key))
            identified(open_, f"open-{item.key}")
            open_.setAccessibleName(f"{_('Open')}: {version}")
            what = column(
                look,
                Label(look, version, "strong", wrap=True),
                Label(look, self._counts_as(item), "small", "text_soft", wrap=True),
                gap=0,
            )
            items.append(row(look, (what, 1), Pill(look, told.kind, told.words, told.icon), open_, gap=10))
        return Card(look, *items, gap=9)

    def _counts_as(self, item: Item) -> str:
        if item.origin == "reconstructed":
            return _("Reconstructed from the published report: counts as a form, not as a pledge")
        government = self._found.party.facts.kind.is_government
        pledge, form = registry.pledges(item) and government, registry.is_form(item)
        if pledge and form:
            return _("Counts as a pledge and as a form")
        if pledge:
            return _("Counts as a pledge")
        return _("Counts as a form") if form else _("Counts as nothing yet")

    def _history(self, look: Look) -> Card:
        items: list[LayoutItem] = [Label(look, _("History"), "h3")]
        for icon, told, moment in registry.history(self._found.history, look.language):
            items.append(
                row(
                    look,
                    (Note(look, icon, told, "body", "text"), 1),
                    Label(look, moment, "small", "text_soft"),
                )
            )
        return Card(look, *items, gap=7)


def _tag(look: Look, language: str) -> tuple[Tag]:
    made = Tag(look, language, "neutral")
    made.setFixedWidth(look.px(38))
    return (made,)
