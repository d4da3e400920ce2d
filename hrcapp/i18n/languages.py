"""The languages we ship, their own names and directions (CLDR), and which one to start with."""

from __future__ import annotations

import locale as _locale
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

SHIPPED = ("en", "fr", "es", "ar", "ca", "gl", "pt", "it", "nl", "de", "tr", "bs", "ko")
"""Screens, forms, statements, papers and reports exist in these."""

ENDONYMS = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "ca": "Català",
    "gl": "Galego",
    "pt": "Português",
    "it": "Italiano",
    "nl": "Nederlands",
    "de": "Deutsch",
    "tr": "Türkçe",
    "bs": "Bosanski",
    "ko": "한국어",
}
"""CLDR's, with a capital: on every first window, where Babel is not loaded yet; a test compares them."""
_RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "ku-Arab"})


def is_rtl(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language.partition("-")[0].partition("_")[0] in _RTL


def endonym(language: str) -> str:
    """The language's own name, as its readers write it."""
    if language in ENDONYMS:
        return ENDONYMS[language]
    own = babel_locale(language)
    name = own.get_display_name(own) or language
    return name[:1].upper() + name[1:]


@cache
def babel_locale(language: str) -> Locale:
    """CLDR data for a BCP 47 tag; English where CLDR knows nothing of it."""
    from babel import Locale

    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, LookupError):
        return Locale.parse("en")


def negotiate(wanted: Iterable[str] = ()) -> str:
    """The first shipped language among `wanted` and the system's own; English otherwise."""
    system = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    with suppress(ValueError):
        system.append(_locale.getlocale()[0] or "")
    for tag in (*wanted, *system):
        short = tag.replace("_", "-").partition(".")[0].partition("-")[0].lower()
        if short in SHIPPED:
            return short
    return "en"
