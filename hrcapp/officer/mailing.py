"""The sealed file as a message, or several, that the officer's own mail program sends.

The app sends no mail. A message that was written is a draft; that it went out, a person says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from hrcapp.exchange import mail
from hrcapp.exchange.place import put
from hrcapp.i18n import N_, catalog
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.outbox import Outbox
from hrcapp.officer.versions import signed_version
from hrcapp.store import Store
from hrcapp.submission import pledge_facts

BY_MAIL = "mail"
LIMITS = (2_000_000, mail.DEFAULT_LIMIT, 15_000_000, 20_000_000)
"""What a person can choose as the most that one message carries, in bytes of the file."""

_SUBJECT = N_("Pledge of {town} ({code})")
_TEXT = N_(
    "Hello,\n\nthe attached file “{file}” is the sealed form of {town}, version {version}. Only the "
    "secretariat can open it: please import it with the app, together with this message or without it.\n"
)
_IN_PARTS = N_(
    "\nIt is too large for one message and comes in {count} parts, one in each message. They may be imported "
    "in any order.\n"
)


@dataclass(frozen=True)
class Prepared:
    """Messages that lie ready and are not said to be sent. `address` is empty where the kit names none."""

    at: datetime
    address: str
    place: str
    messages: int
    revision: int


class Mailing:
    """The messages of a profile."""

    def __init__(
        self, store: Store, drafts: Drafts, outbox: Outbox, kit: CampaignKit, clock: Clock, audit: Trail
    ) -> None:
        self._store, self._audit = store, audit
        self._drafts = drafts
        self._outbox = outbox
        self._kit = kit
        self._clock = clock

    def address(self) -> str:
        """Where the secretariat wants mail, as the kit says; empty where it does not."""
        return self._kit.mail_address()

    def prepare(
        self, draft: str, folder: Path, *, language: str, limit: int = mail.DEFAULT_LIMIT
    ) -> list[Path]:
        """Write the message, or the messages, into a folder and note that they lie there.

        Raises Fault PLACE_*, READ_BACK_DIFFERS and those of `Outbox.pack`.
        """
        package = self._outbox.pack(draft)
        messages = self._messages(draft, language, limit)
        stem, total = PurePath(package.file_name).stem, len(messages)
        names = [f"{stem}.eml"] if total == 1 else [f"{stem}-{n}-{total}.eml" for n in range(1, total + 1)]
        written = [put(folder, name, data) for name, data in zip(names, messages, strict=True)]
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO mailed (draft, revision, at, address, place, messages)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (draft, package.revision, self._clock().isoformat(), self.address(), str(folder), total),
            )
            self._audit.about(Deed.FORM_MAIL, draft, count=total)
        return written

    def prepared(self, draft: str) -> Prepared | None:
        """The messages of the current version that nobody has said to be sent."""
        revision = self._drafts.draft(draft).revision
        row = self._store.row(
            "SELECT * FROM mailed m WHERE draft = ? AND revision = ? AND NOT EXISTS (SELECT 1 FROM handover h"
            " WHERE h.draft = m.draft AND h.revision = m.revision AND h.way = ? AND h.at >= m.at)"
            " ORDER BY id DESC",
            (draft, revision, BY_MAIL),
        )
        if row is None:
            return None
        at = datetime.fromisoformat(row["at"])
        return Prepared(at, row["address"], row["place"], row["messages"], revision)

    def sent(self, draft: str) -> None:
        """A person says that they sent the messages. Does nothing where none lie ready."""
        if (ready := self.prepared(draft)) is not None:
            self._outbox.note(draft, ready.revision, BY_MAIL, ready.address)

    def _messages(self, draft: str, language: str, limit: int) -> list[bytes]:
        package, words = self._outbox.pack(draft), catalog(language)
        signed = signed_version(self._store, draft, package.revision)
        if signed is None:
            raise Fault(Code.STATEMENT_NOT_SIGNED)
        facts, data = pledge_facts(signed.instance_xml), self._outbox.data(draft)
        town = self._drafts.card(draft).title or facts.party.name
        text = words.gettext(_TEXT).format(file=package.file_name, town=town, version=package.revision)
        if len(data) > limit:
            text += words.gettext(_IN_PARTS).format(count=-(-len(data) // limit))
        return mail.compose_split(
            to=self.address(),
            subject=words.gettext(_SUBJECT).format(town=town, code=package.eid[:6]),
            text=text,
            name=package.file_name,
            data=data,
            now=self._clock(),
            limit=limit,
            sender=facts.contact.get("contact_email", ""),
        )
