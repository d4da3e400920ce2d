"""Files that no device of the campaign sealed: submissions of ODK and Kobo, a signed statement alone, a form
that was filled in with a PDF reader.

The desk packs what they say with a device of its own, as versions of origin "imported", so that they are
kept, shared and exported like all others. Nothing vouches for a sender: only a statement that is signed and
whole can make one of them a pledge, and only once a person has accepted it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID, uuid5

from lxml import etree

from hrcapp.exchange import bundle
from hrcapp.exchange.bundle import Content
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Origin
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat import kept, odk_files, odk_instance, odk_table
from hrcapp.secretariat.arrivals import BY_DESK, OURS, Arrivals, Imported
from hrcapp.secretariat.odk_instance import UUID_PREFIX, Sent
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.senders import Senders
from hrcapp.secretariat.unsealed_pdf import Read, read_pdf
from hrcapp.store import Store
from hrcapp.submission import filled
from hrcapp.submission.facts import facts_in
from hrcapp.submission.version import FormIdentity, Version, content_of
from hrcapp.xforms import parse_instance

_PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}[A-Za-z0-9]")
SOURCE = "as-sent.xml"
"""Beside answers that did not all fit into the form: what came."""


class TakeIn(Protocol):
    """Imports the bytes of one sealed file."""

    def __call__(self, name: str, data: bytes, way: str, /) -> Imported: ...


SetAside = Callable[[str, bytes, str, Fault], Imported]


def nothing_beside(_name: str) -> bytes | None:
    """A file that came alone."""
    return None


def is_unsealed(data: bytes) -> bool:
    """Whether this is one of the kinds told of here (tables are known by their names)."""
    return filled.is_pdf(data) or odk_instance.looks_like_instance(data)


@dataclass
class Unsealed:
    """Packs them. `take_in` imports a sealed file, `set_aside` keeps one with its reason."""

    store: Store
    reader: Reader
    senders: Senders
    arrivals: Arrivals
    take_in: TakeIn
    set_aside: SetAside
    _device: DeviceKeys | None = field(default=None, repr=False)
    _packed: int = 0

    def take(self, name: str, data: bytes, beside: odk_files.Beside = nothing_beside) -> Imported:
        """Import one file. Raises Fault for what is wrong with it, before anything is kept."""
        if filled.is_pdf(data):
            read = read_pdf(data, self.reader, name, now=self.arrivals.clock())
        else:
            read = self._read_instance(odk_instance.read(data, name), data, beside, name)
        return self._place(name, data, read)

    def take_table(
        self, file: str, table: odk_files.Table, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[Imported]:
        """Import each row of a table; one that can't be taken in is set aside as the XML it was.

        Raises Fault ODK_TABLE_UNREADABLE, ODK_FORM_OTHER.
        """
        sheet = table.main
        rows = odk_table.submissions(sheet, table.repeats, self.reader.forms)
        for row, sent in enumerate(rows, start=1):
            if cancelled and cancelled():
                break
            name = f"{file} ({row})"
            if sent is None:
                cells = "\n".join(map("\t".join, (sheet.titles, sheet.rows[row - 1])))
                fault = Fault(Code.ODK_TABLE_UNREADABLE, name=name)
                yield self.set_aside(name, cells.encode(), BY_DESK, fault)
            else:
                yield self._take_row(name, sent, table.beside)

    def _take_row(self, name: str, sent: Sent, beside: odk_files.Beside) -> Imported:
        data = etree.tostring(sent.root)
        try:
            return self._place(name, data, self._read_instance(sent, data, beside, name))
        except Fault as fault:
            if fault.code in OURS:
                raise
            return self.set_aside(name, data, BY_DESK, fault)

    def _read_instance(self, sent: Sent, data: bytes, beside: odk_files.Beside, name: str) -> Read:
        fitted = odk_instance.fit(sent, self.reader.forms, name)
        files = _attached(fitted.instance_xml, beside)
        if fitted.unknown:
            files[SOURCE] = data
        return Read(fitted.definition, fitted.instance_xml, sent.instance, sent.deprecated, None, files)

    def _place(self, name: str, data: bytes, read: Read) -> Imported:
        """A version of its own, the next one of a submission, or none: what is here already."""
        facts_in(parse_instance(read.instance_xml))
        here = self._versions(read.instance)
        same = [row for row in here if self._content(row).instance_xml == read.instance_xml]
        for row in same:
            if set(read.files) <= set(self._content(row).attachments):
                self.arrivals.drop_parts([hashlib.sha256(data).hexdigest()])
                return Imported(name, Outcome.ALREADY, reference=row["reference"], submission=row["key"])
        stands = [row for row in here if row["decision"] != ReviewState.REJECTED]
        if stands and not same:
            raise Fault(Code.SUBMISSION_CONFLICT, name=name, version=stands[0]["key"])
        line = same or here or (self._versions(read.deprecated) if read.deprecated else [])
        done = self.take_in(name, self._packed_as(name, read, line), BY_DESK)
        if done.outcome is not Outcome.QUARANTINED:
            self.arrivals.drop_parts([hashlib.sha256(data).hexdigest()])
        return done

    def _content(self, row: Mapping[str, str]) -> Content:
        return kept.opened(self.store, self.reader, row["bundle"]).content

    def _packed_as(self, name: str, read: Read, line: Sequence[Mapping[str, str]]) -> bytes:
        first = read.deprecated or read.instance
        submission = line[0]["submission"] if line else _uuid(first, self.reader.campaign)
        last = self._last(submission)
        if last is not None and not self.senders.is_own(str(last["sender"])):
            # What a town sealed itself is not continued by a file that nobody vouches for.
            raise Fault(Code.SUBMISSION_CONFLICT, name=name, version=last["key"])
        device = self._own_device()
        self.senders.approve_for(device.signing.public.fingerprint, submission)
        version = Version(
            submission_id=submission,
            revision=int(last["revision"]) + 1 if last else 2 if read.deprecated else 1,
            form=FormIdentity(read.definition.id, read.definition.version, read.definition.digest),
            instance_xml=read.instance_xml,
            statement_pdf=read.statement,
            attachments=read.files,
            replaces=last["key"] if last else None,
            origin=Origin.IMPORTED,
        )
        self._packed += 1
        content = content_of(version, self.reader.kit, device, self._packed)
        return bundle.seal(content, device, self.reader.kit, now=self.arrivals.clock()).data

    def _own_device(self) -> DeviceKeys:
        """A device that is made for it and forgotten when the desk is closed."""
        if self._device is None:
            self._device = DeviceKeys.generate()
            self.senders.approve(self._device.signing.public.fingerprint, own=True)
        return self._device

    def _versions(self, instance: str) -> Sequence[Mapping[str, str]]:
        """The versions with that id of an instance, the newest first."""
        return self.store.rows(
            """SELECT version.* FROM version JOIN instance ON instance.version = version.key
               WHERE instance.id = ? ORDER BY version.revision DESC, version.key""",
            (instance,),
        )

    def _last(self, submission: str) -> Mapping[str, str] | None:
        sql = "SELECT * FROM version WHERE submission = ? ORDER BY revision DESC, key"
        return self.store.row(sql, (submission,))


def _uuid(instance: str, campaign: str) -> str:
    """The UUID that an instance is named by, or one made from its name."""
    text = instance.removeprefix(UUID_PREFIX)
    try:
        return str(UUID(text))
    except ValueError:
        return str(uuid5(UUID(campaign), instance))


def _attached(instance_xml: bytes, beside: odk_files.Beside) -> dict[str, bytes]:
    """The files that answers name and that lie beside; a sealed file takes only short ASCII names."""
    found: dict[str, bytes] = {}
    for element in parse_instance(instance_xml).iter():
        name = (element.text or "").strip()
        if "." not in name or not _PORTABLE.fullmatch(name) or len(found) >= bundle.MAX_ATTACHMENTS - 1:
            continue
        if (data := beside(name)) is not None:
            found[name] = data
    return found
