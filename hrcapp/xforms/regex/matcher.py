"""Running a program over a text so that no pattern can hang it.

Most run letter by letter (`automaton.py`); what looks aside or refers to groups is searched here, by
backtracking that remembers: a step that was tried at a place (with the same texts in groups that are referred
to) and led nowhere is never tried there again. Without such references the work is at most steps times
characters; with them, the budget of the expression ends it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from hrcapp.xforms.regex.automaton import Automaton
from hrcapp.xforms.regex.program import LookProgram, Step, program_of
from hrcapp.xforms.regex.reading import read_pattern

Spend = Callable[[int], None]
Span = tuple[int, int, int]
_AT_ONCE = 256
_COST = 8
"""What one step counts for in the budget of an expression: it is remembered, and takes memory so long."""


class Pattern:
    """A pattern ready to be found in texts."""

    def __init__(self, text: str) -> None:
        self._steps = program_of(read_pattern(text))
        self._automaton = Automaton(self._steps) if Automaton.suits(self._steps) else None

    def found_in(self, text: str, spend: Spend) -> bool:
        """Whether it is found anywhere in the text.

        `spend` is told of the work as it is done, and raises when there has been enough.
        """
        if self._automaton is not None and self._automaton.reads(text):
            return self._automaton.found_in(text, spend)
        return _Run(text, spend).anywhere(self._steps)


@lru_cache(maxsize=256)
def compile_pattern(text: str) -> Pattern:
    """Raises `PatternError` with what is not understood."""
    return Pattern(text)


class _Run:
    def __init__(self, text: str, spend: Spend) -> None:
        self._text = text
        self._spend = spend
        self._seen_aside: dict[tuple[int, int], bool] = {}

    def anywhere(self, steps: tuple[Step, ...]) -> bool:
        tried: set[tuple[int, int, tuple[Span, ...]]] = set()
        return any(self._from(steps, at, tried) for at in range(len(self._text) + 1))

    def _from(
        self, steps: tuple[Step, ...], start: int, tried: set[tuple[int, int, tuple[Span, ...]]]
    ) -> bool:
        """Whether the steps can be gone through from a place; what is in `tried` cannot."""
        todo: list[tuple[int, int, tuple[Span, ...]]] = [(0, start, ())]
        count = 0
        while todo:
            state = todo.pop()
            if state in tried:
                continue
            tried.add(state)
            count += 1
            if count == _AT_ONCE:
                self._spend(count * _COST)
                count = 0
            number, at, groups = state
            step = steps[number]
            if not step.next:
                return True
            after = self._after(step, at, groups)
            if after is not None:
                todo += [(one, *after) for one in reversed(step.next)]
        self._spend((count + 1) * _COST)
        return False

    def _after(self, step: Step, at: int, groups: tuple[Span, ...]) -> tuple[int, tuple[Span, ...]] | None:
        """Where one step leads, and the groups then; None when it cannot be taken here."""
        if step.test is not None:
            taken = at < len(self._text) and step.test(self._text[at])
            return (at + 1, groups) if taken else None
        if step.edge is not None:
            return (at, groups) if self._is_at(step.edge, at) else None
        if step.look is not None:
            return (at, groups) if self._seen(step.look, at) else None
        if step.mark is not None:
            return at, _marked(groups, step.mark, at, opens=step.opens)
        if step.back is not None:
            begin, end = next(((one[1], one[2]) for one in groups if one[0] == step.back), (0, -1))
            again = self._text[begin:end] if end >= begin else None
            taken = again is not None and self._text.startswith(again, at)
            return (at + len(again or ""), groups) if taken else None
        return at, groups

    def _seen(self, look: LookProgram, at: int) -> bool:
        begin, key = at - look.width, (id(look), at)
        if key not in self._seen_aside:
            self._seen_aside[key] = begin >= 0 and self._from(look.steps, begin, set())
        return self._seen_aside[key] == look.wanted

    def _is_at(self, edge: str, at: int) -> bool:
        text, end = self._text, len(self._text)
        match edge:
            case "start":
                return at == 0
            case "end":
                return at == end or (at == end - 1 and text[at] == "\n")
            case "last":
                return at == end
            case "line-start":
                return at == 0 or text[at - 1] == "\n"
            case "line-end":
                return at == end or text[at] == "\n"
            case _:
                before, after = at > 0 and _of_word(text[at - 1]), at < end and _of_word(text[at])
                return (before != after) == (edge == "word")


def _marked(groups: tuple[Span, ...], number: int, at: int, *, opens: bool) -> tuple[Span, ...]:
    begin = at if opens else next((one[1] for one in groups if one[0] == number), at)
    others = tuple(one for one in groups if one[0] != number)
    return (*others, (number, begin, -1 if opens else at))


def _of_word(char: str) -> bool:
    return char.isalnum() or char == "_"
