"""The ceremony as it is walked through: whose turn it is, who comes next, how many have signed. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.officer.workshop_ceremony import CeremonyTurn
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, number
from hrcapp.ui.officer.words import side_by_side


class Ceremony:
    """`at` is the turn on screen; it begins with the first who can sign and has not."""

    def __init__(self, turns: Sequence[CeremonyTurn]) -> None:
        self.turns = list(turns)
        self.at = next((at for at, one in enumerate(self.turns) if can_sign(one)), 0)

    @property
    def now(self) -> CeremonyTurn | None:
        return self.turns[self.at] if self.turns else None

    @property
    def has_next(self) -> bool:
        return self.at + 1 < len(self.turns)

    def next(self) -> None:
        """The one after; the last stays."""
        self.at = min(self.at + 1, max(0, len(self.turns) - 1))

    def back(self) -> None:
        """The one before; the first stays."""
        self.at = max(0, self.at - 1)

    def renew(self, profile: str, turns: Sequence[CeremonyTurn]) -> None:
        """A town was looked at again: go on with whoever signs next, there or after it."""
        places = [at for at, one in enumerate(self.turns) if one.profile == profile]
        if not places:
            return
        first, after = places[0], places[-1] + 1
        self.turns[first:after] = turns
        later = range(first, len(self.turns))
        self.at = next((at for at in later if can_sign(self.turns[at])), min(self.at, len(self.turns) - 1))


def can_sign(turn: CeremonyTurn) -> bool:
    """Whether a signature is missing that could be given."""
    return turn.signatory is not None and not turn.signed


def state(turn: CeremonyTurn) -> Told:
    """What is to be done."""
    if turn.signatory is None:
        return Told("warning", _("Not ready"), "triangle-alert")
    if turn.signed:
        return Told("success", _("Signed"), "lock")
    return Told("info", _("Signs now"), "pen-line")


def name(turn: CeremonyTurn) -> str:
    """Who signs, or why nobody can."""
    if turn.signatory is not None:
        return turn.signatory.name
    return str(sentence(turn.fault, _)) if turn.fault else ""


def counted(found: Ceremony, language: str) -> str:
    """How many signatures there are, of those that are asked for."""
    asked = [one for one in found.turns if one.signatory is not None]
    told = ngettext("{signed} of {count} signature", "{signed} of {count} signatures", len(asked))
    return told.format(
        signed=number(sum(one.signed for one in asked), language), count=number(len(asked), language)
    )


def following(found: Ceremony, language: str) -> str:
    """Who makes ready."""
    if not found.has_next:
        return _("This is the last one.")
    after = found.turns[found.at + 1]
    who = after.signatory.name if after.signatory else ""
    return _("Next: {who}").format(who=isolated(side_by_side(language, who, after.town)))
