"""`hrcapp update verify|place`: a newer version that came as a file; nothing is ever looked for by itself."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hrcapp.cli.data import open_vault
from hrcapp.cli.say import say, say_json
from hrcapp.exchange.names import UPDATE_EXTENSION
from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_date
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text


def add_to(nouns: Any) -> None:
    verbs = nouns.add_parser("update", help=_("a newer version of the app, as a file")).add_subparsers(
        metavar=_("VERB"), required=True
    )
    verify = verbs.add_parser("verify", help=_("check who signed it, and the package beside it"))
    _file(verify)
    verify.add_argument("--json", action="store_true", help=_("as JSON"))
    verify.set_defaults(run=_verify)
    place = verbs.add_parser("place", help=_("put it beside this portable program, which stays"))
    _file(place)
    place.add_argument("--older", action="store_true", help=_("also a version older than this one"))
    place.set_defaults(run=_place)


def _file(parser: argparse.ArgumentParser) -> None:
    told = _("the update file ({extension}); its package lies beside it").format(extension=UPDATE_EXTENSION)
    parser.add_argument("file", type=Path, help=told)


def _verify(options: argparse.Namespace) -> int:
    from hrcapp.exchange.safety_words import safety_words
    from hrcapp.exchange.update_check import Standing, check

    found = check(options.file)
    words, package = safety_words(found.signer), found.package
    if options.json:
        say_json(
            {
                "version": found.update.version,
                "standing": str(found.standing),
                "made_at": found.update.made_at.isoformat(),
                "key": found.signer.fingerprint,
                "safety_words": words,
                "package": package.name,
                "sha256": package.sha256,
            }
        )
    else:
        made = format_date(found.update.made_at.date(), active_language())
        say(_("Version {version}, made on {date}").format(version=found.update.version, date=made))
        say(_("Package: {name}, {size}").format(name=package.name, size=size_text(package.size)))
        say(_("Signed by: {key}").format(key=found.signer.fingerprint))
        say(_("Safety words: {words}").format(words=" ".join(words)))
    if found.standing is Standing.OLDER:
        raise Fault(Code.UPDATE_OLDER, version=found.update.version)
    return 0


def _place(options: argparse.Namespace) -> int:
    from hrcapp.exchange.update_check import check
    from hrcapp.exchange.update_placing import beside, place
    from hrcapp.store import Home

    folder, found = beside(), check(options.file)
    if folder is None:
        raise Fault(Code.UPDATE_BY_INSTALLER, name=found.package.name)
    home = Home.open()
    made = place(found, folder, home, now=datetime.now(UTC), older=options.older, unlock=open_vault)
    say(_("Version {version} is in {folder}.").format(version=found.update.version, folder=made))
    return 0
