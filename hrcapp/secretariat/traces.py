"""Where a person stands outside of accepted and waiting forms: files that were set aside, and invitations.

Searched by the letters of a name or address, as everything that is held of a person. A sealed file is opened
where the desk can; of what nobody here can read nothing is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.exchange import mail
from hrcapp.model.faults import Fault
from hrcapp.secretariat import burial, kept, mentions
from hrcapp.secretariat.arrivals import Arrivals
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.reading import Reader
from hrcapp.store import Store, blobs

LEAST = 3
"""Fewer letters stand in too many files to be looked for."""


class Where(StrEnum):
    """What it is that names somebody."""

    ASIDE = "aside"
    INVITATION = "invitation"


@dataclass(frozen=True)
class Trace:
    """One of them: the hash of a file set aside, or the id of an invitation. `day` as YYYY-MM-DD."""

    where: Where
    key: str
    name: str
    day: str


@dataclass(frozen=True)
class Traces:
    """Finds them, and takes a person out of them."""

    store: Store
    log: Log
    reader: Reader
    arrivals: Arrivals

    def search(self, wanted: str, progress: Callable[[int, int], None] | None = None) -> list[Trace]:
        """Everything of these letters, files first; nothing for fewer than `LEAST`."""
        letters = wanted.strip().casefold()
        if len(letters) < LEAST:
            return []
        aside = [one for one in self.arrivals.quarantine() if one.kept]
        found: list[Trace] = []
        for done, one in enumerate(aside, start=1):
            if any(letters in text.casefold() for text in self._texts(one.sha256, one.file)):
                found.append(Trace(Where.ASIDE, one.sha256, one.file, f"{one.at:%Y-%m-%d}"))
            if progress:
                progress(done, len(aside))
        return [*found, *self._invitations(letters)]

    def data(self, trace: Trace) -> bytes:
        """What is kept: the file, or what is known of an invitation."""
        if trace.where is Where.ASIDE:
            return blobs.get(self.store, trace.key)
        row = self.store.row("SELECT content FROM invitation WHERE id = ?", (trace.key,))
        return kept.get(self.store, row["content"]) if row else b""

    def erase(self, traces: Sequence[Trace], words: Sequence[str]) -> None:
        """Delete the files, and cover these words in the invitations. That a file came is remembered."""
        with self.store.transaction():
            for one in traces:
                if one.where is Where.ASIDE:
                    burial.forget(self.store, one.key)
                else:
                    self._cover(one, words)
        burial.settle(self.store)

    def _cover(self, trace: Trace, words: Sequence[str]) -> None:
        row = self.store.row("SELECT content FROM invitation WHERE id = ?", (trace.key,))
        digest = kept.standing_for(self.store, row["content"]) if row else ""
        if digest:
            text = mentions.taken_out(mentions.text_of(self.store, digest), words)
            if (remains := blobs.put(self.store, text.encode())) != digest:
                self.log.append(Kind.ERASURE, trace.key, {"erased": digest, "remains": remains})

    def _invitations(self, letters: str) -> Iterator[Trace]:
        for row in self.store.rows("SELECT id, content, day FROM invitation ORDER BY day, id"):
            told = json.loads(mentions.text_of(self.store, row["content"]))
            if any(letters in str(value).casefold() for value in told.values()):
                yield Trace(Where.INVITATION, row["id"], str(told.get("name", "")), row["day"])

    def _texts(self, sha256: str, name: str) -> Iterator[str]:
        yield name
        data = blobs.get(self.store, sha256)
        yield data.decode("utf-8", "replace")
        if mail.looks_like_mail(data, name):
            yield from (self._opened(one.data) for one in _carried(data, name))
        else:
            yield self._opened(data)

    def _opened(self, data: bytes) -> str:
        """The answers in a sealed file; "" where it can't be opened."""
        try:
            return self.reader.open(data, revoked=()).content.instance_xml.decode("utf-8", "replace")
        except Fault:
            return ""


def _carried(message: bytes, name: str) -> Sequence[mail.Attached]:
    try:
        return mail.attachments(message, name)
    except Fault:
        return ()
