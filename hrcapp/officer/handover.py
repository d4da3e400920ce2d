"""A form moved to another computer: one writer at a time, and never an overwrite.

Whoever gives a form away keeps it to read. Where it goes on in two places all the same, both copies are kept,
marked here and there, and told apart at the desk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from hrcapp.exchange import canonical_json, checks, handover, succession
from hrcapp.exchange.handover import Opened
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.exchange.names import BUNDLE_EXTENSION, HANDOVER_EXTENSION
from hrcapp.exchange.place import put
from hrcapp.exchange.succession import Link
from hrcapp.model.faults import Code, Fault
from hrcapp.officer import packing
from hrcapp.officer.answers import Answers
from hrcapp.officer.attachments import Attachments
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.moves import check_here, handovers_of, submission_of, ticket_out
from hrcapp.officer.outbox import Outbox, file_name
from hrcapp.officer.packing import Row
from hrcapp.officer.versions import signed_version
from hrcapp.store import Store, blobs
from hrcapp.xforms import load

_HEAD, _ROWS, _FILES = "move.json", "rows.json", "files.bin"
_NO_CAMPAIGN = "none"


@dataclass(frozen=True)
class HandedOver:
    """The file that carries the form, and the code to type elsewhere: shown once, kept nowhere."""

    path: Path
    code: str = field(repr=False)


@dataclass(frozen=True)
class BroughtIn:
    """The form as it is here now. `branch`: another copy of it was here and stays beside it."""

    draft: str
    branch: bool


@dataclass(frozen=True)
class _Move:
    link: Link
    ticket: SigningKey
    before: tuple[Link, ...]
    tables: Mapping[str, list[Row]]
    files: Sequence[bytes]


class DraftHandover:
    """Moving the forms of a profile."""

    def __init__(
        self,
        store: Store,
        drafts: Drafts,
        attachments: Attachments,
        outbox: Outbox,
        answers: Answers,
        kit: CampaignKit,
        device: DeviceKeys,
        clock: Clock,
        audit: Trail,
    ) -> None:
        self._store, self._audit = store, audit
        self._drafts = drafts
        self._attachments = attachments
        self._outbox = outbox
        self._answers = answers
        self._kit = kit
        self._device = device
        self._clock = clock

    def hand_over(self, draft: str, folder: Path) -> HandedOver:
        """Put the form, with its history, into a file, read it back, and lock the form here.

        Raises Fault DRAFT_MOVED, HANDOVER_TOO_LARGE, PLACE_*, READ_BACK_DIFFERS: then it stays here.
        """
        check_here(self._store, draft)
        found, now = self._drafts.draft(draft), self._clock()
        first = found.revision + (self._outbox.package(draft) is not None)
        submission = submission_of(self._store, draft)
        link, ticket = succession.give(submission, first, self._device.signing, now)
        kit = self._kit.current()
        sealed = handover.seal(
            self._payload(draft, link, ticket),
            submission,
            self._device.signing,
            campaign=kit.content.campaign if kit else _NO_CAMPAIGN,
            now=now,
        )
        mark = hashlib.sha256(sealed.data).hexdigest()
        name = file_name(self._drafts.card(draft).title, found.revision, mark)
        path = put(folder, name.removesuffix(BUNDLE_EXTENSION) + HANDOVER_EXTENSION, sealed.data)
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO moved (draft, revision, at, ticket, place) VALUES (?, ?, ?, ?, ?)",
                (draft, first, now.isoformat(), link.ticket.fingerprint, str(folder)),
            )
            self._audit.about(Deed.FORM_MOVED_OUT, draft, file=mark)
        return HandedOver(path, sealed.code)

    def take_back(self, draft: str) -> None:
        """Go on here although the form was moved: from now on there are two copies, and both are marked."""
        if ticket_out(self._store, draft):
            with self._store.transaction():
                self._store.execute(
                    "UPDATE moved SET taken_back_at = ? WHERE draft = ? AND taken_back_at IS NULL",
                    (self._clock().isoformat(), draft),
                )
                self._drafts.touch(draft)
                self._audit.about(Deed.FORM_TAKEN_BACK, draft)

    def bring_in(self, data: bytes, code: str, name: str = "") -> BroughtIn:
        """Take in a moved form with the code that the other computer showed. All or nothing is kept.

        Raises Fault HANDOVER_*.
        """
        opened = handover.open_handover(data, code, name)
        try:
            move = _read(opened)
            link = succession.accept(move.link, move.ticket, self._device.signing.public)
        except (ValueError, KeyError) as error:
            raise Fault(Code.HANDOVER_UNREADABLE, name=name) from error
        if self._store.row("SELECT 1 FROM origin WHERE ticket = ?", (link.ticket.fingerprint,)):
            raise Fault(Code.HANDOVER_TAKEN, name=name)
        try:
            with self._store.transaction():
                return self._keep(move, link)
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise Fault(Code.HANDOVER_UNREADABLE, name=name) from error
        except Fault as fault:
            if fault.code in (Code.DISK_FULL, Code.DISK_FAILS, Code.STORE_BUSY, Code.STORE_READ_ONLY):
                raise
            raise Fault(Code.HANDOVER_UNREADABLE, name=name) from fault

    def _payload(self, draft: str, link: Link, ticket: SigningKey) -> dict[str, bytes]:
        tables = packing.rows_of(self._store, draft)
        files = packing.files_of(self._store, tables, self._drafts.draft(draft).revision)
        before = handovers_of(self._store, draft)
        head = {
            "link": succession.to_json(link),
            "ticket": ticket.seed.hex(),
            "before": before.decode() if before else "",
            "files": [len(one) for one in files.values()],
        }
        return {
            _HEAD: canonical_json.dump(head),
            _ROWS: packing.to_bytes(tables),
            _FILES: b"".join(files.values()),
        }

    def _keep(self, move: _Move, link: Link) -> BroughtIn:
        [form], [row] = move.tables["form"], move.tables["draft"]
        for data in move.files:
            blobs.put(self._store, data)
        if load(blobs.get(self._store, form["blob"])).digest != row["form"]:
            raise ValueError("another form than it says")
        if link.revision not in (row["revision"], row["revision"] + 1):
            raise ValueError("another version than was given away")
        back = self._waiting_for(link.submission, (*move.before, link))
        local, branch = back or self._place_for(link.submission), False
        packing.insert(self._store, "form", [form])
        if back:
            branch = self._renew(back, row)
        else:
            branch = local != link.submission
            packing.insert(self._store, "draft", [row], id=local)
        for table in packing.TABLES:
            rows = move.tables.get(table, [])
            if table == "answer" and branch:  # the copy beside it has the answers under their own names
                rows = [{**row, "id": f"{row['id']}:{local}"} for row in rows]
            packing.insert(self._store, table, rows, draft=local)
        chain = blobs.put(self._store, succession.write((*move.before, link)))
        self._store.execute(
            "INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?, ?)",
            (
                local,
                link.submission,
                link.ticket.fingerprint,
                chain,
                self._clock().isoformat(),
                int(branch),
            ),
        )
        self._prove(local)
        self._audit.about(Deed.FORM_MOVED_IN, local, detail="branch" if branch else "")
        return BroughtIn(local, branch)

    def _waiting_for(self, submission: str, links: Sequence[Link]) -> str:
        """The form here that was moved away and comes home: one of the links took it from here."""
        tickets = {one.ticket.fingerprint for one in links}
        rows = self._store.rows(
            "SELECT d.id FROM draft d LEFT JOIN origin o ON o.draft = d.id"
            " WHERE coalesce(o.submission, d.id) = ?",
            (submission,),
        )
        return next((row["id"] for row in rows if ticket_out(self._store, row["id"]) in tickets), "")

    def _place_for(self, submission: str) -> str:
        return str(uuid4()) if self._drafts.has(submission) else submission

    def _renew(self, draft: str, row: Row) -> bool:
        """Bring a form, not touched here since, up to where it was continued; whether it is a branch."""
        packing.clear(self._store, draft)
        self._store.execute("DELETE FROM moved WHERE draft = ? AND taken_back_at IS NULL", (draft,))
        wanted = ("zone", "language", "second_language", "revision", "position", "checked_at")
        self._store.execute(
            f"UPDATE draft SET {', '.join(f'{one} = :{one}' for one in wanted)} WHERE id = :id",  # noqa: S608
            {**{one: row[one] for one in wanted}, "id": draft},
        )
        origin = self._store.row("SELECT branch FROM origin WHERE draft = ?", (draft,))
        return bool(origin and origin["branch"])

    def _prove(self, draft: str) -> None:
        """Read everything once, so that nothing unreadable is ever met later."""
        editor = self._drafts.open(draft)
        self._drafts.summarise(draft, editor.session)
        self._drafts.card(draft)
        self._outbox.history(draft)
        self._answers.of(draft)
        self._attachments.of(draft)
        signed_version(self._store, draft, self._drafts.draft(draft).revision)


def _read(opened: Opened) -> _Move:
    """What a file says. Raises ValueError, KeyError."""
    head = canonical_json.load(opened.payload[_HEAD], max_bytes=succession.MAX_BYTES * 2)
    link = succession.from_json(head["link"])
    if link.giver != opened.giver:
        raise ValueError("given by another device than it was packed on")
    before = checks.text(head["before"]).encode()
    sizes = [checks.number(one) for one in head["files"]]
    data, files, at = opened.payload[_FILES], [], 0
    for size in sizes:
        files.append(data[at : at + max(size, 0)])
        at += max(size, 0)
    if at != len(data):
        raise ValueError("files are left over or missing")
    ticket = SigningKey.from_bytes(bytes.fromhex(checks.text(head["ticket"])))
    return _Move(
        link=link,
        ticket=ticket,
        before=succession.read(before) if before else (),
        tables=packing.from_bytes(opened.payload[_ROWS]),
        files=files,
    )
