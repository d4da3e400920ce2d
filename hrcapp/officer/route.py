"""Several drop boxes as one: where one does not work, the next is tried, and answers are looked for in all.

Something of ours may lie in a box that is not used any more; its receipt comes back there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hrcapp.exchange.attempts import needs_person
from hrcapp.exchange.transfer import Line, Progress
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.places import Place, open_place, places, remember
from hrcapp.officer.sync import Synced, sync
from hrcapp.officer.workspace import Workspace
from hrcapp.store import InTurn, at_once

T = TypeVar("T")


@dataclass(frozen=True)
class Missed:
    """A drop box that did not work, and why."""

    place: Place
    fault: Fault


@dataclass(frozen=True)
class Exchanged:
    """What was done, and with which box. `missed` did not work before it; `unread` may hold answers."""

    place: Place
    found: Synced
    missed: tuple[Missed, ...] = ()
    unread: tuple[Missed, ...] = ()


@dataclass
class Route:
    """The boxes to try, in their order; `missed` are those that did not work so far."""

    places: Sequence[Place]
    line: Line = field(default_factory=Line)
    missed: list[Missed] = field(default_factory=list)

    def along(self, attempt: Callable[[Place], T]) -> tuple[Place, T]:
        """Make the attempt with one box after the other until it works.

        Raises what is not the fault of a box, or else, when none works, the fault that may pass by itself.
        """
        for place in self.places:
            self.line.turn()
            try:
                return place, attempt(place)
            except Fault as fault:
                if not _is_of_a_box(fault):
                    raise
                self.missed.append(Missed(place, fault))
        passing = (one for one in self.missed if not needs_person(one.fault))
        raise next(passing, self.missed[0]).fault

    def blamed(self, fault: Fault) -> Place:
        """The box that a fault is about; the first one for any other fault."""
        return next((one.place for one in self.missed if one.fault is fault), self.places[0])


def exchange(
    workspace: Workspace, route: Route, *, progress: Progress | None = None, in_turn: InTurn = at_once
) -> Exchanged:
    """Both ways with the first box of the route that works; then look for answers in the others of ours.

    Parameters and faults are those of `sync`; a box that only might hold answers fails nothing.
    """
    sent: list[str] = []  # a box that breaks off in the midst of it has taken some of them

    def attempt(place: Place) -> Synced:
        return sync(
            workspace, place.spec, line=route.line, progress=progress, in_turn=in_turn, went=sent.append
        )

    place, found = route.along(attempt)
    in_turn(lambda: remember(workspace, place))
    taken, refused, unread = [*found.taken], [*found.refused], list[Missed]()
    for other in in_turn(lambda: _others(workspace, place)):
        route.line.turn()
        try:
            with open_place(workspace, other.spec, route.line) as box:
                more, wrong = workspace.answers.take_from_box(box, in_turn)
        except Fault as fault:
            if not _is_of_a_box(fault):
                raise
            unread.append(Missed(other, fault))
        else:
            taken, refused = [*taken, *more], [*refused, *wrong]
    done = Synced(tuple(sent), tuple(taken), tuple(refused))
    return Exchanged(place, done, tuple(route.missed), tuple(unread))


def _others(workspace: Workspace, used: Place) -> list[Place]:
    """The other boxes, as far as they are known still, where something was put."""
    known = {one.name: one for one in reversed(places(workspace))}
    return [known[name] for name in workspace.outbox.drop_boxes() if name in known and name != used.name]


def _is_of_a_box(fault: Fault) -> bool:
    return fault.code is Code.READ_BACK_DIFFERS or fault.code.value.startswith(("box-", "place-"))
