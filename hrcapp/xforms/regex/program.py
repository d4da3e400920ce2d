"""Tree → program: a list of steps, each naming those that may follow it."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.xforms.regex.syntax import (
    Back,
    Char,
    CharTest,
    Edge,
    Either,
    Group,
    Item,
    Look,
    PatternError,
    Repeated,
    Sequence,
)

MAX_STEPS = 5_000


@dataclass(slots=True)
class Step:
    """One step: the first that is not None of `test`, `edge`, `look`, `back`, `mark` says what it does.

    With none of them it goes on at every place of `next` (a fork); with no `next` the text matches. `mark` is
    the group whose text begins (`opens`) or ends here.
    """

    next: tuple[int, ...] = ()
    test: CharTest | None = None
    edge: str | None = None
    look: LookProgram | None = None
    back: int | None = None
    mark: int | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class LookProgram:
    """What is looked for, whether it is wanted, and how far back it begins (0: ahead)."""

    steps: tuple[Step, ...]
    wanted: bool
    width: int


def program_of(item: Item) -> tuple[Step, ...]:
    """The steps of a pattern, the first one at 0. Raises `PatternError` for one that grows too large."""
    inside, outside = _numbers(item, Back)
    hidden, _kept = _numbers(item, Group)
    if inside or outside & hidden:
        raise PatternError("\\" + str(min(inside | outside & hidden)))
    writer = _Writer(outside)
    writer.write(item)
    writer.put(Step())
    return tuple(writer.steps)


def _numbers(item: Item, kind: type[Back | Group]) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of all groups, or of all references to groups, inside what looks aside and elsewhere.

    A text that was only looked at cannot be referred to, nor can what looks refer to one.
    """
    inside: set[int] = set()
    outside: set[int] = set()
    todo: list[tuple[Item, bool]] = [(item, False)]
    while todo:
        part, aside = todo.pop()
        if isinstance(part, Back | Group) and isinstance(part, kind):
            (inside if aside else outside).add(part.number)
        todo += [(each, aside or isinstance(part, Look)) for each in _parts(part)]
    return frozenset(inside), frozenset(outside)


def _parts(item: Item) -> tuple[Item, ...]:
    match item:
        case Sequence(parts) | Either(parts):
            return parts
        case Repeated(part) | Look(part) | Group(_, part):
            return (part,)
        case _:
            return ()


class _Writer:
    def __init__(self, referred: frozenset[int]) -> None:
        self.steps: list[Step] = []
        self._referred = referred

    def put(self, step: Step) -> int:
        if len(self.steps) >= MAX_STEPS:
            raise PatternError("{…}")
        self.steps.append(step)
        return len(self.steps) - 1

    def _then(self, **does: object) -> None:
        """A step that goes on at the one written after it."""
        self.put(Step((len(self.steps) + 1,), **does))  # type: ignore[arg-type]

    def write(self, item: Item) -> None:
        match item:
            case Char(test):
                self._then(test=test)
            case Edge(kind):
                self._then(edge=kind)
            case Back(number):
                self._then(back=number)
            case Look(inner, wanted, behind):
                width = _width(inner) if behind else 0
                self._then(look=LookProgram(program_of(inner), wanted, width))
            case Sequence(parts):
                for part in parts:
                    self.write(part)
            case Either(options):
                self._either(options)
            case Group(number, inner):
                self._group(number, inner)
            case Repeated(inner, least, most):
                self._repeated(inner, least, most)

    def _group(self, number: int, inner: Item) -> None:
        if number not in self._referred:
            self.write(inner)
            return
        self._then(mark=number, opens=True)
        self.write(inner)
        self._then(mark=number)

    def _either(self, options: tuple[Item, ...]) -> None:
        fork = self.put(Step())
        starts, ends = [], []
        for option in options:
            starts.append(len(self.steps))
            self.write(option)
            ends.append(self.put(Step()))
        self.steps[fork].next = tuple(starts)
        for end in ends:
            self.steps[end].next = (len(self.steps),)

    def _repeated(self, inner: Item, least: int, most: int | None) -> None:
        for _ in range(least):
            self.write(inner)
        if most is None:
            fork = self.put(Step())
            self.write(inner)
            self.put(Step((fork,)))
            self.steps[fork].next = (fork + 1, len(self.steps))
            return
        forks = []
        for _ in range(most - least):
            forks.append(self.put(Step()))
            self.write(inner)
        for fork in forks:
            self.steps[fork].next = (fork + 1, len(self.steps))


def _width(item: Item) -> int:
    """How many characters it takes; looking back needs that to be certain."""
    match item:
        case Char():
            return 1
        case Edge() | Look():
            return 0
        case Sequence(parts):
            return sum(map(_width, parts))
        case Group(_, inner):
            return _width(inner)
        case Repeated(inner, least, most) if least == most:
            return least * _width(inner)
        case Either(options) if len({_width(option) for option in options}) == 1:
            return _width(options[0])
        case _:
            raise PatternError("(?<")
