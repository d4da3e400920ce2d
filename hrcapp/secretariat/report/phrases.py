"""Lists of names as a language writes them (CLDR)."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from hrcapp.i18n.languages import babel_locale
from hrcapp.typeset import Span, isolate_name

_PLACE = 0xE000  # the private use area: nothing that a person writes


def named(
    names: Sequence[str], language: str, *, bold: bool = False, colour: str | None = None
) -> list[Span]:
    """`A, B and C`, each name a stretch of its own in its own direction."""
    marks = [chr(_PLACE + place) for place in range(len(names))]
    text = format_list(marks, locale=babel_locale(language))
    found: list[Span] = []
    between = ""
    for character in text:
        place = ord(character) - _PLACE
        if 0 <= place < len(names):
            found += [Span(between)] if between else []
            found.append(Span(isolate_name(names[place]), bold=bold or None, colour=colour))
            between = ""
        else:
            between += character
    return [*found, Span(between)] if between else found
