"""The signed versions of a form: written once each, and never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class SignedVersion:
    """A version under signature: `places` (from 1) of `signatories` are signed; `kind` is the last one's way.

    `files` are the names of the attachments that its answers hold.
    """

    revision: int
    at: datetime
    places: tuple[int, ...]
    signatories: int
    kind: str
    language: str
    files: tuple[str, ...]
    instance_xml: bytes = field(repr=False)
    pdf: bytes = field(repr=False)

    @property
    def signed(self) -> int:
        return len(self.places)

    @property
    def complete(self) -> bool:
        return self.signed == self.signatories

    @property
    def next_place(self) -> int:
        """The first place that is empty. Where some were signed elsewhere, it need not follow the last."""
        return next(number for number in range(1, self.signatories + 2) if number not in self.places)


def signed_version(store: Store, draft: str, revision: int) -> SignedVersion | None:
    """The furthest stage that this version has come to, or None while nobody has signed."""
    row = store.row(
        "SELECT * FROM version WHERE draft = ? AND revision = ? ORDER BY signed DESC LIMIT 1",
        (draft, revision),
    )
    if row is None:
        return None
    return version_of(store, row)


def version_of(store: Store, row: dict[str, Any]) -> SignedVersion:
    """The version in a row of the table `version`, or of another with its columns."""
    detail = json.loads(row["detail"])
    return SignedVersion(
        revision=row["revision"],
        at=datetime.fromisoformat(row["at"]),
        # Before statements travelled, places were signed in their order.
        places=tuple(detail.get("places", range(1, row["signed"] + 1))),
        signatories=row["signatories"],
        kind=detail["kind"],
        language=detail["language"],
        files=tuple(detail["files"]),
        instance_xml=blobs.get(store, row["instance"]),
        pdf=blobs.get(store, row["pdf"]),
    )


def columns_of(store: Store, draft: str, version: SignedVersion) -> tuple[object, ...]:
    """What `version_of` reads, in the order of the table's columns."""
    detail = {
        "kind": version.kind,
        "language": version.language,
        "files": version.files,
        "places": version.places,
    }
    return (
        draft,
        version.revision,
        version.signed,
        version.signatories,
        version.at.isoformat(),
        blobs.put(store, version.instance_xml),
        blobs.put(store, version.pdf),
        json.dumps(detail),
    )


def keep_version(store: Store, draft: str, version: SignedVersion) -> None:
    """Keep one stage of a version."""
    with store.transaction():
        store.execute(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns_of(store, draft, version)
        )
