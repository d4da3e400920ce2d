"""What verifying says: plain values, and the JSON in which they leave the limited process."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from hrcapp.statement.labels import SignatureKind
from hrcapp.statement.verdict_words import Reason, Trust

VerdictName = Literal["intact", "changed", "broken", "unsigned"]


@dataclass(frozen=True)
class SignatureReport:
    """One signature: whose (common name only), what is known of the certificate, how it was made.

    `intact` speaks of the bytes it covers alone; `signed_at` is what the signer's clock said.
    """

    name: str
    trust: Trust
    kind: SignatureKind
    issuer: str
    field: str
    signed_at: datetime | None
    intact: bool


@dataclass(frozen=True)
class TimestampReport:
    """One document timestamp: whose (common name only), the hour it gives, how many signatures it covers.

    `intact` speaks of the bytes it covers; `trust` of the authority; `until` is when its certificate ends,
    and with it what can be checked without a newer timestamp.
    """

    authority: str
    at: datetime | None
    signatures: int
    intact: bool
    trust: Trust = Trust.UNKNOWN
    until: datetime | None = None
    issuer: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict on a file.

    `submission_xml` and `document_id` come from the signed revision, never from the page; both are empty for
    a broken or unsigned file; `signed_size` is how many bytes of the file that revision takes. `timestamps`
    show when the file was there, and nothing about who signed. `archived`: the last of them covers every
    signature together with all certificates (PAdES B-LTA); `answers` about revocation are enclosed.
    """

    verdict: VerdictName
    signatures: tuple[SignatureReport, ...] = ()
    reason: Reason = Reason.NONE
    submission_xml: bytes | None = None
    document_id: str = ""
    timestamps: tuple[TimestampReport, ...] = ()
    signed_size: int = 0
    archived: bool = False
    answers: int = 0


def to_json(verdict: Verdict) -> bytes:
    values = asdict(verdict)
    inside = verdict.submission_xml
    values["submission_xml"] = None if inside is None else base64.b64encode(inside).decode("ascii")
    return json.dumps(values, default=lambda moment: moment.isoformat()).encode("utf-8")


def from_json(data: bytes) -> Verdict:
    """The verdict that `to_json` wrote; ValueError, TypeError or KeyError for anything else."""
    values = json.loads(data)
    inside = values["submission_xml"]
    values["submission_xml"] = None if inside is None else base64.b64decode(inside, validate=True)
    values["reason"] = Reason(values["reason"])
    values["signatures"] = tuple(_signature(one) for one in values["signatures"])
    values["timestamps"] = tuple(
        TimestampReport(
            **(one | {"at": _moment(one["at"]), "until": _moment(one["until"]), "trust": Trust(one["trust"])})
        )
        for one in values["timestamps"]
    )
    return Verdict(**values)


def _signature(values: dict[str, Any]) -> SignatureReport:
    parsed = {
        "trust": Trust(values["trust"]),
        "kind": SignatureKind(values["kind"]),
        "signed_at": _moment(values["signed_at"]),
    }
    return SignatureReport(**(values | parsed))


def _moment(words: str | None) -> datetime | None:
    return None if words is None else datetime.fromisoformat(words)
