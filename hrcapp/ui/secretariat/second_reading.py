"""What the rule of two readers means for one version at this desk: in words, and as a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.second_reader import Proposed
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Card, IconLabel, Label, LinkButton, Note, row
from hrcapp.ui.widgets.layout import Item


@dataclass(frozen=True)
class SecondReading:
    """`proposes`: this desk's yes is a proposal. `own` is the one it has made, `others` those of other desks
    with their names."""

    asked: bool = False
    possible: bool = True
    proposes: bool = False
    own: Proposed | None = None
    others: tuple[tuple[str, Proposed], ...] = ()

    @classmethod
    def read(cls, desk: Desk, key: str) -> SecondReading:
        """On the store's thread."""
        rule, made = desk.second_reader, desk.second_reader.proposals(key)
        return cls(
            asked=rule.asked,
            possible=rule.possible,
            proposes=rule.must_propose(key),
            own=next((one for one in made if one.desk == desk.log.desk), None),
            others=tuple(
                (desk.disputes.desk_name(one.desk), one) for one in made if one.desk != desk.log.desk
            ),
        )

    @property
    def waits(self) -> bool:
        """Whether this desk has said its word, and another one has to say its own."""
        return self.proposes and self.own is not None

    @property
    def shown(self) -> bool:
        return self.asked or self.own is not None or bool(self.others)

    @property
    def message(self) -> str:
        """The words of the first reader to the town, which the second one may send or change."""
        return next((one.message for _name, one in self.others if one.message), "")

    def verb(self) -> str:
        """The words of the button."""
        if self.proposes:
            return _("Propose to accept")
        return _("Accept as second reader") if self.asked and self.others else _("Accept")

    def reason(self) -> str:
        """Why this desk can't accept now; "" where it can."""
        return (
            _("This desk has proposed to accept it. Another one has to read it as well.")
            if self.waits
            else ""
        )


def second_reader_card(look: Look, second: SecondReading, on_take_back: Callable[[], object] | None) -> Card:
    """Who has proposed to accept, and what has to follow; `on_take_back` where that can be undone."""
    head = row(
        look, IconLabel(look, "eye", "text_soft", 19), (Label(look, _("Second reader"), "strong"), 1), gap=8
    )
    items: list[Item] = [head, Label(look, _told(second), "small", "text_soft", wrap=True)]
    for name, one in second.others:
        items += _proposal(look, _("{desk} would accept it").format(desk=isolated(name)), one)
    if second.own is not None:
        items += _proposal(look, _("This desk would accept it"), second.own)
        if on_take_back is not None:
            link = LinkButton(look, _("Take the proposal back"), "undo-2", flush=True, on_click=on_take_back)
            identified(link, "take-proposal-back")
            items.append(row(look, link, None))
    return Card(look, *items, gap=6, margins=(16, 11, 14, 12))


def _proposal(look: Look, told: str, one: Proposed) -> list[Item]:
    when = Label(look, stamp(one.at, look.language), "small", "text_soft", wrap=True)
    words = [Label(look, isolated(one.message), "small", wrap=True)] if one.message else []
    return [Note(look, "check", told, "small"), when, *words]


def _told(second: SecondReading) -> str:
    if second.asked and not second.possible:
        return _("The kit asks for two desks, but names only one: nobody could be the second reader.")
    if not second.asked:
        return _("The kit does not ask for a second reader any more.")
    if second.waits:
        return _("Waits for another desk. Nothing is answered before that.")
    if second.proposes:
        return _("The kit asks for two desks. Yours proposes, another one accepts; then the answer leaves.")
    return _("If you accept as well, the answer leaves.")
