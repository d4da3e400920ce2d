"""Statements printed to be signed by hand: kept as printed, so that paper that comes back finds its version.

The answers may still change after printing, and the text with a newer kit; what was printed before then is
another version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hrcapp import statement
from hrcapp.media import Scan
from hrcapp.model.faults import Fault
from hrcapp.officer.versions import SignedVersion
from hrcapp.statement import Expected, Matching, SignatureKind, StatementData, Taken, Template
from hrcapp.store import Store, blobs
from hrcapp.submission.version import fingerprint


@dataclass(frozen=True)
class InkPage:
    """A scan: as it came, as a person corrected it, and the page (from 1) a person says it is, 0 for none."""

    came: Scan = field(repr=False)
    shown: Scan = field(repr=False)
    said: int = 0

    @property
    def taken(self) -> Taken:
        """Its codes: a correction may make one readable that was not."""
        return Taken(self.came.codes or self.shown.codes, self.said)


@dataclass(frozen=True)
class Scanned:
    """The paper signed by hand, all its pages, by all its signatories."""

    pages: Sequence[InkPage]
    kind: SignatureKind = SignatureKind.SCAN


def matching(draft: str, printed: SignedVersion, pages: Sequence[InkPage]) -> Matching:
    """Which page of the printed statement each scan is."""
    expected = Expected(draft, fingerprint(printed.instance_xml), statement.page_count(printed.pdf))
    return statement.match(expected, [one.taken for one in pages])


def matched(draft: str, printed: SignedVersion, pages: Sequence[InkPage]) -> list[statement.ScannedPage]:
    """The pages ready to be sealed. Raises the first Fault PAPER_* that stands in the way."""
    found = matching(draft, printed, pages)
    standing: Fault | None = next(found.faults(), None)
    if standing is not None:
        raise standing
    return [
        statement.ScannedPage(one.shown, one.came, match)
        for one, match in zip(pages, found.matches, strict=True)
    ]


def words_digest(data: StatementData, template: Template | None) -> str:
    """What the words on the paper depend on, as a SHA-256 in hex: a newer kit may bring another text."""
    used = template or statement.choose(data.kind, data.languages)
    return hashlib.sha256(repr((data, used)).encode()).hexdigest()


def last_printed(store: Store, draft: str, revision: int) -> tuple[SignedVersion, str] | None:
    """The statement of this revision that was printed last, and the digest of its words."""
    row = store.row(
        "SELECT * FROM printed WHERE draft = ? AND revision = ? ORDER BY id DESC LIMIT 1", (draft, revision)
    )
    if row is None:
        return None
    detail = json.loads(row["detail"])
    version = SignedVersion(
        revision=revision,
        at=datetime.fromisoformat(row["at"]),
        signed=0,
        signatories=detail["signatories"],
        kind=str(SignatureKind.SCAN),
        language=detail["language"],
        files=tuple(detail["files"]),
        instance_xml=blobs.get(store, row["instance"]),
        pdf=blobs.get(store, row["pdf"]),
    )
    return version, detail["words"]


def keep_printed(store: Store, draft: str, version: SignedVersion, words: str) -> None:
    """Keep a statement as it is printed, with the digest of its words."""
    detail = {
        "signatories": version.signatories,
        "language": version.language,
        "files": version.files,
        "words": words,
    }
    with store.transaction():
        store.execute(
            "INSERT INTO printed (draft, revision, at, instance, pdf, detail) VALUES (?, ?, ?, ?, ?, ?)",
            (
                draft,
                version.revision,
                version.at.isoformat(),
                blobs.put(store, version.instance_xml),
                blobs.put(store, version.pdf),
                json.dumps(detail),
            ),
        )
