"""What a person does about protection, consents and undoing, from the review of one version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.consents import Consent
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.review import Detail
from hrcapp.ui.common.notice import Action, Notice, Words
from hrcapp.ui.secretariat import care
from hrcapp.ui.secretariat.asking import ask_words

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class CareActs:
    """The steps; each one reads the version again."""

    office: Office
    detail: Detail

    def flag(self) -> None:
        """Ask why, then keep every text from being published."""
        ask_words(
            self.office,
            question=_("Does it name a protected person?"),
            text=_("From now on none of its texts and files is published. The reason stays at the desks."),
            label=_("Why this person could be harmed"),
            verb=_("Keep it from being published"),
            then=lambda words: self._do(lambda: self._protection.flag(self._key, words), care.flagged),
        )

    def lift(self) -> None:
        """Ask why, then publish the texts as they came."""
        ask_words(
            self.office,
            question=_("Does it name nobody to protect?"),
            text=_("Its texts are published as they came, with all words that had been taken out."),
            label=_("Why it may be published"),
            verb=_("Publish it as it came"),
            danger=True,
            then=lambda words: self._do(lambda: self._protection.lift(self._key, words), care.lifted),
        )

    def redact(self) -> None:
        """To the page on which words are taken out."""
        from hrcapp.ui.secretariat.redaction_page import RedactionPage

        office, detail = self.office, self.detail
        office.flush()
        office.store(lambda: RedactionPage.read(office, detail), office.show)

    def undo(self) -> None:
        """Take the decision back."""
        take_back(self.office, self._key)

    def instead(self, decision: ReviewState) -> None:
        """Ask why, then decide anew: the answer has left and can only be replaced."""
        superseding, key = self.office.desk.superseding, self._key
        ask_words(
            self.office,
            question=_(care.INSTEAD_ASKED[decision]),
            text=_("A new answer leaves. It says that it replaces the earlier one, with this reason."),
            label=_("Reason, in the sender's language"),
            verb=_("Decide anew"),
            missing=_("Write the reason: the sender will read it."),
            danger=decision is ReviewState.REJECTED,
            then=lambda reason: self._do(lambda: superseding.decide(key, decision, reason), care.replaced),
        )

    def record(self, consent: Consent) -> None:
        """Note that a consent was given or taken back by a request."""
        office, submission = self.office, self.detail.item.submission
        name, given = _(care.ITEMS[consent.item]), not consent.holds
        question = _("Record that consent is given?") if given else _("Record that consent is taken back?")
        ask_words(
            office,
            question=question,
            text=_("{item}. It holds in every report, page and export from now on.").format(item=name),
            label=_("Who asked for it, when and how"),
            verb=_("Consent given") if given else _("Consent taken back"),
            then=lambda words: self._do(
                lambda: office.desk.consents.record(submission, consent.item, given, words), care.recorded
            ),
        )

    @property
    def _key(self) -> str:
        return self.detail.item.key

    @property
    def _protection(self) -> Protection:
        return self.office.desk.protection

    def _do(self, work: Callable[[], object], words: Words) -> None:
        office, key = self.office, self._key
        office.flush()
        office.store(work, lambda _result: office.go_review(key, Notice("success", words)))


def take_back(office: Office, key: str) -> None:
    """Take a decision back and show the version again."""
    office.flush()
    office.store(
        lambda: office.desk.withdrawal.withdraw(key),
        lambda _result: office.go_review(key, Notice("success", care.undone)),
    )


def undoing(office: Office, key: str) -> Action:
    """The way back, beside the message that something was decided."""
    return Action("undo-last", lambda: _("Undo"), lambda: take_back(office, key))
