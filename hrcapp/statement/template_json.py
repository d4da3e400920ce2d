"""Statement templates as JSON, the form in which a campaign kit carries them (docs/formats/kit.md).

What is read is checked: a sentence with a placeholder that the page can't fill would be signed with a gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import MANDATES
from hrcapp.statement.shipped_texts import KIND_PHRASES, PHRASES, shipped
from hrcapp.statement.templates import Alternatives, Kind, Template, Text, placeholders

FORMAT = "hrc-statement-template/1"
MOST_LANGUAGES = 60
MOST_SENTENCES = 60
LONGEST = 4000
_KINDS: dict[str, Kind] = {"government": "government", "partner": "partner"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,30}")
_IN_TEXT = ("name", "type", "population")
_ALWAYS = ("name",)
_IN_MANDATE = ("reference", "date")


def template_to_json(template: Template) -> dict[str, Any]:
    """The template as an object of strings and lists; `template_from_json` gives the same template back."""
    return {
        "format": FORMAT,
        "kind": template.kind,
        "version": template.version,
        "prevails": template.prevails,
        "texts": {language: _text_to_json(text) for language, text in template.texts.items()},
    }


def template_from_json(found: object) -> Template:
    """A template from outside, checked.

    Raises Fault TEMPLATE_UNREADABLE (not of this form), TEMPLATE_PLACEHOLDER (a placeholder nobody fills) or
    TEMPLATE_INCOMPLETE (a language that does not ship needs every phrase of the page).
    """
    try:
        written = _object(found)
        if written.get("format") != FORMAT:
            raise ValueError("another format")
        kind = _KINDS[_line(written.get("kind"))]
        texts = {
            _matching(_LANGUAGE, language): one for language, one in _object(written.get("texts")).items()
        }
        prevails = _line(written.get("prevails", ""), empty=True)
        if not 1 <= len(texts) <= MOST_LANGUAGES or (prevails and prevails not in texts):
            raise ValueError("languages")
        return Template(
            kind,
            _matching(_VERSION, written.get("version")),
            prevails,
            {language: _text(kind, language, _object(one)) for language, one in texts.items()},
        )
    except (ValueError, KeyError) as error:
        raise Fault(Code.TEMPLATE_UNREADABLE) from error


def _text_to_json(text: Text) -> dict[str, Any]:
    return {
        "title": text.title,
        "opening": [list(one) for one in text.opening],
        "commitments": [list(one) for one in text.commitments],
        "closing": [list(one) for one in text.closing],
        "mandates": {mandate: list(one) for mandate, one in text.mandates.items()},
        "phrases": dict(text.phrases),
    }


def _text(kind: Kind, language: str, found: Mapping[str, Any]) -> Text:
    ours = shipped(kind).texts.get(language)
    mandates = _completed(
        _object(found.get("mandates", {})), MANDATES, ours.mandates if ours else {}, language
    )
    phrases = _completed(_object(found.get("phrases", {})), PHRASES, ours.phrases if ours else {}, language)
    lines = {**KIND_PHRASES, **(ours.phrases if ours else {}), **_object(found.get("phrases", {}))}
    return Text(
        language,
        _sentence(found.get("title"), ()),
        _sentences(found.get("opening")),
        _sentences(found.get("commitments")),
        _sentences(found.get("closing"), least=0),
        {key: _alternatives(one, _IN_MANDATE, ()) for key, one in mandates.items()},
        {key: _sentence(one, placeholders(PHRASES[key])) for key, one in phrases.items()}
        | {key: _sentence(lines[key], ()) for key in KIND_PHRASES},
    )


def _completed(
    theirs: Mapping[str, Any], keys: Iterable[str], ours: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """What a template leaves out is taken from the shipped text of that language; keys not known are left."""
    found = {**ours, **theirs}
    for key in keys:
        if key not in found:
            raise Fault(Code.TEMPLATE_INCOMPLETE, language=language, key=key)
    return {key: found[key] for key in keys}


def _sentences(found: object, *, least: int = 1) -> tuple[Alternatives, ...]:
    if not isinstance(found, list) or not least <= len(found) <= MOST_SENTENCES:
        raise ValueError("sentences")
    return tuple(_alternatives(one, _IN_TEXT, _ALWAYS) for one in found)


def _alternatives(found: object, allowed: Collection[str], always: Collection[str]) -> Alternatives:
    """One sentence or several; the last must need nothing that may be unknown."""
    listed = [found] if isinstance(found, str) else list(found) if isinstance(found, (list, tuple)) else []
    if not 1 <= len(listed) <= MOST_SENTENCES:
        raise ValueError("alternatives")
    return (*(_sentence(one, allowed) for one in listed[:-1]), _sentence(listed[-1], always))


def _sentence(found: object, allowed: Collection[str]) -> str:
    sentence = _line(found)
    names = placeholders(sentence)
    for name in names:
        if name not in allowed:
            raise Fault(Code.TEMPLATE_PLACEHOLDER, placeholder=name, sentence=sentence)
    # `{name!r}` and `{name:>9}` would print what no translator meant.
    if len(names) != sum(sentence.count(f"{{{name}}}") for name in set(names)):
        raise ValueError("a placeholder with a format")
    return sentence


def _line(found: object, *, empty: bool = False) -> str:
    if not isinstance(found, str) or len(found) > LONGEST or not (empty or found.strip()):
        raise ValueError("a text is missing or too long")
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in found):
        raise ValueError("a character that is no text")
    return found


def _matching(form: re.Pattern[str], found: object) -> str:
    if not form.fullmatch(text := _line(found)):
        raise ValueError(f"not of the expected form: {text[:40]!r}")
    return text


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, Mapping) or not all(isinstance(key, str) for key in found):
        raise ValueError("no object")
    return dict(found)
