"""`hrcapp bundle inspect`: what anyone can check of a sealed file, without a key."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hrcapp.cli.say import read_file, say, say_json
from hrcapp.i18n import _


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("bundle", help=_("look at a sealed file"))
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    inspect = verbs.add_parser("inspect", help=_("check a sealed file from outside, without a key"))
    inspect.add_argument("file", type=Path, help=_("a sealed file (.hrcb)"))
    inspect.add_argument("--json", action="store_true", help=_("print JSON"))
    inspect.set_defaults(run=_inspect)


def _inspect(options: argparse.Namespace) -> int:
    from hrcapp.exchange.bundle import inspect

    envelope = inspect(read_file(options.file), options.file.name)
    found = {
        "eid": envelope.eid,
        "size": envelope.size,
        "signer": envelope.signer.openssh,
        "fingerprint": envelope.signer.fingerprint,
        "bag_info": dict(envelope.bag_info),
    }
    if options.json:
        say_json(found)
        return 0
    say(_("Whole, and sealed by the device {fingerprint}.").format(fingerprint=envelope.signer.fingerprint))
    for label, value in envelope.bag_info.items():
        say(f"  {label}: {value}")
    return 0
