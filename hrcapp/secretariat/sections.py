"""Which section of United Cities and Local Governments a country belongs to."""

from __future__ import annotations

import json
from functools import cache

from hrcapp.i18n import N_
from hrcapp.model.places import resource

SECTIONS = {
    "africa": N_("Africa"),
    "asia_pacific": N_("Asia-Pacific"),
    "eurasia": N_("Eurasia"),
    "europe": N_("Europe"),
    "latin_america": N_("Latin America and the Caribbean"),
    "mewa": N_("Middle East and West Asia"),
    "north_america": N_("North America"),
}
"""By code, in the order of their English names."""


@cache
def section_of(country: str) -> str:
    """The code of the section; empty for a country that is in none, and for an unknown one."""
    return _by_country().get(country, "")


@cache
def _by_country() -> dict[str, str]:
    found = json.loads(resource("campaign", "uclg-sections.json").read_text(encoding="utf-8"))
    return {country: section for section in SECTIONS for country in found[section].split()}
