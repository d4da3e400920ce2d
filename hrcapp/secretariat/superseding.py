"""Another decision after the answer has left: it stands in the place of the first; the sender is told why.

No event or receipt of a new kind is needed: a decision that has seen the one before is what stands, and of
two receipts for one version the sender's app goes by the later one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.dates import format_date
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.event_order import ordered
from hrcapp.secretariat.fold_decisions import decided
from hrcapp.secretariat.kinds import DECISIONS, Kind
from hrcapp.secretariat.review import Review
from hrcapp.secretariat.second_reader import SecondReader
from hrcapp.secretariat.withdrawal import Undo, Withdrawal

REPLACES = N_("This answer replaces our answer of {day}. The reason: {reason}")
_KINDS = {state: Kind(kind) for kind, state in DECISIONS.items()}


@dataclass(frozen=True)
class Superseding:
    """Decides anew about a version whose answer can't be called back any more."""

    review: Review
    withdrawal: Withdrawal
    second_reader: SecondReader

    def possible(self, version: str) -> tuple[ReviewState, ...]:
        """What can be decided instead; nothing while the decision can still be taken back.

        Where the kit asks for a second reader, nobody accepts alone what was refused.
        """
        undo = self.withdrawal.of(version)
        if undo is None or undo.possible:
            return ()
        barred = {undo.decision}
        if self.second_reader.must_propose(version):
            barred.add(ReviewState.ACCEPTED)
        return tuple(state for state in _KINDS if state not in barred)

    def replaced(self, version: str) -> tuple[tuple[ReviewState, datetime], ...]:
        """What was decided and answered before what stands now, and when; the earliest first."""
        about = self.withdrawal.log.about(version)
        found = decided(about)
        return tuple(
            (DECISIONS[one.event.kind], one.event.at)
            for one in ordered(about)
            if one.event.kind in DECISIONS and one not in found.by and one.digest in found.handed
        )

    def decide(self, version: str, decision: ReviewState, reason: str) -> None:
        """Decide anew; the sender reads the reason. Raises Fault REASON_REQUIRED, ALREADY_DECIDED."""
        if not reason.strip():
            raise Fault(Code.REASON_REQUIRED)
        undo = self.withdrawal.of(version)
        if undo is None or decision not in self.possible(version):
            raise Fault(Code.ALREADY_DECIDED, decision=str(self.review.item(version).state))
        message = self._message(version, undo, reason.strip())
        comments = {"": reason.strip()} if decision is ReviewState.RETURNED else {}
        self.review.decide_anew(version, _KINDS[decision], message, comments)

    def _message(self, version: str, undo: Undo, reason: str) -> str:
        language = self.review.reply_language(version)
        day = format_date(undo.decided_at.date(), language)
        return catalog(language).gettext(REPLACES).format(day=day, reason=reason)
