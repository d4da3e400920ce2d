"""`hrcapp desk match`: a list of names, and which parties of the registry they are."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import read_file, say, say_json
from hrcapp.i18n import _

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.match_list import Match

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    command = verbs.add_parser("match", help=_("match a list of names with the registry"))
    command.add_argument(
        "names",
        type=Path,
        help=_("a CSV or XLSX file with the columns name, country, kind, level, admin1; any may be empty"),
    )
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(run=lambda options: _match(options, open_desk))


def _match(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat.match_list import match, read_list

    rows = read_list(read_file(options.names), options.names.name)
    with open_desk() as desk:
        found = list(match(desk.parties, rows))
    if options.json:
        say_json([_as_json(one) for one in found])
    else:
        _tell(found)
    return 0


def _as_json(found: Match) -> dict[str, Any]:
    return {
        "name": found.name,
        "automatic": found.automatic,
        "suggestions": [
            {"reference": one.reference, "score": one.score, "reasons": [str(why) for why in one.reasons]}
            for one in found.suggestions
        ],
    }


def _tell(found: Sequence[Match]) -> None:
    for one in found:
        say(f"{one.name}: {one.automatic or '?'}")
        for near in one.suggestions:
            say(f"  {near.score:5.1f}  {near.reference}  {', '.join(near.reasons)}")
