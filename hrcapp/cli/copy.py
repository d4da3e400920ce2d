"""`hrcapp copy make|list|restore|rehearse`: the second copy of a data folder."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hrcapp.cli.data import open_vault
from hrcapp.cli.say import read_file, say
from hrcapp.exchange.names import COPIED, COPY_EXTENSION
from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_stamp
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.store import Home


def add_to(nouns: Any) -> None:
    verbs = nouns.add_parser("copy", help=_("the second copy of this app's data")).add_subparsers(
        metavar=_("VERB"), required=True
    )
    make = verbs.add_parser("make", help=_("write a copy and read it back"))
    make.add_argument("folder", type=Path, help=_("a folder on another disk, or a stick"))
    make.set_defaults(run=_make)
    found = verbs.add_parser("list", help=_("the copies in a folder"))
    found.add_argument("folder", type=Path, help=_("a folder on another disk, or a stick"))
    found.set_defaults(run=_list)
    restore = verbs.add_parser("restore", help=_("take everything back, into a new data folder"))
    restore.add_argument("file", type=Path, help=_("the copy ({extension})").format(extension=COPY_EXTENSION))
    restore.set_defaults(run=_restore)
    rehearse = verbs.add_parser("rehearse", help=_("restore a desk's newest copy aside, and compare"))
    rehearse.add_argument("folder", type=Path, help=_("the folder with the copies"))
    rehearse.set_defaults(run=_rehearse)
    for command in (restore, rehearse):
        command.add_argument(
            "--code-file", type=Path, help=_("a file with the recovery code; without, it is typed")
        )


def _make(options: argparse.Namespace) -> int:
    from hrcapp.exchange import second_copy

    home = Home.open()
    copy = second_copy.write(home, open_vault(home), options.folder, now=datetime.now(UTC))
    home.change(**{COPIED: copy.index})
    say(f"{copy.path}  {size_text(copy.size)}")
    return 0


def _list(options: argparse.Namespace) -> int:
    from hrcapp.exchange import second_copy

    for copy in second_copy.copies(options.folder):
        say(f"{format_stamp(copy.made_at, active_language())}  {size_text(copy.size)}  {copy.path.name}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from hrcapp.exchange import restoring

    home = Home.open()
    found = restoring.restore(options.file, home, _code(options))
    made = format_stamp(found.made_at, active_language())
    say(_("Restored from the copy of {date}, into {folder}.").format(date=made, folder=home.path))
    return 0


def _rehearse(options: argparse.Namespace) -> int:
    from hrcapp.secretariat import rehearsal, rehearsal_words

    home = Home.open()
    before = rehearsal_words.last_time(rehearsal.last(home), active_language())
    copy = rehearsal.newest_copy(home, options.folder)
    made = rehearsal.rehearse(home, copy, _code(options), lambda: datetime.now(UTC))
    for line in (*rehearsal_words.told(made, active_language()), before):
        say(line)
    return 0 if made.clean else 1


def _code(options: argparse.Namespace) -> str:
    if options.code_file is not None:
        return read_file(options.code_file, limit=4096).decode("utf-8-sig", "replace").strip()
    if not sys.stdin.isatty():
        raise Fault(Code.RECOVERY_CODE_LENGTH, groups=9)
    from getpass import getpass

    return getpass(_("Recovery code: "))
