"""Names of questions and how groups and repeats hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.authoring.kinds import Kind, type_of
from hrcapp.xforms.authoring.sheets import Row
from hrcapp.xforms.problems import Problems

_NAME = re.compile(r"[^\W\d][\w.\-]*")


@dataclass
class _Open:
    """A group or repeat that is not closed yet, with the rows of the names in it."""

    of: str
    row: Row | None
    names: dict[str, int] = field(default_factory=dict)


def check_names(survey: Sequence[Row], problems: Problems) -> dict[str, int]:
    """Report names that are missing, bad or double and groups that are not closed or not opened.

    How often each name is there, which is what references ask for.
    """
    everywhere: dict[str, int] = {}
    within = [_Open("", None)]
    for row in survey:
        kind = type_of(row.text("type"))
        if kind.kind is Kind.END:
            _close(row, kind.of, within, problems)
            continue
        name = row.text("name")
        _check(row, name, kind.kind, within[-1], problems)
        if name:
            everywhere[name] = everywhere.get(name, 0) + 1
        if kind.kind is Kind.BEGIN:
            within.append(_Open(kind.of, row))
    for left in within[1:]:
        if left.row is not None:
            problems.add(
                left.row.at("type"),
                N_("“{begin}” is never closed: “{end}” is missing"),
                begin=left.row.text("type"),
                end=f"end_{left.of}",
                name=left.row.text("name"),
            )
    return everywhere


def _check(row: Row, name: str, kind: Kind, around: _Open, problems: Problems) -> None:
    if not name:
        if kind is not Kind.NOTE:  # pyxform names notes by itself
            problems.add(row.at("name"), N_("a name is missing"))
        return
    if name == "meta":
        problems.add(row.at("name"), N_("the name “meta” is kept for what a form says of itself"), name=name)
    elif not _NAME.fullmatch(name):
        message = N_(
            "“{name}” can’t be a name: a letter or “_” begins it; letters, figures, “_”, “-” and “.” follow"
        )
        problems.add(row.at("name"), message, name=name)
    elif name in around.names:
        message = N_("the name “{name}” is also that of row {row}")
        problems.add(row.at("name"), message, name=name, row=around.names[name])
    around.names.setdefault(name, row.number)


def _close(row: Row, of: str, within: list[_Open], problems: Problems) -> None:
    said = row.text("type")
    if len(within) == 1:
        problems.add(row.at("type"), N_("“{end}” closes nothing that is open"), end=said)
        return
    opened = within[-1]
    if opened.of != of and opened.row is not None:
        message = N_("“{end}” stands where “{expected}” should close row {row}")
        expected = f"end_{opened.of}"
        problems.add(row.at("type"), message, end=said, expected=expected, row=opened.row.number)
        if not any(one.of == of for one in within[1:]):
            return
    within.pop()
