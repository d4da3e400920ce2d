"""From a signed statement to a sealed file on a stick or in a drop box, with a history of where it went."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import bundle
from hrcapp.exchange.dropbox import DropBox
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.names import BUNDLE_EXTENSION
from hrcapp.exchange.place import put
from hrcapp.exchange.transfer import Progress
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.attachments import Attachments
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.form_files import files_of
from hrcapp.officer.moves import check_here, handovers_of, submission_of
from hrcapp.officer.versions import signed_version
from hrcapp.store import InTurn, Store, at_once, blobs
from hrcapp.submission import FormIdentity, Version, content_of
from hrcapp.submission.pledging import has_statement

BY_DROP_BOX = "dropbox"
"""How a file was handed over, in the history."""


@dataclass(frozen=True)
class Package:
    """A sealed file, ready to travel. `recipients` are the names that the kit gives its keys."""

    draft: str
    revision: int
    file_name: str
    size: int
    eid: str
    at: datetime
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Handover:
    """That a sealed file was put somewhere and read back there, or that a person says it was mailed."""

    at: datetime
    way: str
    place: str
    revision: int


class Outbox:
    """Packing and handing over."""

    def __init__(
        self,
        store: Store,
        drafts: Drafts,
        attachments: Attachments,
        kit: CampaignKit,
        device: DeviceKeys,
        clock: Clock,
        audit: Trail,
    ) -> None:
        self._store, self._audit = store, audit
        self._drafts = drafts
        self._attachments = attachments
        self._kit = kit
        self._device = device
        self._clock = clock

    def pack(self, draft: str) -> Package:
        """Seal the signed version, once; the same file is returned ever after.

        Raises Fault PRACTICE_CANNOT_BE_PACKED, STATEMENT_NOT_SIGNED, FORM_NOT_FINISHED, FORM_NOT_IN_KIT,
        KIT_MISSING, ATTACHMENTS_TOO_LARGE.
        """
        found = self._drafts.draft(draft)
        if found.practice:
            raise Fault(Code.PRACTICE_CANNOT_BE_PACKED)
        if package := self.package(draft):
            return package
        check_here(self._store, draft)
        if not self._is_ours(draft, found.form):
            raise Fault(Code.FORM_NOT_IN_KIT)
        kit = self._kit.required()
        version = self._version(draft, found.revision)
        number = self._store.row("SELECT count(*) AS n FROM package")
        content = content_of(version, kit, self._device, int(number["n"]) if number else 0)
        sealed = bundle.seal(content, self._device, kit, now=self._clock())
        name = file_name(self._drafts.card(draft).title, found.revision, sealed.eid)
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    draft,
                    found.revision,
                    self._clock().isoformat(),
                    sealed.eid,
                    sealed.content_hash,
                    kit.content.version,
                    name,
                    blobs.put(self._store, sealed.data),
                ),
            )
            file = hashlib.sha256(sealed.data).hexdigest()
            self._audit.about(Deed.FORM_PACKED, draft, file=file, count=kit.content.version)
        return self._read_package(draft, found.revision)

    def package(self, draft: str) -> Package | None:
        """The sealed file of the current version, where there is one."""
        revision = self._drafts.draft(draft).revision
        row = self._store.row("SELECT 1 FROM package WHERE draft = ? AND revision = ?", (draft, revision))
        return self._read_package(draft, revision) if row else None

    def data(self, draft: str) -> bytes:
        """The bytes of the sealed file, packed now if need be."""
        package = self.pack(draft)
        row = self._store.row(
            "SELECT blob FROM package WHERE draft = ? AND revision = ?", (draft, package.revision)
        )
        return blobs.get(self._store, row["blob"]) if row else b""

    def save_to(self, draft: str, folder: Path) -> Path:
        """Put the sealed file into a folder or on a stick, read it back, and note that it was handed over.

        Raises Fault PLACE_MISSING, PLACE_FULL, PLACE_READ_ONLY, READ_BACK_DIFFERS and those of `pack`.
        """
        package = self.pack(draft)
        path = put(folder, package.file_name, self.data(draft))
        self.note(draft, package.revision, "folder", str(folder))
        return path

    def drop(
        self,
        draft: str,
        box: DropBox,
        place: str,
        *,
        in_turn: InTurn = at_once,
        progress: Progress | None = None,
    ) -> None:
        """Put the sealed file into a drop box, and note that it was handed over."""
        package, data = in_turn(lambda: (self.pack(draft), self.data(draft)))
        box.put_bundle(data, progress)
        in_turn(lambda: self.note(draft, package.revision, BY_DROP_BOX, place))

    def waiting(self) -> list[str]:
        """The forms that are signed and not handed over, whose owner may want them sent."""
        rows = self._store.rows(
            "SELECT d.id, d.form FROM draft d JOIN version v ON v.draft = d.id AND v.revision = d.revision"
            " AND v.signed = v.signatories WHERE d.practice = 0 AND NOT EXISTS"
            " (SELECT 1 FROM handover h WHERE h.draft = d.id AND h.revision = d.revision) AND NOT EXISTS"
            " (SELECT 1 FROM moved m WHERE m.draft = d.id AND m.taken_back_at IS NULL) ORDER BY v.at"
        )
        return [row["id"] for row in rows if self._is_ours(row["id"], row["form"])]

    def _is_ours(self, draft: str, form: str) -> bool:
        """A form that came from a file is the secretariat's only where the kit has it, too."""
        opened = self._store.row("SELECT 1 FROM opened WHERE draft = ?", (draft,))
        return opened is None or self._kit.has(form, files_of(self._store, draft))

    def history(self, draft: str) -> list[Handover]:
        """Where the sealed files of this form went, the last first."""
        rows = self._store.rows("SELECT * FROM handover WHERE draft = ? ORDER BY id DESC", (draft,))
        return [
            Handover(datetime.fromisoformat(row["at"]), row["way"], row["place"], row["revision"])
            for row in rows
        ]

    def drop_boxes(self) -> list[str]:
        """The names of the drop boxes where something was put: answers may lie there."""
        rows = self._store.rows(
            "SELECT place FROM handover WHERE way = ? GROUP BY place ORDER BY max(id) DESC", (BY_DROP_BOX,)
        )
        return [row["place"] for row in rows]

    def note(self, draft: str, revision: int, way: str, place: str) -> None:
        """Note that a version was handed over."""
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO handover (draft, revision, at, way, place) VALUES (?, ?, ?, ?, ?)",
                (draft, revision, self._clock().isoformat(), way, place),
            )
            self._audit.about(Deed.FORM_HANDED_OVER, draft, revision=revision, detail=way)

    def _version(self, draft: str, revision: int) -> Version:
        signed = signed_version(self._store, draft, revision)
        definition = self._drafts.definition(self._drafts.draft(draft).form)
        signs = has_statement(definition)
        if signed is None or not signed.complete:
            raise Fault(Code.STATEMENT_NOT_SIGNED if signs else Code.FORM_NOT_FINISHED)
        before = self._store.row(
            "SELECT content_hash FROM package WHERE draft = ? AND revision < ?"
            " ORDER BY revision DESC LIMIT 1",
            (draft, revision),
        )
        return Version(
            submission_id=submission_of(self._store, draft),
            revision=revision,
            form=FormIdentity(definition.id, definition.version, definition.digest),
            instance_xml=signed.instance_xml,
            statement_pdf=signed.pdf if signs else None,
            signs=signs,
            attachments={name: self._attachments.data(draft, name) for name in signed.files},
            replaces=before["content_hash"] if before else None,
            handovers=handovers_of(self._store, draft),
        )

    def _read_package(self, draft: str, revision: int) -> Package:
        row = self._store.row(
            "SELECT p.*, b.size FROM package p JOIN blob b ON b.sha256 = p.blob"
            " WHERE p.draft = ? AND p.revision = ?",
            (draft, revision),
        )
        if row is None:
            raise Fault(Code.STORE_DAMAGED, name=self._store.path.name)
        kit = self._kit.current()
        return Package(
            draft=draft,
            revision=revision,
            file_name=row["file_name"],
            size=row["size"],
            eid=row["eid"],
            at=datetime.fromisoformat(row["at"]),
            recipients=tuple(one.name for one in kit.content.recipients) if kit else (),
        )


def file_name(title: str, revision: int, eid: str) -> str:
    """A name that people recognise and every file system takes: letters of the town's name, version, digits.

    Letters of any script stay; what some file systems refuse becomes a hyphen.
    """
    plain = unicodedata.normalize("NFC", title).casefold()
    plain = re.sub(r"[^\w]+", "-", plain, flags=re.UNICODE).strip("-_")
    while len(plain.encode()) > 80:
        plain = plain[:-1]
    return f"{plain or 'form'}-v{revision}-{eid[:6]}{BUNDLE_EXTENSION}"
