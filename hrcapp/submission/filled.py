"""A form that was filled in with some PDF reader: its answers, checked by the form's own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from hrcapp.media.limited import Failed, run_limited
from hrcapp.model.faults import Code, Fault
from hrcapp.submission.filled_values import lexical, tick_names, words_of
from hrcapp.submission.form_code import FormMark, read_marker
from hrcapp.xforms import FormDefinition, FormSession

MAX_BYTES = 64 * 1024 * 1024
_HEAD = 1024
_ZIP = b"PK"
"""A sealed file may hold a PDF near its beginning."""
_WORKER = "hrcapp.submission.filled_worker"
_ASKED = frozenset({"input", "select1", "select", "rank", "range", "secret", "trigger"})
_INDEX = re.compile(r"\[(\d{1,2})\]")
"""Of a repeat; a sheet with more than 99 copies is none of ours."""


class Why(StrEnum):
    """What is wrong with an answer from a file."""

    TYPE = "type"
    CONSTRAINT = "constraint"
    CHOICE = "choice"
    NOT_ASKED = "not-asked"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Problem:
    """An answer that a person must look at: where, what was written, and why.

    `kept`: it stands in the form as it was written. `message` is the form's own sentence, or empty. Where
    the field belongs to no question (UNKNOWN), `path` and `label` are the field's name.
    """

    path: str
    label: str
    written: str
    why: Why
    kept: bool
    message: str = ""


@dataclass(frozen=True)
class Raw:
    """The fields of a PDF form by name, as they are in the file, and which form they belong to."""

    mark: FormMark
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Filled:
    """The answers by path, in the order in which they are to be given, and what a person must look at."""

    language: str
    values: Mapping[str, str]
    problems: tuple[Problem, ...]


def look(pdf: bytes, name: str = "") -> Raw:
    """The fields, unchecked, read in a process with limits of memory and time.

    Raises Fault FILE_TOO_LARGE, PDF_UNREADABLE (also beyond the bounds), FILLED_FORM_FOREIGN for a PDF that
    is no form to fill in of ours.
    """
    if len(pdf) > MAX_BYTES:
        raise Fault(Code.FILE_TOO_LARGE, name=name, limit=f"{MAX_BYTES // (1024 * 1024)} MB")
    try:
        found = json.loads(run_limited(_WORKER, pdf))
    except (Failed, ValueError) as error:
        raise Fault(Code.PDF_UNREADABLE, name=name) from error
    mark = read_marker(found["marker"])
    if mark is None:
        raise Fault(Code.FILLED_FORM_FOREIGN, name=name)
    return Raw(mark, found["fields"])


def is_pdf(data: bytes) -> bool:
    """Whether the file says of itself that it is a PDF."""
    return b"%PDF-" in data[:_HEAD] and not data.startswith(_ZIP)


def read(
    pdf: bytes, definition: FormDefinition, *, now: datetime, zone: str = "UTC", name: str = ""
) -> Filled:
    """The answers of a filled-in form, each tried in a form of its own.

    Raises what `look` raises, and Fault FILLED_FORM_OTHER for another form or another version of it.
    """
    return answers(look(pdf, name), definition, now=now, zone=zone, name=name)


def answers(
    raw: Raw, definition: FormDefinition, *, now: datetime, zone: str = "UTC", name: str = ""
) -> Filled:
    """The same from fields that were read already. Raises Fault FILLED_FORM_OTHER."""
    mark = raw.mark
    if mark.digest != definition.digest:
        raise Fault(Code.FILLED_FORM_OTHER, name=name, form=f"{mark.form} {mark.version}".strip())
    session = FormSession.new(
        definition, now=now, zone=zone, language=mark.language, instance_id="uuid:filled"
    )
    return _Reading(session).read(raw.fields)


def give(
    values: Mapping[str, str],
    *,
    there: Callable[[str], object],
    add: Callable[[str], object],
    set_value: Callable[[str, str], object],
) -> None:
    """Give answers to a form, adding the instances of repeats they stand in.

    `there` raises LookupError for a path that is not there; `add` takes the path of a series.
    """
    for path, value in values.items():
        _reach(path, there, add)
        set_value(path, value)


def _reach(path: str, there: Callable[[str], object], add: Callable[[str], object]) -> None:
    for found in _INDEX.finditer(path):
        try:
            there(path[: found.end()])
        except LookupError:
            add(path[: found.start()])


class _Reading:
    """Tries the answers one after the other in an empty form."""

    def __init__(self, session: FormSession) -> None:
        self._session = session
        self._written: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._problems: dict[str, Problem] = {}

    def read(self, fields: Mapping[str, str]) -> Filled:
        for path, written in self._in_order(tick_names(fields)):
            self._try(path, written)
        for path, written in self._written.items():
            if path not in self._problems:
                self._check(path, written)
        order = {path: number for number, path in enumerate(self._session.nodes())}
        problems = sorted(self._problems.values(), key=lambda one: order.get(one.path, len(order)))
        return Filled(self._session.language, self._values, tuple(problems))

    def _in_order(self, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """As the form asks; empty copies of a repeat are left out, the others move up."""
        nodes = self._session.definition.nodes
        moved = {}
        for field, written in _moved_up({name: text for name, text in fields.items() if text.strip()}):
            model = nodes.get(_INDEX.sub("", field))
            if model is None:
                self._problems[field] = Problem(field, field, written, Why.UNKNOWN, kept=False)
            else:
                moved[field] = (model.order, [int(found) for found in _INDEX.findall(field)], written)
        for field in sorted(moved, key=lambda each: moved[each][:2]):
            yield field, moved[field][2]

    def _try(self, path: str, written: str) -> None:
        session = self._session
        try:
            _reach(path, session.node, session.add_repeat)
            state = session.node(path)
        except LookupError:
            self._problems[path] = Problem(path, path, written, Why.UNKNOWN, kept=False)
            return
        if state.control not in _ASKED or (state.readonly and state.relevant):
            self._problems[path] = Problem(path, state.label or path, written, Why.UNKNOWN, kept=False)
            return
        value = lexical(state, written, session.definition.languages)
        if value is None:
            said = words_of(state, written)
            self._problems[path] = Problem(path, state.label, said, Why.CHOICE, kept=False)
            return
        session.set_value(path, value)
        self._written[path], self._values[path] = written, value

    def _check(self, path: str, written: str) -> None:
        """Once all answers are given: each by its own rules, and whether it is asked at all."""
        state = self._session.node(path)
        kept = state.value == self._values[path]
        why: Why | None = None
        if not kept:
            why = Why.CHANGED
        elif not state.relevant:
            why = Why.NOT_ASKED
        elif state.violation in ("type", "constraint"):
            why = Why(state.violation)
        if why is not None:
            said = words_of(state, written)
            self._problems[path] = Problem(path, state.label, said, why, kept, state.message)


def _moved_up(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Numbers of instances without gaps, in every series."""
    used: dict[str, set[int]] = {}
    for name in fields:
        for found in _INDEX.finditer(name):
            used.setdefault(name[: found.start()], set()).add(int(found[1]))
    for name, written in fields.items():
        yield _INDEX.sub(partial(_place, used), name), written


def _place(used: Mapping[str, set[int]], found: re.Match[str]) -> str:
    series = found.string[: found.start()]
    return f"[{sorted(used[series]).index(int(found[1])) + 1}]"
