"""Several looks at one audit held against one another: an end that was cut off shows only so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from hrcapp.officer.audit_check import Chain, Found, anchored, goes_on, is_same


@dataclass(frozen=True)
class Against:
    """What `other` says against `name`."""

    name: str
    other: str
    found: Found


def compare(chains: Mapping[str, Chain]) -> list[Against]:
    """`chains` by name, the oldest look first. Of each two: the later against the earlier one of the same
    chain, that of a profile against what the computer's own says of it."""
    told: list[Against] = []
    for earlier, later in combinations(chains, 2):
        if is_same(chains[earlier], chains[later]):
            told += [Against(later, earlier, found) for found in goes_on(chains[earlier], chains[later])]
        for shared, profile in ((earlier, later), (later, earlier)):
            if chains[profile].profile and not chains[shared].profile:
                found = anchored(chains[shared], chains[profile])
                told += [Against(profile, shared, each) for each in found]
    return told
