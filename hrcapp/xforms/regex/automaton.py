"""Running a program letter by letter, where it asks for nothing but characters, the beginning and the end.

All places of the program that a text may have reached are one state. States and what leads from one to the
next are found when a text needs them and kept, so that a letter more of an answer costs one look into a table
(Aho, Sethi, Ullman, "Compilers", 3.7: the subsets are built lazily).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hrcapp.xforms.regex.program import Step

_KEPT = 4_096
"""Ways between states that are kept for one pattern; then it begins anew."""
_EDGES = frozenset({None, "start", "end", "last"})


class _State:
    """`tests`: steps that wait for a character. `found`: it matches; `found_at_end`: if nothing follows."""

    __slots__ = ("after", "found", "found_at_end", "tests")

    def __init__(self, tests: frozenset[int], found: bool, found_at_end: bool) -> None:
        self.tests = tests
        self.found = found
        self.found_at_end = found_at_end
        self.after: dict[str, _State] = {}


class Automaton:
    """The states of one program. Threads may share it: what two find at once is found twice."""

    @staticmethod
    def suits(steps: tuple[Step, ...]) -> bool:
        """Whether a program can be run so: nothing is looked at aside, and no text is referred to."""
        return all(
            step.edge in _EDGES and step.look is None and step.back is None and step.mark is None
            for step in steps
        )

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        self._ends_at_lines = any(step.edge == "end" for step in steps)
        self._forget()

    def reads(self, text: str) -> bool:
        """Not a text in which "the end" is also the place before its last line break."""
        return not (self._ends_at_lines and text.endswith("\n"))

    def found_in(self, text: str, spend: Callable[[int], None]) -> bool:
        """Whether the pattern is found anywhere; `spend` is told of the work and raises at too much."""
        spend(len(text))
        state = self._first
        for char in text:
            if state.found:
                return True
            state = state.after.get(char) or self._learn(state, char, spend)
        return state.found or state.found_at_end

    def _learn(self, state: _State, char: str, spend: Callable[[int], None]) -> _State:
        """Where a character leads: on from what waited for it, and the pattern may begin after it."""
        spend(len(state.tests) + 1)
        waiting = (self._steps[number] for number in state.tests)
        reached = {0, *(one for step in waiting if step.test and step.test(char) for one in step.next)}
        self._kept += 1
        if self._kept > _KEPT:
            self._forget()
        state.after[char] = after = self._state(reached, at_start=False)
        spend(len(after.tests))
        return after

    def _state(self, numbers: Iterable[int], *, at_start: bool) -> _State:
        tests, found = self._closure(numbers, at_start=at_start, at_end=False)
        found_at_end = found or self._closure(numbers, at_start=at_start, at_end=True)[1]
        return self._known.setdefault((tests, found, found_at_end), _State(tests, found, found_at_end))

    def _closure(
        self, numbers: Iterable[int], *, at_start: bool, at_end: bool
    ) -> tuple[frozenset[int], bool]:
        """What is reached without a character: steps that wait for one, and whether the pattern is done."""
        passed = {None: True, "start": at_start, "end": at_end, "last": at_end}
        seen, tests, found = set(numbers), set[int](), False
        todo = list(seen)
        while todo:
            number = todo.pop()
            step = self._steps[number]
            if step.test is not None:
                tests.add(number)
            elif not step.next:
                found = True
            elif passed[step.edge]:
                fresh = [one for one in step.next if one not in seen]
                seen.update(fresh)
                todo += fresh
        return frozenset(tests), found

    def _forget(self) -> None:
        self._known: dict[tuple[frozenset[int], bool, bool], _State] = {}
        self._kept = 0
        self._first = self._state((0,), at_start=True)
