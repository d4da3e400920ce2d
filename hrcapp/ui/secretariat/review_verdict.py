"""The verdict about a statement, and the receipt that a decision will send, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n import N_, _
from hrcapp.model.party import Origin
from hrcapp.secretariat.items import OPEN
from hrcapp.secretariat.receipts import usual_message
from hrcapp.secretariat.review import Detail
from hrcapp.secretariat.trust import Validation
from hrcapp.statement import kind_label, reason_label, trust_label
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind, stamp
from hrcapp.ui.secretariat.long_life import received, validated
from hrcapp.ui.secretariat.review import Draft

Fact = tuple[str, str]


@dataclass(frozen=True)
class Verdict:
    """Kind, shape, word and sentence; below, group by group, what is known of each signature, trust on its
    own, then who signs by which mandate, then what timestamps prove."""

    kind: Kind
    icon: str
    title: str
    sentence: str
    groups: tuple[tuple[Fact, ...], ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All of them, one after the other."""
        return tuple(fact for group in self.groups for fact in group)


_VERDICTS: Mapping[str, tuple[Kind, str, str, str]] = {
    "intact": ("info", "shield", N_("Intact"), N_("Nothing changed since the signature.")),
    "changed": (
        "warning",
        "shield-alert",
        N_("Intact, changed later"),
        N_("Something was added after the signature. A person must look."),
    ),
    "broken": (
        "danger",
        "shield-x",
        N_("Broken"),
        N_("The signed part is not what it was when it was signed."),
    ),
    "unsigned": ("neutral", "circle-dashed", N_("Unsigned"), N_("No signature field is filled in.")),
    "none": ("neutral", "circle-dashed", N_("No statement"), N_("Nothing signed came with these answers.")),
}

_MANDATES: Mapping[str, str] = {
    "office": N_("By virtue of the office"),
    "council_resolution": N_("By resolution of the council"),
    "delegation": N_("By delegation"),
}
_NOT_SAID = N_("Not said")


def verdict(detail: Detail, language: str, notes: Sequence[Validation] = ()) -> Verdict:
    """What was checked about the statement; never praise for being intact alone. `notes`: people's."""
    item = detail.item
    if item.origin == Origin.RECONSTRUCTED:
        return Verdict(
            "neutral",
            "circle-dashed",
            _("Reconstructed"),
            _("From the published report. Nothing is signed, so this counts as a form and not as a pledge."),
        )
    kind, icon, title, sentence = _VERDICTS[item.verdict]
    told = _(sentence)
    if item.verdict == "intact" and not item.same_answers:
        kind, icon = "warning", "shield-alert"
        told = _("The answers in the signed statement differ from those beside it.")
    elif detail.checked is not None and item.verdict in ("changed", "broken"):
        told = reason_label(detail.checked.reason, language) or told
    groups = (*_signatures(detail, language, notes), *_signatories(detail), *_times(detail, language))
    return Verdict(kind, icon, _(title), told, groups)


def _signatures(detail: Detail, language: str, notes: Sequence[Validation]) -> Iterator[tuple[Fact, ...]]:
    for report in detail.signatures:
        facts = [
            (_("Signature"), kind_label(report.kind, language, isolated(report.name))),
            (_("Trust"), trust_label(report.trust, language, isolated(report.issuer))),
        ]
        if report.signed_at is not None:
            said = _("{moment}, by the signer's own clock").format(moment=stamp(report.signed_at, language))
            facts.append((_("Signed on"), said))
        if found := validated(notes, report.field, language):
            facts.append((_("Validation"), found))
        yield tuple(facts)


def _signatories(detail: Detail) -> Iterator[tuple[Fact, ...]]:
    for signatory in detail.facts.signatories:
        named = _("{name}, {office}").format(name=isolated(signatory.name), office=isolated(signatory.office))
        yield (
            (_("Signed by"), named),
            (_("Mandate"), _(_MANDATES.get(signatory.mandate, _NOT_SAID))),
        )


def _times(detail: Detail, language: str) -> Iterator[tuple[Fact, ...]]:
    for report in detail.checked.timestamps if detail.checked else ():
        yield (
            (_("Received before"), received(report, language)),
            (_("Trust"), trust_label(report.trust, language, isolated(report.issuer))),
        )


@dataclass(frozen=True)
class Receipt:
    """What the sender will read, in the sender's language."""

    language: str
    text: str
    code: str


def receipt(detail: Detail, draft: Draft, language: str) -> Receipt:
    """The receipt of the decision that can be taken now: a correction once there are comments."""
    kind = "returned" if draft.comments else "accepted"
    message = draft.message.strip()
    if detail.words and detail.item.state not in OPEN:
        kind, message = str(detail.item.state), detail.words[0][0]
    code = detail.short_codes.get(kind, detail.short_codes["received"])
    return Receipt(language, message or usual_message(kind, language), code)
