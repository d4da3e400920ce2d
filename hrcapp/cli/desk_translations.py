"""`hrcapp desk translations`: texts to a translator and back, and how far each language is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, read_file, say, say_json
from hrcapp.i18n import _, ngettext

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.translation_exchange import Preview

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]
FORMATS = ("xliff", "po")


def add_to(verbs: Any, opened: OpenDesk) -> None:
    """Add the command; `opened` opens the desk."""
    noun = verbs.add_parser("translations", help=_("answers in other languages: to a translator and back"))
    acts = noun.add_subparsers(metavar=_("ACTION"), required=True)
    _add_export(acts, opened)
    _add_import(acts, opened)
    status = acts.add_parser("status", help=_("how far each language is"))
    status.add_argument("--json", action="store_true", help=_("print JSON"))
    status.set_defaults(run=lambda options: _status(options, opened))


def _add_export(acts: Any, opened: OpenDesk) -> None:
    command = acts.add_parser("export", help=_("write files for a translator"))
    command.add_argument("--lang", required=True, help=_("the language to translate into, as fr or pt-BR"))
    command.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=_("kind of file"))
    command.add_argument("--out", type=Path, required=True, help=_("a folder for them"))
    command.add_argument("--all", action="store_true", help=_("with those that have been checked"))
    command.set_defaults(run=lambda options: _export(options, opened))


def _add_import(acts: Any, opened: OpenDesk) -> None:
    command = acts.add_parser("import", help=_("take in what a translator sent back"))
    command.add_argument("file", type=Path, help=_("an XLIFF 2 or PO file"))
    command.add_argument("--lang", default="", help=_("its language, where the file does not say it"))
    command.add_argument("--checked", action="store_true", help=_("somebody has read these translations"))
    command.add_argument("--replace-checked", action="store_true", help=_("also in place of checked ones"))
    command.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(run=lambda options: _import(options, opened))


def _export(options: argparse.Namespace, opened: OpenDesk) -> int:
    from hrcapp.secretariat.translation_units import Format

    bar = Progress()
    options.out.mkdir(parents=True, exist_ok=True)
    more = {"wanted": lambda _row: True} if options.all else {}
    with opened() as desk:
        sent = desk.translation_exchange.write(
            options.lang,
            Format(options.format),
            options.out,
            progress=lambda done, of: bar(done, of, _("Answers")),
            **more,
        )
    for path in sent.paths:
        say(str(path))
    if not sent.paths:
        say(_("There is nothing to translate."))
    if sent.withheld:
        told = ngettext(
            "{count} answer stays here: its form names a protected person.",
            "{count} answers stay here: their forms name protected persons.",
            sent.withheld,
        )
        say(told.format(count=sent.withheld))
    return 0


def _import(options: argparse.Namespace, opened: OpenDesk) -> int:
    data = read_file(options.file)
    with opened() as desk:
        exchange = desk.translation_exchange
        found = exchange.preview(data, options.file.name, options.lang, checked=options.checked)
        kept = 0 if options.dry_run else exchange.apply(found, over_checked=options.replace_checked)
    if options.json:
        say_json(_as_json(found, kept))
    else:
        _tell(found, kept)
    return 1 if found.misfits else 0


def _as_json(found: Preview, kept: int) -> dict[str, Any]:
    return {
        "language": found.language,
        "kept": kept,
        "same": found.same,
        "changes": [
            {
                "reference": one.row.reference,
                "path": one.row.place.path,
                "before": one.before,
                "after": one.after,
                "replaces_checked": one.replaces_checked,
            }
            for one in found.changes
        ],
        "left_aside": [{"id": unit.id, "reason": str(why)} for unit, why in found.misfits],
    }


def _tell(found: Preview, kept: int) -> None:
    for one in found.changes:
        mark = "!" if one.replaces_checked else " "
        say(f"{mark} {one.row.reference}  {one.row.place.path}")
    for unit, why in found.misfits:
        say(f"? {why}  {unit.id}  {unit.source[:60]}")
    say(ngettext("{count} translation kept", "{count} translations kept", kept).format(count=kept))
    if found.over_checked:
        count = len(found.over_checked)
        told = ngettext(
            "{count} would replace one that was checked (marked with !).",
            "{count} would replace ones that were checked (marked with !).",
            count,
        )
        say(told.format(count=count))


def _status(options: argparse.Namespace, opened: OpenDesk) -> int:
    with opened() as desk:
        listed = desk.translation_list
        found = {language: listed.progress(language) for language in listed.languages()}
    rows = {
        language: {"total": one.total, "missing": one.missing, "draft": one.drafts, "checked": one.checked}
        for language, one in found.items()
    }
    if options.json:
        say_json(rows)
    else:
        for language, row in rows.items():
            say(f"{language}: " + ", ".join(f"{name} {count}" for name, count in row.items()))
    return 0
