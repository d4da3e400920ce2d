"""What the tables and columns of an export are called, in the interface's catalog."""

from __future__ import annotations

from hrcapp.i18n import N_

PARTIES = N_("Parties")
NAMES = N_("Names")
SUBMISSIONS = N_("Submissions")
ANSWERS = N_("Answers")
CHOICES_TITLE = N_("Choices")
FINDINGS = N_("Findings")
FINDING_PARTIES = N_("Parties of findings")
CONTACTS = N_("Contact persons")
TRANSLATIONS = N_("Translations")

PARTY = N_("Party")
SUBMISSION = N_("Submission")
NUMBER = N_("No.")

PARTY_COLUMNS = {
    "reference": N_("Number"),
    "name": N_("Name"),
    "name_language": N_("Language of the name"),
    "name_shown": N_("Name in the language of the export"),
    "country": N_("Country (code)"),
    "country_name": N_("Country"),
    "admin1": N_("Region, state or province"),
    "section": N_("Section of UCLG"),
    "kind": N_("Kind (code)"),
    "kind_name": N_("Kind"),
    "level": N_("Level (code)"),
    "type": N_("Type (code)"),
    "type_name": N_("Type"),
    "has_form": N_("Has sent a form"),
    "has_pledged": N_("Has signed the pledge"),
    "may_publish": N_("Answers may be published"),
}
NAME_COLUMNS = {"party": PARTY, "language": N_("Language"), "name": N_("Name")}
SUBMISSION_COLUMNS = {
    "submission": SUBMISSION,
    "party": PARTY,
    "reference": N_("Number"),
    "revision": N_("Version"),
    "scope": N_("What was sent"),
    "origin": N_("How it was written"),
    "answers_language": N_("Language of the answers"),
    "form_version": N_("Version of the form"),
    "arrived_on": N_("Arrived on"),
    "accepted_on": N_("Accepted on"),
    "statement": N_("Statement"),
    "publish_statement": N_("Statement may be published"),
    "publish_answers": N_("Answers may be published"),
    "publish_contact": N_("Contact may be shared"),
}
CHOICES = {
    "submission": SUBMISSION,
    "party": PARTY,
    "question": N_("Question"),
    "number": NUMBER,
    "place": N_("Place in the list"),
    "code": N_("Code"),
    "label": N_("Answer"),
}
TRANSLATION_COLUMNS = {
    "submission": SUBMISSION,
    "party": PARTY,
    "question": N_("Question"),
    "number": NUMBER,
    "original_language": N_("Written in"),
    "language": N_("Translated into"),
    "original": N_("Original"),
    "text": N_("Translation"),
}
FINDING_COLUMNS = {
    "finding": N_("Finding"),
    "section": N_("Section"),
    "theme_group": N_("Group"),
    "theme": N_("Theme"),
    "text": N_("Text"),
}
FINDING_PARTY_COLUMNS = {"finding": N_("Finding"), "party": PARTY}
CONTACT_COLUMNS = {
    "party": PARTY,
    "submission": SUBMISSION,
    "contact_name": N_("Name"),
    "contact_role": N_("Function"),
    "contact_email": N_("E-mail"),
    "contact_phone": N_("Telephone"),
    "contact_language": N_("Language"),
}
KINDS = {
    "local_government": N_("Local or regional government"),
    "association_or_network": N_("Association or network"),
    "civil_society": N_("Civil society"),
    "national_institution": N_("National institution"),
}
