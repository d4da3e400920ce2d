"""What the desk holds of one person: found by name or e-mail address in what towns have sent.

Nothing is kept for this search: each form is opened and looked through when somebody asks.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from hrcapp.exchange.dates import to_text
from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import kept, mentions
from hrcapp.secretariat.consents import Consents
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.traces import Trace
from hrcapp.store import Store
from hrcapp.submission.facts import facts_in, pledge_facts
from hrcapp.xforms import parse_instance

Progress = Callable[[int, int], None]
"""Told (done, total); what it raises stops the work."""
CONTACT, SIGNATORY, FILLER = "contact", "signatory", "filler"
_README = """What the secretariat holds of one person, as it stood when this was made.

person.json            what is known, by form and version
<number>-<version>/    the answers as they came, and the statement where the person signed it
aside/, invitation/    files that were set aside and invitations that name the person
"""


@dataclass(frozen=True)
class Held:
    """One person in one submission. `versions` are keys, the oldest first; `roles`: contact, signatory,
    filler (who filled in the form)."""

    name: str
    email: str
    submission: str
    reference: str
    party: str
    roles: tuple[str, ...]
    versions: tuple[str, ...]

    @property
    def shown(self) -> str:
        """How to call the person: by name, else by address."""
        return self.name or self.email


@dataclass(frozen=True)
class Persons:
    """Searching and handing out."""

    store: Store
    log: Log
    reader: Reader
    consents: Consents
    clock: Callable[[], datetime]

    def search(self, wanted: str, progress: Progress | None = None) -> list[Held]:
        """Everybody whose name or address has these letters in it, by submission."""
        letters = wanted.strip().casefold()
        rows = self.store.rows("SELECT * FROM version ORDER BY arrived_at, revision, key") if letters else []
        found: dict[tuple[str, str], Held] = {}
        for done, row in enumerate(rows, start=1):
            for one in self._in(row):
                if letters in one.name.casefold() or letters in one.email.casefold():
                    place = (one.submission, one.shown.casefold())
                    found[place] = _joined(found.get(place), one)
            if progress:
                progress(done, len(rows))
        return sorted(found.values(), key=lambda one: (one.shown.casefold(), one.reference))

    def one(self, wanted: str, progress: Progress | None = None) -> list[Held]:
        """The same, where there must be somebody. Raises Fault PERSON_UNKNOWN."""
        found = self.search(wanted, progress)
        if not found:
            raise Fault(Code.PERSON_UNKNOWN, name=wanted.strip())
        return found

    def export(self, held: list[Held], out: Path, traces: Mapping[Trace, bytes] | None = None) -> Path:
        """All that is held, as one zip: JSON to read, and the files. Raises Fault PLACE_*.

        `traces`: what else names the person, with the bytes of each.
        """
        files = {"README.txt": _README.encode()}
        told = [self._told(one, files) for one in held]
        also = [asdict(one) for one in traces or {}]
        files |= {f"{one.where}/{one.key}": data for one, data in (traces or {}).items()}
        content = {"made_at": to_text(self.clock()), "held": told, "also": also}
        files["person.json"] = json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"
        return put(out, f"person-{self.clock():%Y%m%d-%H%M%S}.zip", _zipped(files))

    def _in(self, row: dict[str, Any]) -> Iterator[Held]:
        """The persons of one version."""
        opened = kept.opened(self.store, self.reader, row["bundle"])
        for name, email, role in people(opened.content.instance_xml):
            yield Held(name, email, row["submission"], row["reference"], row["name"], (role,), (row["key"],))

    def _told(self, one: Held, files: dict[str, bytes]) -> dict[str, Any]:
        texts = mentions.of(self.store, self.log, one.submission, (one.name, one.email))
        return {
            **asdict(one),
            "versions": [self._version(one, key, files) for key in one.versions],
            "written_by_the_desk": [mentions.text_of(self.store, text.digest) for text in texts],
        }

    def _version(self, one: Held, key: str, files: dict[str, bytes]) -> dict[str, Any]:
        row = self.store.row("SELECT * FROM version WHERE key = ?", (key,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=key)
        content = kept.opened(self.store, self.reader, row["bundle"]).content
        facts = pledge_facts(content.instance_xml)
        folder = f"{row['reference']}-{row['revision']}"
        files[f"{folder}/answers.xml"] = content.instance_xml
        if SIGNATORY in one.roles and content.statement_pdf is not None:
            files[f"{folder}/statement.pdf"] = content.statement_pdf
        signed = (who for who in facts.signatories if who.name == one.name)
        return {
            "version": row["revision"],
            "arrived_at": row["arrived_at"],
            "contact": dict(facts.contact) if CONTACT in one.roles else {},
            "signatory": [asdict(who) for who in signed],
            "consents": self.consents.effective(row, facts.consents),
        }


def people(instance: bytes) -> Iterator[tuple[str, str, str]]:
    """(name, e-mail address, role) of everybody whom a form names as a person."""
    root = parse_instance(instance)
    facts = facts_in(root)
    name, email = facts.contact.get("contact_name", ""), facts.contact.get("contact_email", "")
    if name or email:
        yield name, email, CONTACT
    for one in facts.signatories:
        yield one.name, email if one.name == name else "", SIGNATORY
    for leaf in root.iter("{*}filled_by_name"):
        if filler := (leaf.text or "").strip():
            yield filler, email if filler == name else "", FILLER


def _joined(known: Held | None, one: Held) -> Held:
    if known is None:
        return one
    roles = tuple(dict.fromkeys((*known.roles, *one.roles)))
    versions = tuple(dict.fromkeys((*known.versions, *one.versions)))
    email = known.email or one.email
    return Held(known.name, email, known.submission, known.reference, one.party, roles, versions)


def _zipped(files: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])
    return made.getvalue()
