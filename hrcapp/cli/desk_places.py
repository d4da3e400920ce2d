"""`hrcapp desk sync|drop-box|rebuild`: the places where a desk meets the towns and the other desks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, ask_passphrase, complain, read_file, say
from hrcapp.i18n import N_, _, ngettext
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home

if TYPE_CHECKING:
    from hrcapp.exchange.dropbox import DeskBox, OfficerBox
    from hrcapp.exchange.kit import DropBoxSpec
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.intake import Imported
    from hrcapp.secretariat.rounds import Round
    from hrcapp.secretariat.sync import Stage

Opened = Callable[[], AbstractContextManager["Desk"]]
Tell = Callable[[Sequence["Imported"], bool], int]

TOWNS, DESKS = "towns", "desks"
_STAGES = {
    "collect": N_("entries of other desks"),
    "import": N_("files of towns"),
    "share": N_("entries for other desks"),
    "answer": N_("answers"),
}


def add_to(verbs: Any, opened: Opened, tell: Tell) -> None:
    """Add the commands; `opened` opens the desk, `tell` says what became of files."""
    sync = verbs.add_parser("sync", help=_("exchange with the drop box and with the other desks"))
    sync.add_argument("--json", action="store_true", help=_("print JSON"))
    sync.set_defaults(run=lambda options: _sync(options, opened, tell))
    rebuild = verbs.add_parser("rebuild", help=_("make the desk's store again from what all desks share"))
    rebuild.add_argument("--from", dest="folder", type=Path, help=_("a folder with a copy of that place"))
    rebuild.set_defaults(run=_rebuild)
    box = verbs.add_parser("drop-box", help=_("the places of the towns and of the desks"))
    acts = box.add_subparsers(metavar=_("ACTION"), required=True)
    acts.add_parser("list", help=_("show which are in use")).set_defaults(run=_list)
    check = acts.add_parser("check", help=_("put a small file into each and read it again"))
    check.set_defaults(run=lambda options: _check(options, opened))
    use = acts.add_parser("use", help=_("use another one from now on"))
    use.add_argument("whose", choices=(TOWNS, DESKS), help=_("whose place it is"))
    use.add_argument("place", type=Path, help=_("a folder, or a JSON file with kind, address and options"))
    use.set_defaults(run=_use)
    forget = acts.add_parser("forget", help=_("use those of the kit again, or work alone"))
    forget.add_argument("whose", choices=(TOWNS, DESKS), help=_("whose place it is"))
    forget.set_defaults(run=_forget)


def _sync(options: argparse.Namespace, opened: Opened, tell: Tell) -> int:
    from hrcapp.secretariat import rounds
    from hrcapp.secretariat.place_words import told

    bar = Progress()

    def progress(stage: Stage, done: int, total: int) -> None:
        bar(done, total, _(_STAGES[stage]))

    with opened() as desk:
        made = rounds.make(desk, progress=progress)
    code = tell(made.files, options.json)
    for fault in (*made.faults, *made.refused):
        print(told(fault), file=sys.stderr)
    if not options.json:
        _tell_round(made)
    return 1 if made.faults or made.refused else code


def _tell_round(made: Round) -> None:
    say(ngettext("{n} answer put there.", "{n} answers put there.", made.sent).format(n=made.sent))
    if made.taken or made.published:
        told = _("Other desks: {taken} entries taken, {published} put there.")
        say(told.format(taken=made.taken, published=made.published))
    if made.unfinished or made.not_whole:
        told = _("Not whole there yet: {files} files of towns, {entries} entries of other desks.")
        say(told.format(files=made.unfinished, entries=made.not_whole))
    if made.waiting:
        told = _("Not with the other desks yet: {entries} entries; {answers} answers wait for that.")
        say(told.format(entries=made.waiting, answers=made.held))


def _list(_options: argparse.Namespace) -> int:
    from hrcapp.exchange.dropbox import place_name
    from hrcapp.secretariat import custody, places

    home = Home.open()
    officers, desks = places.officers_places(home, custody.kits(home)[0]), places.desks_place(home)
    for whose, spec in (*((TOWNS, one) for one in officers), *([(DESKS, desks)] if desks else [])):
        say(f"{whose}  {spec.kind}  {place_name(spec)}")
    return 0


def _check(_options: argparse.Namespace, opened: Opened) -> int:
    from hrcapp.exchange.dropbox import try_place
    from hrcapp.secretariat.place_words import told

    failed = 0
    with opened() as desk, desk.open_places() as places:
        if not places.names:
            raise Fault(Code.DROP_BOX_MISSING)
        for fault in places.faults:
            print(told(fault), file=sys.stderr)
        opened_places: list[OfficerBox | DeskBox] = [*places.boxes, *filter(None, [places.desks])]
        for place in opened_places:
            try:
                try_place(place, desk.staff)
            except Fault as fault:
                failed += 1
                say(f"{place.name}: {told(fault)}")
            else:
                say(_("{place}: a file was put there and read again.").format(place=place.name))
        failed += len(places.faults)
    return 1 if failed else 0


def _use(options: argparse.Namespace) -> int:
    _choose(options.whose, _spec(options.place))
    return 0


def _forget(options: argparse.Namespace) -> int:
    _choose(options.whose, None)
    return 0


def _spec(place: Path) -> DropBoxSpec:
    """A folder itself, or the place that a file describes: passwords do not belong on a command line."""
    from hrcapp.exchange.dropbox import FOLDER
    from hrcapp.exchange.kit import DropBoxSpec
    from hrcapp.secretariat.kit_parts import MAX_BOX, read_box

    if place.is_dir():
        return DropBoxSpec(FOLDER, str(place.absolute()))
    return read_box(read_file(place, limit=MAX_BOX), place.name)


def _choose(whose: str, spec: DropBoxSpec | None) -> None:
    from hrcapp.secretariat import custody, places

    home = Home.open()
    custody.kits(home)
    choose = places.choose_officers_place if whose == TOWNS else places.choose_desks_place
    choose(home, spec)


def _rebuild(options: argparse.Namespace) -> int:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.rebuilding import rebuild

    if options.folder is not None and not options.folder.is_dir():
        raise Fault(Code.PLACE_MISSING, path=str(options.folder))
    home, bar = Home.open(), Progress()
    passphrase = ask_passphrase(_("Passphrase of the desk: ")) if Desk.needs_passphrase(home) else None
    made = rebuild(
        home,
        passphrase=passphrase,
        folder=options.folder,
        progress=lambda done, total: bar(done, total, _(_STAGES["collect"])),
    )
    for fault in made.collected.refused:
        complain(fault)
    told = _("The store is made again: {entries} entries of desks, {versions} forms.")
    say(told.format(entries=made.entries, versions=made.versions))
    if made.collected.unfinished:
        told = _("{entries} entries are not whole there yet; the next exchange takes them.")
        say(told.format(entries=made.collected.unfinished))
    if made.kept is not None:
        say(_("The old store is kept as {name}.").format(name=made.kept.name))
        if not made.readable:
            say(_("It could not be read: drafts and files in quarantine are only in it."))
    return 1 if made.collected.refused else 0
