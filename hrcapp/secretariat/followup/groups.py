"""Sign-ups as lists: working groups, and what towns say of a local human rights assessment."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.secretariat.followup.people import People, Person

WORKING_GROUPS, ASSESSMENT = "working_groups", "assessment"
LISTS = (WORKING_GROUPS, ASSESSMENT)
"""The questions whose answers are sign-ups."""


@dataclass(frozen=True)
class Group:
    """Who chose one answer. `left_out` chose it too, but do not take part now."""

    question: str
    code: str
    members: tuple[Person, ...]
    left_out: tuple[Person, ...] = ()

    @property
    def key(self) -> str:
        """Such as `working_groups/migration`; the question of an assessment has a path of its own."""
        return f"{self.question}/{self.code}"

    @property
    def sharing(self) -> tuple[Person, ...]:
        """Those whose contact person may be shared with other participants."""
        return tuple(one for one in self.members if one.shares_contact)


def groups(found: People, question: str) -> tuple[Group, ...]:
    """Every answer that somebody chose, the most chosen first."""
    every = (*found.taking_part, *found.left_out)
    codes = dict.fromkeys(code for one in every for code in one.chose(question))
    made = [group(found, f"{question}/{code}") for code in codes]
    return tuple(sorted(made, key=lambda one: (-len(one.members), one.code)))


def group(found: People, key: str) -> Group:
    """Who chose that answer; everybody for the key ""."""
    question, _slash, code = key.rpartition("/")
    if not key:
        return Group("", "", found.taking_part, found.left_out)
    return Group(
        question,
        code,
        tuple(one for one in found.taking_part if code in one.chose(question)),
        tuple(one for one in found.left_out if code in one.chose(question)),
    )
