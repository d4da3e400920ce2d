"""The order of computation: each formula after those it depends on; circles are refused by name.

Only three kinds of formula change what other formulas read: calculate (a value), relevant (a subtree
appears or goes) and count (instances of a repeat). They are sorted over generic paths. Two dependencies put
no constraint on the order and are followed at run time: what a formula reads in another instance of a
repeat it stands in, and a count that depends on what is inside its own repeat (a form that grows by one as
long as a person says "another").
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Trigger
from hrcapp.xforms.problems import Problems

_MEMBERS_SHOWN = 12
Edges = dict[int, set[int]]


def sort_writers(writers: list[Trigger], problems: Problems) -> tuple[list[Trigger], frozenset[int]]:
    """The writers in order, and the places in that order of counts that feed themselves.

    Circles go to `problems`.
    """
    before, counted = _predecessors(writers)
    order: list[int] = []
    growing: set[int] = set()
    waiting = _settle({at: before[at] | counted[at] for at in before}, order)
    if waiting:
        circling = _in_circles({at: before[at] | counted[at] for at in waiting})
        growing = {at for at in circling if writers[at].aspect == "count"}
        waiting = _settle({at: before[at] for at in waiting}, order)
    while waiting:
        waiting = _without_circle(writers, {at: before[at] & waiting.keys() for at in waiting}, problems)
    places = {at: place for place, at in enumerate(order)}
    return [writers[at] for at in order], frozenset(places[at] for at in growing if at in places)


def _settle(before: Edges, order: list[int]) -> Edges:
    """Kahn's algorithm, the earliest in the form first among those that are free.

    Returns what is left in circles.
    """
    done = set(order)
    waiting = {at: {one for one in earlier if one not in done} for at, earlier in before.items()}
    after: dict[int, list[int]] = defaultdict(list)
    for later, earlier in waiting.items():
        for one in earlier:
            after[one].append(later)
    free = [at for at, earlier in waiting.items() if not earlier]
    heapq.heapify(free)
    while free:
        at = heapq.heappop(free)
        order.append(at)
        del waiting[at]
        for later in after[at]:
            waiting[later].discard(at)
            if not waiting[later]:
                heapq.heappush(free, later)
    return waiting


def _predecessors(writers: list[Trigger]) -> tuple[Edges, Edges]:
    """For each writer those that must run before it (itself, when it depends on itself), and apart from
    them counts.
    """
    calculates = {t.node.path: at for at, t in enumerate(writers) if t.aspect == "calculate"}
    appearing = {t.node.path: at for at, t in enumerate(writers) if t.aspect == "relevant"}
    counts = {t.node.path: at for at, t in enumerate(writers) if t.aspect == "count"}
    before: Edges = {}
    counted: Edges = {}
    for at, trigger in enumerate(writers):
        before[at], counted[at] = set(), set()
        for path in trigger.formula.reads - trigger.formula.elsewhere:
            if path in calculates:
                before[at].add(calculates[path])
            before[at].update(appearing[above] for above in _above(path) if above in appearing)
        for path in trigger.formula.reads if counts else ():
            counted[at].update(
                counts[above]
                for above in _above(path)
                if above in counts and not _inside(trigger.node.path, above)
            )
    return before, counted


@lru_cache(maxsize=8_192)
def _above(path: str) -> tuple[str, ...]:
    """The path and all paths above it."""
    found: list[str] = []
    while path:
        found.append(path)
        path = path.rpartition("/")[0]
    return tuple(found)


def _inside(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")


def _in_circles(before: Mapping[int, set[int]]) -> set[int]:
    """Those that can reach themselves against the arrows."""
    found: set[int] = set()
    for start in before:
        seen: set[int] = set()
        stack = list(before[start] & before.keys())
        while stack and start not in seen:
            at = stack.pop()
            if at not in seen:
                seen.add(at)
                stack += before[at] & before.keys()
        if start in seen:
            found.add(start)
    return found


def _without_circle(writers: list[Trigger], before: Edges, problems: Problems) -> Edges:
    """Reports one circle; returns what neither belongs to it nor only waits for it."""
    circle = _circle(min(before), before)
    names = [writers[at].node.path for at in circle]
    shown = " → ".join([*names[:_MEMBERS_SHOWN], names[0]])
    problems.add(names[0], N_("these depend on each other in a circle: {members}"), members=shown)
    gone = _waiting_for(circle, before)
    return {at: earlier - gone for at, earlier in before.items() if at not in gone}


def _circle(start: int, before: Edges) -> list[int]:
    """Walks against the arrows until a place is met again; everything left over leads into a circle."""
    line: list[int] = []
    seen: dict[int, int] = {}
    at = start
    while at not in seen:
        seen[at] = len(line)
        line.append(at)
        at = min(before[at])
    return line[seen[at] :][::-1]


def _waiting_for(circle: Iterable[int], before: Edges) -> set[int]:
    gone = set(circle)
    grew = True
    while grew:
        more = {at for at, earlier in before.items() if at not in gone and earlier & gone}
        grew = bool(more)
        gone |= more
    return gone
