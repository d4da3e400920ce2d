"""What comes by mail: files out of messages and mailboxes, and files that came in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hrcapp.exchange import mail, parts
from hrcapp.exchange.parts import Part
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.secretariat.arrivals import BY_MAIL, Arrivals, Imported
from hrcapp.store import Store, blobs

TakeIn = Callable[[str, bytes, str], Imported]
SetAsideAs = Callable[[str, bytes, str, Fault], Imported]


class Mailroom:
    """Opens messages and joins parts; `take_in` imports one file, `set_aside` keeps one with its reason."""

    def __init__(self, store: Store, arrivals: Arrivals, take_in: TakeIn, set_aside: SetAsideAs) -> None:
        self._store = store
        self._arrivals = arrivals
        self._take_in = take_in
        self._set_aside = set_aside

    def open_file(self, path: Path) -> Iterator[Imported]:
        """Import what the messages of a file carry. Raises Fault FILE_UNREADABLE."""
        number = 0
        for number, message in enumerate(mail.messages(path), start=1):
            name = path.name if number == 1 else f"{path.name} ({number})"
            yield from [_unreadable(name)] if message is None else self.open_message(name, message)
        if not number:
            yield _unreadable(path.name)

    def open_message(self, name: str, message: bytes) -> list[Imported]:
        """Import the files of ours in a message. One that carries nothing, or other files too, is kept."""
        try:
            files = mail.attachments(message, name)
        except Fault as fault:
            return [self._set_aside(name, message, BY_MAIL, fault)]
        ours = [one for one in files if mail.is_ours(one)]
        others = [one.name for one in files if not mail.is_ours(one)]
        done = [self._take_in(one.name, one.data, BY_MAIL) for one in ours]
        if others:
            reason = Fault(Code.MAIL_OTHER_FILES, name=name, files=", ".join(others[:20]))
            done.append(self._set_aside(name, message, BY_MAIL, reason))
        elif not ours:
            done.append(self._set_aside(name, message, BY_MAIL, Fault(Code.MAIL_WITHOUT_FILE, name=name)))
        return done

    def take_part(self, name: str, data: bytes, way: str) -> Imported:
        """Keep a part until all are here; then import the whole, which stands in the inbox in their place."""
        try:
            part = parts.read(data, name)
        except Fault as fault:
            return self._set_aside(name, data, way, fault)
        if self._arrivals.is_known(part.whole.sha256):
            known = blobs.get(self._store, part.whole.sha256)
            return replace(self._take_in(part.whole.name, known, way), file=name)
        waiting = self._waiting(part)
        try:
            whole = parts.join([part, *waiting.values()])
        except Fault as fault:
            for one in waiting:
                self._arrivals.set_aside_for(one, fault)
            return self._set_aside(name, data, way, fault)
        done = self._take_in(part.whole.name, whole, way)
        self._arrivals.drop_parts(waiting)
        return replace(done, file=name)

    def _waiting(self, part: Part) -> dict[str, Part]:
        """The other parts of the same whole that are here, by the hash of their file."""
        return {
            one.sha256: parts.read(blobs.get(self._store, one.sha256), one.file)
            for one in self._arrivals.quarantine()
            if one.reason.params.get("whole") == part.whole.key and one.kept
        }


def _unreadable(name: str) -> Imported:
    return Imported(name, Outcome.QUARANTINED, Fault(Code.MAIL_UNREADABLE, name=name))
