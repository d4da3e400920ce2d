"""What lies between towns and desks: files in bags, cut short, damaged, lost, doubled and late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.faults import Faults


@dataclass(frozen=True)
class Thing:
    """A file on its way: to whom, and not before which round."""

    to: str
    name: str
    data: bytes
    due: int


@dataclass
class Post:
    """Everything that is carried. Nobody who carries can open what they carry."""

    faults: Faults
    at: int = 0
    carried: int = 0
    _on_the_way: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))

    def take(self, to: str, folder: Path) -> None:
        """All files of a folder leave it for somebody; what happens to them on the way is drawn."""
        for path in sorted(folder.iterdir()):
            if path.is_file():
                self.give(to, path.name, path.read_bytes())
                path.unlink()

    def give(self, to: str, name: str, data: bytes) -> None:
        strikes, chance = self.faults.strikes, self.faults.chance
        if strikes("lost on the way"):
            return
        if strikes("cut short"):
            data = data[: chance.randrange(len(data))]
        elif strikes("damaged"):
            at = chance.randrange(len(data))
            data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        for _copy in range(1 + strikes("delivered twice")):
            due = self.at + (chance.randrange(2, 12) if strikes("delayed") else 1)
            self._on_the_way[to].append(Thing(to, name, data, due))

    def deliver(self, to: str, folder: Path) -> int:
        """What has come, in any order, into a folder: how many files."""
        here = [one for one in self._on_the_way[to] if one.due <= self.at]
        self._on_the_way[to] = [one for one in self._on_the_way[to] if one.due > self.at]
        self.faults.chance.shuffle(here)
        for number, one in enumerate(here):
            (folder / f"{number:04d}-{one.name}").write_bytes(one.data)
        self.carried += len(here)
        return len(here)

    @property
    def empty(self) -> bool:
        return not any(self._on_the_way.values())
