"""Where a form lives: here, moved to another computer, brought in from one, or in two places at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class Whereabouts:
    """`moved_at`: it was moved away and not taken back; `branch`: another copy of it is worked on."""

    moved_at: datetime | None = None
    branch: bool = False


def whereabouts(store: Store, draft: str) -> Whereabouts:
    """Where the form lives now."""
    last = _last(store, draft)
    origin = store.row("SELECT branch FROM origin WHERE draft = ?", (draft,))
    taken_back = last is not None and last["taken_back_at"] is not None
    return Whereabouts(
        moved_at=datetime.fromisoformat(last["at"]) if last and not taken_back else None,
        branch=taken_back or bool(origin and origin["branch"]),
    )


def check_here(store: Store, draft: str) -> None:
    """One writer at a time. Raises Fault DRAFT_MOVED for a form that was moved away, DRAFT_FORGOTTEN."""
    check_kept(store, draft)
    if whereabouts(store, draft).moved_at is not None:
        raise Fault(Code.DRAFT_MOVED)


def check_kept(store: Store, draft: str) -> None:
    """Raises Fault DRAFT_FORGOTTEN for a form whose answers were forgotten here."""
    if store.row("SELECT 1 FROM forgotten WHERE draft = ?", (draft,)) is not None:
        raise Fault(Code.DRAFT_FORGOTTEN)


def submission_of(store: Store, draft: str) -> str:
    """The submission that a form is a version of: its own id, except for a branch."""
    row = store.row("SELECT submission FROM origin WHERE draft = ?", (draft,))
    return str(row["submission"]) if row else draft


def handovers_of(store: Store, draft: str) -> bytes | None:
    """The chain of handovers that led the form here; None for one that was begun here."""
    row = store.row("SELECT handovers FROM origin WHERE draft = ?", (draft,))
    return blobs.get(store, row["handovers"]) if row else None


def ticket_out(store: Store, draft: str) -> str:
    """The ticket of the move that took the form away, "" where it is here."""
    last = _last(store, draft)
    return str(last["ticket"]) if last and last["taken_back_at"] is None else ""


def _last(store: Store, draft: str) -> dict[str, str] | None:
    return store.row("SELECT * FROM moved WHERE draft = ? ORDER BY id DESC LIMIT 1", (draft,))
