"""Copies onto several sticks and folders: which forms, which places, what became of each. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.cards import Card
from hrcapp.officer.delivery import Delivered
from hrcapp.officer.forms import FormTitles
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind
from hrcapp.ui.officer import words

_BEFORE = (Status.DRAFT, Status.READY, Status.SIGNING)
_WAITING = (Status.SIGNED, Status.PACKED)
_SHOWN = 10


@dataclass(frozen=True)
class Choice:
    """A set of forms that can be chosen as one."""

    key: str
    words: str
    drafts: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """What became of the files at one place."""

    kind: Kind
    title: str
    text: str = ""


def names(cards: Sequence[Card], forms: FormTitles, language: str) -> dict[str, str]:
    """What each form is called in results, by draft."""
    return {one.draft: words.form_of(one, forms, language) for one in cards}


def choices(
    cards: Sequence[Card], language: str, draft: str = "", forms: FormTitles | None = None
) -> tuple[Choice, ...]:
    """What can be copied: one form, those that wait, all that are signed. Empty sets are left out."""
    forms = forms or FormTitles()
    there = [one for one in cards if one.forgotten_at is None]
    signed = [one for one in there if one.status not in _BEFORE and one.for_campaign]
    waiting = [one.draft for one in signed if one.status in _WAITING]
    found = [
        Choice(
            "one", _("Only {town}").format(town=isolated(words.form_of(one, forms, language))), (one.draft,)
        )
        for one in signed
        if one.draft == draft
    ]
    told = ngettext("{count} form not handed over yet", "{count} forms not handed over yet", len(waiting))
    every = ngettext("{count} signed form", "All {count} signed forms", len(signed))
    if waiting:
        found.append(Choice("waiting", _counted(told, len(waiting), language), tuple(waiting)))
    if len(signed) > len(waiting):
        found.append(
            Choice("all", _counted(every, len(signed), language), tuple(one.draft for one in signed))
        )
    return tuple(found)


def results(done: Sequence[Delivered], names: dict[str, str], language: str) -> tuple[Line, ...]:
    """A line for each place, the good news with its count, and one for each form that could not be packed."""
    places = list(dict.fromkeys(one.place for one in done if one.place is not None))
    lines = [
        _failed(words.title(names.get(one.draft, "")), one.fault)
        for one in done
        if one.place is None and one.fault
    ]
    for place in places:
        lines += _at(place, [one for one in done if one.place == place], names, language)
    return tuple(lines)


def _at(place: Path, done: Sequence[Delivered], names: dict[str, str], language: str) -> list[Line]:
    copied = [one for one in done if one.path is not None]
    failed = [one for one in done if one.fault is not None]
    lines = []
    if copied:
        title = ngettext("{place}: {count} file copied", "{place}: {count} files copied", len(copied))
        count = words.number(len(copied), language)
        text = _("Each was read back and is the same.")
        lines.append(Line("success", title.format(place=_name(place), count=count), text))
    reasons = {str(one.fault.code): one for one in failed if one.fault is not None}
    if len(failed) > 1 and len(reasons) == 1 and failed[0].fault is not None:
        title = ngettext("{place}: {count} file not copied", "{place}: {count} files not copied", len(failed))
        count = words.number(len(failed), language)
        told = str(sentence(failed[0].fault, _))
        return [*lines, Line("danger", title.format(place=_name(place), count=count), told)]
    for one in failed[:_SHOWN]:
        title = f"{_name(place)}: {isolated(words.title(names.get(one.draft, '')))}"
        lines.append(_failed(title, one.fault or Fault(Code.UNEXPECTED)))
    return lines


def _failed(title: str, fault: Fault) -> Line:
    return Line("danger", title, str(sentence(fault, _)))


def _counted(told: str, count: int, language: str) -> str:
    return told.format(count=words.number(count, language))


def _name(place: Path) -> str:
    return isolated(words.place(str(place)))
