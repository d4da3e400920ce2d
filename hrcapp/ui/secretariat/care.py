"""What a review says of protection, consents and undoing, in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.i18n import N_, _
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.consents import Consent
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.protection import Guarded
from hrcapp.secretariat.review import Detail
from hrcapp.secretariat.withdrawal import Undo
from hrcapp.ui.common.words import Told, day, stamp
from hrcapp.ui.secretariat import words

ITEMS: Mapping[str, str] = {
    "publish_statement": N_("The statement and who signed it"),
    "publish_signature": N_("The picture of the signature"),
    "publish_answers": N_("The answers"),
    "publish_contact": N_("The contact, shared with other members"),
}
_SIGNED_BY_HAND = {"file": N_("as a file"), "mail": N_("by mail"), "drop-box": N_("by the drop box")}


@dataclass(frozen=True)
class Care:
    """What is known of one version."""

    guarded: Guarded
    undo: Undo | None
    instead: tuple[ReviewState, ...]
    replaced: tuple[tuple[ReviewState, datetime], ...]
    consents: tuple[Consent, ...]

    @classmethod
    def read(cls, desk: Desk, detail: Detail) -> Care:
        """On the store's thread."""
        key = detail.item.key
        consents = desk.consents.of_version(key, detail.facts.consents)
        again = desk.superseding
        undo, instead, before = desk.withdrawal.of(key), again.possible(key), again.replaced(key)
        return cls(desk.protection.of(key), undo, instead, before, consents)


def protection(guarded: Guarded) -> Told:
    """How the version is protected, as a pill."""
    if guarded.guard is Guard.BLOCKED:
        return Told("danger", _("Not published"), "shield-alert")
    if guarded.guard is Guard.REDACTED:
        return Told("success", _("Redacted"), "shield-check")
    return Told("neutral", _("No flag"), "shield")


def protection_told(guarded: Guarded) -> str:
    """What follows from it."""
    if guarded.inherited:
        return _(
            "An earlier version names a protected person. Nothing of this one is published before somebody "
            "has looked at it."
        )
    if guarded.guard is Guard.BLOCKED:
        return _("It names a protected person. None of its texts or files is published anywhere.")
    if guarded.guard is Guard.REDACTED:
        return _("Published without the words that were taken out. The original stays at the desks.")
    return _("If somebody named here could be harmed, say so: then nothing of its texts is published.")


def undo_told(undo: Undo, language: str) -> str:
    """Whether the decision can be taken back, and why not."""
    if undo.left is None:
        return _(
            "The answer has not left yet. Until it does, the decision can be taken back. A party that was "
            "made and a device that was approved stay so."
        )
    way = _(_SIGNED_BY_HAND.get(undo.way, N_("as a file")))
    return _(
        "The answer left {moment}, {way}. It cannot be called back; another answer can replace it."
    ).format(moment=stamp(undo.left, language), way=way)


def decided(undo: Undo, language: str) -> str:
    """What was decided and when."""
    told = words.decided(undo.decision).words
    return _("{decision}, {moment}").format(decision=told, moment=stamp(undo.decided_at, language))


def before(replaced: Sequence[tuple[ReviewState, datetime]], language: str) -> str:
    """What was decided and answered before; "" where nothing was."""
    told = ", ".join(f"{words.decided(state).words} ({stamp(at, language)})" for state, at in replaced)
    return _("Decided before: {decisions}").format(decisions=told) if told else ""


def consent(one: Consent) -> Told:
    """Whether it holds."""
    if one.holds:
        return Told("success", _("Yes"), "check")
    return Told("neutral", _("No"), "ban")


def consent_told(one: Consent, language: str) -> str:
    """Where it comes from, if not from the form."""
    if one.at is None:
        return ""
    return _("By request of {day}: {words}").format(day=day(one.at, language), words=one.words)


def undone() -> tuple[str, str]:
    return _("Taken back"), _("The form waits for a decision again. Its answer will not leave.")


def flagged() -> tuple[str, str]:
    return _("Flagged"), _(
        "Nothing of its texts is published from now on. Take words out to publish the rest."
    )


def lifted() -> tuple[str, str]:
    return _("Flag taken away"), _("The texts are published as they came, where the form agrees.")


def redacted() -> tuple[str, str]:
    return _("Redacted"), _("From now on it is published without these words.")


def recorded() -> tuple[str, str]:
    return _("Recorded"), _("It holds in every report, page and export from now on.")


INSTEAD: Mapping[ReviewState, str] = {
    ReviewState.ACCEPTED: N_("Accept it after all"),
    ReviewState.RETURNED: N_("Ask for a correction instead"),
    ReviewState.REJECTED: N_("Reject it instead"),
}


INSTEAD_ASKED: Mapping[ReviewState, str] = {
    ReviewState.ACCEPTED: N_("Accept this form after all?"),
    ReviewState.RETURNED: N_("Ask for a correction after all?"),
    ReviewState.REJECTED: N_("Reject this form after all?"),
}


def replaced() -> tuple[str, str]:
    return _("Decided anew"), _("The new answer says that it replaces the earlier one, and why.")


def can_undo(state: ReviewState, undo: Undo | None) -> bool:
    """Whether there is anything to show about undoing."""
    return undo is not None and state not in (ReviewState.TO_REVIEW, ReviewState.CONFLICT)
