"""Parties of the campaign, and what a filled form says of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

UNKNOWN_COUNTRY = "ZZ"
"""CLDR's code for an unknown territory; it is never counted as a country."""


class PartyKind(StrEnum):
    """Who joins. Governments pledge; all others support the campaign and are counted apart."""

    GOVERNMENT = "local_government"
    NETWORK = "association_or_network"
    CIVIL_SOCIETY = "civil_society"
    NATIONAL_INSTITUTION = "national_institution"

    @property
    def is_government(self) -> bool:
        return self is PartyKind.GOVERNMENT


class Scope(StrEnum):
    """What is sent: the pledge alone, the full form with it, or a form that is no pledge at all."""

    PLEDGE_ONLY = "pledge_only"
    FULL_FORM = "full_form"
    OTHER_FORM = "other_form"


class Origin(StrEnum):
    """How the answers came into being; never shown as a quality."""

    TYPED = "typed"
    TRANSCRIBED = "transcribed"
    RECONSTRUCTED = "reconstructed"
    IMPORTED = "imported"

    @property
    def is_unsigned(self) -> bool:
        """Whether such answers come without a signed statement: the secretariat itself brought them in."""
        return self in (Origin.RECONSTRUCTED, Origin.IMPORTED)


@dataclass(frozen=True)
class PartyFacts:
    """A party as a form names it. `country` is ISO 3166-1 alpha-2 or ZZ; `name_language` is BCP 47."""

    kind: PartyKind
    name: str
    name_language: str = ""
    name_latin: str = ""
    name_english: str = ""
    country: str = UNKNOWN_COUNTRY
    admin1: str = ""
    level: str = ""
    type: str = ""
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None


MANDATES = ("office", "council_resolution", "delegation")
"""By what right someone signs; the first where nothing else is said."""


@dataclass(frozen=True)
class Signatory:
    """Who signs for a party: the office as it is printed, and the mandate, one of `MANDATES`."""

    name: str
    office: str
    mandate: str = "office"
    resolution_ref: str = ""
    resolution_date: date | None = None


@dataclass(frozen=True)
class PledgeFacts:
    """What the registry, the statement and the report use of one filled pledge form.

    `codes` holds the chosen codes of each coded question by its name, in the form's order; `consents` the
    answers to the publication questions; `contact` stays apart from everything that may be published.
    `term_end`: the last day of the present term of office.
    """

    party: PartyFacts
    scope: Scope
    answers_language: str = ""
    statement_language: str = ""
    place: str = ""
    signatories: tuple[Signatory, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    consents: Mapping[str, bool] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    previous_reference: str = ""
    term_end: date | None = None
