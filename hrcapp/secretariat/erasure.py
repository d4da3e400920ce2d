"""Erasing one person: what is kept is replaced by what remains without them; the count stays as it is.

A bundle is sealed as a whole, so with the person go the signed statement and the attached files of each
version in which the person stands. What was found about the statement remains, so the pledge still counts.
None of this can be undone; copies out of reach (the sender's, backups, printed pages) are not erased.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from hrcapp.secretariat import burial, kept, mentions, redacting, remainder
from hrcapp.secretariat.kinds import Kind
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.mentions import Mention
from hrcapp.secretariat.persons import CONTACT, FILLER, SIGNATORY, Held, people
from hrcapp.secretariat.reading import Reader
from hrcapp.store import Store, blobs
from hrcapp.submission.facts import CONTACT as CONTACT_QUESTIONS
from hrcapp.xforms import FormDefinition, parse_instance

Progress = Callable[[int, int], None]
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Plan:
    """What erasing takes: persons, keys of versions, what goes with them, and words of the desk itself."""

    held: tuple[Held, ...]
    versions: tuple[str, ...]
    statements: int
    attachments: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Erasure:
    """The last word about what is kept. Other desks apply it when they hear of it."""

    store: Store
    log: Log
    reader: Reader

    def plan(self, held: Sequence[Held]) -> Plan:
        """What erasing these persons would take. Nothing is changed."""
        versions = tuple(dict.fromkeys(key for one in held for key in one.versions))
        contents = [kept.opened(self.store, self.reader, self._bundle(key)).content for key in versions]
        words = {
            found.digest: found
            for one in held
            for found in mentions.of(self.store, self.log, one.submission, (one.name, one.email))
        }
        return Plan(
            held=tuple(held),
            versions=versions,
            statements=sum(one.statement_pdf is not None for one in contents),
            attachments=sum(len(one.attachments) for one in contents),
            mentions=tuple(words.values()),
        )

    def erase(self, held: Sequence[Held], progress: Progress | None = None) -> Plan:
        """Erase them, in one transaction; what it took."""
        plan = self.plan(held)
        with self.store.transaction():
            for done, key in enumerate(plan.versions, start=1):
                self._version(key, [one for one in held if key in one.versions])
                if progress:
                    progress(done, len(plan.versions))
            words = [word for one in held for word in (one.name, one.email)]
            for one in plan.mentions:
                text = mentions.taken_out(mentions.text_of(self.store, one.digest), words)
                self._replace(one.subject, one.digest, text.encode())
        burial.settle(self.store)
        return plan

    def erase_everybody(self, versions: Iterable[str], progress: Progress | None = None) -> int:
        """Erase all personal data of these versions, their statements and files with them; how many."""
        keys = [key for key in dict.fromkeys(versions) if self.has_person(key)]
        with self.store.transaction():
            for done, key in enumerate(keys, start=1):
                self._version(key, None)
                if progress:
                    progress(done, len(keys))
        burial.settle(self.store)
        return len(keys)

    def has_person(self, version: str) -> bool:
        """Whether there is anything personal in a version still."""
        content = kept.opened(self.store, self.reader, self._bundle(version)).content
        left = content.statement_pdf is not None or content.attachments
        return bool(left) or any(people(content.instance_xml))

    def _version(self, key: str, held: Sequence[Held] | None) -> None:
        bundle = self._bundle(key)
        reading = kept.reading(self.store, self.reader, bundle)
        content = reading.opened.content
        definition = self.reader.definition(content.form_digest)
        instance = _without(definition, content.instance_xml, held)
        self._replace(key, kept.standing_for(self.store, bundle), remainder.write(reading, instance))

    def _replace(self, subject: str, digest: str, remains: bytes) -> None:
        if (new := blobs.put(self.store, remains)) != digest:
            self.log.append(Kind.ERASURE, subject, {"erased": digest, "remains": new})

    def _bundle(self, version: str) -> str:
        row = self.store.row("SELECT bundle FROM version WHERE key = ?", (version,))
        if row is None:
            raise LookupError(version)
        return str(row["bundle"])


def _without(definition: FormDefinition, instance: bytes, held: Sequence[Held] | None) -> bytes:
    """The answers without these persons, or without anybody."""
    root = parse_instance(instance)
    signed = _names(held, SIGNATORY)
    for group in root.iter("{*}signatories"):
        if held is None or _name(group) in signed:
            _empty(group)
    emptied = _emptied(definition, held)
    words = [word for one in held or () for word in (one.name, one.email)]
    for path, leaf in redacting.leaves_of(definition, root):
        if emptied(_INDEX.sub("", path), leaf.text or ""):
            leaf.text = None
        elif leaf.text and words:
            leaf.text = mentions.taken_out(leaf.text, words)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _emptied(definition: FormDefinition, held: Sequence[Held] | None) -> Callable[[str, str], bool]:
    """Whether an answer, by its path without numbers and its text, is nothing but about them."""
    personal = {path for path, node in definition.nodes.items() if "personal" in node.bind.attributes}
    contact, fillers = _names(held, CONTACT), _names(held, FILLER)

    def emptied(path: str, text: str) -> bool:
        name = path.rpartition("/")[2]
        if held is None:
            return path in personal or name in CONTACT_QUESTIONS
        filler = name == "filled_by_name" and _folded(text) in fillers
        return filler or (bool(contact) and name in CONTACT_QUESTIONS)

    return emptied


def _names(held: Sequence[Held] | None, role: str) -> set[str]:
    return {_folded(one.name) for one in held or () if role in one.roles}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name(group: etree._Element) -> str:
    return _folded(next((leaf.text or "" for leaf in group.iter("{*}sig_name")), ""))


def _empty(group: etree._Element) -> None:
    for leaf in group.iter(etree.Element):
        if len(leaf) == 0:
            leaf.text = None
