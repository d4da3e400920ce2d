"""Attributes that tell the language and the direction of a text."""

from __future__ import annotations

from hrcapp.i18n.languages import is_rtl


def lang_attributes(language: str) -> dict[str, str]:
    """`lang` and `dir`; nothing for a language that is not known."""
    if not language:
        return {}
    return {"lang": language, "dir": "rtl" if is_rtl(language) else "ltr"}
