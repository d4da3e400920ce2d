"""A statement that goes to other computers to be signed, and comes back.

What goes out is kept as it went. The answers may still change until the first signature is here; then what is
out there is another statement, and is not taken back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hrcapp import statement
from hrcapp.exchange.place import check_copy
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.signing import Signing, same_answers
from hrcapp.officer.versions import SignedVersion, columns_of, signed_version, version_of
from hrcapp.store import Store
from hrcapp.xforms import FormSession


@dataclass(frozen=True)
class PassedOn:
    """That the statement was passed on last, when, and how many had signed it then."""

    at: datetime
    signed: int


@dataclass(frozen=True)
class TakenBack:
    """The statement that came back, and the places that were signed elsewhere."""

    version: SignedVersion
    new: tuple[statement.Place, ...]


class Travels:
    """The statements of a profile that are signed elsewhere."""

    def __init__(self, store: Store, drafts: Drafts, signing: Signing, clock: Clock, audit: Trail) -> None:
        self._store, self._audit = store, audit
        self._drafts = drafts
        self._signing = signing
        self._clock = clock

    def pass_on(self, draft: str, session: FormSession, path: Path) -> PassedOn:
        """Write the statement, as far as it is signed, to a file, and read it back.

        Raises Fault ANSWERS_INCOMPLETE, STATEMENT_COMPLETE, DISK_FULL, STORE_READ_ONLY, READ_BACK_DIFFERS.
        """
        version = self._going(draft, session)
        if version.complete:
            raise Fault(Code.STATEMENT_COMPLETE)
        row = self._keep(draft, version)
        write_whole(path, version.pdf, mode=0o644)
        check_copy(path, version.pdf)
        now = self._clock()
        with self._store.transaction():
            self._store.execute("UPDATE passed_on SET handed_at = ? WHERE id = ?", (now.isoformat(), row))
            file = hashlib.sha256(version.pdf).hexdigest()
            self._audit.about(Deed.FORM_PASSED_ON, draft, count=version.signed, file=file)
        return PassedOn(now, version.signed)

    def passed_on(self, draft: str) -> PassedOn | None:
        """When the current version was passed on last; None while it is complete or never went out."""
        revision = self._drafts.draft(draft).revision
        row = self._store.row(
            "SELECT * FROM passed_on WHERE draft = ? AND revision = ? AND handed_at IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            (draft, revision),
        )
        here = signed_version(self._store, draft, revision)
        if row is None or (here is not None and here.signed > row["signed"]):
            return None
        return PassedOn(datetime.fromisoformat(row["handed_at"]), row["signed"])

    def take_back(self, draft: str, session: FormSession, pdf: bytes, name: str = "") -> TakenBack:
        """Keep a statement that others signed: the same document, further signatures and nothing else.

        Raises Fault PDF_UNREADABLE and STATEMENT_*, each for another reason why it is not that; nothing is
        changed then.
        """
        came = statement.look(pdf, name=name)
        if came.document_id != draft:
            raise Fault(Code.STATEMENT_FOREIGN, name=name)
        before = self._continued(draft, session, pdf, name)
        back = statement.take_back(before.pdf, pdf, name=name)
        new = tuple(place for place in back.signed if place.field not in before.places)
        after = replace(
            before,
            pdf=pdf,
            places=tuple(place.field for place in back.signed),
            kind=str(new[-1].kind),
            at=self._clock(),
        )
        return TakenBack(self._signing.adopt(draft, session, before, after), new)

    def _going(self, draft: str, session: FormSession) -> SignedVersion:
        """What goes out: as far as it is signed."""
        found = self._drafts.draft(draft)
        here = signed_version(self._store, draft, found.revision)
        return here or self._signing.unsigned(found, session, None)

    def _continued(self, draft: str, session: FormSession, pdf: bytes, name: str) -> SignedVersion:
        """The version here that a file continues. Raises Fault STATEMENT_* where there is none."""
        revision = self._drafts.draft(draft).revision
        here = signed_version(self._store, draft, revision)
        if here is not None and pdf.startswith(here.pdf):
            return here
        went = next((one for one in self._went(draft) if pdf.startswith(one.pdf)), None)
        if here is not None and here.pdf.startswith(pdf):
            raise Fault(Code.STATEMENT_NOT_FURTHER, name=name)
        if went is None:
            raise Fault(Code.STATEMENT_OTHER, name=name)
        if went.revision != revision:
            raise Fault(Code.STATEMENT_OLDER, name=name)
        if here is not None:
            raise Fault(Code.STATEMENT_FORKED, name=name)
        if not same_answers(session, went):
            raise Fault(Code.STATEMENT_ANSWERS_CHANGED)
        return went

    def _went(self, draft: str) -> Iterator[SignedVersion]:
        """What was passed on, the last first, and then what is signed."""
        rows = self._store.rows("SELECT * FROM passed_on WHERE draft = ? ORDER BY id DESC", (draft,))
        rows += self._store.rows("SELECT * FROM version WHERE draft = ?", (draft,))
        return (version_of(self._store, row) for row in rows)

    def _keep(self, draft: str, version: SignedVersion) -> int:
        """Before the file is written: what may be out there must be known here, whatever happens next."""
        with self._store.transaction():
            return self._store.execute(
                "INSERT INTO passed_on VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                columns_of(self._store, draft, version),
            )
