"""What Home shows: where to continue, and a row for each form on this computer. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.i18n import _
from hrcapp.model.status import SectionStatus, Status
from hrcapp.officer.cards import Card
from hrcapp.officer.forms import FormTitles
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told
from hrcapp.ui.officer import words


@dataclass(frozen=True)
class Hero:
    """The form touched last that still needs its person."""

    draft: str
    name: str
    form: str
    sentence: str
    done: tuple[bool, ...]
    progress: str
    action: str
    can_check: bool


@dataclass(frozen=True)
class FormRow:
    """One form: name, which form and place, how far, states, and the verb of its button."""

    draft: str
    name: str
    place: str
    detail: str
    action: str
    states: tuple[Told, ...]
    done: tuple[bool, ...]


@dataclass(frozen=True)
class HomeView:
    """Everything on Home; no rows means that the three steps are shown instead."""

    hero: Hero | None
    rows: tuple[FormRow, ...]


_UNFINISHED = (Status.DRAFT, Status.READY, Status.SIGNING, Status.SIGNED, Status.PACKED, Status.RETURNED)


def view(cards: Sequence[Card], language: str, now: datetime, forms: FormTitles | None = None) -> HomeView:
    """Home in `language`, from the cards, the last one touched first; `forms` tell theirs apart."""
    forms = forms or FormTitles()
    rows = tuple(_row(card, language, now, forms) for card in cards)
    unfinished = next((card for card in cards if _needs_hand(card)), None)
    return HomeView(_hero(unfinished, language, now, forms) if unfinished else None, rows)


def _needs_hand(card: Card) -> bool:
    """One that can't be sent is done when it is signed or finished; one that moved is needed elsewhere, and
    one that was forgotten nowhere."""
    if card.moved_at is not None or card.forgotten_at is not None:
        return False
    return card.status in _UNFINISHED and (card.for_campaign or card.status is not Status.SIGNED)


def _hero(card: Card, language: str, now: datetime, forms: FormTitles) -> Hero:
    return Hero(
        draft=card.draft,
        name=words.title(card.title),
        form=forms.of(card, language),
        sentence=_sentence(card, language, now),
        done=_done(card),
        progress=words.sections_done(sum(_done(card)), len(card.sections), language),
        action=words.action(card),
        can_check=card.status in (Status.DRAFT, Status.READY),
    )


def _sentence(card: Card, language: str, now: datetime) -> str:
    moment = words.when(card.changed_at, now, language)
    if card.status is Status.RETURNED:
        return _("The secretariat asks for corrections. Its comments stand beside the questions.")
    if card.status in (Status.SIGNED, Status.PACKED) and not card.statement:
        return _("The form is finished. Send the file to the campaign secretariat.")
    if card.status is Status.READY and not card.statement:
        return _("All answers are checked. The form can be finished.")
    if card.status in (Status.SIGNED, Status.PACKED):
        return _("The statement is signed. Send the file to the campaign secretariat.")
    if card.status is Status.SIGNING:
        return _("The next signatory can sign now.")
    if card.status is Status.READY:
        return _("All answers are checked. The statement can be read and signed.")
    return _("Last changed {moment}. You come back to the same page and field.").format(moment=moment)


def _row(card: Card, language: str, now: datetime, forms: FormTitles) -> FormRow:
    return FormRow(
        draft=card.draft,
        name=words.title(card.title),
        place=words.side_by_side(language, forms.of(card, language), card.place),
        detail=_detail(card, language, now),
        action=words.action(card),
        states=words.states(card, language),
        done=_done(card),
    )


def _done(card: Card) -> tuple[bool, ...]:
    return tuple(one is SectionStatus.COMPLETE for one in card.sections)


def _detail(card: Card, language: str, now: datetime) -> str:
    if card.moved_at:
        return _("Moved on {date}").format(date=words.day(card.moved_at, language))
    if card.answered_at:
        return _("Answer of {date}").format(date=words.day(card.answered_at, language))
    if card.handed_over_at:
        moment = words.day(card.handed_over_at, language)
        where = isolated(words.place(card.handed_over_to))
        return _("To {place}, {date}").format(place=where, date=moment)
    if card.signed_at and not card.statement:
        return _("Finished on {date}").format(date=words.day(card.signed_at, language))
    if card.signed_at:
        return _("Signed on {date}").format(date=words.day(card.signed_at, language))
    done = words.sections_done(sum(_done(card)), len(card.sections), language)
    if card.checked and card.status is Status.READY:
        return _("{sections}, checked").format(sections=done)
    return done
