"""One hostile file, the format it belongs to, and the ways to come by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.hostile import mutations
from tests.hostile.mutations import Mutation

TEXTS: dict[str, Mutation] = {
    "bag-info.txt": mutations.line,
    "bagit.txt": mutations.line,
    ".json": mutations.json_value,
    ".xml": mutations.xml_piece,
    ".pdf": mutations.splice,
}
"""How a file inside a bag is harmed, by how its name ends."""


@dataclass(frozen=True)
class Case:
    """One hostile file; `by_its_sender`: signed by a key that may sign such files, so it may be taken."""

    format: str
    data: bytes
    by_its_sender: bool = False


@dataclass(frozen=True)
class Format:
    """A format: `open` is the door, `make` gives one case after the other.

    `share`: how many of the cases it gets, of what the others get; what starts a process for each gets few.
    `seconds`: as long as one case may take, of the processor; what works `apart`, in processes of its own,
    is measured by the clock, with what the limits of those leave.
    """

    name: str
    open: Callable[[bytes], object]
    make: Callable[[Random], Case]
    share: float = 1.0
    seconds: float = 5.0
    apart: bool = False

    def count(self, count: int) -> int:
        """How many of `count` cases: at least three."""
        return max(3, round(count * self.share))


def changed(chance: Random, ways: tuple[Mutation, ...], data: bytes) -> bytes:
    """The file harmed in one of these ways."""
    return different(chance, chance.choice(ways), data)


def different(chance: Random, way: Mutation, data: bytes) -> bytes:
    """Not the file itself again: a change may happen to change nothing."""
    for _ in range(20):
        harmed = way(chance, data)
        if harmed != data:
            return harmed
    return data + b"x"
