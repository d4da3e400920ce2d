"""`hrcapp kit`: begin a campaign, try what goes into a kit, look at one; next kits and keys lie beside."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hrcapp.cli import kit_keys, kit_next, kit_recovery
from hrcapp.cli.say import ask_passphrase, read_file, say, say_json
from hrcapp.exchange.names import KIT_EXTENSION, RECEIPTS_ROLE
from hrcapp.i18n import _, active_language, ngettext
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.files import write_whole
from hrcapp.store import Home


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("kit", help=_("begin a campaign, publish a kit, look at a kit"))
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    new = verbs.add_parser("new", help=_("make the keys of a campaign and its first kit"))
    new.add_argument("--title", required=True, help=_("the campaign's name"))
    new.add_argument("--contact", required=True, help=_("an e-mail address of the secretariat"))
    new.add_argument("--wave", default="", help=_("the name of this call"))
    new.add_argument("--deadline", type=date.fromisoformat, help=_("the last day, as YYYY-MM-DD"))
    new.add_argument("--drop-box", help=_("a shared folder where files may be dropped"))
    new.add_argument("--out", type=Path, required=True, help=_("where the kit and the keys to put away go"))
    new.add_argument(
        "--assessment", action="store_true", help=_("also ask for a local human rights assessment")
    )
    kit_next.add_forms(new)
    new.set_defaults(run=_new)
    kit_next.add_to(verbs)
    kit_keys.add_to(verbs)
    check = verbs.add_parser("check", help=_("try forms and texts before they go into a kit"))
    check.add_argument(
        "file",
        type=Path,
        nargs="+",
        help=_("a form with its files beside it, or a text of the statement (.json)"),
    )
    check.set_defaults(run=_check)
    inspect = verbs.add_parser("inspect", help=_("check a kit and print what it says"))
    inspect.add_argument("file", type=Path, help=_("a campaign kit (.hrckit)"))
    inspect.add_argument("--json", action="store_true", help=_("print JSON"))
    inspect.set_defaults(run=_inspect)


def _new(options: argparse.Namespace) -> int:
    from hrcapp.secretariat import campaign, drill
    from hrcapp.secretariat.letters import recovery_share
    from hrcapp.secretariat.shipped_forms import PLEDGE, shipped_forms

    home, now = Home.open(), datetime.now(UTC)
    given = kit_next.given_forms(options, PLEDGE)
    made = campaign.create(
        home,
        title=dict.fromkeys(SHIPPED, options.title),
        contact={"email": options.contact},
        forms=shipped_forms(assessment=options.assessment) | {one.name: one.xml for one in given},
        files={one.name: one.files for one in given},
        languages=SHIPPED,
        passphrase=ask_passphrase(_("New passphrase of the desk key: ")),
        now=now,
        wave=options.wave,
        deadline=options.deadline,
        drop_box=options.drop_box,
    )
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    write_whole(out / "root-key.json", made.root_key)
    write_whole(out / "allowed_signers", made.allowed_signers.encode(), mode=0o644)
    sheets = kit_recovery.write_sheets(
        made.sheets,
        out,
        lambda number: recovery_share(made.kit, made.sheets[number - 1], active_language(), now),
    )
    # A script can't read paper; it reads back what it has written, and the window says that this was all.
    typed = [path.read_text(encoding="utf-8") for path in sheets[:2]]
    drill.practise(home, typed, now, way=drill.Way.FILES)
    write_whole(out / f"campaign{KIT_EXTENSION}", campaign.release(home), mode=0o644)
    say(_("Safety words of the campaign: {words}").format(words=" ".join(made.safety_words)))
    say(_("Recovery code of this folder: {code}").format(code=made.recovery_code))
    say(_("Put root-key.json and the three recovery sheets in four safe places, away from this computer."))
    say(_("Print the sheets, then practise the restore with two of them: hrcapp kit drill"))
    say(str(out))
    return 0


def _check(options: argparse.Namespace) -> int:
    from hrcapp.secretariat.kit_check import check_kit_content
    from hrcapp.submission.form_package import read_package

    texts = [path for path in options.file if path.suffix == ".json"]
    packages = {path.name: read_package(path, own_folder=True) for path in options.file if path not in texts}
    problems = check_kit_content(
        {name: one.xml for name, one in packages.items()},
        kit_next.texts(texts),
        {name: one.files for name, one in packages.items()},
    )
    for problem in problems:
        say(str(problem))
    told = ngettext("{n} problem.", "{n} problems.", len(problems)).format(n=len(problems))
    say(told if problems else _("No problem: this can go into a kit."))
    return 1 if problems else 0


def _inspect(options: argparse.Namespace) -> int:
    from hrcapp.exchange.kit import open_kit, safety_words

    kit = open_kit(read_file(options.file), name=options.file.name)
    found: dict[str, object] = {
        "campaign": kit.content.campaign,
        "title": dict(kit.content.title),
        "version": kit.content.version,
        "root": kit.root.fingerprint,
        "earlier_roots": [one.fingerprint for one in kit.earlier_roots],
        "safety_words": list(safety_words(kit.root)),
        "languages": list(kit.content.languages),
        "forms": sorted(kit.content.forms),
        "files": sorted(f"{form}: {name}" for form, own in kit.content.files.items() for name in own),
        "recipients": [one.name for one in kit.content.recipients],
        "staff": [one.name for one in kit.content.signers if kit.trusts(one.public, RECEIPTS_ROLE)],
        "revoked": list(kit.content.revoked),
        "drop_boxes": [f"{one.kind} {one.address}" for one in kit.content.drop_boxes],
        "lowest_app": kit.content.lowest_app,
        "expires": kit.content.expires.isoformat() if kit.content.expires else None,
        "deadline": kit.content.deadline.isoformat() if kit.content.deadline else None,
    }
    if options.json:
        say_json(found)
        return 0
    for label, value in found.items():
        say(f"{label}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    return 0
