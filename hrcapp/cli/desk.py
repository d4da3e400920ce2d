"""`hrcapp desk`: the secretariat's work without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli import (
    desk_assessments,
    desk_audit,
    desk_export,
    desk_followup,
    desk_match,
    desk_persons,
    desk_places,
    desk_translations,
    desk_withdraw,
)
from hrcapp.cli.say import Progress, ask_passphrase, in_words, say, say_json
from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.store import Home

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.intake import Imported

NEW_PARTY = "new"
OUTCOMES = {
    Outcome.IMPORTED: lambda: _("imported"),
    Outcome.ALREADY: lambda: _("already here"),
    Outcome.QUARANTINED: lambda: _("set aside"),
}


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("desk", help=_("import, review and report, as the secretariat"))
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    _add_import(verbs)
    _add_list(verbs)
    _add_decisions(verbs)
    report = verbs.add_parser("report", help=_("write the report of results"))
    report.add_argument("--as-of", type=date.fromisoformat, help=_("the last day that counts, as YYYY-MM-DD"))
    report.add_argument("--lang", default="en", choices=SHIPPED, help=_("language of the report"))
    report.add_argument("--out", type=Path, required=True, help=_("a folder for its files"))
    report.set_defaults(run=_report)
    desk_withdraw.add_to(verbs, open_desk)
    desk_match.add_to(verbs, open_desk)
    desk_export.add_to(verbs, open_desk)
    desk_audit.add_to(verbs, open_desk)
    desk_persons.add_to(verbs, open_desk)
    desk_followup.add_to(verbs, open_desk)
    desk_assessments.add_to(verbs, open_desk)
    desk_translations.add_to(verbs, open_desk)
    desk_places.add_to(verbs, open_desk, lambda done, as_json: _tell(done, as_json=as_json))


def _add_import(verbs: Any) -> None:
    command = verbs.add_parser("import", help=_("import files and folders"))
    command.add_argument("paths", nargs="+", type=Path, help=_("files and folders"))
    command.add_argument("--receipts", type=Path, help=_("put the receipts into this folder"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(run=_import)


def _add_list(verbs: Any) -> None:
    command = verbs.add_parser("list", help=_("list what has arrived"))
    command.add_argument("--state", choices=[str(one) for one in ReviewState], help=_("only in this state"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(run=_list)


def _add_decisions(verbs: Any) -> None:
    accept = verbs.add_parser("accept", help=_("accept a submission"))
    accept.add_argument(
        "--party",
        metavar=_("REFERENCE"),
        help=_("the party it belongs to, or “new”, where a person must decide"),
    )
    accept.set_defaults(run=_accept)
    back = verbs.add_parser("return", help=_("ask for a correction"))
    back.add_argument(
        "--comment",
        action="append",
        default=[],
        metavar=_("QUESTION=TEXT"),
        help=_("a comment on one question, by its path in the form; may be given several times"),
    )
    back.set_defaults(run=_return)
    for command in (accept, back):
        command.add_argument("reference", help=_("the reference, as `desk list` shows it"))
        command.add_argument("--message", default="", help=_("what the town is to read"))
        command.add_argument("--receipts", type=Path, help=_("put the answer into this folder"))


@contextmanager
def open_desk() -> Iterator[Desk]:
    from hrcapp.secretariat.desk import Desk

    home = Home.open()
    passphrase = ask_passphrase(_("Passphrase of the desk: ")) if Desk.needs_passphrase(home) else None
    desk = Desk.open(home, passphrase=passphrase)
    try:
        yield desk
    finally:
        desk.close()


def _import(options: argparse.Namespace) -> int:
    if missing := next((path for path in options.paths if not path.exists()), None):
        raise Fault(Code.FILE_UNREADABLE, name=str(missing))
    bar = Progress()
    with open_desk() as desk:
        done = desk.intake.import_paths(options.paths, progress=lambda n, of, one: bar(n, of, one.file))
        if options.receipts:
            options.receipts.mkdir(parents=True, exist_ok=True)
            desk.outgoing.write(options.receipts)
            desk.mailing.write(options.receipts)
    return _tell(done, as_json=options.json)


def _tell(done: Sequence[Imported], *, as_json: bool) -> int:
    if as_json:
        say_json(
            [
                {
                    "file": one.file,
                    "outcome": str(one.outcome),
                    "reason": in_words(one.reason),
                    "reference": one.reference,
                }
                for one in done
            ]
        )
    else:
        for one in done:
            reason = f"  {in_words(one.reason)}" if one.reason else ""
            say(f"{one.file}: {OUTCOMES[one.outcome]()} {one.reference or ''}{reason}".rstrip())
    return 1 if any(one.outcome is Outcome.QUARANTINED for one in done) else 0


def _list(options: argparse.Namespace) -> int:
    with open_desk() as desk:
        items = desk.review.items(ReviewState(options.state) if options.state else None)
    rows = [
        {
            "reference": one.reference,
            "name": one.name,
            "country": one.country,
            "kind": one.kind,
            "scope": one.scope,
            "revision": one.revision,
            "state": str(one.state),
            "statement": one.verdict,
            "origin": one.origin,
            "arrived": one.arrived_at.isoformat(),
        }
        for one in items
    ]
    if options.json:
        say_json(rows)
    else:
        for row in rows:
            say("  ".join(str(row[key]) for key in ("reference", "state", "country", "name")))
    return 0


def _accept(options: argparse.Namespace) -> int:
    with open_desk() as desk:
        item = desk.review.find(options.reference)
        if options.party == NEW_PARTY:
            desk.parties.create(item.submission)
        elif options.party:
            desk.parties.link(item.submission, options.party)
        if desk.review.accept(item.key, options.message) is ReviewState.PROPOSED:
            say(_("Proposed: another desk has to accept it as well."))
            return 0
        _answer(desk, item.key, options.receipts)
    return 0


def _return(options: argparse.Namespace) -> int:
    pairs = [one.partition("=") for one in options.comment]
    comments = {path.strip(): text.strip() for path, _sign, text in pairs}
    with open_desk() as desk:
        item = desk.review.find(options.reference)
        desk.review.return_(item.key, comments, options.message)
        _answer(desk, item.key, options.receipts)
    return 0


def _answer(desk: Desk, key: str, folder: Path | None) -> None:
    if folder is None:
        say(_("The answer waits in the desk's tray."))
        return
    folder.mkdir(parents=True, exist_ok=True)
    written = desk.outgoing.write(folder, desk.outgoing.of(key)[-1:])
    for path in written:
        say(str(path))
    if not written:
        say(_("The answer waits until the other desks know of it: exchange first (desk sync)."))


def _report(options: argparse.Namespace) -> int:
    day = options.as_of or datetime.now(UTC).date()
    options.out.mkdir(parents=True, exist_ok=True)
    with open_desk() as desk:
        files = desk.report.build(day, options.lang or active_language(), options.out)
    for path in files.all:
        say(str(path))
    return 0
