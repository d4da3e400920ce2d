"""Names of countries and territories in every language, from CLDR (Unicode Common Locale Data Repository)."""

from __future__ import annotations

from functools import cache

from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.sorting import sort_key

UNKNOWN = "ZZ"
"""CLDR's code of an unknown region: it has no name and counts as no country."""

_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
"""CLDR's supplemental data, `paperSize`, which Babel does not carry; every other territory has A4."""

_NOT_ISO_3166 = frozenset(
    ("AC", "AN", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", UNKNOWN)
)
"""Two-letter codes of CLDR that are not in ISO 3166-1 (parts of countries, unions, pseudo-regions)."""


@cache
def codes() -> tuple[str, ...]:
    """The 249 codes of ISO 3166-1 and XK (Kosovo), which CLDR names and ISO leaves to its users."""
    territories = map(str, babel_locale("en").territories)
    return tuple(sorted(c for c in territories if len(c) == 2 and c.isalpha() and c not in _NOT_ISO_3166))


def country_name(code: str, language: str) -> str:
    """The name in that language; nothing for `ZZ`, English where CLDR has none, else the code itself."""
    if not code or code == UNKNOWN:
        return ""
    own = babel_locale(language).territories.get(code)
    return str(own or babel_locale("en").territories.get(code) or code)


def uses_letter(code: str) -> bool:
    """Whether paper there is US Letter; everywhere else, and where nothing is known, it is A4."""
    return code in _LETTER


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """All (code, name) in the alphabetical order of that language."""
    named = ((code, country_name(code, language)) for code in codes())
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1], language)))
