"""Exchanges between two towns: suggested with every reason, accepted or put aside by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.followup.pairing import Pair
from hrcapp.secretariat.followup.pairs import Matching
from hrcapp.secretariat.followup.said import ACCEPTED, ASIDE
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import followup, followup_words
from hrcapp.ui.secretariat.followup import PairRow
from hrcapp.ui.secretariat.followup_parts import View, remarks, table_card, verbs
from hrcapp.ui.widgets import Card, Chips, Column, EmptyState, Label, Number, Table, Text, column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.followup_page import FollowUpPage

SUGGESTED, TAKEN, PUT_ASIDE = "suggested", "accepted", "aside"

NOTHING = Matching((), (), (), (), (), 0)


class PairsView(View):
    """One table of pairs, and below it what speaks for the one chosen."""

    def __init__(self, page: FollowUpPage) -> None:
        self._page, self._office = page, page.office
        followup = self._office.desk.followup
        self._people, self._words = followup.people(), followup.pairs.words()
        self.found = NOTHING
        self.group = SUGGESTED
        self._place = 0
        self._table: Table[PairRow] | None = None
        self._why: Label | None = None

    def work_out(self) -> None:
        self.found = self._office.desk.followup.matched(self._people, self._words)

    def keep(self, before: View) -> None:
        if isinstance(before, PairsView):
            self.group, self._place = before.group, before._place

    def empty(self, look: Look) -> EmptyState | None:
        found = self.found
        if found.suggested or found.accepted or found.aside:
            return None
        told = _(
            "Towns whose offers meet the needs of others stand here, once both agree that their contact "
            "persons are shared."
        )
        more = followup_words.withheld(len(found.withheld), look.language)
        sentence = " ".join(filter(None, (told, more)))
        return EmptyState(look, "handshake", _("No exchange can be suggested yet"), sentence)

    def build(self, look: Look) -> tuple[Item, ...]:
        counts = {key: len(self.pairs(key)) for key, _told in followup.PAIRS}
        chips = Chips(look, _("Filter"), followup.chips(followup.PAIRS, counts, look.language), self.group)
        chips.chosen.connect(self.choose_group)
        say = self._office.desk.followup.papers.wording(look.language)
        rows = followup.pairs(self.pairs(self.group), say)
        self._table = Table[PairRow](look, _("Exchanges"), _columns(), rows, two_lines=True)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _place: self.accept())
        self._why = Label(look, "", "small", wrap=True)
        identified(self._why, "pair-reasons")
        if rows:
            self._table.choose(min(self._place, len(rows) - 1))
        told = remarks(
            look,
            followup_words.withheld(len(self.found.withheld), look.language),
            followup_words.left_out(len(self.found.left_out), look.language),
            followup_words.paused(self.found.paused, look.language),
        )
        why = Card(look, Label(look, _("Why these two"), "h3"), self._why, gap=6)
        table = table_card(look, self._table, "pairs-table")
        return chips, self._verbs(look), *told, column(look, (table, 1), why, gap=10)

    def _verbs(self, look: Look) -> QWidget:
        accept = ("accept-pair", _("Accept"), "check", self.accept)
        aside = ("put-aside", _("Put aside"), "x", self.put_aside)
        back = ("take-back", _("Take back"), "undo-2", self.take_back)
        save = ("save-introductions", _("Save letters of introduction"), "download", self.save)
        of = {SUGGESTED: (accept, aside), TAKEN: (back, save), PUT_ASIDE: (back, accept)}
        return verbs(look, *of[self.group])

    # -- choosing

    def pairs(self, group: str) -> tuple[Pair, ...]:
        """The pairs of one filter."""
        found = self.found
        return {SUGGESTED: found.suggested, TAKEN: found.accepted, PUT_ASIDE: found.aside}[group]

    def choose_group(self, group: str) -> None:
        self.group, self._place = group, 0
        self._office.shell.refresh()

    def pair(self) -> Pair | None:
        """The pair that is chosen."""
        found = self.pairs(self.group)
        return found[self._place] if self._place < len(found) else None

    def _choose(self, place: int) -> None:
        self._place = max(place, 0)
        pair = self.pair()
        if self._why is not None and pair is not None:
            say = self._office.desk.followup.papers.wording(self._office.language)
            told = followup.reasons(pair, say)
            self._why.setText("\n".join(f"{words} ({points})" for words, points in told))

    # -- what a person does

    def accept(self) -> None:
        """The two are to be introduced."""
        if self.group != TAKEN:
            self._decide(ACCEPTED, _("Accepted: letters of introduction can be saved now."))

    def put_aside(self) -> None:
        """Not these two."""
        self._decide(ASIDE, _("Put aside: they are not suggested again."))

    def take_back(self) -> None:
        """Nothing is decided about them any more."""
        self._decide("", _("Nothing is decided about these two any more."))

    def _decide(self, word: str, said: str) -> None:
        if pair := self.pair():
            decide, before = self._office.desk.followup.pairs.decide, _WORDS[self.group]
            self._page.do(lambda: decide(pair, word), lambda: said, lambda: decide(pair, before))

    def save(self) -> None:
        """Two letters for every accepted pair."""
        papers, pairs = self._office.desk.followup.papers, self.found.accepted
        self._page.saving.ask(
            _("Folder for the letters"), lambda folder, tell: papers.introductions(pairs, folder, tell)
        )


_WORDS = {SUGGESTED: "", TAKEN: ACCEPTED, PUT_ASIDE: ASIDE}


def _columns() -> tuple[Column[PairRow], ...]:
    return (
        Column(_("Town"), lambda row: Text(*row.one, strong=True)),
        Column(_("Town"), lambda row: Text(*row.other, strong=True)),
        Column(_("What it is about"), lambda row: Text(row.themes)),
        Column(_("Points"), lambda row: Number(row.score), 90, number=True),
    )
