"""The verdict about a statement, and the receipt that a decision will send, in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hrcapp.i18n import N_, _
from hrcapp.model.party import Origin
from hrcapp.secretariat.receipts import usual_message
from hrcapp.secretariat.review import Detail
from hrcapp.statement import kind_label, trust_label
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind
from hrcapp.ui.secretariat.review import Draft


@dataclass(frozen=True)
class Verdict:
    """Kind, shape, word and sentence; below, what is known of each signature, trust on its own."""

    kind: Kind
    icon: str
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...]


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


def verdict(detail: Detail, language: str) -> Verdict:
    """What was checked about the statement; never praise for being intact alone."""
    item = detail.item
    if item.origin == Origin.RECONSTRUCTED:
        return Verdict(
            "neutral",
            "circle-dashed",
            _("Reconstructed"),
            _("From the published report. Nothing is signed, so this counts as a form and not as a pledge."),
            (),
        )
    kind, icon, title, sentence = _VERDICTS[item.verdict]
    told = _(sentence)
    if item.verdict == "intact" and not item.same_answers:
        kind, icon = "warning", "shield-alert"
        told = _("The answers in the signed statement differ from those beside it.")
    return Verdict(kind, icon, _(title), told, _facts(detail, language))


def _facts(detail: Detail, language: str) -> tuple[tuple[str, str], ...]:
    facts: list[tuple[str, str]] = []
    for report in detail.signatures:
        facts.append((_("Signature"), kind_label(report.kind, language, report.name)))
        facts.append((_("Trust"), trust_label(report.trust, language, report.issuer)))
    for signatory in detail.facts.signatories:
        facts.append(
            (
                _("Signed by"),
                _("{name}, {office}").format(
                    name=isolated(signatory.name), office=isolated(signatory.office)
                ),
            )
        )
        facts.append((_("Mandate"), _(_MANDATES.get(signatory.mandate, _NOT_SAID))))
    return tuple(facts)


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
    if detail.words:
        kind, message = str(detail.item.state), detail.words[0][0]
    code = detail.short_codes.get(kind, detail.short_codes["received"])
    return Receipt(language, message or usual_message(kind, language), code)
