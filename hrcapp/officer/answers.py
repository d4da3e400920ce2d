"""What the secretariat answers: receipts and returns, taken in from wherever they came, each once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import mail
from hrcapp.exchange.dropbox import DropBox
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.names import RECEIPT_EXTENSION
from hrcapp.exchange.place import take
from hrcapp.exchange.receipt import Receipt, open_receipt
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.editor import Clock
from hrcapp.officer.late_answers import LateAnswers
from hrcapp.officer.moves import submission_of
from hrcapp.store import InTurn, Store, at_once, blobs


@dataclass(frozen=True)
class Answer:
    """A receipt or a return that counts. `comments` are (path of the question, text)."""

    draft: str
    revision: int
    kind: str
    reference: str
    at: datetime
    message: str
    comments: tuple[tuple[str, str], ...]
    short_code: str


class Answers:
    """The receipts of this device."""

    def __init__(
        self,
        store: Store,
        kit: CampaignKit,
        device: DeviceKeys,
        clock: Clock,
        audit: Trail,
        late: LateAnswers | None = None,
    ) -> None:
        """`late` keeps what is for another town on this laptop."""
        self._store, self._audit, self._late = store, audit, late
        self._kit = kit
        self._device = device
        self._clock = clock

    def take_in(self, data: bytes, name: str = "", *, for_others: bool = True) -> Answer:
        """Check a receipt and let it move the form it is for. The same file again changes nothing.

        `for_others`: one for another town on this laptop is kept for her.

        Raises Fault KIT_MISSING, RECEIPT_*: RECEIPT_UNKNOWN_SUBMISSION where that form, or that very version
        of it, was not packed here; RECEIPT_FOR_ANOTHER_TOWN where it was kept for another form on this
        laptop.
        """
        receipt = open_receipt(data, self._device.identity, self._kit.required(), name)
        known = self._store.row(
            "SELECT draft FROM package WHERE revision = :revision AND content_hash = :hash UNION ALL"
            " SELECT draft FROM forgotten_package WHERE revision = :revision AND content_hash = :hash",
            {"revision": receipt.revision, "hash": receipt.content_hash},
        )
        if known is None or submission_of(self._store, known["draft"]) != receipt.submission_id:
            if for_others and self._late is not None and self._late.keep(data, name):
                raise Fault(Code.RECEIPT_FOR_ANOTHER_TOWN, name=name)
            raise Fault(Code.RECEIPT_UNKNOWN_SUBMISSION, name=name)
        draft, digest = str(known["draft"]), hashlib.sha256(data).hexdigest()
        with self._store.transaction():
            if not self._has(digest):
                said = {"revision": receipt.revision, "file": digest, "detail": receipt.kind}
                self._audit.about(Deed.FORM_ANSWERED, draft, **said)
            self._store.execute(
                "INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    digest,
                    draft,
                    receipt.revision,
                    receipt.kind,
                    receipt.reference,
                    receipt.at.isoformat(),
                    self._clock().isoformat(),
                    receipt.message,
                    json.dumps([[one.path, one.text] for one in receipt.comments], ensure_ascii=False),
                    receipt.short_code,
                    blobs.put(self._store, data),
                ),
            )
        return _from_receipt(receipt, draft)

    def take_file(self, path: Path) -> Answer:
        """Take in a receipt file."""
        return self.take_in(take(path), path.name)

    def take_folder(
        self, folder: Path, *, for_others: bool = True
    ) -> tuple[list[Answer], list[tuple[str, Fault]]]:
        """Take in every receipt of a folder or stick, also out of messages saved there.

        Those that can't be are returned with their reason.
        """
        return self._take_all(_receipts_in(folder), for_others=for_others)

    def take_from_box(
        self, box: DropBox, in_turn: InTurn = at_once
    ) -> tuple[list[Answer], list[tuple[str, Fault]]]:
        """Take in this device's receipts from a drop box that are not here yet."""
        listed = box.list_receipts(self._device.signing.public)
        items = in_turn(lambda: [item for item in listed if not self._has(item.sha256)])
        found = [(item.name, box.get(item)) for item in items]
        return in_turn(lambda: self._take_all((name, data) for name, data in found if data is not None))

    def unknown(self, digests: Iterable[str]) -> list[str]:
        """Those (SHA-256 of receipts) that are not here yet."""
        return [one for one in digests if not self._has(one)]

    def of(self, draft: str) -> list[Answer]:
        """The answers to a form, the newest first."""
        rows = self._store.rows(
            "SELECT * FROM answer WHERE draft = ? ORDER BY revision DESC, at DESC, rowid DESC", (draft,)
        )
        return [
            Answer(
                draft=draft,
                revision=row["revision"],
                kind=row["kind"],
                reference=row["reference"],
                at=datetime.fromisoformat(row["at"]),
                message=row["message"],
                comments=tuple((path, text) for path, text in json.loads(row["comments"])),
                short_code=row["short_code"],
            )
            for row in rows
        ]

    def comments(self, draft: str) -> tuple[tuple[str, str], ...]:
        """The comments that the last return left, for the version that answers them."""
        return next((one.comments for one in self.of(draft) if one.kind == "returned"), ())

    def asked(self, draft: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The message and comments of the last return, where the form was returned and not accepted since."""
        last = next((one for one in self.of(draft) if one.kind in ("returned", "accepted")), None)
        if last is None or last.kind != "returned":
            return "", ()
        return last.message, last.comments

    def _take_all(
        self, files: Iterable[tuple[str, bytes]], *, for_others: bool = True
    ) -> tuple[list[Answer], list[tuple[str, Fault]]]:
        taken: list[Answer] = []
        refused: list[tuple[str, Fault]] = []
        for name, data in files:
            try:
                taken.append(self.take_in(data, name, for_others=for_others))
            except Fault as fault:
                refused.append((name, fault))
        return taken, refused

    def _has(self, digest: str) -> bool:
        return self._store.row("SELECT 1 FROM answer WHERE id = ?", (digest,)) is not None


def _receipts_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    for path in found:
        if path.suffix.lower() == RECEIPT_EXTENSION:
            yield path.name, take(path)
        elif path.suffix.lower() == mail.MAIL_EXTENSION:
            for file in mail.files_of(path):
                if file.name.lower().endswith(RECEIPT_EXTENSION):
                    yield file.name, file.data


def _from_receipt(receipt: Receipt, draft: str) -> Answer:
    return Answer(
        draft=draft,
        revision=receipt.revision,
        kind=receipt.kind,
        reference=receipt.reference,
        at=receipt.at,
        message=receipt.message,
        comments=tuple((one.path, one.text) for one in receipt.comments),
        short_code=receipt.short_code,
    )
