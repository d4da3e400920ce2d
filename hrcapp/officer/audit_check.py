"""Whether a chain is whole, and whether a later look at it goes on from an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from hrcapp.officer.audit import Head, Trail
from hrcapp.officer.audit_entry import FIRST, Deed, Entry, digest


class Problem(StrEnum):
    """What can be wrong."""

    UNREADABLE = "unreadable"
    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    CUT = "cut"
    OTHER_WAY = "other-way"
    SIGNATURE = "signature"
    HEADING = "heading"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Found:
    """One fault: at which entry. `count`: how many are missing from there on."""

    problem: Problem
    n: int
    count: int = 1


@dataclass
class Chain:
    """A chain as it was read. `digests` by number; `restored`: entries written after a copy was put back."""

    entries: list[Entry] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    faults: list[Found] = field(default_factory=list)

    @property
    def head(self) -> Head:
        """Of the highest number."""
        last = max(self.digests, default=0)
        return Head(last, self.digests.get(last, FIRST))

    @property
    def is_whole(self) -> bool:
        return not self.faults

    @property
    def profile(self) -> str:
        """Whose it is; "" for the computer's own."""
        return self.entries[0].profile if self.entries else ""

    @property
    def restored(self) -> set[int]:
        """The numbers at which a copy was put back."""
        return {one.n for one in self.entries if one.deed == Deed.RESTORED}


def check(lines: Iterable[bytes]) -> Chain:
    """Read a chain and look whether each entry names the one before it."""
    chain, last, unreadable = Chain(), 0, set()
    for place, line in enumerate(lines, 1):
        try:
            entry = Entry.parse(line)
        except ValueError:
            unreadable.add(place)
            chain.faults.append(Found(Problem.UNREADABLE, place))
            continue
        if entry.n <= last:
            chain.faults.append(Found(Problem.REORDERED, entry.n))
        last = max(last, entry.n)
        chain.entries.append(entry)
        chain.digests.setdefault(entry.n, digest(line))
    chain.faults += _missing(chain, last, unreadable)
    chain.faults += _broken(chain)
    chain.faults.sort(key=lambda one: one.n)
    return chain


def _missing(chain: Chain, last: int, unreadable: set[int]) -> list[Found]:
    """Each gap once, with how many are missing."""
    gaps: list[Found] = []
    known = sorted({0, *chain.digests, *(one for one in unreadable if one < last)})
    for before, after in pairwise(known):
        if after > before + 1:
            gaps.append(Found(Problem.MISSING, before + 1, after - before - 1))
    return gaps


def _broken(chain: Chain) -> list[Found]:
    """The entries that the next one does not name."""
    found = {}
    for entry in chain.entries:
        named = FIRST if entry.n == 1 else chain.digests.get(entry.n - 1)
        if named is not None and entry.before != named:
            found[max(entry.n - 1, 1)] = Found(Problem.CHANGED, max(entry.n - 1, 1))
    return list(found.values())


def check_trail(trail: Trail) -> Chain:
    """The chain in a store: also against what the table says beside each entry."""
    rows = list(trail.rows())
    chain = check(line for _n, _deed, _digest, line in rows)
    known = {one.n for one in chain.faults}
    by_number = {one.n: one for one in chain.entries}
    for n, deed, said, line in rows:
        entry = by_number.get(n)
        differs = entry is None or (entry.deed, digest(line)) != (deed, said)
        if differs and n not in known:
            chain.faults.append(Found(Problem.CHANGED, n))
    if trail.ever() > chain.head.count:
        chain.faults.append(Found(Problem.CUT, chain.head.count + 1, trail.ever() - chain.head.count))
    return chain


def is_same(one: Chain, other: Chain) -> bool:
    """Whether both are the chain of one store: they begin alike."""
    return bool(one.digests) and one.digests.get(1) == other.digests.get(1)


def goes_on(earlier: Chain, later: Chain) -> list[Found]:
    """What speaks against `later` being `earlier` with more entries. A copy that was put back goes another
    way from where an entry says so."""
    for n in sorted(earlier.digests):
        there = later.digests.get(n)
        if there == earlier.digests[n]:
            continue
        if n in later.restored:
            return []
        if n > later.head.count:
            return [Found(Problem.CUT, n, earlier.head.count - n + 1)]
        if there is not None:
            return [Found(Problem.OTHER_WAY, n)]
    return []


def anchored(shared: Chain, profile: Chain) -> list[Found]:
    """What speaks against a profile's chain in what the computer's own says of it at each handing back."""
    marks: list[Entry] = []
    for one in shared.entries:
        if one.deed == Deed.RESTORED or (one.deed == Deed.PROFILE_ANEW and one.profile == profile.profile):
            marks.clear()
        elif one.head and one.profile == profile.profile:
            marks.append(one)
    return _against(marks, profile)


def _against(marks: Sequence[Entry], profile: Chain) -> list[Found]:
    for one in marks:
        if one.count > profile.head.count:
            last = max(mark.count for mark in marks)
            return [Found(Problem.CUT, profile.head.count + 1, last - profile.head.count)]
        if one.count and profile.digests.get(one.count) != one.head:
            return [Found(Problem.CONTRADICTED, one.count)]
    return []
