"""The signed versions of a form: written once each, and never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from hrcapp.store import Store, blobs


@dataclass(frozen=True)
class SignedVersion:
    """A version under signature: `signed` of `signatories` have signed; `kind` is the last one's way.

    `files` are the names of the attachments that its answers hold.
    """

    revision: int
    at: datetime
    signed: int
    signatories: int
    kind: str
    language: str
    files: tuple[str, ...]
    instance_xml: bytes = field(repr=False)
    pdf: bytes = field(repr=False)

    @property
    def complete(self) -> bool:
        return self.signed == self.signatories


def signed_version(store: Store, draft: str, revision: int) -> SignedVersion | None:
    """The furthest stage that this version has come to, or None while nobody has signed."""
    row = store.row(
        "SELECT * FROM version WHERE draft = ? AND revision = ? ORDER BY signed DESC LIMIT 1",
        (draft, revision),
    )
    if row is None:
        return None
    detail = json.loads(row["detail"])
    return SignedVersion(
        revision=revision,
        at=datetime.fromisoformat(row["at"]),
        signed=row["signed"],
        signatories=row["signatories"],
        kind=detail["kind"],
        language=detail["language"],
        files=tuple(detail["files"]),
        instance_xml=blobs.get(store, row["instance"]),
        pdf=blobs.get(store, row["pdf"]),
    )


def keep_version(store: Store, draft: str, version: SignedVersion) -> None:
    """Keep one stage of a version."""
    with store.transaction():
        store.execute(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                draft,
                version.revision,
                version.signed,
                version.signatories,
                version.at.isoformat(),
                blobs.put(store, version.instance_xml),
                blobs.put(store, version.pdf),
                json.dumps({"kind": version.kind, "language": version.language, "files": version.files}),
            ),
        )
