"""What the statement says of a filled form."""

from __future__ import annotations

from datetime import date

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.party import PartyKind, PledgeFacts
from hrcapp.statement import SignatureKind, StatementData, kind_line
from hrcapp.submission.questions import answer, choice_label
from hrcapp.submission.version import fingerprint
from hrcapp.xforms import FormSession

STATEMENT_VERSION = "2026-1"


def statement_data(
    session: FormSession,
    facts: PledgeFacts,
    *,
    instance_xml: bytes,
    document_id: str,
    day: date,
    kind: SignatureKind,
    practice: bool,
) -> StatementData:
    """The statement of an open form whose answers are complete; `day` is the day of signing."""
    language = statement_language(facts, session.language)
    government = facts.party.kind is PartyKind.GOVERNMENT
    return StatementData(
        kind="government" if government else "partner",
        party_name=facts.party.name,
        country_name=country_name(facts.party.country, language),
        admin1=facts.party.admin1,
        type_label=_type_label(session, language) if government else "",
        population=facts.party.population if government else None,
        place=facts.place or facts.party.name,
        date=day,
        signatories=facts.signatories[:3],
        language=language,
        document_id=document_id,
        version_label=f"{STATEMENT_VERSION}-{language}",
        short_hash=fingerprint(instance_xml)[:20],
        practice=practice,
        signature_kind_line=kind_line(kind, language),
    )


def _type_label(session: FormSession, language: str) -> str:
    """The town's own word for what it is, where it is a word of the statement's language."""
    own = answer(session, "lg_type_local").strip()
    if own and session.language == language:
        return own
    label = choice_label(session, "lg_type", language)
    # The label begins a line of the form; in the statement the word stands inside a sentence.
    return label[:1].lower() + label[1:]


def statement_language(facts: PledgeFacts, otherwise: str) -> str:
    """The language chosen for the statement; the form's own where that one has no text."""
    for language in (facts.statement_language, otherwise):
        if language in SHIPPED:
            return language
    return "en"
