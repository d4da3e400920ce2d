"""The report's own words, as messages of the domain `campaign`.

`NARRATIVE` is what stands in a section until an editor writes something else: Markdown, with `{{n:figure}}`
for every number, so that no number in the text can differ from the tables.
"""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import CAMPAIGN, N_, catalog

Say = Callable[[str], str]

CAMPAIGN_LINE = N_("Global campaign")
CAMPAIGN_NAME = N_("10, 100, 1000 Human Rights Cities and Territories by 2030")
TITLE = N_("Report on the results")
AS_OF = N_("As of {date}")
AT_A_GLANCE = N_("At a glance")
PAGE = N_("Page {page} of {total}")
REPORT_ID = N_("Report {id}")
SIGN_ALT = N_("Three houses, each taller than the one before: the sign of the campaign")
CONTENTS = N_("Contents")
TRANSLATED = N_("translated")

COUNTS = {
    "governments": N_("local and regional governments"),
    "partners": N_("networks and partners"),
    "pledges": N_("signed pledges"),
    "forms": N_("forms"),
    "countries": N_("countries"),
}
"""Under the large figures, in this order."""

MEANINGS = {
    "parties": (N_("Parties"), N_("governments and partners with an accepted form or pledge")),
    "governments": (N_("Governments"), N_("local and regional governments among them")),
    "partners": (
        N_("Partners"),
        N_("networks and civil society: counted apart, they support and do not pledge"),
    ),
    "pledges": (N_("Pledges"), N_("governments whose signed statement is here and intact")),
    "forms": (N_("Forms"), N_("accepted full forms, and those reconstructed from a published report")),
    "countries": (N_("Countries"), N_("countries of the governments; an unknown country counts as none")),
}

SECTION_TITLES = {
    "context": N_("Context and objectives"),
    "results": N_("Outreach and first results"),
    "vision": N_("The vision of Human Rights Cities and Territories"),
    "motivations": N_("Motivations to join"),
    "focus": N_("Areas of focus, laws and mechanisms"),
    "networks": N_("Networks and civil society"),
    "next": N_("Next steps"),
}
ANNEX = N_("Annex: who has contributed")
ANNEX_BESIDE = N_(
    "{number} names. They stand in the documents beside this report ({documents} in all, numbered), "
    "and in its workbook."
)
ANNEX_PART = N_("Part {part} of {parts}")
PARTNERS_BESIDE = N_("{number} networks and partners. Their names are in the annex.")
METHOD = N_("How this report counts")

TEN, HUNDRED, THOUSAND = N_("10 pioneers"), N_("100 cities and territories"), N_("1000 by 2030")
REACHED = N_("{target} reached")
OF_TARGET = N_("{count} of {target}")
STAGES_ALT = N_("Three stages of equal width, for 10, 100 and 1000 governments. {state}")

COUNTED = N_("What is counted")
NUMBER = N_("Number")
MEANING = N_("What it means")
BY_SECTION = N_("Governments by section of UCLG")
BY_COUNTRY = N_("Governments by country")
BY_MONTH = N_("Pledges by month of arrival")
BY_LANGUAGE = N_("Languages of the answers")
BY_LANGUAGE_NOTE = N_("Governments and partners; whoever wrote in two languages counts in both.")
MAP = N_("Where governments and partners are")
MAP_ALT = N_(
    "World map with marks for {governments} governments and {partners} partners. The tables of sections "
    "and countries say the same in figures."
)
MAP_LEGEND = N_(
    "Discs stand for governments, diamonds for partners; the larger, the more. Filled marks lie at the "
    "place itself, hollow ones at the centre of a country whose place is not known more closely."
)
MAP_UNPLACED = N_("Not on the map, because no place is known: {count}.")
MAP_SOURCES = N_(
    "Outline: Natural Earth, public domain. Borders are for orientation and express no opinion on the "
    "status of any territory."
)
MAP_POSITIONS = N_("Positions of places: {source}.")
COUNTRY = N_("Country")
GOVERNMENTS = N_("Governments")
NO_COUNTRY = N_("Country not known")
PRINTED = N_("Figures printed in the report of {date}")
PRINTED_NOTE = N_(
    "These figures are repeated as they were printed. They are not computed from the forms that are here."
)
PRINTED_FIGURE = N_("Printed figure")
MORE_THAN = N_("more than {number}")
PRINTED_FIGURES = {
    "invited_territories": N_("Cities and territories invited"),
    "invited_countries": N_("Countries of those invited"),
    "invited_partners": N_("Partner networks, associations and institutions invited"),
    "pledges": N_("Pledges received"),
    "forms": N_("Forms received"),
}

TALLIES = {
    "vision_themes": N_("Themes of the vision: how many governments chose each"),
    "motivation_codes": N_("Motivations: how many governments chose each"),
    "focus_areas": N_("Areas of focus: how many governments chose each"),
    "init_kind": N_("Kinds of initiative: how many governments described one"),
}
NO_TALLY = N_(
    "Nothing is counted here yet: no government has chosen these answers itself in an accepted form."
)
CHOSEN_MOST = N_("Chosen most: {list}.")
CHOSEN = N_("{theme} ({number})")
FINDINGS = N_("What the answers say")
NAMING_NOTE = N_(
    "Those named are examples which an editor chose. How many are named says nothing about how many agree."
)
WITHHELD = N_("others who prefer not to be named")
NOT_NAMED = N_("prefers not to be named")

