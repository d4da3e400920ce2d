"""Every file that came, with what became of it: the desk's inbox, where nothing is ever deleted.

However many there are, a list holds their places in the table, eight bytes each, and reads of the files those
that are looked at.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from hrcapp.exchange.dates import from_text
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat import kept
from hrcapp.secretariat.disputes import Decision, Disputes
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.items import ROWS, WAITS, Item, item_of
from hrcapp.secretariat.log import Log
from hrcapp.store import Store, blobs

TO_REVIEW, QUARANTINE, DECIDED = "to-review", "quarantine", "decided"
"""The groups: what a person has to decide, what was set aside, and the rest."""

_GROUP = f"""CASE WHEN arrival.outcome = '{Outcome.QUARANTINED}' THEN '{QUARANTINE}'
    WHEN {WAITS} THEN '{TO_REVIEW}' ELSE '{DECIDED}' END"""
_FILES = "FROM arrival LEFT JOIN version ON version.key = arrival.version"
_ORDER = "ORDER BY arrival.at DESC, arrival.name, arrival.rowid"
_PIECE = 500


@dataclass(frozen=True)
class Arrived:
    """One file: its name and way as it came, `item` if it was imported, `reason` if it was set aside.

    `kept` is false only for what was too large to keep; `notes` are those of the desk about a file that was
    set aside, the oldest first; `decisions` are those that differ.
    """

    sha256: str
    file: str
    size: int
    at: datetime
    way: str
    sender: str
    kept: bool
    item: Item | None = None
    reason: Fault | None = None
    notes: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Sketch(NamedTuple):
    """What a search looks at in a file: `name`, `country`, `reference` and `revision` of the version that it
    became, None where it became none."""

    file: str
    reason: Fault | None
    name: str | None
    country: str | None
    reference: str | None
    revision: int | None


class Inbox:
    """Reading the inbox, and writing beside what was set aside."""

    def __init__(self, store: Store, log: Log, disputes: Disputes) -> None:
        self._store = store
        self._log = log
        self._disputes = disputes

    def counts(self) -> dict[str, int]:
        """How many files each group has."""
        found = self._store.rows(f"SELECT {_GROUP} AS grp, count(*) AS files {_FILES} GROUP BY grp")
        return {TO_REVIEW: 0, QUARANTINE: 0, DECIDED: 0} | {row["grp"]: row["files"] for row in found}

    def to_do(self) -> tuple[int, int]:
        """How many versions wait for a decision, and how many files are set aside."""
        [waiting] = self._store.rows(f"SELECT count(*) AS n FROM version WHERE {WAITS}")  # noqa: S608
        [aside] = self._store.rows(
            "SELECT count(*) AS n FROM arrival WHERE outcome = ?", (Outcome.QUARANTINED,)
        )
        return waiting["n"], aside["n"]

    def places(self, group: str = "", sought: Callable[[Sketch], bool] | None = None) -> array[int]:
        """Where the files of a group are (all, for ""), the newest first; those that `sought` says yes to.

        They hold until a file comes or goes. What `sought` raises comes through.
        """
        columns = "arrival.rowid AS place"
        if sought is not None:
            columns += ", arrival.name AS file, code, params, version.name, country, reference, revision"
        where = f"WHERE {_GROUP} = ?" if group else ""
        rows = self._store.each(f"SELECT {columns} {_FILES} {where} {_ORDER}", (group,) if group else ())
        return array("q", (row["place"] for row in rows if sought is None or sought(_sketch(row))))

    def place(self, sha256: str) -> int | None:
        """Where one file is."""
        row = self._store.row("SELECT rowid AS place FROM arrival WHERE sha256 = ?", (sha256,))
        return row["place"] if row else None

    def files(self, places: Sequence[int] | None = None) -> list[Arrived]:
        """The files in these places, in their order; all there are, the newest first, without any given."""
        return [one for _place, one in self.each(self.places() if places is None else places)]

    def each(self, places: Sequence[int]) -> Iterator[tuple[int, Arrived]]:
        """Places with their files, a few hundred at a time. What has gone meanwhile is left out."""
        for start in range(0, len(places), _PIECE):
            piece = places[start : start + _PIECE]
            rows = {row["place"]: row for row in self._some("SELECT rowid AS place, * FROM arrival", piece)}
            keys = [row["version"] for row in rows.values() if row["version"]]
            items = {row["key"]: item_of(row) for row in self._some(ROWS, keys, "version.key")}
            yield from ((place, self._arrived(rows[place], items)) for place in piece if place in rows)

    def note(self, sha256: str, text: str) -> None:
        """Say why a file stays set aside; only the desk reads it. Raises Fault REASON_REQUIRED."""
        if not text.strip():
            raise Fault(Code.REASON_REQUIRED)
        with self._store.transaction():
            self._log.append(Kind.NOTE, sha256, {"text": blobs.put(self._store, text.strip().encode())})

    def _some(self, select: str, wanted: Sequence[object], column: str = "rowid") -> list[dict[str, Any]]:
        marks = ", ".join("?" * len(wanted))
        return self._store.rows(f"{select} WHERE {column} IN ({marks})", tuple(wanted))

    def _arrived(self, row: Mapping[str, Any], items: Mapping[str, Item]) -> Arrived:
        aside = row["outcome"] == Outcome.QUARANTINED
        item = None if aside else items.get(row["version"])
        differ = item is not None and item.state is ReviewState.CONFLICT
        return Arrived(
            sha256=row["sha256"],
            file=row["name"],
            size=row["size"],
            at=from_text(row["at"]),
            way=row["way"],
            sender=row["sender"] or "",
            kept=bool(row["kept"]),
            item=item,
            reason=_reason(row) if aside else None,
            notes=self._notes(row["sha256"]) if aside else (),
            decisions=self._disputes.decisions(row["version"]) if differ else (),
        )

    def _notes(self, sha256: str) -> tuple[str, ...]:
        said = [signed.event for signed in self._log.about(sha256) if signed.event.kind == Kind.NOTE]
        return tuple(kept.get(self._store, str(event.data["text"])).decode() for event in said)


def _reason(row: Mapping[str, Any]) -> Fault:
    return Fault(Code(row["code"]), **json.loads(row["params"]))


def _sketch(row: Mapping[str, Any]) -> Sketch:
    reason = _reason(row) if row["code"] else None
    return Sketch(row["file"], reason, row["name"], row["country"], row["reference"], row["revision"])
