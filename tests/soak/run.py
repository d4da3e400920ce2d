"""The run: rounds in which everybody does what is theirs to do, until all towns have their answer."""

from __future__ import annotations

import gc
import random
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from hrcapp.officer.workspace import Workspace
from hrcapp.secretariat import rounds
from hrcapp.store import Home
from tests.soak import campaign
from tests.soak.desks import Register, Staffed
from tests.soak.faults import Clock, Faults
from tests.soak.places import Place
from tests.soak.plan import PER_DEVICE, Plan
from tests.soak.post import Post
from tests.soak.towns import Around, Device
from tests.unit.secretariat.desk_world import START

BEGIN = 6
"""Towns that begin in one round."""
QUIET = 40
"""Rounds without a fault at the end, in which what was lost is handed in again."""
_HOURS = 3


@dataclass
class Soak:
    """Everybody and everything of one run."""

    folder: Path
    plan: Plan
    chance: random.Random
    at: int = 0
    faults: Faults = field(init=False)
    rss: dict[float, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.faults = Faults(self.chance)
        self.post = Post(self.faults)
        self.register = Register(self.plan)
        self.box, self.shared = Place(self.folder / "box"), Place(self.folder / "shared")
        homes, kit = campaign.found(self.folder, self.now, self.box.folder, self.shared.folder)
        self.desks = [
            Staffed(n, home, self.folder, self._clock(), self.faults, self.post, self.register)
            for n, home in enumerate(homes)
        ]
        around = Around(self.post, self.box, self.faults, self.folder, kit)
        towns = self.plan.towns
        self.devices = [
            Device(n // PER_DEVICE, towns[n : n + PER_DEVICE], around, self._clock())
            for n in range(0, len(towns), PER_DEVICE)
        ]
        self.courier = Workspace.open(Home.open(self.folder / "courier"), clock=self._clock())
        self.courier.kit.adopt(kit, "sample.hrckit")

    def now(self) -> datetime:
        return START + timedelta(hours=_HOURS * self.at)

    def _clock(self) -> Clock:
        return Clock(self.now)

    @property
    def done(self) -> int:
        return sum(len(one.done) for one in self.devices)

    def run(self) -> None:
        """Rounds with faults until every town has begun and most are done; then quiet ones to the end."""
        begun, most = 0, 6 * len(self.plan.towns) // BEGIN + 200
        while self.done < len(self.plan.towns) and self.at < most:
            begun = self._begin(begun)
            self._round()
            self._remember()
            if begun == len(self.plan.towns) and self.done >= 0.97 * begun:
                self.faults.share = 0.0
        self._settle()

    def _begin(self, begun: int) -> int:
        for town in self.plan.towns[begun : begun + BEGIN]:
            device = self.devices[town.device]
            device.begin(town)
            self.register.knows(town.number, device.submission(town.number))
        return min(begun + BEGIN, len(self.plan.towns))

    def _round(self) -> None:
        self.at += 1
        self.post.at = self.at
        for device in self._shuffled(self.devices):
            if device.drafts and len(device.done) < len(device.towns):
                device.work()
        self._carry()
        self._disagree()
        for desk in self._shuffled(self.desks):
            desk.work(self.shared, self.box)
        if self.at % 4 == 0:
            gc.collect()  # programs that in truth are many share one process here
        if self.at % 10 == 0:
            for desk in self.desks:
                desk.tidy()

    def _shuffled(self, these: list) -> list:  # type: ignore[type-arg]
        return self.chance.sample(these, len(these))

    def _carry(self) -> None:
        """The courier takes what towns give, and passes it on to one desk with a list beside it."""
        bag = self.folder / "courier-bag"
        bag.mkdir()
        self.post.deliver("courier", bag)
        self.courier.courier.gather(bag)
        shutil.rmtree(bag)
        if waiting := self.courier.courier.waiting():
            bag.mkdir()
            self.courier.courier.pass_on(bag, waiting, language="en")
            for sheet in bag.glob("*.pdf"):
                sheet.unlink()
            self.post.take(f"desk {self.chance.randrange(len(self.desks))}", bag)
            shutil.rmtree(bag)
            self.courier.courier.let_go()

    def _disagree(self) -> None:
        """Two desks decide at the same moment, where the plan has it and both have the form before them."""
        for first in self.desks:
            for item in first.desk.review.waiting():
                town = self.register.town(item)
                if town.dissent is None or item.revision < len(town.rulings) or town.desk != first.number:
                    continue
                second = self.desks[town.dissent]
                waits = {one.key: one for one in second.desk.review.waiting()}
                if item.key in waits and not (first.clock.off or second.clock.off):
                    second.dissent(waits[item.key])
                    first.decide(item, town)
                    for desk in (first, second):  # a copy put back must not take one of the two away
                        rounds.make(desk.desk)
                    self.faults.counts["two decisions at once"] += 1

    def _settle(self) -> None:
        """Nothing goes wrong any more: everybody hears everything."""
        self.faults.share = 0.0
        for _round in range(QUIET):
            if self._all_is_said():
                break
            self._round()
        for _again in range(3):
            for device in self.devices:
                device.work()
            for desk in self.desks:
                desk.tidy()
                desk.exchange(self.shared, self.box)
                desk.answer()

    def _all_is_said(self) -> bool:
        return self.done == len(self.plan.towns) and self.post.empty

    def _remember(self) -> None:
        for share in (0.25, 1.0):
            if share not in self.rss and self.done >= share * len(self.plan.towns):
                gc.collect()
                self.rss[share] = resident_kb()

    def close(self) -> None:
        for desk in self.desks:
            desk.desk.close()
        for device in self.devices:
            device.close()
        self.courier.close()
        for place in (self.box, self.shared):
            place.close()


def resident_kb() -> int:
    """What this process holds in memory."""
    with Path("/proc/self/status").open() as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
