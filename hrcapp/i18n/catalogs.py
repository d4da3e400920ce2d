"""gettext catalogs: one language at a time for the faces, any language explicitly for documents."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Callable
from functools import cache

from hrcapp.i18n.outside import outside
from hrcapp.model.places import translations

INTERFACE = "hrcapp"
CAMPAIGN = "campaign"


class Catalog:
    """The messages of one domain in one language; a message without translation comes back as it is."""

    def __init__(self, messages: _gettext.NullTranslations, language: str) -> None:
        self._messages = messages
        self.language = language

    def gettext(self, message: str) -> str:
        return self._messages.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self._messages.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        return self._messages.pgettext(context, message)

    def has(self, message: str) -> bool:
        """Whether the language has a text of its own for this message (always, for English)."""
        return self.language == "en" or self.gettext(message) != message


@cache
def catalog(language: str, domain: str = INTERFACE) -> Catalog:
    """The catalog of a language; English is the language of the messages themselves."""
    found = _gettext.translation(domain, str(translations()), [language], fallback=True)
    return Catalog(outside(language, domain, found), language)


_active = catalog("en")


def activate(language: str) -> None:
    """Make `language` the one that `_`, `ngettext` and `pgettext` speak: the language of the face."""
    global _active
    _active = catalog(language)


def active_language() -> str:
    """The language that `_` speaks now."""
    return _active.language


def _(message: str) -> str:
    return _active.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    return _active.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    return _active.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a message for extraction; it is translated later, where it is shown."""
    return message


Gettext = Callable[[str], str]
