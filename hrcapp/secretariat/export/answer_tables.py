"""Answers as tables: a row for each submission, a table for each repeat, and a row for each choice.

Forms that are no pledge have tables of their own, which begin with their id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hrcapp.secretariat.export import titles
from hrcapp.secretariat.export.questions import Given, Question, given, questions_of
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.export.tables import Column, Kind, Table, Value
from hrcapp.secretariat.report.words import Say
from hrcapp.submission.form_words import form_title
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormDefinition

_UNSAFE = re.compile(r"\W")


@dataclass
class _Rows:
    """Rows of one table while they gather; `columns` grow with forms of other versions."""

    title: str
    columns: dict[str, Column] = field(default_factory=dict)
    rows: list[dict[str, Value]] = field(default_factory=list)
    is_main: bool = False


class AnswerTables:
    """Takes records one by one. `coded`: choices as codes, for machines; otherwise in words."""

    def __init__(self, newest: FormDefinition, language: str, say: Say, *, coded: bool) -> None:
        self._language = language
        self._say = say
        self._coded = coded
        self._tables = {"": _Rows(say(titles.ANSWERS), is_main=True)}
        self._choices: list[tuple[Value, ...]] = []
        self._known: set[str] = set()
        self._expect(newest)

    def take(self, record: Record) -> None:
        """Add the answers of a submission, without those that are personal."""
        self._expect(record.definition)
        own = _own(record.definition)
        found = list(given(record.definition, record.content.instance_xml, self._language, coded=self._coded))
        whose = {"submission": record.row["submission"], "party": record.counted_party}
        self._tables[own].rows.append(whose | _row(found, "", 0))
        for repeat, number in dict.fromkeys((one.question.repeat, one.number) for one in found):
            if repeat:
                row: dict[str, Value] = {**whose, "number": number}
                self._tables[own + repeat].rows.append(row | _row(found, repeat, number))
        self._choices += (row for one in found for row in _choices(whose, one))

    def tables(self) -> list[Table]:
        """What was taken in."""
        made = [self._table(name, rows) for name, rows in self._tables.items()]
        return [*made, self._choice_table()]

    def _expect(self, definition: FormDefinition) -> None:
        """Have a place for every question of a form."""
        if definition.digest in self._known:
            return
        self._known.add(definition.digest)
        questions, repeats = questions_of(definition, self._language)
        own = _own(definition)
        if own:
            self._tables.setdefault(own, _Rows(form_title(definition, self._language), is_main=True))
        for name, label in repeats.items():
            self._tables.setdefault(own + name, _Rows(label))
        for question in questions:
            table = self._tables[own + question.repeat]
            table.columns.setdefault(question.column.name, question.column)

    def _table(self, name: str, rows: _Rows) -> Table:
        say = self._say
        whose = [Column("submission", say(titles.SUBMISSION)), Column("party", say(titles.PARTY))]
        if not rows.is_main:
            whose.append(Column("number", say(titles.NUMBER), Kind.NUMBER))
        columns = [*whose, *rows.columns.values()]
        return Table(
            name.strip("_") or "answers",
            rows.title,
            columns,
            ("submission",) if rows.is_main else ("submission", "number"),
            {"submission": "submissions", "party": "parties"},
            [tuple(row.get(column.name) for column in columns) for row in rows.rows],
        )

    def _choice_table(self) -> Table:
        names = ("submission", "party", "question", "number", "place", "code", "label")
        kinds = {"number": Kind.NUMBER, "place": Kind.NUMBER}
        columns = [
            Column(name, self._say(titles.CHOICES[name]), kinds.get(name, Kind.TEXT)) for name in names
        ]
        key = ("submission", "question", "number", "place")
        refers = {"submission": "submissions", "party": "parties"}
        return Table("choices", self._say(titles.CHOICES_TITLE), columns, key, refers, self._choices)


def _own(definition: FormDefinition) -> str:
    """What the tables of a form begin with; nothing for those of pledges, whose versions share theirs."""
    return "" if has_statement(definition) else _UNSAFE.sub("_", definition.id).strip("_") + "_"


def _row(found: Iterable[Given], repeat: str, number: int) -> dict[str, Value]:
    return {
        one.question.column.name: one.value
        for one in found
        if (one.question.repeat, one.number) == (repeat, number)
    }


def _choices(whose: dict[str, Value], one: Given) -> Iterable[tuple[Value, ...]]:
    for place, (code, label) in enumerate(one.codes, start=1):
        yield (whose["submission"], whose["party"], _key(one.question), one.number, place, code, label)


def _key(question: Question) -> str:
    return question.column.name
