"""A form filled in by hand: its pages as pictures, kept with the draft that is typed in from them.

They stay on this computer, in the encrypted store and its second copies, until the form is forgotten
(docs/decisions: “A form on paper beside the questions”).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.cards import cards
from hrcapp.store import Migration, Store, blobs, create

if TYPE_CHECKING:
    from hrcapp.media import Scan
    from hrcapp.officer.editor import Clock

MAX_PAGES = 40
"""Of one form: 24 MB at most."""

SCHEMA: Migration = create(
    """CREATE TABLE paper_page (
        id TEXT PRIMARY KEY,
        draft TEXT NOT NULL REFERENCES draft (id),
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        blob TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        codes TEXT NOT NULL,
        quarters INTEGER NOT NULL DEFAULT 0,
        added_at TEXT NOT NULL,
        removed_at TEXT
    )""",
    "CREATE INDEX paper_page_of ON paper_page (draft, place)",
    """CREATE TABLE paper_place (
        draft TEXT NOT NULL REFERENCES draft (id),
        section TEXT NOT NULL,
        page TEXT NOT NULL,
        zoom INTEGER NOT NULL,
        across REAL NOT NULL,
        down REAL NOT NULL,
        PRIMARY KEY (draft, section)
    )""",
)


@dataclass(frozen=True)
class PaperPage:
    """A page of the paper, `width` × `height` pixels. `name`: of the file it came in; `codes`: the texts of
    its QR codes; `quarters`: quarter turns clockwise in which it is shown."""

    id: str
    name: str
    width: int
    height: int
    codes: tuple[str, ...] = ()
    quarters: int = 0


@dataclass(frozen=True)
class PaperPlace:
    """What of the paper was seen last with a section: `zoom` is a step of the view, `across` and `down` are
    shares (0 to 1) of the page."""

    page: str
    zoom: int = 0
    across: float = 0.0
    down: float = 0.0


class Transcription:
    """The pages of all forms of a profile."""

    def __init__(self, store: Store, clock: Clock, audit: Trail) -> None:
        self._store, self._clock, self._audit = store, clock, audit

    def of(self, draft: str) -> tuple[PaperPage, ...]:
        """The pages of a form, in their order."""
        rows = self._store.rows(
            "SELECT * FROM paper_page WHERE draft = ? AND removed_at IS NULL ORDER BY place",
            (draft,),
        )
        return tuple(_page(one) for one in rows)

    def jpeg(self, page: str) -> bytes:
        """The picture of a page. Raises Fault FILE_UNREADABLE, STORE_DAMAGED."""
        row = self._store.row("SELECT blob FROM paper_page WHERE id = ?", (page,))
        if row is None:
            raise Fault(Code.FILE_UNREADABLE, name="")
        return blobs.get(self._store, row["blob"])

    def add(self, draft: str, files: Sequence[tuple[str, Sequence[Scan]]]) -> None:
        """Keep the pages of files, each with its name, behind those that are there: all or none.

        `transcription_pages.read_pages` reads them.
        Raises Fault DRAFT_LOCKED, SCAN_TOO_MANY_PAGES, DISK_FULL.
        """
        self._check_open(draft)
        pages = [(name, one) for name, scans in files for one in scans]
        if len(self.of(draft)) + len(pages) > MAX_PAGES:
            raise Fault(Code.SCAN_TOO_MANY_PAGES, name=files[-1][0], limit=MAX_PAGES)
        with self._store.transaction():
            for place, (name, one) in enumerate(pages, self._end(draft)):
                self._keep(draft, place, name, one)
            self._audit.about(Deed.FORM_PAPER, draft, detail="added", count=len(pages))

    def _keep(self, draft: str, place: int, name: str, one: Scan) -> None:
        digest, codes = blobs.put(self._store, one.jpeg), json.dumps(one.codes)
        now = self._clock().isoformat()
        self._store.execute(
            "INSERT INTO paper_page VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, NULL)",
            (str(uuid4()), draft, place, name, digest, one.width, one.height, codes, now),
        )

    def turn(self, page: str, quarters: int) -> None:
        """Show a page turned by so many quarters, clockwise; the picture stays as it is."""
        self._store.execute("UPDATE paper_page SET quarters = ? WHERE id = ?", (quarters % 4, page))

    def move(self, draft: str, page: str, to: int) -> None:
        """Put a page where another one is, counted from 0; those between move up or down."""
        self._check_open(draft)
        order = [one.id for one in self.of(draft)]
        if page not in order:
            raise Fault(Code.FILE_UNREADABLE, name="")
        order.remove(page)
        order.insert(max(0, to), page)
        with self._store.transaction():
            for place, one in enumerate(order):
                self._store.execute("UPDATE paper_page SET place = ? WHERE id = ?", (place, one))

    def remove(self, draft: str, page: str) -> None:
        """Take a page away; until `let_go` it can be put back."""
        self._check_open(draft)
        self._store.execute(
            "UPDATE paper_page SET removed_at = ? WHERE id = ?", (self._clock().isoformat(), page)
        )

    def put_back(self, draft: str, page: str) -> None:
        """Undo `remove`: the page is where it was."""
        self._check_open(draft)
        self._store.execute("UPDATE paper_page SET removed_at = NULL WHERE id = ?", (page,))

    def let_go(self, draft: str) -> None:
        """What was removed is gone for good, its picture too."""
        gone = self._store.rows(
            "SELECT id, blob FROM paper_page WHERE draft = ? AND removed_at IS NOT NULL", (draft,)
        )
        if not gone:
            return
        self._store.rows("PRAGMA secure_delete = ON")
        with self._store.transaction():
            for row in gone:
                self._store.execute("DELETE FROM paper_place WHERE page = ?", (row["id"],))
                self._store.execute("DELETE FROM paper_page WHERE id = ?", (row["id"],))
                self._drop(row["blob"])
            self._audit.about(Deed.FORM_PAPER, draft, detail="removed", count=len(gone))

    def places(self, draft: str) -> dict[str, PaperPlace]:
        """What was seen last with each section, as long as its page is there."""
        rows = self._store.rows(
            "SELECT p.* FROM paper_place p JOIN paper_page g ON g.id = p.page"
            " WHERE p.draft = ? AND g.removed_at IS NULL",
            (draft,),
        )
        return {
            one["section"]: PaperPlace(one["page"], one["zoom"], one["across"], one["down"]) for one in rows
        }

    def keep_place(self, draft: str, section: str, place: PaperPlace) -> None:
        """Remember it."""
        self._store.execute(
            "INSERT OR REPLACE INTO paper_place VALUES (?, ?, ?, ?, ?, ?)",
            (draft, section, place.page, place.zoom, place.across, place.down),
        )

    def _end(self, draft: str) -> int:
        row = self._store.row("SELECT max(place) AS last FROM paper_page WHERE draft = ?", (draft,))
        return 0 if row is None or row["last"] is None else int(row["last"]) + 1

    def _check_open(self, draft: str) -> None:
        found = cards(self._store, draft)
        if not found:
            raise Fault(Code.DRAFT_UNKNOWN)
        if found[0].locked:
            raise Fault(Code.DRAFT_LOCKED)

    def _drop(self, digest: str) -> None:
        """A re-encoded page is nobody's but a page's: the same file may have been added twice."""
        if self._store.row("SELECT 1 FROM paper_page WHERE blob = ?", (digest,)) is None:
            self._store.execute("DELETE FROM blob WHERE sha256 = ?", (digest,))


def _page(row: dict[str, Any]) -> PaperPage:
    codes = tuple(json.loads(row["codes"]))
    return PaperPage(row["id"], row["name"], row["width"], row["height"], codes, row["quarters"])
