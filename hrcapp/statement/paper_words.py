"""The words of the model decision and of the cover letter, as messages of the domain `campaign`."""

from __future__ import annotations

from hrcapp.i18n import N_
from hrcapp.statement.templates import Kind

MOTION: dict[Kind, str] = {
    "government": N_("Draft decision of the council"),
    "partner": N_("Draft decision of the governing body"),
}
ON: dict[Kind, str] = {
    "government": N_(
        "on joining the global campaign “10, 100, 1000 Human Rights Cities and Territories by 2030”"
    ),
    "partner": N_(
        "on supporting the global campaign “10, 100, 1000 Human Rights Cities and Territories by 2030”"
    ),
}
BODY: dict[Kind, str] = {
    "government": N_("The council of {name},"),
    "partner": N_("The governing body of {name},"),
}
WHEREAS: dict[Kind, tuple[str, ...]] = {
    "government": (
        N_("aware that the duty to respect human rights binds public authorities at every level;"),
        N_("convinced that rights are kept or lost close to home, in the services of daily life;"),
        N_(
            "having read the political statement of the campaign (version {version}), attached to this "
            "decision;"
        ),
    ),
    "partner": (
        N_("convinced that rights are kept or lost close to home, in the services of daily life;"),
        N_("having read the statement of support (version {version}), attached to this decision;"),
    ),
}
DECIDES = N_("decides:")
DECISIONS: dict[Kind, tuple[str, ...]] = {
    "government": (
        N_("to join the campaign and to approve the political statement;"),
        N_("to authorise {signatories} to sign it in the name of {name};"),
        N_("to make the statement and this decision public;"),
        N_("to ask for a report, once a year, on what has been done to keep it."),
    ),
    "partner": (
        N_("to support the campaign and to approve the statement of support;"),
        N_("to authorise {signatories} to sign it in the name of {name};"),
        N_("to make the statement and this decision public."),
    ),
}
# Translators: who is authorised to sign, as in “Mina Sample (Mayor)”.
SOMEBODY = N_("{name} ({office})")
NUMBER = N_("Decision number")
SITTING = N_("Date of the sitting")
VOTES = (N_("In favour"), N_("Against"), N_("Abstentions"))
CHAIR = N_("Chair of the sitting")
CLERK = N_("Secretary of the sitting")
MODEL = N_("Model text: adapt it to your own rules before the vote.")

LETTER_TITLE: dict[Kind, str] = {
    "government": N_("Political statement of {name}"),
    "partner": N_("Statement of support of {name}"),
}
TO = N_("To the secretariat of the campaign “10, 100, 1000 Human Rights Cities and Territories by 2030”")
WHERE_WHEN = N_("{place}, {date}")
DEAR = N_("Dear colleagues,")
LETTER: dict[Kind, str] = {
    "government": N_(
        "{name} joins the global campaign. Our political statement is enclosed with this letter."
    ),
    "partner": N_("{name} supports the global campaign. Our statement is enclosed with this letter."),
}
ENCLOSED = N_("Enclosed:")
THE_STATEMENT = N_(
    "the statement, document {id}, version {version}, with the answers of our form inside the file;"
)
THE_DECISION = N_("the decision by which it was authorised.")
CONFIRM = N_(
    "We ask you to confirm that it has reached you unchanged. The fingerprint of the data is {hash}."
)
CLOSE = N_("Yours sincerely,")