THEMES = N_("Themes")
THEME = N_("Theme")
CODE = N_("Code")
FINDING = N_("Finding")

GROUPS = {
    "launch": N_("The launch of the campaign"),
    "venue": N_("The first gathering"),
    "proximity_participation": N_("Proximity and participation"),
    "policy_coherence": N_("Coherent policies"),
    "legal_duty": N_("A duty under law"),
    "hrba": N_("The human-rights-based approach"),
    "agenda_2030": N_("The 2030 Agenda"),
    "care_people_centred": N_("Care and people-centred development"),
    "right_to_the_city": N_("The Right to the City"),
    "local_legacy": N_("Local history and values"),
    "multilevel_governance": N_("Work between levels of government"),
    "cooperation_learning": N_("Cooperation and learning"),
    "civil_society": N_("Civil society"),
    "institutionalisation": N_("Human rights as institution"),
    "existing_commitments": N_("Earlier commitments"),
    "covid_recovery": N_("Recovery from the pandemic"),
    "human_rights_defenders": N_("Human rights defenders"),
    "non_discrimination": N_("Against discrimination"),
    "interculturality": N_("Dialogue between cultures"),
    "migration_and_gender": N_("Migration and gender equality"),
    "gender_equality": N_("Gender equality"),
    "migration": N_("Migration"),
    "hr_education": N_("Human rights education"),
    "food_health": N_("Food and health"),
    "water_sanitation": N_("Water and sanitation"),
    "decent_work": N_("Decent work"),
    "climate_housing": N_("Climate and housing"),
    "lgbtqi": N_("LGBTQI+ people"),
    "children": N_("Children"),
    "mechanisms": N_("Bodies that protect rights"),
    "participation_mechanisms": N_("Participation and transparency"),
}

ANNEX_GOVERNMENTS = N_("Local and regional governments")
ANNEX_PARTNERS = N_("Networks and partners")
ANNEX_PLEDGES = N_("Signed pledges whose form is still to come")
ANNEX_NUMBER = N_("No.")
ANNEX_NAME = N_("Name")
ANNEX_TRANSLATED = N_("In the language of the report")
ANNEX_REFERENCE = N_("Reference")
EMPTY_ANNEX = N_("Nobody yet.")

NARRATIVE = {
    "context": N_(
        "Human rights are lived where people live. Local and regional governments are the first to meet "
        "those whose rights are at stake, in the services, streets and public places of every day; how "
        "they decide and how they spend makes rights real or leaves them on paper.\n\nThe "
        "campaign of the UCLG Committee on Social Inclusion, Participatory Democracy and Human Rights "
        "invites them to say so in public: by a political statement that their representatives sign, and "
        "by a form on their vision, their motives, their areas of focus and their initiatives. It began "
        "with 10 pioneers, looks for 100 cities and territories, and wants to reach 1000 by 2030."
    ),
    "results": N_(
        "**{{n:governments}}** local and regional governments from **{{n:countries}}** countries are "
        "counted in this report, and beside them **{{n:partners}}** networks and partners, who support "
        "the campaign and are never added to the governments. A form and a pledge are two things: "
        "**{{n:forms}}** forms are here, and **{{n:pledges}}** pledges whose signed statement could be "
        "verified."
    ),
    "vision": N_(
        "The form asks why local and regional governments matter for human rights, and what human rights "
        "give to local action in return. This section gathers the themes of the answers."
    ),
    "motivations": N_(
        "The form asks what a city or territory expects from joining the campaign, and to which "
        "commitments of its own it ties it."
    ),
    "focus": N_(
        "The form asks in which areas a city or territory works for human rights, and by which policies, "
        "laws and bodies it does so."
    ),
    "networks": N_(
        "Networks, associations and civil society sign a statement of support. What they bring is told "
        "apart from the answers of governments."
    ),
    "next": N_(
        "- Strengthen the movement of those who have joined: meetings, thematic working groups, "
        "events.\n- "
        "Reach further: those who have joined invite their neighbours, their partners, their networks.\n- "
        "Learn from one another: cooperation between cities, and local human rights assessments.\n- "
        "Prepare, together, how the work of the campaign will last until 2030 and beyond."
    ),
}

METHOD_TEXT = N_(
    "Every figure is counted from what was accepted up to the end of {date} (UTC), and can be traced "
    "to the forms behind it. Names come from the registry of the secretariat, in the language of this "
    "report where the registry has them."
)
METHOD_RECONSTRUCTED = N_(
    "{number} forms were reconstructed from the report of {date}: they hold what that report printed "
    "and nothing else. They carry no signature, so they count as forms and not as pledges. Their "
    "themes are where that report named somebody; because naming is not counting, no tally includes "
    "them."
)


def speaker(language: str) -> Say:
    """The words of the campaign in a language; those of the interface where the campaign has none."""
    campaign, interface = catalog(language, CAMPAIGN), catalog(language)
    return lambda message: (campaign if campaign.has(message) else interface).gettext(message)
