"""Putting free answers into other languages: the original is kept, each translation is a draft or checked.

Only checked ones are published, and always beside the word that they are translations.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hrcapp.exchange.bundle import Content
from hrcapp.exchange.dates import from_text
from hrcapp.exchange.events import SignedEvent
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept, translation_fold
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.translation_drafts import TranslationDrafts
from hrcapp.secretariat.translation_fields import FreeText, FreeTexts
from hrcapp.secretariat.translation_fold import Place, Said, Status, plain, source_of
from hrcapp.store import Store, blobs
from hrcapp.xforms import FormDefinition

MAX_TEXT = 50_000
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True)
class Translated:
    """A translation that stands: its words, whose it is (the key's fingerprint), since when."""

    text: str
    status: Status
    desk: str
    at: datetime

    @property
    def checked(self) -> bool:
        return self.status is Status.CHECKED


@dataclass(frozen=True)
class Opened:
    """One answer in front of its translator.

    `standing` is what has been kept; `seen` tells `Translations.keep` what was there. `written` is what was
    begun here and not kept yet, None where nothing was; `others` what was said before or beside the one that
    stands, the newest first.
    """

    place: Place
    original: str
    source_language: str
    standing: Translated | None
    seen: str
    others: tuple[Translated, ...]
    written: str | None


class Translations:
    """The translations of all desks, and this desk's own words among them."""

    def __init__(self, store: Store, log: Log, reader: Reader, protection: Protection) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._protection = protection
        self._texts = FreeTexts()
        self.drafts = TranslationDrafts(store)

    # -- reading

    def texts(self, version: str) -> tuple[FreeText, ...]:
        """The free answers of a version, as they may be read: what was taken out is in none of them.

        Raises Fault REFERENCE_UNKNOWN.
        """
        content, definition = self._content(version)
        return self._texts.of(definition, self._protection.wording(version, content, definition))

    def as_written(self, version: str) -> tuple[FreeText, ...]:
        """Those of which no word was taken out. Raises Fault REFERENCE_UNKNOWN."""
        content, definition = self._content(version)
        written = set(self._texts.of(definition, content.instance_xml))
        return tuple(one for one in self.texts(version) if one in written)

    def _content(self, version: str) -> tuple[Content, FormDefinition]:
        row = self._store.row("SELECT bundle FROM version WHERE key = ?", (version,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=version)
        content = kept.opened(self._store, self._reader, row["bundle"]).content
        return content, self._reader.definition(content.form_digest)

    def translation_of(self, version: str, path: str, language: str) -> Translated | None:
        """The translation of an answer of a version that stands; None where there is none."""
        return self.of_version(version, language).get(path)

    def of_version(self, version: str, language: str) -> Mapping[str, Translated]:
        """All translations of the answers of a version, by path."""
        rows = self._store.rows(
            """SELECT translation.* FROM free_text JOIN version ON version.key = free_text.version
               JOIN translation USING (submission, path, source)
               WHERE free_text.version = ? AND language = ? ORDER BY free_text.place""",
            (version, language),
        )
        return {row["path"]: self._translated(row) for row in rows}

    def open(self, version: str, path: str, language: str) -> Opened:
        """An answer with all that is known of its translation. Raises Fault TRANSLATION_SOURCE_CHANGED."""
        row = self._store.row("SELECT submission, answers_language FROM version WHERE key = ?", (version,))
        found = next((one for one in self.texts(version) if one.path == path), None)
        if row is None or found is None:
            raise Fault(Code.TRANSLATION_SOURCE_CHANGED)
        place = Place(row["submission"], path, language, found.source)
        history = self.history(place)
        standing = translation_fold.standing(history)
        others = [said for said in reversed(history) if said.text and said != standing]
        return Opened(
            place=place,
            original=found.text,
            source_language=row["answers_language"],
            standing=self._said(standing) if standing else None,
            seen=seen_of(history),
            others=tuple(map(self._said, others)),
            written=self.drafts.of(place),
        )

    def book(self, day: date) -> Book:
        """The checked translations as of the end of that UTC day, for what is published."""
        by_submission: dict[str, list[SignedEvent]] = {}
        for signed in self._log.events(day):
            if signed.event.kind == Kind.TRANSLATION:
                by_submission.setdefault(signed.event.subject, []).append(signed)
        checked: dict[Place, str] = {}
        for submission, events in by_submission.items():
            for place, history in translation_fold.histories(submission, events).items():
                said = translation_fold.standing(history)
                if said is not None and said.status is Status.CHECKED:
                    checked[place] = said.text
        return Book(checked, self._store)

    # -- saying

    def keep(self, place: Place, text: str, status: Status, *, seen: str = "") -> None:
        """Keep a translation; an empty one takes back what there is. What was begun here is done with.

        `seen` says what was in front of whoever wrote this (`Opened.seen`): a draft never takes the place
        of a checked one that its writer has not seen. Nothing is written where nothing is new. Raises Fault
        TRANSLATION_CHECKED, TRANSLATION_TOO_LONG, TRANSLATION_LANGUAGE.
        """
        text = plain(text)
        self._check(place, text)
        before = translation_fold.standing(self.history(place))
        unseen = before is not None and before.status is Status.CHECKED and before.digest not in seen.split()
        if unseen and (status is Status.DRAFT or not text):
            raise Fault(Code.TRANSLATION_CHECKED)
        with self._store.transaction():
            self.drafts.forget(place)
            if self._is_new(before, text, status):
                self._append(place, text, status, seen)

    def _is_new(self, before: Said | None, text: str, status: Status) -> bool:
        if before is None:
            return bool(text)
        words = hashlib.sha256(text.encode()).hexdigest() if text else ""
        return (words, status) != (before.text, before.status)

    def _append(self, place: Place, text: str, status: Status, seen: str) -> None:
        words = blobs.put(self._store, text.encode()) if text else ""
        data = {
            "path": place.path,
            "language": place.language,
            "source": place.source,
            "status": str(status),
            "text": words,
            "over": seen,
        }
        self._log.append(Kind.TRANSLATION, place.submission, data)

    def _check(self, place: Place, text: str) -> None:
        if not is_language(place.language):
            raise Fault(Code.TRANSLATION_LANGUAGE, language=place.language)
        if len(text) > MAX_TEXT:
            raise Fault(Code.TRANSLATION_TOO_LONG, limit=MAX_TEXT)

    def history(self, place: Place) -> tuple[Said, ...]:
        """All that was said of a place, in the one order for all desks."""
        about = self._log.about(place.submission)
        return translation_fold.histories(place.submission, about).get(place, ())

    def words(self, digest: str) -> str:
        """The words of a hash, or what remains of them since they were erased for a person's sake."""
        return _words(self._store, digest)

    def _said(self, said: Said) -> Translated:
        return Translated(_words(self._store, said.text), said.status, said.desk, from_text(said.at))

    def _translated(self, row: Mapping[str, str]) -> Translated:
        return Translated(
            _words(self._store, row["text"]), Status(row["status"]), row["desk"], from_text(row["at"])
        )


def is_language(tag: str) -> bool:
    """Whether this can be the tag of a language (BCP 47: letters, region, script)."""
    return _TAG.fullmatch(tag) is not None


def seen_of(history: Sequence[Said]) -> str:
    """What somebody who reads this history has seen, for the event that replaces it."""
    return " ".join(sorted(said.digest for said in translation_fold.heads(history)))


@dataclass(frozen=True)
class Book:
    """Checked translations by their place, the hash of each."""

    checked: Mapping[Place, str]
    store: Store

    def of(self, submission: str, path: str, original: str, language: str) -> str:
        """The checked translation of what is published at a path; "" where there is none.

        `original` is the text as it would be printed: one that was changed, for a person's protection say,
        has no translation here.
        """
        digest = self.checked.get(Place(submission, path, language, source_of(original)))
        return _words(self.store, digest) if digest else ""


def _words(store: Store, digest: str) -> str:
    """The words of a hash, or what remains of them since they were erased for a person's sake."""
    return kept.get(store, digest).decode()
