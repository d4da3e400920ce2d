"""`hrcapp desk export`: the registry for other programs, pages and data for everybody."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, say
from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import SHIPPED

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk

FORMATS = ("xlsx", "csv", "json", "datapackage", "sqlite", "odk", "geojson", "pages")


def add_to(verbs: Any, opened: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Add the command; `opened` opens the desk."""
    command = verbs.add_parser("export", help=_("write the registry for other programs or for a web site"))
    command.add_argument("--format", choices=FORMATS, help=_("kind of export"))
    command.add_argument("--out", type=Path, help=_("a folder for it"))
    command.add_argument(
        "--sqlite", type=Path, metavar=_("FILE"), help=_("write a plain SQLite file of this name")
    )
    command.add_argument("--lang", choices=SHIPPED, help=_("language of titles and labels"))
    command.add_argument(
        "--as-of", type=date.fromisoformat, help=_("the last day that counts, as YYYY-MM-DD")
    )
    command.add_argument(
        "--contacts",
        action="store_true",
        help=_("with the contact persons who agreed to be shared, in a table of their own"),
    )
    command.set_defaults(run=lambda options: _run(command, options, opened))


def _run(
    command: argparse.ArgumentParser,
    options: argparse.Namespace,
    opened: Callable[[], AbstractContextManager[Desk]],
) -> int:
    if not (options.format and options.out) and not options.sqlite:
        command.error(_("give --format and --out, or --sqlite"))
    if options.contacts and options.format in ("geojson", "pages"):
        command.error(_("contact persons are never part of what is published"))
    with opened() as desk:
        for path in _written(desk, options):
            say(str(path))
    return 0


def _written(desk: Desk, options: argparse.Namespace) -> list[Path]:
    from hrcapp.secretariat.export import Choice, Format

    bar = Progress()
    told = _("Submissions")
    day = options.as_of or datetime.now(UTC).date()
    language = options.lang or active_language()
    found: list[Path] = []
    if options.format:
        options.out.mkdir(parents=True, exist_ok=True)
        choice = Choice(Format(options.format), language, day, options.contacts)
        found.append(desk.exports.write(choice, options.out, lambda n, of: bar(n, of, told)))
    if options.sqlite:
        choice = Choice(Format.JSON, language, day, options.contacts)
        desk.exports.write_sqlite(options.sqlite, choice, lambda n, of: bar(n, of, told))
        found.append(options.sqlite)
    return found
