"""Statements printed to be signed by hand: kept as printed, so that paper that comes back finds its version.

The answers and the make-up may still change after printing; what was printed before then is another version,
and the one again when they are as they were. A newer text of the campaign changes nothing about a paper that
is printed already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hrcapp import statement
from hrcapp.media import Scan
from hrcapp.model.faults import Fault
from hrcapp.officer.make_up import MakeUp, make_up_from_json, make_up_to_json
from hrcapp.officer.versions import SignedVersion
from hrcapp.statement import (
    Expected,
    Matching,
    Paper,
    SignatureKind,
    StatementData,
    Taken,
    Template,
    data_from_json,
    data_to_json,
    template_from_json,
    template_to_json,
)
from hrcapp.store import Store, blobs


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


def matching(draft: str, printed: Printed, pages: Sequence[InkPage]) -> Matching:
    """Which page of the printed statement each scan is."""
    expected = Expected(draft, printed.data.printed_hash, statement.page_count(printed.version.pdf))
    return statement.match(expected, [one.taken for one in pages])


def matched(draft: str, printed: Printed, pages: Sequence[InkPage]) -> list[statement.ScannedPage]:
    """The pages ready to be sealed. Raises the first Fault PAPER_* that stands in the way."""
    found = matching(draft, printed, pages)
    standing: Fault | None = next(found.faults(), None)
    if standing is not None:
        raise standing
    return [
        statement.ScannedPage(one.shown, one.came, match)
        for one, match in zip(pages, found.matches, strict=True)
    ]


@dataclass(frozen=True)
class Printed:
    """A version as it was printed, its words and its paper: what is sealed later is what stands on it.

    `chosen` is the make-up that a person had chosen by then.
    """

    version: SignedVersion
    data: StatementData
    template: Template
    paper: Paper
    chosen: MakeUp


def all_printed(store: Store, draft: str, revision: int) -> Iterator[Printed]:
    """The statements of this revision that were printed, the last one first."""
    rows = store.rows(
        "SELECT * FROM printed WHERE draft = ? AND revision = ? ORDER BY id DESC", (draft, revision)
    )
    return (_printed(store, row) for row in rows)


def _printed(store: Store, row: dict[str, Any]) -> Printed:
    words = json.loads(blobs.get(store, row["words"]))
    data = data_from_json(words["data"])
    version = SignedVersion(
        revision=row["revision"],
        at=datetime.fromisoformat(row["at"]),
        places=(),
        signatories=len(data.signatories),
        kind=str(SignatureKind.SCAN),
        language=data.language,
        files=tuple(words["files"]),
        instance_xml=blobs.get(store, row["instance"]),
        pdf=blobs.get(store, row["pdf"]),
    )
    # Before there was a choice, all were on A4.
    return Printed(
        version,
        data,
        template_from_json(words["template"]),
        words.get("paper", "a4"),
        make_up_from_json(words.get("chosen", {}), data.emblem),
    )


def keep_printed(store: Store, draft: str, printed: Printed) -> None:
    """Keep a statement as it is printed."""
    version = printed.version
    words = {
        "data": data_to_json(printed.data),
        "template": template_to_json(printed.template),
        "files": version.files,
        "paper": printed.paper,
        "chosen": make_up_to_json(printed.chosen),
    }
    with store.transaction():
        store.execute(
            "INSERT INTO printed (draft, revision, at, instance, pdf, words) VALUES (?, ?, ?, ?, ?, ?)",
            (
                draft,
                version.revision,
                version.at.isoformat(),
                blobs.put(store, version.instance_xml),
                blobs.put(store, version.pdf),
                blobs.put(store, json.dumps(words, ensure_ascii=False).encode()),
            ),
        )
