"""Names of the world's languages in each language, from CLDR, to choose one from a list."""

from __future__ import annotations

from functools import cache

from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.sorting import sort_key

_NO_LANGUAGE = frozenset(("root", "mul", "mis", "und", "zxx"))


@cache
def languages(language: str) -> tuple[tuple[str, str], ...]:
    """All (BCP 47 tag, name) that CLDR names, regional forms left out, in alphabetical order."""
    named = babel_locale(language).languages or babel_locale("en").languages
    plain = ((str(tag), str(name)) for tag, name in named.items() if str(tag).isalpha())
    found = [(tag, name) for tag, name in plain if tag not in _NO_LANGUAGE]
    return tuple(sorted(found, key=lambda pair: sort_key(pair[1], language)))


def language_name(tag: str, language: str) -> str:
    """The name of a language, or its tag where CLDR has none."""
    return str(babel_locale(language).languages.get(tag.replace("-", "_"), "")) or tag
