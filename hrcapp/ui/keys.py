"""Keys by the names that stand on the keyboard of a language."""

from __future__ import annotations

import re

from hrcapp.i18n import pgettext

_NAMED = re.compile(r"\b(?:Ctrl|Shift|Alt|Enter|Tab)\b")


def told(keys: str) -> str:
    """ "Ctrl+Shift+Enter" as it is called in the language of the interface; signs and letters stay."""
    names = {
        "Ctrl": pgettext("key", "Ctrl"),
        "Shift": pgettext("key", "Shift"),
        "Alt": pgettext("key", "Alt"),
        "Enter": pgettext("key", "Enter"),
        "Tab": pgettext("key", "Tab"),
    }
    return _NAMED.sub(lambda found: names[found[0]], keys)
