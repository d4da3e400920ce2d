"""Where the desk's own words name somebody: decisions, notes, translations of a submission and its party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hrcapp.secretariat import kept, redacting
from hrcapp.secretariat.kinds import NAMED_BLOBS
from hrcapp.secretariat.log import Log
from hrcapp.store import Store

_NO_WORDS = frozenset(("receipt", "remains", "redaction"))
_LEAST = 3
"""Fewer letters stand in too many words to be looked for."""


@dataclass(frozen=True)
class Mention:
    """Kept words of an event: its subject and kind, and the hash of what is kept of them now."""

    subject: str
    kind: str
    digest: str


def of(store: Store, log: Log, submission: str, words: Iterable[str]) -> list[Mention]:
    """The kept words about a submission, its versions and its party that have any of these in them."""
    wanted = [one for one in words if len(one.strip()) >= _LEAST]
    every = (one for subject in _subjects(store, submission) for one in _kept(store, log, subject))
    found = {one.digest: one for one in every if _names(text_of(store, one.digest), wanted)}
    return list(found.values())


def text_of(store: Store, digest: str) -> str:
    """Kept words as text."""
    return kept.get(store, digest).decode("utf-8", "replace")


def taken_out(text: str, words: Iterable[str]) -> str:
    """The text with these words covered, each letter by one block: no place in it is shifted by that."""
    for one in (word.strip() for word in words):
        if len(one) >= _LEAST:
            for span in redacting.everywhere(one, {"": text}):
                text = text[: span.start] + "█" * (span.end - span.start) + text[span.end :]
    return text


def _names(text: str, words: list[str]) -> bool:
    return taken_out(text, words) != text


def _subjects(store: Store, submission: str) -> Iterator[str]:
    yield submission
    for row in store.rows("SELECT key FROM version WHERE submission = ? ORDER BY key", (submission,)):
        yield row["key"]
    for row in store.rows("SELECT party, said FROM membership WHERE submission = ?", (submission,)):
        yield from {row["party"], row["said"]}


def _kept(store: Store, log: Log, subject: str) -> Iterator[Mention]:
    for event in (signed.event for signed in log.about(subject)):
        for name in NAMED_BLOBS.get(event.kind, ()):
            digest = event.data.get(name)
            if name in _NO_WORDS or not isinstance(digest, str) or not digest:
                continue
            if standing := kept.standing_for(store, digest):
                yield Mention(subject, event.kind, standing)
