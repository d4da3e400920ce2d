"""What an audit found, in words and as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from hrcapp.exchange.dates import to_text
from hrcapp.i18n import N_, _, ngettext
from hrcapp.secretariat.audit import Audited, Found, Problem

PROBLEMS: Mapping[Problem, str] = {
    Problem.UNREADABLE: N_("The line is damaged or its signature does not hold."),
    Problem.CHANGED: N_("The line says something else than the table that it stands in."),
    Problem.UNKNOWN_DESK: N_("The line is not signed by the desk that it names, or no kit names that desk."),
    Problem.GAP: N_("A line before this one is missing."),
    Problem.CHAIN: N_("The line does not follow the one before it: one was exchanged or taken out."),
    Problem.UNCHAINED: N_("The line does not name the one before it, though earlier ones do."),
    Problem.MISSING: N_("What the line names is not here, and nothing says that it was erased."),
    Problem.DAMAGED: N_("What the line names has changed."),
    Problem.RECEIPT: N_("The answer that the line names is not sealed by that desk."),
}


def problem(found: Found) -> str:
    """What is wrong with one line."""
    return _(PROBLEMS[found.problem])


def summary(found: Audited) -> str:
    """One sentence on the whole."""
    if found.clean:
        return _("Everything is as it was written.")
    count = len(found.faults)
    return ngettext("{count} fault was found.", "{count} faults were found.", count).format(count=count)


def notes(found: Audited, desk_name: Callable[[str], str]) -> list[str]:
    """What is no fault and should be known."""
    told = []
    for desk, seq in found.restored:
        told.append(
            _("{desk} used the number {number} twice: a copy was put back. Both lines count.").format(
                desk=desk_name(desk), number=seq
            )
        )
    if found.unchained:
        told.append(
            ngettext(
                "{count} line is from before lines named the one before; its number was checked.",
                "{count} lines are from before lines named the one before; their numbers were checked.",
                found.unchained,
            ).format(count=found.unchained)
        )
    if found.erased:
        told.append(
            ngettext(
                "{count} kept file was erased, as the log says; its hash stays.",
                "{count} kept files were erased, as the log says; their hashes stay.",
                len(found.erased),
            ).format(count=len(found.erased))
        )
    told += _alone(found, desk_name)
    return told


def _alone(found: Audited, desk_name: Callable[[str], str]) -> list[str]:
    """A sentence for each desk and kit."""
    lines: dict[tuple[str, int], list[int]] = {}
    for one in found.alone:
        lines.setdefault((one.desk, one.kit), []).append(one.seq)
    return [
        ngettext(
            "{desk} accepted {count} form alone, though kit {kit} asks for a second reader: line {lines}.",
            "{desk} accepted {count} forms alone, though kit {kit} asks for a second reader: lines {lines}.",
            len(numbers),
        ).format(desk=desk_name(desk), count=len(numbers), kit=kit, lines=", ".join(map(str, numbers)))
        for (desk, kit), numbers in lines.items()
    ]


def as_json(found: Audited, at: datetime) -> bytes:
    """`{at, clean, lines, kept, receipts, desks, unchained, restored, erased, alone, faults}`."""
    value = {
        "at": to_text(at),
        "clean": found.clean,
        "lines": found.lines,
        "kept": found.kept,
        "receipts": found.receipts,
        "desks": found.desks,
        "unchained": found.unchained,
        "restored": [{"desk": desk, "seq": seq} for desk, seq in found.restored],
        "erased": found.erased,
        "alone": [
            {"desk": one.desk, "seq": one.seq, "sha256": one.digest, "kit": one.kit} for one in found.alone
        ],
        "faults": [
            {"problem": str(one.problem), "desk": one.desk, "seq": one.seq, "sha256": one.digest}
            for one in found.faults
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
