"""What Home shows of each form, and the state each has come to: computed from what exists, never kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hrcapp.model.status import SectionStatus, Status
from hrcapp.officer.moves import whereabouts
from hrcapp.officer.sections import Section
from hrcapp.store import Store


@dataclass(frozen=True)
class Card:
    """One form on this computer. `reference` is the secretariat's, once a receipt has named it.

    `form` is the digest of the form that it was begun with, `form_id` what all versions of that share.
    `moved_at`: it is worked on elsewhere now; `branch`: it is worked on in two places. `statement`: it ends
    in one that is signed; `opened`: its form came from a file and not from the kit. `forgotten_at`: its
    answers are not on this computer any more.
    """

    draft: str
    title: str
    place: str
    status: Status
    practice: bool
    revision: int
    sections: tuple[SectionStatus, ...]
    open: int
    wrong: int
    checked: bool
    changed_at: datetime
    form: str = ""
    form_id: str = ""
    position: str = ""
    reference: str = ""
    signed_at: datetime | None = None
    handed_over_at: datetime | None = None
    handed_over_to: str = ""
    answered_at: datetime | None = None
    moved_at: datetime | None = None
    branch: bool = False
    statement: bool = True
    opened: bool = False
    forgotten_at: datetime | None = None

    @property
    def locked(self) -> bool:
        """Whether the answers can't be changed here: signed, worked on elsewhere, or forgotten."""
        return self.status.locked or self.moved_at is not None or self.forgotten_at is not None

    @property
    def for_campaign(self) -> bool:
        """Whether it can go to the secretariat, once it is finished."""
        return not self.practice and not self.opened


_CARDS = """
SELECT d.id, d.form, f.id AS form_id, f.statement,
       EXISTS (SELECT 1 FROM opened o WHERE o.draft = d.id) AS opened,
       (SELECT at FROM forgotten g WHERE g.draft = d.id) AS forgotten_at,
       d.practice, d.revision, d.position, d.changed_at, d.checked_at,
       coalesce(c.title, '') AS title, coalesce(c.place, '') AS place,
       coalesce(c.sections, '[]') AS sections, coalesce(c.open, 1) AS open, coalesce(c.wrong, 0) AS wrong,
       (SELECT max(signed) FROM version v WHERE v.draft = d.id AND v.revision = d.revision) AS signed,
       (SELECT max(at) FROM version v WHERE v.draft = d.id AND v.revision = d.revision
           AND v.signed = v.signatories) AS signed_at,
       (SELECT at FROM package p WHERE p.draft = d.id AND p.revision = d.revision) AS packed_at
FROM draft d JOIN form f ON f.digest = d.form LEFT JOIN card c ON c.draft = d.id
"""
_LAST_HANDOVER = "SELECT * FROM handover WHERE draft = ? AND revision = ? ORDER BY id DESC LIMIT 1"
_ANSWERS = "SELECT * FROM answer WHERE draft = ? ORDER BY revision DESC, at DESC, rowid DESC"
_RANK = {"received": 0, "returned": 1, "rejected": 1, "accepted": 1}


def cards(store: Store, draft: str | None = None) -> list[Card]:
    """Every form, the last one touched first; or only `draft`."""
    if draft is None:
        rows = store.rows(_CARDS + "ORDER BY d.changed_at DESC")
    else:
        rows = store.rows(_CARDS + "WHERE d.id = ?", (draft,))
    return [_card(store, row) for row in rows]


def write_card(store: Store, draft: str, title: str, place: str, found: tuple[Section, ...]) -> None:
    """Keep what Home needs of an open form."""
    store.execute(
        "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?)",
        (
            draft,
            title,
            place,
            json.dumps([str(one.status) for one in found]),
            sum(one.open for one in found),
            sum(one.wrong for one in found),
        ),
    )


def _card(store: Store, row: dict[str, Any]) -> Card:
    handover = store.row(_LAST_HANDOVER, (row["id"], row["revision"]))
    answers = store.rows(_ANSWERS, (row["id"],))
    ours = [one for one in answers if one["revision"] == row["revision"]]
    where = whereabouts(store, row["id"])
    decided = max(ours, key=lambda one: _RANK.get(one["kind"], 0), default=None)
    return Card(
        draft=row["id"],
        title=row["title"],
        place=row["place"],
        status=_status(row, handover, decided),
        practice=bool(row["practice"]),
        revision=row["revision"],
        sections=tuple(SectionStatus(one) for one in json.loads(row["sections"])),
        open=row["open"],
        wrong=row["wrong"],
        checked=row["checked_at"] is not None,
        changed_at=datetime.fromisoformat(row["changed_at"]),
        form=row["form"],
        form_id=row["form_id"],
        position=row["position"],
        reference=next((one["reference"] for one in answers if one["reference"]), ""),
        signed_at=_at(row["signed_at"]),
        handed_over_at=_at(handover["at"]) if handover else None,
        handed_over_to=handover["place"] if handover else "",
        answered_at=_at(decided["at"]) if decided else None,
        moved_at=where.moved_at,
        branch=where.branch,
        statement=bool(row["statement"]),
        opened=bool(row["opened"]),
        forgotten_at=_at(row["forgotten_at"]),
    )


def _status(row: dict[str, Any], handover: dict[str, Any] | None, decided: dict[str, Any] | None) -> Status:
    if decided:
        return Status(decided["kind"])
    if handover:
        return Status.HANDED_OVER
    if row["packed_at"]:
        return Status.PACKED
    if row["signed_at"]:
        return Status.SIGNED
    if row["signed"]:
        return Status.SIGNING
    ready = row["checked_at"] and not row["open"] and not row["wrong"]
    return Status.READY if ready else Status.DRAFT


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
