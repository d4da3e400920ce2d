"""`hrcapp statement verify`: what can be said about the signatures and timestamps of a statement."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import read_file, say, say_json
from hrcapp.i18n import _, active_language, ngettext

if TYPE_CHECKING:
    from hrcapp.statement import SignatureReport, TimestampReport, Verdict


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("statement", help=_("check a signed statement"))
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    verify = verbs.add_parser("verify", help=_("check the signatures of a statement"))
    verify.add_argument("file", type=Path, help=_("a statement (.pdf)"))
    verify.add_argument("--json", action="store_true", help=_("print JSON"))
    verify.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        help=_("certificates of issuers to trust (.pem or .der)"),
    )
    verify.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    from hrcapp.statement import read_issuers, verify

    issuers = [one.der for path in options.trust for one in read_issuers(read_file(path), name=path.name)]
    verdict = verify(read_file(options.file), name=options.file.name, issuers=issuers)
    if options.json:
        say_json(_as_json(verdict))
    else:
        for line in _lines(verdict):
            say(line)
    return 0 if verdict.verdict == "intact" else 1


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "verdict": verdict.verdict,
        "signatures": [
            {"name": one.name, "trust": str(one.trust), "kind": str(one.kind)} for one in verdict.signatures
        ],
        "reason": verdict.reason,
        "timestamps": [_time_as_json(one) for one in verdict.timestamps],
        "archived": verdict.archived,
        "revocation_answers": verdict.answers,
    }


def _time_as_json(one: TimestampReport) -> dict[str, object]:
    return {
        "authority": one.authority,
        "at": one.at.isoformat() if one.at else None,
        "until": one.until.isoformat() if one.until else None,
        "signatures": one.signatures,
        "intact": one.intact,
        "trust": str(one.trust),
    }


def _lines(verdict: Verdict) -> Iterator[str]:
    from hrcapp.statement import reason_label
    from hrcapp.statement.verdict_words import VERDICTS

    yield _(VERDICTS[verdict.verdict])
    for one in verdict.signatures:
        yield from _of_signature(one)
    for time in verdict.timestamps:
        yield from _of_timestamp(time)
    if verdict.archived:
        told = ngettext(
            "Archived with all certificates and {count} answer about revocation.",
            "Archived with all certificates and {count} answers about revocation.",
            verdict.answers,
        )
        yield told.format(count=verdict.answers)
    if verdict.reason:
        yield reason_label(verdict.reason, active_language())


def _of_signature(one: SignatureReport) -> Iterator[str]:
    from hrcapp.statement import kind_label, trust_label

    yield f"  {kind_label(one.kind, active_language(), one.name)}"
    yield f"  {trust_label(one.trust, active_language(), one.issuer)}"


def _of_timestamp(one: TimestampReport) -> Iterator[str]:
    from hrcapp.statement import timestamp_label, trust_label
    from hrcapp.statement.wording import moment

    at = moment(one.at, active_language()) if one.at else "?"
    yield f"  {timestamp_label(one.authority, at, active_language())}"
    yield f"  {trust_label(one.trust, active_language(), one.issuer)}"
    if not one.intact:
        yield f"  {_('This timestamp does not fit the file.')}"
