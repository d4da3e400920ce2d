"""`hrcapp kit drill|recovery|share|join|passphrase`: recovery sheets, a second desk, another passphrase."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli import kit_recovery
from hrcapp.cli.say import ask_passphrase, read_file, say
from hrcapp.exchange.names import DESK_EXTENSION, KIT_EXTENSION
from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_date
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.store import Home, vault_of

if TYPE_CHECKING:
    from hrcapp.exchange.kit import Kit
    from hrcapp.secretariat.joining import Joined


def add_to(verbs: Any) -> None:
    drill = verbs.add_parser("drill", help=_("practise the restore with two recovery sheets"))
    drill.add_argument(
        "sheet",
        type=Path,
        nargs="*",
        help=_("text files with the words of two sheets; without, they are typed"),
    )
    drill.add_argument("--key-file", type=Path, help=_("a recovery key in a file, from an earlier campaign"))
    drill.add_argument(
        "--renewed", action="store_true", help=_("with sheets of the key that the next kit will name")
    )
    drill.add_argument("--out", type=Path, help=_("where the kit goes once the restore has worked"))
    drill.set_defaults(run=_drill)
    kit_recovery.add_to(verbs, _typed)
    share = verbs.add_parser("share", help=_("save the campaign's keys for another desk"))
    _secret_file(share, "--travel-passphrase-file", _("a file with the passphrase for the way"))
    share.add_argument("--out", type=Path, required=True, help=_("where the file goes"))
    share.set_defaults(run=_share)
    join = verbs.add_parser("join", help=_("begin a desk of a campaign that another desk has begun"))
    join.add_argument(
        "file",
        type=Path,
        help=_("the keys from the first desk (.hrcdesk), or the newest kit and two recovery sheets"),
    )
    join.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        help=_("with a kit: a text file with the words of a sheet; without, they are typed"),
    )
    join.add_argument("--name", required=True, help=_("what the kit will call this desk"))
    _secret_file(join, "--travel-passphrase-file", _("a file with the passphrase for the way"))
    join.add_argument("--out", type=Path, required=True, help=_("where this desk's public key goes"))
    join.set_defaults(run=_join)
    change = verbs.add_parser("passphrase", help=_("change the passphrase of the desk"))
    _secret_file(change, "--new-passphrase-file", _("a file with the new passphrase"))
    change.add_argument(
        "--sheet", type=Path, action="append", default=[], help=_("instead of the old one: a recovery sheet")
    )
    change.set_defaults(run=_passphrase)


def _secret_file(command: Any, name: str, told: str) -> None:
    command.add_argument(name, type=Path, dest="secret_file", help=told)


def _secret(options: argparse.Namespace, prompt: str) -> str:
    if options.secret_file is None:
        if not sys.stdin.isatty():
            raise Fault(Code.PASSPHRASE_MISSING)
        from getpass import getpass

        return getpass(prompt)
    return read_file(options.secret_file, limit=4096).decode("utf-8-sig", "replace").rstrip("\r\n")


def _drill(options: argparse.Namespace) -> int:
    from hrcapp.secretariat import campaign, drill, recovery_renewal

    home, now = Home.open(), datetime.now(UTC)
    if options.key_file:
        done = drill.practise_with_file(home, read_file(options.key_file), now, options.key_file.name)
    else:
        way = drill.Way.FILES if options.sheet else drill.Way.TYPED
        practise = recovery_renewal.practise if options.renewed else drill.practise
        done = practise(home, _typed(options.sheet), now, way=way)
    told = _("The recovered key has opened a test file: {date}, kit {version}.")
    say(told.format(date=format_date(done.at.date(), active_language()), version=done.kit))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        write_whole(options.out / f"campaign{KIT_EXTENSION}", campaign.release(home), mode=0o644)
        say(str(options.out / f"campaign{KIT_EXTENSION}"))
    return 0


def _typed(files: list[Path]) -> list[str]:
    if files:
        return [read_file(path, limit=4096).decode("utf-8-sig", "replace") for path in files]
    if not sys.stdin.isatty():
        raise Fault(Code.SHEETS_TOO_FEW, needed=2)
    return [input(_("Words of one sheet: ")), input(_("Words of another sheet: "))]


def _share(options: argparse.Namespace) -> int:
    from hrcapp.secretariat import custody, joining

    home = Home.open()
    own = ask_passphrase(_("Passphrase of the desk: ")) if custody.needs_passphrase(home) else None
    data = joining.keys_for_another(home, own, _secret(options, _("Passphrase for the way: ")))
    options.out.mkdir(parents=True, exist_ok=True)
    write_whole(options.out / f"desk-keys{DESK_EXTENSION}", data)
    say(str(options.out / f"desk-keys{DESK_EXTENSION}"))
    return 0


def _join(options: argparse.Namespace) -> int:
    data = read_file(options.file)
    joined = (_join_with_sheets if options.file.suffix == KIT_EXTENSION else _join_with_keys)(options, data)
    options.out.mkdir(parents=True, exist_ok=True)
    write_whole(options.out / "desk-key.json", joined.staff_key, mode=0o644)
    say(_("Recovery code of this folder: {code}").format(code=joined.recovery_code))
    say(_("Give desk-key.json to the first desk: the next kit names it."))
    say(str(options.out / "desk-key.json"))
    return 0


def _join_with_keys(options: argparse.Namespace, data: bytes) -> Joined:
    from hrcapp.secretariat import joining

    found = joining.look(data, options.file.name)
    _say_words(found.kits[0])
    travel = _secret(options, _("Passphrase for the way: "))
    own = ask_passphrase(_("New passphrase of this desk: "))
    return joining.join(Home.open(), found, travel, name=options.name.strip(), passphrase=own)


def _join_with_sheets(options: argparse.Namespace, data: bytes) -> Joined:
    from hrcapp.exchange.kit import open_kit
    from hrcapp.secretariat import joining

    _say_words(open_kit(data, name=options.file.name))
    typed = _typed(options.sheet)
    own = ask_passphrase(_("New passphrase of this desk: "))
    return joining.join_with_sheets(Home.open(), data, typed, name=options.name.strip(), passphrase=own)


def _say_words(kit: Kit) -> None:
    from hrcapp.exchange.kit import safety_words

    words = " ".join(safety_words(kit.root))
    say(_("Safety words of the campaign, to compare with the letter: {words}").format(words=words))


def _passphrase(options: argparse.Namespace) -> int:
    from hrcapp.secretariat import custody, recovery

    home = Home.open()
    kit = custody.kits(home)[0]
    if options.sheet:
        identity = recovery.from_sheets(_typed(options.sheet), kit)
        recovery.take_over(home, identity, _secret(options, _("New passphrase: ")))
    else:
        old = ask_passphrase(_("Passphrase of the desk: ")) if custody.needs_passphrase(home) else None
        custody.change_passphrase(home, vault_of(home), old, _secret(options, _("New passphrase: ")))
    say(_("The passphrase is changed."))
    return 0
