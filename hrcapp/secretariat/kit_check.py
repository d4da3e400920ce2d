"""What a kit brings, tried before it is signed: an officer must never be the first to open it.

Forms are read as an officer's app reads them, texts of the statement by the checks of the statement itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from hrcapp.exchange.kit import KitContent
from hrcapp.exchange.kit_files import FormFiles
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.secretariat.kit_forms import faults_of_files, faults_of_form

if TYPE_CHECKING:
    from hrcapp.statement.templates import Text

LARGEST_TEXT = 256 * 1024
"""Of one text of the statement, as a file of JSON."""
LARGEST_TEXTS = 768 * 1024
"""Of all together: what a kit says, without its forms, has at most 1 MiB (docs/formats/kit.md)."""


@dataclass(frozen=True)
class KitProblem:
    """One thing that can't go out: the form's file name or the text's number (from 1), and why not."""

    part: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.part}: {sentence(self.fault, _)}"


class KitProblems(list[KitProblem]):
    """Reads as lines of text, in the active language."""

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __format__(self, _spec: str) -> str:
        return str(self)


def check_kit_content(
    forms: Mapping[str, bytes] | None = None,
    templates: Sequence[Mapping[str, Any]] = (),
    files: FormFiles | None = None,
    earlier: Iterable[KitContent] = (),
) -> list[KitProblem]:
    """Every problem of the forms (XForms by file name), the `files` that they name (by form and name) and the
    texts (JSON objects) that a kit is to carry after the `earlier` ones.

    Empty when all of them can be used. `fault` is one of FORM_* or TEMPLATE_*.
    """
    return [*_form_problems(forms or {}, files or {}, list(earlier)), *_text_problems(templates)]


def require_sound(
    forms: Mapping[str, bytes] | None = None,
    templates: Sequence[Mapping[str, Any]] = (),
    files: FormFiles | None = None,
    earlier: Iterable[KitContent] = (),
) -> None:
    """Fault KIT_CONTENT_BROKEN with all that `check_kit_content` finds as `problems`, if it finds any."""
    found = KitProblems(check_kit_content(forms, templates, files, earlier))
    if found:
        raise Fault(Code.KIT_CONTENT_BROKEN, count=len(found), problems=found)


def read_text(data: bytes, name: str = "") -> dict[str, Any]:
    """A text of the statement out of a file, for `templates`; checked as far as it is an object of JSON.

    Fault TEMPLATE_FILE_UNREADABLE otherwise; what the object says is for `check_kit_content`.
    """
    try:
        if len(data) > LARGEST_TEXT:
            raise ValueError("too large")
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Fault(Code.TEMPLATE_FILE_UNREADABLE, name=name) from error
    if not isinstance(found, dict):
        raise Fault(Code.TEMPLATE_FILE_UNREADABLE, name=name)
    return found


def _form_problems(
    forms: Mapping[str, bytes], files: FormFiles, earlier: Sequence[KitContent]
) -> Iterator[KitProblem]:
    for name, data in sorted(forms.items()):
        yield from (
            KitProblem(name, fault) for fault in faults_of_form(name, data, files.get(name, {}), earlier)
        )
    yield from (KitProblem(_("Files of the forms"), fault) for fault in faults_of_files(files))


def _text_problems(templates: Sequence[Mapping[str, Any]]) -> Iterator[KitProblem]:
    if len(json.dumps([dict(one) for one in templates], ensure_ascii=False).encode()) > LARGEST_TEXTS:
        fault = Fault(Code.TEMPLATES_TOO_LARGE, limit=size_text(LARGEST_TEXTS))
        yield KitProblem(_("Texts of the statement"), fault)
    for number, written in enumerate(templates, 1):
        part = _("Text {number} of the statement").format(number=number)
        yield from (KitProblem(part, fault) for fault in _faults_of_text(written))


def _faults_of_text(written: Mapping[str, Any]) -> Iterator[Fault]:
    from hrcapp.statement import template_from_json

    try:
        template = template_from_json(written)
    except Fault as fault:
        if fault.code is not Code.TEMPLATE_UNREADABLE:
            yield fault
            return
        yield Fault(Code.TEMPLATE_PART_UNUSABLE, place=fault.params.get("place") or "/")
        return
    for language, text in template.texts.items():
        if unknown := _undrawable(text):
            yield Fault(Code.TEMPLATE_CHARACTERS, language=language, characters=" ".join(sorted(unknown)))


def _undrawable(text: Text) -> frozenset[str]:
    """Characters that no font of the app has: they would be signed as empty boxes."""
    from hrcapp.typeset import missing

    alternatives = chain(text.opening, text.commitments, text.closing, text.mandates.values())
    return missing("".join((text.title, *text.phrases.values(), *chain.from_iterable(alternatives))))
