"""Cards in words: what a person chooses by, and why a card can't sign yet. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.card_search import Found, FoundCard

PIN_FAULTS = frozenset({Code.CARD_PIN_WRONG, Code.CARD_PIN_LAST_TRY, Code.CARD_PIN_BLOCKED})
"""What is said beside the PIN; everything else stands above the cards."""
_OF_CARDS = PIN_FAULTS | {
    Code.CARD_LIBRARY_UNUSABLE,
    Code.CARD_LIBRARY_CRASHED,
    Code.CARD_MISSING,
    Code.CARD_CHOOSE,
    Code.CARD_PIN_UNSET,
    Code.CARD_WITHOUT_KEY,
    Code.CARD_FAILED,
    Code.CARD_SILENT,
    Code.CERTIFICATE_EXPIRED,
    Code.CERTIFICATE_NOT_YET_VALID,
    Code.CERTIFICATE_WRONG_PURPOSE,
}


@dataclass(frozen=True)
class CardState:
    """How far the person is with a card. `pin`: typed here, or not needed here."""

    searching: bool = False
    several: bool = False
    chosen: bool = False
    pin: bool = False

    def reason(self) -> str:
        """Why the card can't sign yet; "" when it can."""
        if self.searching:
            return _("Looking for cards…")
        if not self.chosen:
            if self.several:
                return _("Choose the card you want to sign with.")
            return _("Put the card into the reader, then look again.")
        return "" if self.pin else _("Type the PIN of the card.")


NO_CARD = CardState()


def is_of_card(fault: Fault) -> bool:
    """Whether it is said where the card is chosen."""
    return fault.code in _OF_CARDS


def title(one: FoundCard) -> str:
    """The name in the certificate and no other part of it, else what the card calls itself."""
    return one.card.holder or one.card.label or one.card.serial


def detail(one: FoundCard) -> str:
    """Which card it is, for those who have several."""
    label = one.card.label if one.card.holder else ""
    maker = one.card.maker.strip()
    named = _("{label}, {maker}").format(label=label, maker=maker) if label and maker else label or maker
    return named or one.library.name


def nothing_found(found: Found) -> str:
    """Why there is no card to choose from, with what to do."""
    if not found.libraries:
        return _(
            "No software for signature cards was found on this computer. Install what came with the card, or "
            "choose its driver file."
        )
    return _("No card is in a reader. Connect the reader, put the card in, then look again.")


def troubles(found: Found) -> tuple[str, ...]:
    """What went wrong with the software of some makers: of use only while no card is found."""
    return () if found.cards else tuple(str(sentence(fault, _)) for fault in found.faults)


def publishing(one: FoundCard) -> tuple[bool, str]:
    """What whoever gets the signed file can read of the certificate; whether that needs a thought first."""
    if one.card.numbered:
        return True, _(
            "This certificate seems to carry a personal number. It goes into the statement whole: whoever "
            "gets the file can read the number."
        )
    return False, _(
        "The certificate goes into the statement whole. Some carry a personal number, which whoever gets the "
        "file can then read."
    )
