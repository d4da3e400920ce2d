"""How long what is kept about persons stays: months for each kind, none unless somebody chose them.

Nothing goes by itself. What is due is listed first, and a person applies what was listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hrcapp.exchange.dates import from_text
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import burial
from hrcapp.secretariat.erasure import Erasure
from hrcapp.store import Home, Store

LONGEST = 240
_SETTING = "retention"


class Rule(StrEnum):
    """What a time is chosen for."""

    ASIDE = "aside"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Due:
    """One thing whose time has come: a file set aside (by its hash) or a version (by its key), and since when
    it has been so."""

    rule: Rule
    key: str
    name: str
    reference: str
    since: datetime


@dataclass(frozen=True)
class Retention:
    """The times are this desk's settings; what is erased of versions the other desks erase as well."""

    home: Home
    store: Store
    erasure: Erasure
    clock: Callable[[], datetime]

    def months(self) -> dict[Rule, int | None]:
        """The chosen times; None keeps it."""
        found = self.home.settings().get(_SETTING, {})
        kept = found if isinstance(found, Mapping) else {}
        return {rule: value if _is_time(value := kept.get(str(rule))) else None for rule in Rule}

    def choose(self, months: Mapping[Rule, int | None]) -> None:
        """Set the times. Raises Fault RETENTION_MONTHS."""
        if not all(value is None or _is_time(value) for value in months.values()):
            raise Fault(Code.RETENTION_MONTHS, limit=LONGEST)
        every = {**self.months(), **months}
        self.home.change(**{_SETTING: {str(rule): value for rule, value in every.items() if value}})

    def due(self) -> list[Due]:
        """What is older than its time, the oldest first."""
        found: list[Due] = []
        for rule, months in self.months().items():
            if months is not None:
                before = _months_before(self.clock().date(), months)
                found += [one for one in self._of(rule) if one.since.date() < before]
        return sorted(found, key=lambda one: (one.since, one.key))

    def apply(self, listed: Sequence[Due], progress: Callable[[int, int], None] | None = None) -> int:
        """Erase what was listed, where it is due still; how many."""
        there = {(one.rule, one.key) for one in self.due()}
        still = [one for one in listed if (one.rule, one.key) in there]
        aside = [one.key for one in still if one.rule is Rule.ASIDE]
        self._forget(aside)
        versions = [one.key for one in still if one.rule is not Rule.ASIDE]
        return len(aside) + self.erasure.erase_everybody(versions, progress)

    def _of(self, rule: Rule) -> Iterable[Due]:
        if rule is Rule.ASIDE:
            rows = self.store.rows("SELECT * FROM arrival WHERE outcome = 'quarantined' AND kept = 1")
            return [Due(rule, row["sha256"], row["name"], "", from_text(row["at"])) for row in rows]
        return [one for one in self._versions(rule) if self.erasure.has_person(one.key)]

    def _versions(self, rule: Rule) -> list[Due]:
        rows = self.store.rows("SELECT * FROM version ORDER BY arrived_at, key")
        newest = {row["submission"]: row["revision"] for row in sorted(rows, key=lambda one: one["revision"])}
        return [
            Due(rule, row["key"], row["name"], row["reference"], from_text(since))
            for row in rows
            if (since := _since(rule, row, newest))
        ]

    def _forget(self, sha256s: Sequence[str]) -> None:
        with self.store.transaction():
            for sha256 in sha256s:
                burial.forget(self.store, sha256)
        burial.settle(self.store)


def _since(rule: Rule, row: Mapping[str, Any], newest: Mapping[str, int]) -> str:
    """Since when a version has been what the rule is about; "" where it is not."""
    if rule is Rule.SUPERSEDED:
        return str(row["arrived_at"]) if row["revision"] < newest[row["submission"]] else ""
    state = ReviewState.REJECTED if rule is Rule.REJECTED else ReviewState.ACCEPTED
    return str(row["decided_at"]) if row["decision"] == state else ""


def _is_time(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST


def _months_before(day: date, months: int) -> date:
    """The same day some months ago, the first of the next month where that has no such day."""
    index = day.year * 12 + day.month - 1 - months
    for last in (day.day, 28):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            continue
    raise ValueError("no such day")
