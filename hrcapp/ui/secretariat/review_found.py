"""What the page of one version is made of, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.review import Detail
from hrcapp.secretariat.suggesting import Reason
from hrcapp.ui.secretariat import review, words
from hrcapp.ui.secretariat.care import Care
from hrcapp.ui.secretariat.long_life import LongLife
from hrcapp.ui.secretariat.second_reading import SecondReading
from hrcapp.ui.secretariat.translation_beside import Beside

if TYPE_CHECKING:
    from hrcapp.secretariat.parties import Party
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class Found:
    """One version with its queue, the parties it may be, and the language its labels are in."""

    detail: Detail
    queue: tuple[str, ...]
    candidates: tuple[review.Candidate, ...]
    party: review.Candidate | None
    statement: bool
    life: LongLife
    second: SecondReading
    beside: Beside
    care: Care
    draft: ReviewDraft
    language: str


def read_found(office: Office, key: str, queue: tuple[str, ...], language: str) -> Found:
    """On the store's thread. Raises Fault REFERENCE_UNKNOWN."""
    desk = office.desk
    detail = desk.review.detail(key, language)
    near = detail.proposal.near if detail.item.party is None else ()
    party = desk.parties.find(detail.item.party) if detail.item.party else None
    return Found(
        detail=detail,
        queue=queue,
        candidates=tuple(_candidate(desk.parties.get(one.reference), language, one.reasons) for one in near),
        party=_candidate(party, language) if party is not None else None,
        statement=detail.item.verdict != "none",
        life=LongLife.read(desk, key),
        second=SecondReading.read(desk, key),
        beside=Beside.read(desk, key, detail.facts.answers_language, language),
        care=Care.read(desk, detail),
        draft=desk.drafts.of(key),
        language=language,
    )


def _candidate(party: Party, language: str, reasons: tuple[Reason, ...] = ()) -> review.Candidate:
    where = ", ".join(filter(None, (party.facts.admin1, words.place(party.facts.country, language))))
    return review.Candidate(party.reference, party.name_in(language), where, reasons)
