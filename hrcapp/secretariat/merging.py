"""Two entries that are one party: which one stands for both. Nothing is lost, so a merge can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrcapp.secretariat.fold import Membership


def standing_for(party: str, merges: Mapping[str, str]) -> str:
    """The party that stands for this one; itself where it was not merged.

    Two desks may merge two parties into each other before they have heard of it: then the one whose number
    comes first stands for both.
    """
    seen = [party]
    while (into := merges.get(seen[-1], "")) and into not in seen:
        seen.append(into)
    if into:
        return min(seen[seen.index(into) :])
    return seen[-1]


def merged(membership: Membership, merges: Mapping[str, str]) -> Membership:
    """The membership in the party that stands; one that was merged away founds nothing there."""
    party = standing_for(membership.said, merges)
    return replace(membership, party=party, founds=membership.founds and party == membership.said)
