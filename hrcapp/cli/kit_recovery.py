"""`hrcapp kit recovery`: the recovery keys of the campaign; another one; an earlier one, typed in again."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hrcapp.cli.say import ask_passphrase, say
from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_date
from hrcapp.model.files import write_whole
from hrcapp.store import Home


def add_to(verbs: Any, typed: Callable[[list[Path]], list[str]]) -> None:
    """`typed` gives the words of sheets out of files, or asks for them."""
    command = verbs.add_parser("recovery", help=_("list the recovery keys, or renew the recovery key"))
    command.add_argument(
        "--renew",
        type=Path,
        metavar=_("FOLDER"),
        help=_("make another one; its three sheets go into the folder"),
    )
    command.add_argument(
        "--earlier",
        type=Path,
        nargs="*",
        metavar=_("SHEET"),
        help=_("open with an earlier one, too: files with two of its sheets; without, they are typed"),
    )
    command.set_defaults(run=_recovery, typed=typed)


def _recovery(options: argparse.Namespace) -> int:
    if options.renew:
        return _renew(options.renew)
    if options.earlier is not None:
        return _earlier(options.typed(options.earlier))
    return _list()


def _renew(out: Path) -> int:
    from hrcapp.secretariat import recovery_renewal

    home, now, language = Home.open(), datetime.now(UTC), active_language()
    made = recovery_renewal.begin(home, now)
    out.mkdir(parents=True, exist_ok=True)
    write_sheets(made.sheets, out, lambda number: recovery_renewal.sheet(home, number, language, now))
    say(_("Print the sheets, then practise with two of them: hrcapp kit drill --renewed"))
    say(_("After that the next kit can name the new key: hrcapp kit publish --new-recovery-key"))
    say(str(out))
    return 0


def write_sheets(sheets: tuple[str, ...], out: Path, page: Callable[[int], bytes]) -> list[Path]:
    """Each recovery sheet to print, and its words as text; the paths of the texts."""
    written = []
    for number, words in enumerate(sheets, 1):
        stem = f"recovery-sheet-{number}"
        write_whole(out / f"{stem}.pdf", page(number))
        write_whole(out / f"{stem}.txt", f"{words}\n".encode())
        written.append(out / f"{stem}.txt")
    return written


def _earlier(typed: list[str]) -> int:
    from hrcapp.secretariat import custody, recovery

    home = Home.open()
    own = ask_passphrase(_("Passphrase of the desk: ")) if custody.needs_passphrase(home) else None
    found = recovery.add_earlier(home, typed, own)
    say(
        _("What was sealed with kits {first} to {last} opens here.").format(
            first=found.first, last=found.last
        )
    )
    return 0


def _list() -> int:
    from hrcapp.secretariat import drill, recovery, recovery_renewal

    home = Home.open()
    for one in recovery.keys(home):
        kits = _("Kits {first} to {last}: the recovery key that ends in {end}, since {date}, {tried}.")
        tried = _("tried") if drill.has_passed(home, one.recipient) else _("never tried")
        since = format_date(one.made_at.date(), active_language())
        end = one.recipient[-8:]
        say(kits.format(first=one.first, last=one.last, end=end, date=since, tried=tried))
    if waiting := recovery_renewal.current(home):
        told = _("A new one that ends in {end} waits for the next kit.")
        say(told.format(end=waiting.recipient[-8:]))
    return 0
