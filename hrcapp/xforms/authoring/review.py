"""The pass over an XLSForm's sheets, and what pyxform and the engine say on top of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.authoring.expressions import (
    check_columns,
    check_expressions,
    check_references,
    languages_of,
)
from hrcapp.xforms.authoring.kinds import Kind, Type, type_of
from hrcapp.xforms.authoring.names import check_names
from hrcapp.xforms.authoring.sheets import MEDIA, Row, rows
from hrcapp.xforms.problems import Problem, ProblemList, Problems

EVERY = "*"
"""Stands for every entry of a list that the app writes out itself (the countries)."""

_ROW = re.compile(r"\[row ?: ?([0-9]+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings)' sheet")
_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True)
class Review:
    """`problems` keep a form from being used as its author means it; `remarks` are worth a look."""

    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

    def with_pyxform(self, said: str) -> Fault:
        """FORM_PROBLEMS with all that was found, then what pyxform says, where that is something else."""
        found = [*self.problems]
        row = _ROW.search(said)
        sheet = _SHEET.search(said)
        place = f"{sheet[1] if sheet else 'survey'}:{row[1]}" if row else ""
        if not self._has_told(said, place):
            found.append(Problem(place, "{text}", {"text": _ROW.sub("", said)}))
        return Review(tuple(found)).fault()

    def with_engine(self, fault: Fault) -> Fault:
        """The same for what the engine refuses: its places are paths, ours lead into the sheets."""
        engine = fault.params.get("problems")
        if fault.code is not Code.FORM_PROBLEMS or not isinstance(engine, ProblemList):
            return fault
        told = {str(one.values["reason"]) for one in self.problems if "reason" in one.values}
        others = [one for one in engine if str(one.values.get("reason")) not in told]
        expressions = [one for one in self.problems if "expression" in one.values]
        return Review((*expressions, *others)).fault()

    def fault(self) -> Fault:
        """FORM_PROBLEMS with all of these."""
        found = self.problems
        return Fault(Code.FORM_PROBLEMS, count=len(found), problems=ProblemList(found))

    def _has_told(self, said: str, place: str) -> bool:
        if place:
            return any(one.place == place or one.place.startswith(f"{place}:") for one in self.problems)
        quoted = set(_QUOTED.findall(said))
        return any(quoted & set(map(str, one.values.values())) for one in self.problems)


def review(book: Mapping[str, Sequence[Mapping[str, str]]], own_language: str = "") -> Review:
    """All that is wrong with the sheets `survey`, `choices` and `settings`, each with its place.

    `own_language` is that of columns which name none; without it, languages are not looked at.
    """
    survey, choices = rows("survey", book.get("survey", ())), rows("choices", book.get("choices", ()))
    settings = rows("settings", book.get("settings", ()))
    problems = Problems()
    names = check_names(survey, problems)
    types = [(row, type_of(row.text("type"))) for row in survey]
    lists = {row.text("list_name") for row in choices}
    for row, kind in types:
        _check_row(row, kind, lists, problems)
    several = {kind.list_name for _row, kind in types if kind.several}
    _check_choices(choices, several, _may_repeat(settings), problems)
    check_references([*survey, *choices, *settings], names, problems)
    check_expressions(survey, problems)
    for sheet in (survey, choices) if own_language else ():
        check_columns(sheet, languages_of([*survey, *choices]), own_language, problems)
    return Review(tuple(sorted(problems.found, key=_order)), tuple(problems.warnings))


def _check_row(row: Row, kind: Type, lists: set[str], problems: Problems) -> None:
    said = row.text("type")
    if not said:
        problems.add(row.at("type"), N_("a type is missing"))
    elif kind.kind is Kind.UNKNOWN and kind.like:
        message = N_("the type “{type}” is not known; is “{like}” meant?")
        problems.add(row.at("type"), message, type=said, like=kind.like)
    elif kind.kind is Kind.UNKNOWN:
        problems.add(row.at("type"), N_("the type “{type}” is not known"), type=said)
    elif kind.kind is Kind.NO_LIST:
        problems.add(row.at("type"), N_("“{type}” does not say from which list"), type=said)
    elif kind.list_name and not kind.from_file and kind.list_name not in lists:
        message = N_("there is no list “{list}” in the sheet “choices”")
        problems.add(row.at("type"), message, list=kind.list_name)
    if kind.kind is Kind.CALCULATE and not row.text("calculation") and not row.text("default"):
        problems.add(row.at("calculation"), N_("a calculation is missing"), name=row.text("name"))
    asks = kind.kind in (Kind.QUESTION, Kind.NOTE) and not row.text("calculation")
    if asks and not any(any(row.of(column)) for column in ("label", "hint", "guidance_hint", *MEDIA)):
        problems.add(row.at("label"), N_("a question needs a label or a hint"), name=row.text("name"))


def _check_choices(choices: Sequence[Row], several: set[str], may_repeat: bool, problems: Problems) -> None:
    known: dict[tuple[str, str], int] = {}
    for row in choices:
        of, name = row.text("list_name"), row.text("name")
        if not of:
            problems.add(row.at("list_name"), N_("the name of the list is missing"))
        if not name:
            problems.add(row.at("name"), N_("a name is missing"))
        elif " " in name and of in several:
            message = N_("“{name}” has a blank: where several can be chosen, blanks stand between them")
            problems.add(row.at("name"), message, name=name)
        elif (of, name) in known and not may_repeat:
            message = N_("the name “{name}” is also that of row {row}")
            problems.add(row.at("name"), message, name=name, row=known[of, name])
        if name != EVERY and not any(any(row.of(column)) for column in ("label", *MEDIA)):
            problems.warn(row.at("label"), N_("a choice needs a label"), name=name)
        known.setdefault((of, name), row.number)


def _may_repeat(settings: Sequence[Row]) -> bool:
    return any(row.text("allow_choice_duplicates").lower() in ("yes", "true", "true()") for row in settings)


def _order(problem: Problem) -> tuple[int, int]:
    sheet, _, rest = problem.place.partition(":")
    number = rest.partition(":")[0]
    return ("survey", "choices", "settings").index(sheet), int(number) if number.isdecimal() else 0
