"""Protecting people: a flag blocks what a version says from being published; redaction opens it again.

Forms speak of defenders and of refuge: whoever is named may be harmed. The answers stay here as they came;
what leaves for the public is made from them anew each time. Of a flagged version no file is published.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hrcapp.exchange.bundle import Content
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import fold_protection, kept, redacting
from hrcapp.secretariat.fold_protection import LIFT, SET, Guard
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.redacting import Span
from hrcapp.store import Store, blobs
from hrcapp.xforms import FormDefinition


@dataclass(frozen=True)
class Guarded:
    """How a version is protected. `spans` hold now if `guard` is redacted, else they are where to go on.

    `inherited`: an earlier version was flagged, and nobody has looked at this one yet.
    """

    guard: Guard
    spans: tuple[Span, ...] = ()
    reason: str = ""
    inherited: bool = False


@dataclass(frozen=True)
class Protection:
    """Flags and redactions of one desk and of those it hears of."""

    store: Store
    log: Log
    reader: Reader

    # -- what is so

    def of(self, version: str) -> Guarded:
        """How a version is protected."""
        about = self.log.about(version)
        found = fold_protection.protection(about)
        if found is None:
            earlier = self._earlier(version)
            if earlier is None:
                return Guarded(Guard.OPEN)
            return replace(self.of(earlier), guard=Guard.BLOCKED, spans=(), inherited=True)
        spans = self._spans(found.redactions) if found.redactions else self._last(version)
        return Guarded(found.guard, spans, self._words(found.reason))

    def guard(self, version: str) -> Guard:
        """The same without words, quickly."""
        row = self.store.row("SELECT guard FROM protection WHERE version = ?", (version,))
        if row is not None:
            return Guard(row["guard"])
        return Guard.OPEN if self._earlier(version) is None else Guard.BLOCKED

    def published(self, version: str, content: Content, definition: FormDefinition) -> Content:
        """What a version says to the public, wherever that is."""
        guard = self.guard(version)
        if guard is Guard.OPEN:
            return content
        if guard is Guard.BLOCKED:
            instance = redacting.without_texts(definition, content.instance_xml)
        else:
            rows = self.store.rows("SELECT redaction FROM redacted WHERE version = ?", (version,))
            spans = self._spans(row["redaction"] for row in rows)
            instance = redacting.redacted(definition, content.instance_xml, spans)
        return replace(content, instance_xml=instance, attachments={}, statement_pdf=None)

    def wording(self, version: str, content: Content, definition: FormDefinition) -> bytes:
        """The answers as whoever translates reads them: with words taken out where they are published so."""
        if self.guard(version) is not Guard.REDACTED:
            return content.instance_xml
        return self.published(version, content, definition).instance_xml

    def texts(self, version: str) -> dict[str, str]:
        """What was written freely in a version, by the path of the question."""
        content = self._content(version)
        return redacting.texts(self.reader.definition(content.form_digest), content.instance_xml)

    def concerned(self) -> list[str]:
        """The versions that are flagged or redacted, and the later ones of their submissions."""
        rows = self.store.rows(
            """SELECT DISTINCT later.key FROM protection
               JOIN version ON version.key = protection.version
               JOIN version AS later
                   ON later.submission = version.submission AND later.revision >= version.revision
               WHERE protection.guard != ? ORDER BY later.key""",
            (Guard.OPEN,),
        )
        return [row["key"] for row in rows]

    # -- what a person decides

    def flag(self, version: str, reason: str) -> None:
        """It names a protected person: nothing of its texts is published. Fault PROTECTION_REASON."""
        self._say(version, SET, reason)

    def lift(self, version: str, reason: str) -> None:
        """It names nobody who must be protected, after all. Fault PROTECTION_REASON."""
        self._say(version, LIFT, reason)

    def confirm(self, version: str, spans: Iterable[Span]) -> None:
        """Publish from now on with these words taken out. Fault REDACTION_EMPTY without any."""
        found = redacting.settled(spans, self.texts(version))
        if not found:
            raise Fault(Code.REDACTION_EMPTY)
        with self.store.transaction():
            digest = blobs.put(self.store, redacting.to_json(found))
            self.log.append(Kind.REDACTION, version, {"redaction": digest})
            self.store.execute("DELETE FROM redaction_draft WHERE version = ?", (version,))

    def draft(self, version: str) -> tuple[Span, ...]:
        """What is marked and not confirmed; where nothing is, what was confirmed before."""
        row = self.store.row("SELECT content FROM redaction_draft WHERE version = ?", (version,))
        return redacting.from_json(row["content"].encode()) if row else self.of(version).spans

    def keep_draft(self, version: str, spans: Iterable[Span]) -> None:
        """Keep what is marked now."""
        content = redacting.to_json(spans).decode()
        self.store.execute("INSERT OR REPLACE INTO redaction_draft VALUES (?, ?)", (version, content))

    # -- reading

    def _say(self, version: str, action: str, reason: str) -> None:
        if not reason.strip():
            raise Fault(Code.PROTECTION_REASON)
        self._content(version)
        text = json.dumps({"words": reason.strip()}, ensure_ascii=False).encode()
        with self.store.transaction():
            data = {"action": action, "words": blobs.put(self.store, text)}
            self.log.append(Kind.PROTECT, version, data)

    def _earlier(self, version: str) -> str | None:
        """The nearest version before it of which anything was said, if that was flagged."""
        row = self.store.row(
            """SELECT protection.* FROM version AS this
               JOIN version AS other ON other.submission = this.submission AND other.revision < this.revision
               JOIN protection ON protection.version = other.key
               WHERE this.key = ? ORDER BY other.revision DESC, other.arrived_at DESC LIMIT 1""",
            (version,),
        )
        return str(row["version"]) if row and row["guard"] != Guard.OPEN else None

    def _content(self, version: str) -> Content:
        row = self.store.row("SELECT bundle FROM version WHERE key = ?", (version,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=version)
        return kept.opened(self.store, self.reader, row["bundle"]).content

    def _last(self, version: str) -> tuple[Span, ...]:
        """What was confirmed last, though a flag stands over it."""
        about = [one for one in self.log.about(version) if one.event.kind == Kind.REDACTION]
        return self._spans([str(about[-1].event.data.get("redaction", ""))]) if about else ()

    def _spans(self, digests: Iterable[str]) -> tuple[Span, ...]:
        found = (kept.get(self.store, digest) for digest in digests if digest)
        return tuple(sorted({span for data in found if data for span in redacting.from_json(data)}))

    def _words(self, digest: str) -> str:
        return str(json.loads(kept.get(self.store, digest) or b"{}").get("words", "")) if digest else ""
