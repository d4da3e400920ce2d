"""What a form says of itself: its title, what it is for, how many questions it has.

Title and description in several languages are the texts that belong to the form's root, named as pyxform
names those of any node: `/data:label` and `/data:hint`. A form without them has its plain title (`h:title`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hrcapp.i18n import catalog
from hrcapp.xforms import FormDefinition
from hrcapp.xforms.definition import Control, Group, Repeat

_TAG = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$")
_ASKED = frozenset({"input", "select1", "select", "rank", "range", "upload", "secret", "trigger"})


def language_code(tag: str) -> str:
    """The BCP 47 code in a form's name of a language: "fr" of "French (fr)" and of "fr"."""
    found = _TAG.search(tag)
    return found.group(1) if found else tag


def form_title(definition: FormDefinition, language: str) -> str:
    """The form's title in a language, in the form's first one where it has none; never empty."""
    said = _text(definition, "label", language)
    # A title that ships with the app is in its own catalogs.
    return said or (catalog(language).gettext(definition.title) if definition.title else definition.id)


def form_description(definition: FormDefinition, language: str) -> str:
    """What the form is for, in a sentence or two; empty where it does not say."""
    return _text(definition, "hint", language)


def count_questions(definition: FormDefinition) -> int:
    """How many questions the form can ask, those of a repeat once, notes not at all."""
    return _count(definition, definition.body)


def _count(definition: FormDefinition, parts: Iterable[Group | Repeat | Control]) -> int:
    return sum(
        _is_asked(definition, one) if isinstance(one, Control) else _count(definition, one.children)
        for one in parts
    )


def _is_asked(definition: FormDefinition, control: Control) -> bool:
    bind = definition.nodes[control.path].bind
    return control.kind in _ASKED and bind.readonly is None and bind.calculate is None


def _text(definition: FormDefinition, part: str, language: str) -> str:
    itext, name = definition.itext, f"{definition.root.path}:{part}"
    wanted = [tag for tag in itext.languages if language_code(tag) == language]
    for tag in (*wanted, itext.default, *itext.languages):
        forms = itext.forms(tag, name) or {}
        if "" in forms:
            words = "".join(each for each in forms[""].parts if isinstance(each, str))
            if plain := " ".join(words.split()):
                return plain
    return ""
