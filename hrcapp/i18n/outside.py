"""A translator's own catalogs, tried in the app as it is installed: no building, nothing is changed.

`HRCAPP_TRANSLATIONS` names a folder with files like the project's (`<language>/LC_MESSAGES/hrcapp.po`). A
message there stands in the place of ours, unless it is empty, fuzzy, or has other placeholders than the
English. See docs/translating.md.
"""

from __future__ import annotations

import gettext
import io
import os
import string
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SETTING = "HRCAPP_TRANSLATIONS"
LARGEST = 8 * 2**20


def outside(language: str, domain: str, inside: gettext.NullTranslations) -> gettext.NullTranslations:
    """The catalog of the translator's folder, falling back to `inside`; that alone where there is none.

    A file that is too large or can't be read is left alone: the app starts as without it.
    """
    folder = os.environ.get(SETTING)
    if not folder:
        return inside
    path = Path(folder) / language / "LC_MESSAGES" / f"{domain}.po"
    try:
        if path.stat().st_size > LARGEST:
            return inside
        compiled = _compiled(path.read_bytes(), language)
    except (OSError, ValueError):
        return inside
    compiled.add_fallback(inside)
    return compiled


def _compiled(text: bytes, language: str) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalog = read_po(io.BytesIO(text), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    for message in [one for one in catalog if one.id and not _fits(one)]:
        catalog.delete(message.id, message.context)
    made = io.BytesIO()
    write_mo(made, catalog)
    made.seek(0)
    return gettext.GNUTranslations(made)


def _fits(message: Message) -> bool:
    """Whether the app can show it: translated, and no placeholder that it would look for in vain."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    known = {name for text in english for name in _placeholders(text)}
    try:
        return not message.fuzzy and all(said) and all(_placeholders(text) <= known for text in said)
    except ValueError:
        return False


def _placeholders(text: str) -> set[str]:
    """Raises ValueError for a brace without its other half, and for a format, which ours never have."""
    found = [part[1:] for part in string.Formatter().parse(text) if part[1] is not None]
    if any(spec or turn for _name, spec, turn in found):
        raise ValueError(text)
    return {str(name) for name, _spec, _turn in found}
