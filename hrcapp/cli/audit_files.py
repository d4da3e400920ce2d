"""Exported records and this data folder, looked at together and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import say, say_json
from hrcapp.i18n import _

if TYPE_CHECKING:
    from hrcapp.officer.audit_check import Chain
    from hrcapp.officer.audit_compare import Against


@dataclass
class Looked:
    """One record: what it is called, how many entries, the key it is signed with, and what is wrong."""

    name: str
    count: int
    head: str = ""
    device: str = ""
    problems: list[tuple[str, int, int]] = field(default_factory=list)
    """Kind, number, how many."""
    told: list[str] = field(default_factory=list)
    summary: str = ""


@dataclass
class Look:
    """Every record, and what they say against one another."""

    records: list[Looked]
    against: list[Against]

    @property
    def is_whole(self) -> bool:
        return not self.against and not any(one.problems for one in self.records)


def look(files: Sequence[Path], here: Callable[[], Chain] | None) -> Look:
    """Raises Fault FILE_*, and what `here` raises."""
    from hrcapp.officer import audit_file
    from hrcapp.officer.audit_compare import compare
    from hrcapp.secretariat import audit_file as desk_file

    logs = [path for path in files if desk_file.is_log(path)]
    read = {str(path): audit_file.read(path) for path in files if path not in logs}
    by_age = sorted(read.items(), key=lambda one: one[1].at)
    chains = {name: one.chain for name, one in by_age}
    devices = {name: one.device.fingerprint for name, one in by_age}
    if here is not None:
        chains[_("this computer")] = here()
    records = [_record(name, chain, devices.get(name, "")) for name, chain in chains.items()]
    return Look([*records, *map(_desk_record, logs)], compare(chains))


def _record(name: str, chain: Chain, device: str) -> Looked:
    from hrcapp.officer import audit_words

    return Looked(
        name,
        len(chain.entries),
        chain.head.digest,
        device,
        [(str(one.problem), one.n, one.count) for one in chain.faults],
        [audit_words.problem(one) for one in chain.faults],
        audit_words.summary(len(chain.entries), chain.faults),
    )


def _desk_record(path: Path) -> Looked:
    from hrcapp.secretariat import audit_file, audit_words

    found = audit_file.check(path)
    return Looked(
        str(path),
        found.lines,
        problems=[(str(one.problem), one.seq, 1) for one in found.faults],
        told=[f"{one.desk} {one.seq}: {audit_words.problem(one)}" for one in found.faults],
        summary=audit_words.summary(found),
    )


def report(found: Look, as_json: bool) -> int:
    """Print it; 0 where everything is whole, else 1."""
    if as_json:
        say_json(_as_json(found))
    else:
        for one in found.records:
            _tell(one)
        _tell_against(found.against)
    return 0 if found.is_whole else 1


def _tell(one: Looked) -> None:
    for line in one.told:
        say(f"{one.name}: {line}")
    say(f"{one.name}: {one.summary}")
    if one.device:
        say(f"{one.name}: {_('signed by {key}').format(key=one.device)}")


def _tell_against(against: Sequence[Against]) -> None:
    from hrcapp.officer import audit_words

    for one in against:
        told = _("{name}, held against {other}: {problem}")
        say(told.format(name=one.name, other=one.other, problem=audit_words.problem(one.found)))


def _as_json(found: Look) -> dict[str, Any]:
    return {
        "whole": found.is_whole,
        "records": [
            {
                "name": one.name,
                "count": one.count,
                "head": one.head,
                "device": one.device,
                "faults": [_fault(*each) for each in one.problems],
            }
            for one in found.records
        ],
        "against": [
            {
                "name": one.name,
                "other": one.other,
                **_fault(str(one.found.problem), one.found.n, one.found.count),
            }
            for one in found.against
        ],
    }


def _fault(problem: str, number: int, count: int) -> dict[str, Any]:
    return {"problem": problem, "number": number, "count": count}
