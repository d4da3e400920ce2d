"""The record of signing that travels inside the PDF: who was to sign, by what mandate, over which data.

How and when each of them signed stands in the signatures themselves. No address of a machine is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hrcapp.statement.data import StatementData

SUBMISSION = "submission.xml"
RECORD = "signing-record.json"
FORMAT = "hrc-signing-record/1"


@dataclass(frozen=True)
class ScannedFile:
    """A scanned page of the signed paper, as it came; `by_person`: no QR code told which page it is."""

    name: str
    data: bytes = field(repr=False)
    page: int
    by_person: bool


def signing_record(
    data: StatementData, instance_xml: bytes | None, now: datetime, sheets: Sequence[ScannedFile] = ()
) -> bytes:
    """Canonical JSON (sorted keys, UTF-8); times by the clock of the device."""
    record = {
        "format": FORMAT,
        "document": data.document_id,
        "statement": {
            "kind": data.kind,
            "language": data.language,
            **({"second_language": data.second.language, "prevails": data.prevails} if data.second else {}),
            "version": data.version_label,
            "practice": data.practice,
            "signature": data.signature_kind_line,
        },
        "prepared": now.isoformat(timespec="seconds"),
        "fingerprint": data.short_hash,
        "files": [] if instance_xml is None else [_file(SUBMISSION, instance_xml)],
        "signatories": [
            {
                "field": f"Signature{number}",
                "name": who.name,
                "office": who.office,
                "mandate": who.mandate,
                "resolution": who.resolution_ref,
                "resolution_date": who.resolution_date.isoformat() if who.resolution_date else "",
            }
            for number, who in enumerate(data.signatories, 1)
        ],
    }
    if sheets:
        record["paper"] = [_file(one.name, one.data) | _matched(one) for one in sheets]
    return json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8")


def _matched(sheet: ScannedFile) -> dict[str, object]:
    return {"page": sheet.page, "matched_by": "person" if sheet.by_person else "code"}


def _file(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
