"""What kind of path it is: which may be run in a shorter way."""

from __future__ import annotations

from hrcapp.xforms.xpath.syntax import KindTest, NameTest, Step


def all_plain(steps: tuple[Step, ...]) -> list[NameTest]:
    """The tests of a path of nothing but child steps by unprefixed names; empty for any other path."""
    names: list[NameTest] = []
    for step in steps:
        test = step.test
        if step.axis != "child" or step.predicates or not isinstance(test, NameTest):
            return []
        if test.name is None or test.prefix is not None:
            return []
        names.append(test)
    return names


def leading_names(steps: list[Step]) -> list[NameTest]:
    """The tests of the leading child steps by name without predicates; never the last step of the path."""
    names: list[NameTest] = []
    for step in steps[:-1]:
        if (
            step.axis != "child"
            or step.predicates
            or not isinstance(step.test, NameTest)
            or step.test.name is None
        ):
            break
        names.append(step.test)
    return names


def fused(steps: tuple[Step, ...]) -> list[Step]:
    """`//name` as one step along the descendant axis, where no predicate counts positions."""
    fused: list[Step] = []
    for step in steps:
        last = fused[-1] if fused else None
        if (
            last is not None
            and last.axis == "descendant-or-self"
            and last.test == KindTest("node")
            and not last.predicates
            and step.axis == "child"
            and not step.predicates
        ):
            fused[-1] = Step("descendant", step.test)
        else:
            fused.append(step)
    return fused
