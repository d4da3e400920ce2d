"""The desks' side: people who import, read, decide and answer, on stores that are killed and put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat import rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.items import Item
from hrcapp.secretariat.outgoing import Answer
from hrcapp.secretariat.party_rows import Party
from hrcapp.store import Home
from tests.soak.faults import Clock, Faults, Killed
from tests.soak.places import Place
from tests.soak.plan import Plan, Town
from tests.soak.post import Post

_OPEN = (ReviewState.TO_REVIEW, ReviewState.CONFLICT)
_STORE = "desk.db"


@dataclass
class Register:
    """Who is who for the people of the run: the plan, and which submission is which town's."""

    plan: Plan
    town_of: dict[str, int] = field(default_factory=dict)
    submission_of: dict[int, str] = field(default_factory=dict)

    def knows(self, number: int, submission: str) -> None:
        self.town_of[submission], self.submission_of[number] = number, submission

    def town(self, item: Item) -> Town:
        return self.plan.towns[self.town_of[item.submission]]


@dataclass
class Staffed:
    """One desk and whoever sits there."""

    number: int
    home: Home
    folder: Path
    clock: Clock
    faults: Faults
    post: Post
    register: Register
    desk: Desk = field(init=False)
    kills: int = 0
    put_back: int = 0

    def __post_init__(self) -> None:
        self.desk = Desk.open(self.home, clock=self.clock)

    @property
    def tray(self) -> str:
        return f"desk {self.number}"

    @property
    def copy(self) -> Path:
        return self.folder / f"copy-{self.number}.db"

    # -- a day

    def work(self, shared: Place, box: Place) -> None:
        """Everything once, in the order of the day."""
        self.clock.maybe_jump(self.faults)
        if self.faults.strikes("copy put back") and self.copy.exists():
            self._put_back()
        if self.faults.chance.random() < 0.5:  # the stick first, or the places first
            self.exchange(shared, box)
        self.take_in()
        self.review()
        self.answer()
        self.exchange(shared, box)
        if self.faults.chance.random() < 0.2:
            self._copy()

    def take_in(self) -> None:
        """What the post brought; what is here already is answered once more."""
        tray = self.folder / f"tray-{self.number}"
        tray.mkdir()
        try:
            if self.post.deliver(self.tray, tray):
                again = self._import(tray)
                self._hand_out(one for key in again for one in self.desk.outgoing.of(key))
        finally:
            shutil.rmtree(tray)

    def _import(self, tray: Path) -> set[str]:
        """All of it, however often the computer dies meanwhile; the versions that were here before."""
        progress = self.faults.killer("killed in an import", 4)
        try:
            done = self.desk.intake.import_paths([tray], progress=progress)
        except Killed:
            self.die()
            done = self.desk.intake.import_paths([tray])
        return {str(one.submission) for one in done if one.outcome is Outcome.ALREADY and one.submission}

    def exchange(self, shared: Place, box: Place) -> None:
        """One round with the places."""
        step = self.faults.killer("killed in a round", 5)
        with shared.troubled(self.faults), box.troubled(self.faults):
            try:
                made = rounds.make(self.desk, progress=step, attempts=1)
            except Killed:
                self.die()
            else:
                assert not made.refused, made.refused

    def answer(self) -> None:
        """Sticks and messages with what waits."""
        self._hand_out(self.desk.outgoing.pending())
        self._hand_out(self.desk.mailing.pending(), self.desk.mailing.write)

    def _hand_out(
        self,
        answers: Iterable[Answer],
        write: Callable[[Path, list[Answer]], list[Path]] | None = None,
    ) -> None:
        bag = self.folder / f"out-{self.number}"
        for one in answers:
            device = self.register.town(self.desk.review.item(one.submission)).device
            bag.mkdir()
            (write or self.desk.outgoing.write)(bag, [one])
            if not self.faults.strikes("answer lost"):
                self.post.take(f"device {device}", bag)
            shutil.rmtree(bag)

    # -- decisions

    def review(self) -> None:
        """Decide what is this desk's to decide, as the plan says; settle what others said otherwise."""
        for item in self.desk.review.waiting():
            town = self.register.town(item)
            if town.desk == self.number and item.state in _OPEN:
                if item.state is ReviewState.CONFLICT:
                    self.clock.off = timedelta()  # a laptop shows the later of two answers
                self.decide(item, town)

    def decide(self, item: Item, town: Town) -> None:
        ruling = town.rulings[item.revision - 1]
        if ruling is ReviewState.ACCEPTED:
            self._accept(item, town)
        elif ruling is ReviewState.RETURNED:
            comments = {"/data/key_info/population": "Sample: is this the last census?"}
            self.desk.review.return_(item.key, comments, "Sample: one question.")
        else:
            self.desk.review.reject(item.key, "Sample: this is a trial.")

    def _accept(self, item: Item, town: Town) -> None:
        """Which party it is, a person knows where the desk asks."""
        try:
            self.desk.review.accept(item.key, "Sample: welcome.")
        except Fault as fault:
            if fault.code is not Code.PARTY_UNDECIDED:
                raise
            if (party := self._party_of(town)) is None:
                self.desk.parties.create(item.submission)
            else:
                self.desk.parties.link(item.submission, party)
            self.desk.review.accept(item.key, "Sample: welcome.")

    def _party_of(self, town: Town) -> str | None:
        """The number here of the party that a town is of, if one of its other forms has come."""
        first = self.register.plan.party(town.number)
        submission = self.register.submission_of.get(first, "")
        return self.desk.parties.of(submission) if first != town.number else None

    def dissent(self, item: Item) -> None:
        """Say no where another desk, which has not been heard of, says yes."""
        self.desk.review.reject(item.key, "Sample: said too soon.")

    def tidy(self) -> None:
        """Merge what is one, and tell apart what two desks took for one."""
        for town in self.register.plan.towns:
            if town.joined is not None and town.desk == self.number:
                self._merge(town)
        for party in self.desk.parties.all():
            self._untangle(party)

    def _merge(self, town: Town) -> None:
        of = self.desk.parties.of
        one = of(self.register.submission_of.get(town.number, ""))
        other = of(self.register.submission_of.get(town.joined or 0, ""))
        if one is None or other is None:
            return
        standing = self.desk.parties.standing_for
        if standing(one) != standing(other):
            self.desk.registrar.merge(one, other)

    def _untangle(self, party: Party) -> None:
        plan, towns = self.register.plan, self.register.town_of
        disputes = self.desk.disputes.about(party.reference)
        second = {one.submission for one in disputes if one.is_second_founder}
        first = self._founders(party) - second
        for dispute in disputes:
            town = plan.towns[towns[dispute.submission]]
            if town.desk != self.number:
                continue
            same = any(plan.party(towns[one]) == plan.party(town.number) for one in first)
            if dispute.is_second_founder and not same:
                self._part(party, dispute.submission)
            else:
                self.desk.disputes.settle(dispute.submission, dispute.claims[0].party)

    def _founders(self, party: Party) -> set[str]:
        sql = "SELECT submission FROM membership WHERE party = ? AND founds"
        return {row["submission"] for row in self.desk.store.rows(sql, (party.reference,))}

    def _part(self, party: Party, founder: str) -> None:
        """A town gets a number of its own; what had been joined to it meanwhile goes with it."""
        plan, towns = self.register.plan, self.register.town_of
        own = self.desk.disputes.apart(founder)
        for one in party.submissions:
            if one != founder and plan.party(towns[one]) == plan.party(towns[founder]):
                self.desk.parties.link(one, own)

    # -- what happens to the computer

    def die(self) -> None:
        """Closed as it stands; then somebody starts the computer again."""
        self.kills += 1
        self.reopen()

    def reopen(self) -> None:
        self.desk.close()
        self.desk = Desk.open(self.home, clock=self.clock)

    def _copy(self) -> None:
        """Somebody copies the store while the app is closed."""
        self.desk.close()
        shutil.copy(self.home.path / _STORE, self.copy)
        self.desk = Desk.open(self.home, clock=self.clock)

    def _put_back(self) -> None:
        """The store becomes what it was when it was copied."""
        self.put_back += 1
        self.desk.close()
        for path in self.home.path.glob(f"{_STORE}*"):
            path.unlink()
        shutil.copy(self.copy, self.home.path / _STORE)
        self.desk = Desk.open(self.home, clock=self.clock)
