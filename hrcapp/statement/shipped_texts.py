"""The statement as it ships: its words as messages of the domain `campaign`, in English.

Placeholders are filled after translation. Nothing here knows the page.
"""

from __future__ import annotations

from functools import cache

from hrcapp.i18n import CAMPAIGN, N_, catalog
from hrcapp.i18n.languages import SHIPPED
from hrcapp.statement.labels import EACH_LINE, KIND_LINES
from hrcapp.statement.labels import say as in_words
from hrcapp.statement.templates import Alternatives, Kind, Template, Text

VERSION = "2026-1"

PHRASES = {
    "campaign_line": N_("Global campaign"),
    "campaign_name": N_("10, 100, 1000 Human Rights Cities and Territories by 2030"),
    "signature": N_("Signature"),
    "submission_file": N_("The answers of the form, as signed"),
    "record_file": N_("Record of signing"),
    "signature_of": N_("Signature of {name}, {office}"),
    "done": N_("Done at {place}, on {date}."),
    "watermark": N_("Practice, not a signed document"),
    "version": N_("Statement version {version}"),
    "document": N_("Document {id}"),
    "fingerprint": N_("Fingerprint of the data (SHA-256) {hash}"),
    "page": N_("Page {page} of {total}"),
    "place_line": N_("{admin1}, {country}"),
    "sign_alt": N_("Three houses, each taller than the one before: the sign of the campaign"),
    # Translators: used when the signatories act under different mandates.
    "mandate_of": N_("{name}: {clause}"),
    # Translators: {language} is the name of a language, in lower case where yours has it so.
    "prevails": N_("The {language} text prevails."),
}
"""What stands on the page beside the text itself."""

KIND_PHRASES = {**{f"kind_{kind}": line for kind, line in KIND_LINES.items()}, "kind_each": EACH_LINE}
"""The lines that say how the statement is signed; English where a template has none."""

MANDATES = {
    "office": (N_("Signed by virtue of the office."),),
    "council_resolution": (
        N_("Signed by virtue of the office and by decision {reference} of the council of {date}."),
        N_("Signed by virtue of the office and by decision of the council of {date}."),
        N_("Signed by virtue of the office and by decision of the council."),
    ),
    "delegation": (
        N_("Signed by delegation of the governing body, by its decision {reference} of {date}."),
        N_("Signed by delegation of the governing body, by its decision of {date}."),
        N_("Signed by delegation of the governing body."),
    ),
}
"""By mandate; the first whose values are all known is used."""

PARTNER_MANDATES = MANDATES | {
    "council_resolution": (
        N_("Signed by virtue of the office and by decision {reference} of the governing body of {date}."),
        N_("Signed by virtue of the office and by decision of the governing body of {date}."),
        N_("Signed by virtue of the office and by decision of the governing body."),
    ),
}
"""An organisation has no council."""

_JOIN = (
    N_(
        "We, the representatives of {name} ({type}, {population} inhabitants), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    N_(
        "We, the representatives of {name} ({type}), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    N_(
        "We, the representatives of {name} ({population} inhabitants), join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
    N_(
        "We, the representatives of {name}, join the global campaign "
        "“10, 100, 1000 Human Rights Cities and Territories by 2030”."
    ),
)
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

_TITLES: dict[Kind, str] = {
    "government": N_("Political statement"),
    "partner": N_("Statement of support"),
}


@cache
def shipped(kind: Kind) -> Template:
    """The statement of a government or partner in the languages that ship; none prevails by itself."""
    return Template(kind, VERSION, "", {language: _text(kind, language) for language in SHIPPED})


def _text(kind: Kind, language: str) -> Text:
    """A sentence not yet translated appears in English, so that nobody signs a gap."""
    say = catalog(language, CAMPAIGN).gettext

    def said(*messages: str) -> Alternatives:
        return tuple(map(say, messages))

    opening: tuple[Alternatives, ...]
    listed: tuple[str, ...]
    if kind == "government":
        opening = (said(*_JOIN), said(_GOVERNMENT_BELIEF), said(_GOVERNMENT_LEAD))
        listed, closing, mandates = _COMMITMENTS, _GOVERNMENT_CLOSE, MANDATES
    else:
        opening = (said(_SUPPORT), said(_PARTNER_LEAD))
        listed, closing, mandates = _PARTNER_UNDERTAKINGS, _PARTNER_CLOSE, PARTNER_MANDATES
    return Text(
        language,
        say(_TITLES[kind]),
        opening,
        tuple(said(one) for one in listed),
        (said(closing),),
        {mandate: said(*clauses) for mandate, clauses in mandates.items()},
        {key: in_words(language, message) for key, message in (PHRASES | KIND_PHRASES).items()},
    )
