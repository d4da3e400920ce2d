"""What an answer says of a thing: it is there, planned or absent. Nothing is added up to a score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

_NOTHING = "none"
"""The choice of a list of several that says there is none of them."""


class State(StrEnum):
    """What a party says of one thing that the form asks about."""

    THERE = "there"
    PLANNED = "planned"
    ABSENT = "absent"


_OF_CODE = {"yes": State.THERE, "planned": State.PLANNED, "no": State.ABSENT}


def state_of(codes: Sequence[str], choices: Collection[str], *, several: bool) -> State | None:
    """What these codes say; None for a question that asks for something else.

    A single choice has states where it can be said that something is planned, a choice of several where it
    can be said that there is none.
    """
    if not codes:
        return None
    if several:
        if _NOTHING not in choices:
            return None
        return State.ABSENT if _NOTHING in codes else State.THERE
    return _OF_CODE.get(codes[0]) if has_states(choices) else None


def has_states(choices: Collection[str]) -> bool:
    """Whether a single choice asks if something is there."""
    return State.PLANNED in choices and set(choices) <= set(_OF_CODE)
