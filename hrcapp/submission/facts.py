"""What a filled pledge form says, read from its instance XML.

Questions are found by their names, wherever the form's groups put them, so that a new cut of the form with
the same names needs no new code. Nothing here trusts the file: `xforms` parses it within its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import (
    MANDATES,
    UNKNOWN_COUNTRY,
    Origin,
    PartyFacts,
    PartyKind,
    PledgeFacts,
    Scope,
    Signatory,
)
from hrcapp.xforms import parse_instance

CODED = (
    "vision_themes",
    "frameworks",
    "sdgs",
    "motivation_codes",
    "focus_areas",
    "focus_priority",
    "target_groups",
    "init_kind",
    "working_groups",
    "offers",
    "needs",
    "c2c_formats",
    "c2c_languages",
    "assessment",
)
"""Coded questions; those inside a repeat gather the codes of all its instances."""

CONSENTS = ("publish_statement", "publish_signature", "publish_answers", "publish_contact")
CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone", "contact_language")


def pledge_facts(instance_xml: bytes) -> PledgeFacts:
    """Read a pledge form's instance. Raises Fault INSTANCE_UNREADABLE, also when no party kind is given."""
    return facts_in(parse_instance(instance_xml))


def facts_in(root: etree._Element) -> PledgeFacts:
    """Read a parsed instance. Raises Fault INSTANCE_UNREADABLE when a pledge gives no party kind.

    A form that does not ask who joins is none (`Scope.OTHER_FORM`): of it, only whose it is and whether it
    may be published is read, and nothing that counts.
    """
    answers = _Answers(root)
    if next(root.iter("{*}party_type"), None) is None:
        return _of_another_form(answers)
    try:
        kind = PartyKind(answers.one("party_type"))
    except ValueError as error:
        raise Fault(Code.INSTANCE_UNREADABLE) from error
    return PledgeFacts(
        party=_party(kind, answers),
        scope=Scope.FULL_FORM if answers.one("scope") == Scope.FULL_FORM else Scope.PLEDGE_ONLY,
        answers_language=answers.one("answers_language"),
        statement_language=answers.one("statement_language"),
        place=answers.one("sig_place"),
        signatories=tuple(_signatories(root)),
        codes={name: found for name in CODED if (found := answers.codes(name))},
        consents={name: answers.one(name) == "yes" for name in CONSENTS},
        contact={name: answers.one(name) for name in CONTACT if answers.one(name)},
        previous_reference=answers.one("previous_reference"),
        term_end=_date(answers.one("term_end")),
    )


def _of_another_form(answers: _Answers) -> PledgeFacts:
    return PledgeFacts(
        party=_party(PartyKind.GOVERNMENT, answers),
        scope=Scope.OTHER_FORM,
        answers_language=answers.one("answers_language"),
        consents={name: answers.one(name) == "yes" for name in CONSENTS},
    )


def origin_of(info: Mapping[str, str]) -> Origin:
    """The origin that a bundle's own record names; typed where it names none."""
    with suppress(ValueError):
        return Origin(info.get("Origin", ""))
    return Origin.TYPED


class _Answers:
    """Values of an instance by question name."""

    def __init__(self, root: etree._Element) -> None:
        self._by_name: dict[str, list[str]] = {}
        for element in root.iter(etree.Element):
            if (text := element.text) and len(element) == 0 and (text := text.strip()):
                self._by_name.setdefault(element.tag.rpartition("}")[2], []).append(text)

    def one(self, name: str) -> str:
        return self._by_name.get(name, [""])[0]

    def codes(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for text in self._by_name.get(name, []) for code in text.split()))

    def number(self, name: str) -> int | None:
        try:
            return int(float(self.one(name)))
        except (ValueError, OverflowError):
            return None


def _party(kind: PartyKind, answers: _Answers) -> PartyFacts:
    latitude, longitude = _position(answers.one("location"))
    return PartyFacts(
        kind=kind,
        name=" ".join(answers.one("name_official").split()),
        name_language=answers.one("name_language") or answers.one("answers_language"),
        name_latin=answers.one("name_latin"),
        name_english=answers.one("name_english"),
        country=answers.one("country") or UNKNOWN_COUNTRY,
        admin1=answers.one("admin1"),
        level=answers.one("lg_level"),
        type=answers.one("lg_type") or answers.one("org_kind"),
        population=answers.number("population"),
        latitude=latitude,
        longitude=longitude,
    )


def _position(geopoint: str) -> tuple[float | None, float | None]:
    parts = geopoint.split()
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except (ValueError, IndexError):
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)


def _signatories(root: etree._Element) -> Iterator[Signatory]:
    for element in root.iter("{*}signatories"):
        answers = _Answers(element)
        if not (name := answers.one("sig_name")):
            continue
        yield Signatory(
            name=name,
            office=answers.one("sig_role_text") or answers.one("sig_role"),
            mandate=_mandate(answers.one("sig_mandate")),
            resolution_ref=answers.one("sig_resolution_ref"),
            resolution_date=_date(answers.one("sig_resolution_date")),
        )


def _mandate(text: str) -> str:
    return text if text in MANDATES else MANDATES[0]


def _date(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
