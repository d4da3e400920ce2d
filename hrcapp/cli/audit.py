"""`hrcapp audit verify|export|show`: what was done on this computer or at this desk."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli import desk_audit
from hrcapp.cli.audit_files import look, report
from hrcapp.cli.data import open_vault
from hrcapp.cli.say import say, say_json
from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_stamp
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, Role

if TYPE_CHECKING:
    from hrcapp.officer.audit_shared import SharedTrail
    from hrcapp.secretariat.desk import Desk


def add_to(nouns: Any) -> None:
    verbs = nouns.add_parser("audit", help=_("what was done on this computer")).add_subparsers(
        metavar=_("VERB"), required=True
    )
    verify = verbs.add_parser("verify", help=_("say whether the record is whole, here or in files"))
    verify.add_argument("files", nargs="*", type=Path, help=_("exported records; without, this data folder"))
    verify.add_argument(
        "--here", action="store_true", help=_("hold the files against this data folder as well")
    )
    verify.add_argument("--json", action="store_true", help=_("print JSON"))
    verify.set_defaults(run=_verify)
    export = verbs.add_parser("export", help=_("write the record with a signature"))
    export.add_argument("--out", type=Path, required=True, help=_("a folder for the files"))
    export.set_defaults(run=_export)
    show = verbs.add_parser("show", help=_("print the record"))
    show.add_argument("--json", action="store_true", help=_("print JSON"))
    show.set_defaults(run=_show)


def _verify(options: argparse.Namespace) -> int:
    if options.files:
        return report(look(options.files, _shared().check if options.here else None), options.json)
    if _is_desk():
        with _desk() as desk:
            return desk_audit.run(desk, as_json=options.json)
    return report(look((), _shared().check), options.json)


def _export(options: argparse.Namespace) -> int:
    options.out.mkdir(parents=True, exist_ok=True)
    if _is_desk():
        from hrcapp.secretariat import audit_file

        with _desk() as desk:
            say(str(audit_file.export(desk.store, options.out, desk.clock())))
        return 0
    made = _shared().export(options.out)
    say(str(made.path))
    say(str(made.signature))
    return 0


def _show(options: argparse.Namespace) -> int:
    if _is_desk():
        return _show_desk(options.json)
    import json

    from hrcapp.officer import audit_words

    entries = _shared().check().entries
    if options.json:
        say_json([json.loads(one.line) for one in entries])
        return 0
    for one in entries:
        about = ": ".join(filter(None, (audit_words.deed(one), audit_words.subject(one))))
        at = format_stamp(one.at, active_language())
        say(f"{one.n}  {at}  {audit_words.who(one)}  {about}  {one.app}")
    return 0


def _show_desk(as_json: bool) -> int:
    import json

    with _desk() as desk:
        found = desk.log.events()
    if as_json:
        say_json([json.loads(one.line)["event"] for one in found])
        return 0
    for one in found:
        event = one.event
        at = format_stamp(event.at, active_language())
        say(f"{event.seq}  {at}  {event.desk}  {event.kind}  {event.subject}")
    return 0


def _is_desk() -> bool:
    """Raises Fault HOME_UNUSABLE where nobody has begun yet: a look makes no folder anybody's."""
    home = Home.open()
    if home.role is None:
        raise Fault(Code.HOME_UNUSABLE, path=str(home.path))
    return home.role is Role.SECRETARIAT


def _shared() -> SharedTrail:
    from hrcapp.officer.audit_shared import SharedTrail

    home = Home.open()
    home.claim(Role.OFFICER)
    return SharedTrail(home, open_vault(home), lambda: datetime.now(UTC))


@contextmanager
def _desk() -> Iterator[Desk]:
    from hrcapp.cli.desk import open_desk

    with open_desk() as desk:
        yield desk
