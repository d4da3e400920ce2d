"""When a party should be written to again: its term of office ends, or a year has passed.

- **term**: due on the last day of the term of office that its newest form names.
- **yearly**: due on each anniversary of the day its newest form was accepted; only the latest counts.

Both are listed from `AHEAD` days before. A new accepted form moves both on; a person notes what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import party_rows
from hrcapp.secretariat.followup.people import People, Person
from hrcapp.secretariat.followup.said import TERM, YEARLY
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.store import Store

AHEAD = 60

Done = Mapping[tuple[str, str, str], date]
"""By party, reminder and the day it was due: the day on which it was done."""


@dataclass(frozen=True)
class Reminder:
    """`kind` is TERM or YEARLY; `done` the day on which somebody wrote, or noted that nothing is to do."""

    kind: str
    person: Person
    due: date
    done: date | None

    @property
    def key(self) -> str:
        return f"{self.person.reference}/{self.kind}/{self.due.isoformat()}"


def reminders(people: People, done: Done, as_of: date) -> tuple[Reminder, ...]:
    """What is due at that day or soon after, the earliest first."""
    soon = as_of + timedelta(days=AHEAD)
    found = [
        Reminder(kind, one, due, done.get((one.reference, kind, due.isoformat())))
        for one in people.taking_part
        for kind, due in _due(one, soon)
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.person.reference, one.kind)))


def _due(one: Person, soon: date) -> list[tuple[str, date]]:
    found = []
    if one.term_end is not None and one.term_end <= soon:
        found.append((TERM, one.term_end))
    years = soon.year - one.since.year
    while years > 0 and anniversary(one.since, years) > soon:
        years -= 1
    if years > 0:
        found.append((YEARLY, anniversary(one.since, years)))
    return found


def anniversary(day: date, years: int) -> date:
    """The same day of a later year; 28 February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


class Reminders:
    """What was done about reminders, shared with the other desks."""

    def __init__(self, store: Store, log: Log, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._log = log
        self._clock = clock

    def mark(self, reminder: Reminder, day: date | None = None) -> None:
        """It was done on that day, or today. Raises Fault DAY_IN_FUTURE."""
        today = self._clock().date()
        if day is not None and day > today:
            raise Fault(Code.DAY_IN_FUTURE)
        self._say(reminder.person.reference, reminder, (day or today).isoformat())

    def take_back(self, reminder: Reminder) -> None:
        """It was not done, under whatever number of the party it was noted."""
        into, about = party_rows.merges(self._store), (reminder.kind, reminder.due.isoformat())
        for row in self._store.rows("SELECT party FROM reminded WHERE reminder = ? AND due = ?", about):
            if standing_for(row["party"], into) == reminder.person.reference:
                self._say(row["party"], reminder, "")

    def done(self) -> dict[tuple[str, str, str], date]:
        """What was done, under the numbers that stand now."""
        into = party_rows.merges(self._store)
        return {
            (standing_for(row["party"], into), row["reminder"], row["due"]): date.fromisoformat(row["day"])
            for row in self._store.rows("SELECT * FROM reminded ORDER BY day, party")
        }

    def _say(self, party: str, reminder: Reminder, day: str) -> None:
        data = {"reminder": reminder.kind, "due": reminder.due.isoformat(), "day": day}
        self._log.append(Kind.REMINDED, party, data)
