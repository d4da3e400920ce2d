"""Erasing in the desks' place: the file, and whatever lies sealed beside the events that named it.

The lines of events stay, with their hashes. A file is deleted after the erasure itself lies there, so that no
desk waits for something that never comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.shelf import Shelf, bundle_path, put_details
from hrcapp.store import Store


@dataclass(frozen=True)
class Due:
    """What this desk erased and has not deleted there yet; `naming` are the events that named it."""

    sha256: str
    naming: tuple[SignedEvent, ...]

    @property
    def mark(self) -> str:
        """Under which it is remembered that it was done."""
        return f"erased/{self.sha256}"


def due(store: Store, log: Log, place: str) -> list[Due]:
    """In the order in which it was erased."""
    rows = store.rows(
        """SELECT * FROM erased WHERE desk = ? AND NOT EXISTS (
            SELECT 1 FROM shared WHERE place = ? AND path = 'erased/' || erased.sha256
        ) ORDER BY at, sha256""",
        (log.desk, place),
    )
    return [Due(row["sha256"], _naming(log.about(row["subject"]), row["sha256"])) for row in rows]


def erase(
    shelf: Shelf, one: Due, left: Iterable[tuple[SignedEvent, Mapping[str, bytes]]], to: Sequence[str]
) -> None:
    """Delete it; `left` is what each event still names. Again does no harm."""
    shelf.delete(bundle_path(one.sha256))
    for signed, named in left:
        put_details(shelf, signed, named, to)


def _naming(about: Iterable[SignedEvent], sha256: str) -> tuple[SignedEvent, ...]:
    return tuple(
        signed
        for signed in about
        if any(
            value == sha256 and not (name == "erased" and signed.event.kind == Kind.ERASURE)
            for name, value in signed.event.data.items()
        )
    )
