"""`hrcapp statement verify`: what can be said about the signatures of a statement."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hrcapp.cli.say import read_file, say, say_json
from hrcapp.i18n import _, active_language


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("statement", help=_("check a signed statement"))
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    verify = verbs.add_parser("verify", help=_("check the signatures of a statement"))
    verify.add_argument("file", type=Path, help=_("a statement (.pdf)"))
    verify.add_argument("--json", action="store_true", help=_("print JSON"))
    verify.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    from hrcapp.statement import Verdict, verify

    verdict: Verdict = verify(read_file(options.file))
    signatures = [
        {"name": one.name, "trust": str(one.trust), "kind": str(one.kind)} for one in verdict.signatures
    ]
    if options.json:
        say_json({"verdict": verdict.verdict, "signatures": signatures, "reason": verdict.reason})
    else:
        _print(verdict)
    return 0 if verdict.verdict == "intact" else 1


def _print(verdict: Any) -> None:
    from hrcapp.statement import kind_label, reason_label, timestamp_label, trust_label
    from hrcapp.statement.verdict_words import VERDICTS
    from hrcapp.statement.wording import moment

    say(_(VERDICTS[verdict.verdict]))
    for one in verdict.signatures:
        say(f"  {kind_label(one.kind, active_language(), one.name)}")
        say(f"  {trust_label(one.trust, active_language(), one.issuer)}")
    for one in verdict.timestamps:
        at = moment(one.at, active_language()) if one.at else "?"
        say(f"  {timestamp_label(one.authority, at, active_language())}")
    if verdict.reason:
        say(reason_label(verdict.reason, active_language()))
