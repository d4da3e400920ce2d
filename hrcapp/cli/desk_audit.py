"""`hrcapp desk audit`: every line of the log and every kept byte, checked."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, say
from hrcapp.i18n import _

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    command = verbs.add_parser("audit", help=_("check the log and all that is kept"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.add_argument("--export", type=Path, metavar=_("FILE"), help=_("write the result as JSON"))
    command.set_defaults(run=lambda options: _audit(options, open_desk))


def _audit(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    with open_desk() as desk:
        return run(desk, as_json=options.json, export=options.export)


def run(desk: Desk, *, as_json: bool, export: Path | None = None) -> int:
    """Check everything and tell it; 0 where it is as it was written, else 1."""
    from hrcapp.model.files import write_whole
    from hrcapp.secretariat import audit_words

    bar = Progress()
    found = desk.audit.run(lambda done, total: bar(done, total, _("Checking")))
    data = audit_words.as_json(found, desk.clock())
    names = {one: desk.disputes.desk_name(one) for one in found.desks}
    if export:
        write_whole(export, data, mode=0o644)
    if as_json:
        say(data.decode().rstrip())
    else:
        for one in found.faults:
            say(f"{names.get(one.desk, one.desk)} {one.seq}: {audit_words.problem(one)} {one.digest}")
        for note in audit_words.notes(found, lambda one: names.get(one, one)):
            say(note)
        say(audit_words.summary(found))
    return 0 if found.clean else 1
