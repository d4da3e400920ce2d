"""Answers as messages: to whoever sent a form by mail, a draft for the desk's own mail program.

The address is the one that the form gives for answers. What a message's headers say of its sender is worth
nothing and is never used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import mail
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.place import put
from hrcapp.i18n import N_, catalog
from hrcapp.secretariat import kept
from hrcapp.secretariat.arrivals import BY_MAIL
from hrcapp.secretariat.outgoing import Answer, Outgoing
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.receipts import language_of
from hrcapp.store import Store

_SUBJECT = N_("Answer of the secretariat: {name}, {reference}")
_TEXT = N_(
    "Hello,\n\nthe attached file “{file}” is the secretariat's answer to the form of {name}, "
    "version {version}.\n\nOpen it in the app, on the computer from which the form was sent: choose "
    "“Open a file”. You can open this whole message, or save the attachment first. Nobody else can read it.\n"
)


@dataclass(frozen=True)
class Mailing:
    """One desk's answers by mail."""

    store: Store
    outgoing: Outgoing
    reader: Reader
    kit: Kit
    clock: Callable[[], datetime]

    def pending(self) -> list[Answer]:
        """Answers to forms that came by mail, the oldest first."""
        return self.outgoing.pending(BY_MAIL)

    def write(self, folder: Path, answers: list[Answer] | None = None) -> list[Path]:
        """Put what waits (or these answers) into a folder, a message each. Raises Fault PLACE_*."""
        written = []
        for answer in self.pending() if answers is None else answers:
            if not self.outgoing.leaves(answer, BY_MAIL):
                continue
            name = Path(answer.file).with_suffix(mail.MAIL_EXTENSION).name
            written.append(put(folder, name, self.message(answer)))
            self.outgoing.given(answer, BY_MAIL)
        return written

    def message(self, answer: Answer) -> bytes:
        """The message that carries one answer, in the language of the form's contact."""
        reading = kept.reading(self.store, self.reader, answer.bundle)
        words = catalog(language_of(reading))
        name, version = reading.facts.party.name, reading.opened.content.revision
        return mail.compose(
            to=reading.facts.contact.get("contact_email", ""),
            subject=words.gettext(_SUBJECT).format(name=name, reference=answer.reference),
            text=words.gettext(_TEXT).format(file=answer.file, name=name, version=version),
            attached=[(answer.file, self.outgoing.data(answer))],
            now=self.clock(),
            sender=next(filter(None, map(mail.address, self.kit.content.contact.values())), ""),
        )
