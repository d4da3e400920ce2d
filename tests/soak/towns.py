"""The towns' side: laptops with a real data folder each, on which several towns are filled in and sent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.exchange import parts
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Fault
from hrcapp.model.status import ReviewState, Status
from hrcapp.officer.places import open_place
from hrcapp.officer.signing import Drawn
from hrcapp.officer.sync import sync
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.officer_stage import STROKES
from tests.sample import TOWN, fill, pledge_form
from tests.soak.faults import Clock, Faults
from tests.soak.places import Place
from tests.soak.plan import DESKS, Town, Way
from tests.soak.post import Post

PATIENCE = 14
"""After so many rounds without an answer a town hands in again."""
_PARTS = parts.LEAST
_ENDS = {
    ReviewState.ACCEPTED: Status.ACCEPTED,
    ReviewState.REJECTED: Status.REJECTED,
}


@dataclass
class Around:
    """What a laptop has around it."""

    post: Post
    box: Place
    faults: Faults
    folder: Path
    kit: bytes


@dataclass
class Device:
    """One laptop and its towns. The workspace is open only while somebody works at it."""

    number: int
    towns: Sequence[Town]
    around: Around
    clock: Clock
    drafts: dict[int, str] = field(default_factory=dict)
    sent_at: dict[int, int] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)
    signed: int = 0
    _space: Workspace | None = None

    @property
    def tray(self) -> str:
        return f"device {self.number}"

    @property
    def space(self) -> Workspace:
        if self._space is None:
            home = self.around.folder / f"device-{self.number}"
            begun = home.exists()
            self._space = Workspace.open(Home.open(home), clock=self.clock)
            if not begun:
                self._space.kit.adopt(self.around.kit, "sample.hrckit")
        return self._space

    def close(self) -> None:
        if self._space is not None:
            self._space.close()
            self._space = None

    def begin(self, town: Town) -> None:
        """Somebody fills in the form, signs it and hands it over."""
        space = self.space
        draft = space.drafts.create(pledge_form(), language="en", practice=False)
        self.drafts[town.number] = draft
        editor = space.drafts.open(draft)
        own = {
            "/data/key_info/name_official": town.name,
            "/data/key_info/country": town.country,
            "/data/key_info/admin1": town.region,
        }
        fill(editor, {**TOWN, **own})
        self._sign(draft)
        self._hand_over(town)
        self.close()

    def work(self) -> None:
        """Take in what came, answer what was asked, and hand in again what nobody has answered."""
        self.clock.maybe_jump(self.around.faults)
        self._take_answers()
        for number in set(self.drafts) - self.done:
            town, card = self._town(number), self.space.drafts.card(self.drafts[number])
            if card.status is Status.RETURNED:
                self._correct(town)
            elif card.status is _ENDS[town.end]:
                self.done.add(number)
            elif self.around.post.at - self.sent_at.get(number, 0) >= PATIENCE:
                self._hand_over(town)
        self.close()

    def status(self, number: int) -> Status:
        return self.space.drafts.card(self.drafts[number]).status

    def revision(self, number: int) -> int:
        return self.space.drafts.card(self.drafts[number]).revision

    def submission(self, number: int) -> str:
        return self.drafts[number]

    # -- steps

    def _town(self, number: int) -> Town:
        return self.towns[number - self.towns[0].number]

    def _sign(self, draft: str) -> None:
        session = self.space.drafts.open(draft).session
        self.space.drafts.summarise(draft, session)
        self.space.signing.sign(draft, session, Drawn(STROKES))
        self.signed += 1

    def _correct(self, town: Town) -> None:
        draft = self.drafts[town.number]
        revision = self.space.drafts.correct(draft)
        editor = self.space.drafts.open(draft)
        fill(editor, {"/data/key_info/population": str(48250 + revision)})
        self._sign(draft)
        self._hand_over(town)

    def _hand_over(self, town: Town) -> None:
        """On the town's own way; who heard nothing for long tries any other."""
        draft, at = self.drafts[town.number], self.around.post.at
        again = town.number in self.sent_at
        self.sent_at[town.number] = at
        way = self.around.faults.chance.choice(list(Way)) if again else town.way
        if way is Way.BOX:
            self._drop(draft, again=again)
            return
        bag = self.around.folder / f"bag-{self.number}"
        bag.mkdir()
        if way is Way.MAIL:
            limit = _PARTS if self.around.faults.chance.random() < 0.3 else 5_000_000
            self.space.mailing.prepare(draft, bag, language="en", limit=limit)
            self.space.mailing.sent(draft)
        else:
            self.space.outbox.save_to(draft, bag)
        to = "courier" if way is Way.COURIER else f"desk {self.around.faults.chance.randrange(DESKS)}"
        self.around.post.take(to, bag)
        shutil.rmtree(bag)

    def _drop(self, draft: str, *, again: bool) -> None:
        spec = self._box
        with self._at_the_box():
            if again:
                with open_place(self.space, spec) as box:
                    self.space.outbox.drop(draft, box, spec.address)
            else:
                sync(self.space, spec)
            self._maybe_cut()

    @property
    def _box(self) -> DropBoxSpec:
        return DropBoxSpec("folder", str(self.around.box.folder))

    @contextmanager
    def _at_the_box(self) -> Iterator[None]:
        """What is wrong with the place is told, and keeps nobody from the rest of their work."""
        with self.around.box.troubled(self.around.faults):
            try:
                yield
            except Fault as fault:
                if not fault.code.startswith(("place-", "box-")):
                    raise

    def _maybe_cut(self) -> None:
        """What was put into the drop box last is not whole there: somebody broke it."""
        if self.around.faults.strikes("cut short"):
            inbox = sorted(self.around.box.folder.glob("inbox/*"), key=lambda one: one.stat().st_mtime_ns)
            data = inbox[-1].read_bytes()
            inbox[-1].write_bytes(data[: len(data) // 2])

    def _take_answers(self) -> None:
        bag = self.around.folder / f"bag-{self.number}"
        bag.mkdir()
        if self.around.post.deliver(self.tray, bag):
            self.space.answers.take_folder(bag)
        shutil.rmtree(bag)
        with self._at_the_box():
            sync(self.space, self._box)
