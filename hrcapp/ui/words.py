"""Numbers as the reader's language writes them."""

from __future__ import annotations

from babel.numbers import format_decimal

from hrcapp.i18n.languages import babel_locale
from hrcapp.ui.look import Look


def counted(look: Look, value: int) -> str:
    """A whole number with the digits and separators of the look's language."""
    return format_decimal(value, locale=babel_locale(look.language))
