"""Rounds of the exchange: making one with the places of this desk, and remembering what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.transfer import Control, Line
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.arrivals import Imported
from hrcapp.secretariat.sync import Cancelled, Progress, Synced
from hrcapp.store import InTurn, Store, at_once

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk

KEPT, ATTEMPTS = 500, 6
_WHOLE_AGAIN = timedelta(hours=24)
_CLOCKS_DIFFER = timedelta(days=2)
_COUNTS = (
    *("new", "aside", "unfinished", "sent", "taken", "not_whole"),
    *("published", "waiting", "held"),
)


@dataclass(frozen=True)
class Round:
    """What came of one round, from `begun` to `ended`; `by_itself` if nobody pressed a button for it.

    Of towns: `new` files, of which `aside` in quarantine; `unfinished` not whole there yet; answers `sent`.
    Of desks: entries `taken`, `not_whole` yet, `published`; `waiting` are not there yet, and `held` answers
    wait for them. `refused` entries of others and `faults` of places, each with its reason. `files` says what
    became of each file; only the round just made knows that.
    """

    begun: datetime
    ended: datetime
    by_itself: bool = False
    stopped: bool = False
    new: int = 0
    aside: int = 0
    unfinished: int = 0
    sent: int = 0
    taken: int = 0
    not_whole: int = 0
    published: int = 0
    waiting: int = 0
    held: int = 0
    refused: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    files: tuple[Imported, ...] = field(default=(), compare=False, repr=False)

    @property
    def eventful(self) -> bool:
        """Whether anything moved, or did not although it should have."""
        moved = self.new or self.sent or self.taken or self.published
        return bool(moved or self.unfinished or self.not_whole or self.refused or self.faults or self.stopped)


@dataclass(frozen=True)
class Rounds:
    """The table `exchange_round`."""

    store: Store
    clock: Callable[[], datetime]

    def record(self, begun: datetime, made: Synced, *, by_itself: bool, whole: bool, places: str) -> Round:
        """Keep what one round did, and forget the oldest. `whole`: all of the places was looked through."""
        done = Round(
            begun=begun,
            ended=self.clock(),
            by_itself=by_itself,
            stopped=made.stopped,
            new=made.new,
            aside=made.aside,
            unfinished=made.unfinished,
            sent=made.sent,
            taken=made.collected.taken,
            not_whole=made.collected.unfinished,
            published=made.published,
            waiting=made.waiting,
            held=made.held,
            refused=made.collected.refused,
            faults=made.faults,
            files=made.imported,
        )
        complete = whole and not done.faults and not done.stopped
        with self.store.transaction():
            self.store.execute(
                "INSERT INTO exchange_round (begun, ended, places, whole, content) VALUES (?, ?, ?, ?, ?)",
                (to_text(begun), to_text(done.ended), places, int(complete), _to_json(done)),
            )
            self.store.execute(
                "DELETE FROM exchange_round WHERE id <= (SELECT max(id) - ? FROM exchange_round)", (KEPT,)
            )
        return done

    def last(self) -> Round | None:
        """The latest one, whatever came of it."""
        row = self.store.row("SELECT * FROM exchange_round ORDER BY id DESC LIMIT 1")
        return _round(row) if row else None

    def eventful(self, limit: int = 12) -> list[Round]:
        """Those in which something happened, the latest first."""
        rows = self.store.rows("SELECT * FROM exchange_round ORDER BY id DESC")
        found: list[Round] = []
        for row in rows:
            if len(found) == limit:
                break
            if (one := _round(row)).eventful:
                found.append(one)
        return found

    def since(self, places: str) -> date | None:
        """From which day on the places need be looked through; None for all days.

        A laptop whose clock is wrong puts files under a day long past, so once a day all days are listed.
        """
        row = self.store.row(
            "SELECT max(begun) AS begun FROM exchange_round WHERE places = ? AND whole = 1", (places,)
        )
        if row is None or row["begun"] is None:
            return None
        begun = from_text(row["begun"])
        recent = timedelta(0) <= self.clock() - begun < _WHOLE_AGAIN
        return (begun - _CLOCKS_DIFFER).date() if recent else None


def make(
    desk: Desk,
    *,
    by_itself: bool = False,
    control: Control | None = None,
    progress: Progress | None = None,
    attempts: int = ATTEMPTS,
    in_turn: InTurn = at_once,
) -> Round:
    """One round with the places that this desk has; it is remembered, faults of places in it.

    `control` stops and pauses it; `attempts` in a row may fail before a place is given up. Away from the
    store's thread, `in_turn` hands it the pieces of work that need the store.
    Raises Fault DROP_BOX_MISSING, and those of this computer.
    """
    control, begun = control or Control(), desk.clock()
    with desk.open_places(lambda: Line(control, attempts=attempts)) as places:
        if not places.names:
            raise Fault(Code.DROP_BOX_MISSING)
        since = in_turn(lambda: desk.rounds.since(places.names))
        made = desk.sync.run(
            places.boxes,
            places.desks,
            since=since,
            thorough=since is None,
            progress=progress,
            cancelled=_stopped(control),
            in_turn=in_turn,
        )
    told = replace(made, faults=(*places.faults, *made.faults))
    return in_turn(
        lambda: desk.rounds.record(begun, told, by_itself=by_itself, whole=since is None, places=places.names)
    )


def _stopped(control: Control) -> Cancelled:
    return lambda: control.stopped


def _to_json(done: Round) -> str:
    content = {name: getattr(done, name) for name in (*_COUNTS, "by_itself", "stopped")}
    for name in ("refused", "faults"):
        content[name] = [[one.code, one.params] for one in getattr(done, name)]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)


def _round(row: Mapping[str, Any]) -> Round:
    content = json.loads(row["content"])
    refused, faults = (
        tuple(Fault(Code(code), **params) for code, params in content.pop(name))
        for name in ("refused", "faults")
    )
    begun, ended = from_text(row["begun"]), from_text(row["ended"])
    return Round(begun, ended, refused=refused, faults=faults, **content)
