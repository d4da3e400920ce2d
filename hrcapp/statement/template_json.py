"""Statement templates as JSON, the form in which a campaign kit carries them (docs/formats/kit.md).

What is read is checked: a sentence with a placeholder that the page can't fill would be signed with a gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

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
_T = TypeVar("_T")


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

    Raises Fault TEMPLATE_UNREADABLE (not of this form; `place` says where), TEMPLATE_PLACEHOLDER (a
    placeholder nobody fills) or TEMPLATE_INCOMPLETE (a language that does not ship needs every phrase).
    """
    try:
        return _template(_object(found))
    except (ValueError, KeyError) as error:
        raise Fault(Code.TEMPLATE_UNREADABLE, place=_place(error)) from error


def _template(written: Mapping[str, Any]) -> Template:
    with _at("format"):
        if written.get("format") != FORMAT:
            raise ValueError("another format")
    with _at("kind"):
        kind = _KINDS[_line(written.get("kind"))]
    with _at("version"):
        version = _matching(_VERSION, written.get("version"))
    with _at("texts"):
        texts = {}
        for language, one in _object(written.get("texts")).items():
            with _at(language):
                texts[_matching(_LANGUAGE, language)] = _text(kind, language, _object(one))
        if not 1 <= len(texts) <= MOST_LANGUAGES:
            raise ValueError("languages")
    with _at("prevails"):
        prevails = _line(written.get("prevails", ""), empty=True)
        if prevails and prevails not in texts:
            raise ValueError("no such language")
    return Template(kind, version, prevails, texts)


@contextmanager
def _at(part: str | int) -> Iterator[None]:
    """Notes on an error where in the template it arose: notes, read backwards, are the path."""
    try:
        yield
    except (ValueError, KeyError) as error:
        error.add_note(str(part))
        raise


def _place(error: BaseException) -> str:
    return "/".join(reversed(getattr(error, "__notes__", [])))


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
    with _at("title"):
        title = _sentence(found.get("title"), ())
    return Text(
        language,
        title,
        _sentences(found, "opening"),
        _sentences(found, "commitments"),
        _sentences(found, "closing", least=0),
        dict(_each("mandates", mandates, lambda _key, one: _alternatives(one, _IN_MANDATE, ()))),
        dict(_each("phrases", phrases, lambda key, one: _sentence(one, placeholders(PHRASES[key]))))
        | dict(
            _each("phrases", {key: lines[key] for key in KIND_PHRASES}, lambda _key, one: _sentence(one, ()))
        ),
    )


def _each(part: str, found: Mapping[str, Any], read: Callable[[str, Any], _T]) -> Iterator[tuple[str, _T]]:
    for key, one in found.items():
        with _at(part), _at(key):
            yield key, read(key, one)


def _completed(
    theirs: Mapping[str, Any], keys: Iterable[str], ours: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """What a template leaves out is taken from the shipped text of that language; keys not known are left."""
    found = {**ours, **theirs}
    for key in keys:
        if key not in found:
            raise Fault(Code.TEMPLATE_INCOMPLETE, language=language, key=key)
    return {key: found[key] for key in keys}


def _sentences(text: Mapping[str, Any], part: str, *, least: int = 1) -> tuple[Alternatives, ...]:
    found, read = text.get(part), []
    with _at(part):
        if not isinstance(found, list) or not least <= len(found) <= MOST_SENTENCES:
            raise ValueError("sentences")
        for number, one in enumerate(found, 1):
            with _at(number):
                read.append(_alternatives(one, _IN_TEXT, _ALWAYS))
    return tuple(read)


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
