"""What the statement says of a filled form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hrcapp.exchange.kit import Kit
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import SHIPPED, is_rtl
from hrcapp.model.party import PartyKind, PledgeFacts
from hrcapp.statement import (
    Emblem,
    Names,
    SignatureKind,
    StatementData,
    Template,
    choose,
    shipped,
    template_from_json,
)
from hrcapp.statement.templates import Kind
from hrcapp.submission.government_type import type_label
from hrcapp.submission.version import fingerprint
from hrcapp.xforms import FormSession


def statement_data(
    session: FormSession,
    facts: PledgeFacts,
    *,
    instance_xml: bytes,
    document_id: str,
    day: date,
    kind: SignatureKind | None,
    practice: bool,
    second_language: str = "",
    prevails: str = "",
    emblem: Emblem | None = None,
    look: str = "",
    template: Template | None = None,
) -> StatementData:
    """The statement of an open form whose answers are complete; `day` is the day of signing.

    `template` None is the text that ships. With a `second_language`, `prevails` names the language that does:
    without it the one the template names, else the first.
    """
    government = facts.party.kind is PartyKind.GOVERNMENT
    spoken = tuple(template.texts) if template else SHIPPED
    language = statement_language(facts, session.language, spoken)
    languages = (language, second_language) if second_language else (language,)
    text = template or choose("government" if government else "partner", languages)
    first = _names(session, facts, language, facts.party.name)
    second = None
    if second_language:
        second = _names(session, facts, second_language, other_name(facts, second_language))
    return StatementData(
        kind=text.kind,
        party_name=first.party_name,
        country_name=first.country_name,
        admin1=first.admin1,
        type_label=first.type_label,
        population=facts.party.population if government else None,
        place=first.place,
        date=day,
        signatories=facts.signatories[:3],
        language=language,
        document_id=document_id,
        version_label=f"{text.version}-{'+'.join(languages)}",
        short_hash=fingerprint(instance_xml)[:20],
        practice=practice,
        signature_kind_line=text.text(language).say(f"kind_{kind or 'each'}"),
        second=second,
        prevails=(prevails or prevailing(text, languages)) if second else "",
        emblem=emblem,
        look=look,
    )


def _names(session: FormSession, facts: PledgeFacts, language: str, name: str) -> Names:
    """The names as they stand in a text of this language, `name` being the town's."""
    government = facts.party.kind is PartyKind.GOVERNMENT
    return Names(
        language,
        name,
        country_name(facts.party.country, language),
        facts.party.admin1,
        type_label(session, language) if government else "",
        facts.place or name,
    )


def prevailing(template: Template, languages: tuple[str, ...]) -> str:
    """The language that prevails unless one is chosen: the one the text names, else the first."""
    return template.prevails if template.prevails in languages else languages[0]


def other_name(facts: PledgeFacts, language: str) -> str:
    """The town's name in a second language: its English one, or in Latin letters, where these serve."""
    party = facts.party
    if language == "en" and party.name_english:
        return party.name_english
    latin = not is_rtl(language) and language != "ko"
    return (party.name_latin if latin else "") or party.name


def statement_text(kit: Kit | None, facts: PledgeFacts, otherwise: str) -> tuple[Template, str]:
    """The text of the statement for this party, the kit's own or the shipped one, and its first language.

    Raises Fault TEMPLATE_* for a kit whose text can't be used: another text must not be signed in its place.
    """
    kind: Kind = "government" if facts.party.kind is PartyKind.GOVERNMENT else "partner"
    template = _of_kit(kit, kind, facts, otherwise) or shipped(kind)
    return template, statement_language(facts, otherwise, tuple(template.texts))


def _of_kit(kit: Kit | None, kind: Kind, facts: PledgeFacts, otherwise: str) -> Template | None:
    """The kit's own text, where it has one in the statement's language."""
    if kit is None:
        return None
    own = [one for one in map(template_from_json, kit.content.templates) if one.kind == kind]
    spoken = {*SHIPPED, *(language for one in own for language in one.texts)}
    language = statement_language(facts, otherwise, spoken)
    return next((one for one in reversed(own) if one.speaks((language,))), None)


def statement_language(facts: PledgeFacts, otherwise: str, spoken: Collection[str] = SHIPPED) -> str:
    """The language chosen for the statement; the form's own where that one has no text."""
    for language in (facts.statement_language, otherwise):
        if language in spoken:
            return language
    return "en"
