"""Expressions and `${references}` in the cells of an XLSForm."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms import xml
from hrcapp.xforms.authoring.sheets import MEDIA, TRANSLATABLE, Row, column_of
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.xpath import XPathError, XPathSyntaxError, compile_expression, parse

_EXPRESSIONS = (
    "relevant",
    "constraint",
    "calculation",
    "required",
    "readonly",
    "repeat_count",
    "choice_filter",
)
_FLAG = re.compile(r"yes|no|true|false", re.IGNORECASE)
_REFERENCE = re.compile(r"\$\{([^}]*)(\}|$)")
_PLAIN = re.compile(r"(last-saved#)?[^\W\d][\w.\-]*")
_SPACES = {"jr": xml.JAVAROSA, "orx": xml.OPENROSA, "odk": xml.ODK}
_SHOWN = 120


def check_references(rows: Sequence[Row], names: Mapping[str, int], problems: Problems) -> None:
    """Report every `${name}` that is no reference, leads nowhere, or could mean several questions."""
    for row in rows:
        for header, cell in row.cells.items():
            for name in dict.fromkeys(_references(cell)):
                _check_reference(row.place(header), name, names, problems)


def _references(cell: str) -> Iterator[str]:
    return (found[1] if found[2] else found[0] for found in _REFERENCE.finditer(cell))


def _check_reference(place: str, said: str, names: Mapping[str, int], problems: Problems) -> None:
    name = said.removeprefix("last-saved#")
    if not _PLAIN.fullmatch(said):
        message = N_("“{text}” is no reference: it is written ${{name}}, without blanks")
        problems.add(place, message, text=said if said.startswith("$") else f"${{{said}}}")
    elif name not in names:
        like = difflib.get_close_matches(name, names, 1)
        if like:
            message = N_("there is no question “{name}”; is “{like}” meant?")
            problems.add(place, message, name=name, like=like[0])
        else:
            problems.add(place, N_("there is no question “{name}”"), name=name)
    elif names[name] > 1:
        message = N_("there are several questions “{name}”: which one is meant can’t be told")
        problems.add(place, message, name=name)


def check_expressions(rows: Sequence[Row], problems: Problems) -> None:
    """Report every expression that our own parser does not understand, at its character."""
    for row in rows:
        for header, cell in row.of(*_EXPRESSIONS):
            if not _FLAG.fullmatch(cell.strip()) and all(map(_PLAIN.fullmatch, _references(cell))):
                _check_expression(row, header, cell, problems)


def _check_expression(row: Row, header: str, cell: str, problems: Problems) -> None:
    # A reference is some path; it keeps its length, so that characters are counted as the author sees them.
    text = _REFERENCE.sub(lambda found: "/x".ljust(len(found[0])), cell)
    shown = " ".join(cell.split())[:_SHOWN]
    try:
        compile_expression(parse(text), _SPACES)
    except XPathSyntaxError as error:
        message = N_("“{expression}” at character {at}: {reason}")
        problems.add(row.place(header), message, expression=shown, at=error.at + 1, reason=error)
    except XPathError as error:
        problems.add(row.place(header), N_("“{expression}”: {reason}"), expression=shown, reason=error)


def check_columns(rows: Sequence[Row], languages: Sequence[str], own: str, problems: Problems) -> None:
    """Warn of translatable columns of a sheet that lack a language which other columns of the form have.

    `own` is the language of columns that name none.
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        for header in row.cells:
            column = column_of(header)
            if column.name in (*TRANSLATABLE, *MEDIA):
                found.setdefault(column.name, set()).add(column.language or own)
    for name, has in found.items():
        for language in languages:
            if language not in has:
                message = N_("the column “{column}” is missing")
                problems.warn(f"{rows[0].sheet}:1:{name}", message, column=f"{name}::{language}")


def languages_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """The languages that any translatable column names, in the order of the form."""
    columns = (column_of(header) for row in rows for header in row.cells)
    return tuple(dict.fromkeys(one.language for one in columns if one.language))
