"""The words of the pages on cities and territories, in the interface's catalog."""

from __future__ import annotations

from hrcapp.i18n import N_

INDEX = N_("Cities and territories of the campaign")
GOVERNMENTS = N_("Local and regional governments")
PARTNERS = N_("Networks and partners")
AS_OF = N_("As of {date}")
COUNT = N_(
    "{governments} local and regional governments, {partners} networks and partners, {countries} countries"
)
ALL = N_("All cities and territories")
OWN_NAME = N_("In its own language: {name}")
COUNTRY = N_("Country")
SECTION = N_("Section of UCLG")
KIND = N_("Kind")
NAME = N_("Name")
SIGNED = N_("The political statement")
SIGNED_TEXT = N_("The statement of the campaign has been signed:")
FINDINGS = N_("Named in the report of results")
ANSWERS = N_("In its own words and choices")
IN_LANGUAGE = N_("The answers were written in {language}.")
TRANSLATED = N_("Translated by the secretariat from: {language}")
TRANSLATED_ONLY = N_("Translated by the secretariat.")
ORIGINAL = N_("The original")
MAP = N_("Map")
MAP_ALT = N_("Map of the world with {count} marks. The list below names the same places.")
MAP_NOTE = N_(
    "Borders help to find one’s way; they express no opinion on any territory. Where a place is not known, "
    "the centre of its country stands for it. Outline: Natural Earth. Place names: GeoNames (CC BY 4.0)."
)
NOBODY = N_("Nobody yet.")
FOOT = N_("Only what each has agreed to publish is shown here. As of {date}.")
CHOOSE = N_("Choose a language")
