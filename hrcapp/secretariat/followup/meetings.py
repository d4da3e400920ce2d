"""Meetings and events: planned, changed, called off; who came, and what was noted.

What is known of a meeting lies beside the log, named by its hash, as everything that may have to be erased.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from hrcapp.exchange.dates import from_text
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept, party_rows
from hrcapp.secretariat.followup.said import ATTENDED, CALLED_OFF, PLANNED
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.merging import standing_for
from hrcapp.store import Store, blobs

LONGEST_TITLE, LONGEST_LINE, LONGEST_TEXT = 200, 300, 10_000
SHORTEST, LONGEST = 5, 14 * 24 * 60
"""Minutes."""


@dataclass(frozen=True)
class Plan:
    """What is known of a meeting. `starts` is on the clock of `zone` (IANA) and has no zone of its own.

    `group` is a `Group.key`, "" for everybody; `link` begins with https:// or http://; `languages` BCP 47.
    """

    title: str
    starts: datetime
    minutes: int
    zone: str
    group: str = ""
    place: str = ""
    link: str = ""
    languages: tuple[str, ...] = ()
    agenda: str = ""

    @property
    def begins(self) -> datetime:
        """The moment, in UTC."""
        return self.starts.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def faults(self) -> tuple[str, ...]:
        """The fields that cannot be as they are."""
        checks = {
            "title": 0 < len(self.title.strip()) <= LONGEST_TITLE,
            "starts": self.starts.tzinfo is None and 2000 <= self.starts.year <= 2200,
            "minutes": SHORTEST <= self.minutes <= LONGEST,
            "zone": is_zone(self.zone),
            "place": len(self.place) <= LONGEST_LINE,
            "link": not self.link or is_link(self.link),
            "agenda": len(self.agenda) <= LONGEST_TEXT,
        }
        return tuple(name for name, right in checks.items() if not right)


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands. `changed` is when it was said last; `notes` the hash of its minutes, or ""."""

    id: str
    plan: Plan
    called_off: bool
    sequence: int
    changed: datetime
    notes: str


def is_zone(name: str) -> bool:
    """Whether this computer knows the rules of that zone."""
    return name in available_timezones()


def is_link(text: str) -> bool:
    """Whether it is an address of the web that stands in any file as it is."""
    begins = text.startswith(("https://", "http://"))
    plain = text.isascii() and text.isprintable() and not set(text) & set(' "<>\\^`{|}')
    return begins and plain and len(text) <= LONGEST_LINE


class Meetings:
    """The meetings of one desk, and of those it has heard of. All raise Fault MEETING_UNKNOWN."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log

    def all(self) -> list[Meeting]:
        """Every meeting, the latest first."""
        rows = self._store.rows(
            "SELECT meeting.*, blob.data FROM meeting JOIN blob ON blob.sha256 = meeting.content"
        )
        found = [meeting for row in rows if (meeting := _meeting(row, row["data"]))]
        return sorted(found, key=lambda one: (one.plan.begins, one.id), reverse=True)

    def get(self, identifier: str) -> Meeting:
        """One of them."""
        row = self._store.row("SELECT * FROM meeting WHERE id = ?", (identifier,))
        found = _meeting(row, kept.get(self._store, row["content"])) if row else None
        if found is None:
            raise Fault(Code.MEETING_UNKNOWN)
        return found

    # -- planning

    def plan(self, plan: Plan) -> str:
        """Plan one; its id. Raises Fault MEETING_UNUSABLE."""
        identifier = str(uuid4())
        self._say(identifier, plan, PLANNED)
        return identifier

    def change(self, identifier: str, plan: Plan) -> None:
        """It will be otherwise; one that was called off takes place again. Raises Fault MEETING_UNUSABLE."""
        self.get(identifier)
        self._say(identifier, plan, PLANNED)

    def call_off(self, identifier: str) -> None:
        """It does not take place; the calendar file says so from now on."""
        self._say(identifier, self.get(identifier).plan, CALLED_OFF)

    def remove(self, identifier: str) -> None:
        """It was written down by mistake, and nobody was told of it."""
        self.get(identifier)
        self._log.append(Kind.MEETING, identifier, {"meeting": "", "state": PLANNED})

    def _say(self, identifier: str, plan: Plan, state: str) -> None:
        if wrong := plan.faults():
            raise Fault(Code.MEETING_UNUSABLE, field=wrong[0])
        content = {
            **vars(plan),
            "starts": plan.starts.isoformat("T", "minutes"),
            "languages": [*plan.languages],
        }
        with self._store.transaction():
            data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
            self._log.append(
                Kind.MEETING, identifier, {"meeting": blobs.put(self._store, data), "state": state}
            )

    # -- who came

    def attendance(self, identifier: str) -> dict[str, str]:
        """By party whether it came, one of `ATTENDED`, under the numbers that stand now."""
        into = party_rows.merges(self._store)
        rows = self._store.rows("SELECT * FROM attendance WHERE meeting = ? ORDER BY came", (identifier,))
        # Of two that are one party by now, one that came counts.
        return {standing_for(row["party"], into): row["came"] for row in rows}

    def note_attendance(self, identifier: str, party: str, came: str) -> None:
        """Whether a party came (one of `ATTENDED`); "" takes it back."""
        self.get(identifier)
        if came and came not in ATTENDED:
            raise ValueError(came)
        into = party_rows.merges(self._store)
        rows = self._store.rows("SELECT party FROM attendance WHERE meeting = ?", (identifier,))
        merged = {row["party"] for row in rows if standing_for(row["party"], into) == party}
        with self._store.transaction():
            for other in merged - {party}:
                self._log.append(Kind.ATTENDANCE, identifier, {"party": other, "came": ""})
            self._log.append(Kind.ATTENDANCE, identifier, {"party": party, "came": came})

    # -- what was noted

    def minutes(self, meeting: Meeting) -> str:
        """What was noted."""
        return kept.get(self._store, meeting.notes).decode() if meeting.notes else ""

    def note_minutes(self, identifier: str, text: str) -> None:
        """Write down what was decided; an empty text takes it back. Raises Fault MEETING_UNUSABLE."""
        self.get(identifier)
        if len(text) > LONGEST_TEXT:
            raise Fault(Code.MEETING_UNUSABLE, field="minutes")
        with self._store.transaction():
            words = blobs.put(self._store, text.strip().encode()) if text.strip() else ""
            self._log.append(Kind.MINUTES, identifier, {"words": words})


def _meeting(row: Mapping[str, Any], content: bytes) -> Meeting | None:
    """None for what another desk wrote and this one cannot use."""
    plan = _plan(content)
    if plan is None:
        return None
    return Meeting(
        id=row["id"],
        plan=plan,
        called_off=row["state"] == CALLED_OFF,
        sequence=row["sequence"],
        changed=from_text(row["at"]),
        notes=row["minutes"],
    )


def _plan(content: bytes) -> Plan | None:
    try:
        found = json.loads(content)
        starts = datetime.fromisoformat(found.pop("starts"))
        languages = tuple(str(tag) for tag in found.pop("languages"))
        plan = Plan(starts=starts, languages=languages, minutes=int(found.pop("minutes")), **found)
        wrong = plan.faults()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return None if wrong else plan
