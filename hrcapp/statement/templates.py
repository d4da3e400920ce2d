"""The words of the statement, as messages of the domain `campaign`; `render` sets them.

Placeholders are filled after translation. `{name}` is printed in bold. Nothing here knows the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hrcapp.i18n import CAMPAIGN, N_, catalog
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault

Kind = Literal["government", "partner"]

CAMPAIGN_LINE = N_("Global campaign")
CAMPAIGN_NAME = N_("10, 100, 1000 Human Rights Cities and Territories by 2030")
SIGNATURE = N_("Signature")
SUBMISSION_FILE = N_("The answers of the form, as signed")
RECORD_FILE = N_("Record of signing")
SIGNATURE_OF = N_("Signature of {name}, {office}")
DONE = N_("Done at {place}, on {date}.")
WATERMARK = N_("Practice, not a signed document")
VERSION = N_("Statement version {version}")
DOCUMENT = N_("Document {id}")
FINGERPRINT = N_("Fingerprint of the data (SHA-256) {hash}")
PAGE = N_("Page {page} of {total}")
PLACE_LINE = N_("{admin1}, {country}")
SIGN_ALT = N_("Three houses, each taller than the one before: the sign of the campaign")

MANDATES = {
    ("office", "plain"): N_("Signed by virtue of the office."),
    ("council_resolution", "plain"): N_("Signed by virtue of the office and by decision of the council."),
    ("council_resolution", "dated"): N_(
        "Signed by virtue of the office and by decision of the council of {date}."
    ),
    ("council_resolution", "named"): N_(
        "Signed by virtue of the office and by decision {reference} of the council of {date}."
    ),
    ("delegation", "plain"): N_("Signed by delegation of the governing body."),
    ("delegation", "dated"): N_("Signed by delegation of the governing body, by its decision of {date}."),
    ("delegation", "named"): N_(
        "Signed by delegation of the governing body, by its decision {reference} of {date}."
    ),
}
"""By mandate, and what is known of the decision: nothing, its date, or its reference and date."""

MANDATE_OF = N_("{name}: {clause}")
"""Used when the signatories act under different mandates."""

_JOIN = {
    (True, True): N_(
        "We, the representatives of {name} ({type}, {population} inhabitants), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    (True, False): N_(
        "We, the representatives of {name} ({type}), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    (False, True): N_(
        "We, the representatives of {name} ({population} inhabitants), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    (False, False): N_(
        "We, the representatives of {name}, join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
}
_GOVERNMENT_BELIEF = N_(
    "We hold that all who live in our territory, whatever their status, have the same dignity and the same "
    "rights, and that rights are kept or lost close to home, in the services and places of daily life."
)
_GOVERNMENT_LEAD = N_("Within our powers, and in line with national and international law, we commit:")
_COMMITMENTS = (
    N_("to respect, protect and fulfil human rights in our policies, budgets and services;"),
    N_("to open our decisions to inhabitants and civil society, and to account for what we do;"),
    N_("to act against every form of discrimination, beginning with those most often left out;"),
    N_(
        "to start, or carry further, our own local framework for human rights, be it a charter, a plan or an "
        "independent body, and to review its effects;"
    ),
    N_("to make human rights known, first of all in our own administration;"),
    N_("to stand by those who defend human rights, here and elsewhere;"),
    N_(
        "to learn from and cooperate with other cities and territories, and to bring local experience to "
        "national and United Nations mechanisms and to the 2030 Agenda."
    ),
)
_GOVERNMENT_CLOSE = N_(
    "This is a political commitment, for which we answer to our inhabitants; it creates no claim in law."
)
_SUPPORT = N_(
    "We, {name}, support the global campaign “10, 100, 1000 Human Rights Cities and Territories by 2030”."
)
_PARTNER_LEAD = N_("Within our means, we will:")
_PARTNER_UNDERTAKINGS = (
    N_("make the campaign known among the local and regional governments we work with;"),
    N_("share methods, knowledge and critical advice;"),
    N_("help local governments and civil society to carry their responsibility for human rights together;"),
    N_("speak for the part that local governments play in national and United Nations mechanisms."),
)
_PARTNER_CLOSE = N_(
    "We keep our independence: this support is neither an endorsement of any government nor a certification "
    "of its record."
)

TITLES: dict[Kind, str] = {"government": N_("Political statement"), "partner": N_("Statement of support")}


@dataclass(frozen=True)
class Template:
    """One statement in one language, placeholders open: `opening` before the list, `closing` after."""

    kind: Kind
    language: str
    title: str
    opening: tuple[str, ...]
    commitments: tuple[str, ...]
    closing: tuple[str, ...]
    gettext: Callable[[str], str]


def template(kind: Kind, language: str, *, with_type: bool = True, with_population: bool = True) -> Template:
    """The statement of a government or partner in `language`; Fault STATEMENT_LANGUAGE when we have no text.

    A sentence not yet translated appears in English, so that nobody signs a gap.
    """
    if language not in SHIPPED:
        raise Fault(Code.STATEMENT_LANGUAGE, language=language)
    say = catalog(language, CAMPAIGN).gettext
    listed: tuple[str, ...]
    opening: tuple[str, ...]
    if kind == "government":
        opening = (_JOIN[with_type, with_population], _GOVERNMENT_BELIEF, _GOVERNMENT_LEAD)
        listed, closing = _COMMITMENTS, (_GOVERNMENT_CLOSE,)
    else:
        opening = (_SUPPORT, _PARTNER_LEAD)
        listed, closing = _PARTNER_UNDERTAKINGS, (_PARTNER_CLOSE,)
    return Template(
        kind,
        language,
        say(TITLES[kind]),
        tuple(map(say, opening)),
        tuple(map(say, listed)),
        tuple(map(say, closing)),
        say,
    )
