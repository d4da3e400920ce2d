"""What a bundle says: the answers, the statement, the attachments, and the labels of the inner bag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hrcapp.exchange import checks, succession
from hrcapp.exchange.bag import Bag
from hrcapp.exchange.names import MAX_FILES

MAX_INSTANCE = 1024 * 1024
MAX_ATTACHMENTS = MAX_FILES - 8
"""Beside attachments a bag holds five tag files, the answers, the statement and the handovers."""

ORIGINS = ("typed", "transcribed", "reconstructed", "imported")
_INSTANCE, _STATEMENT, _ATTACHMENTS = "instance.xml", "statement.pdf", "attachments/"
_HANDOVERS = "handovers.json"
_SECRET = re.compile(r"[0-9a-f]{32}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Content:
    """One version of a submission.

    `submission_id` and `campaign` are UUIDs; `revision` counts from 1; `replaces` is the content hash of the
    version before; `form_digest` is SHA-256 of the compiled form; `attachments` by short ASCII name;
    `device_sequence` counts what the device has packed; `reply_to` is the age recipient for receipts;
    `handovers` leads from the device that began the submission to this one (`succession`), where they differ.
    """

    submission_id: str
    revision: int
    replaces: str | None
    form_id: str
    form_version: str
    form_digest: str
    kit_version: int
    campaign: str
    instance_xml: bytes = field(repr=False)
    statement_pdf: bytes | None = field(repr=False)
    attachments: Mapping[str, bytes] = field(repr=False)
    origin: str
    reply_to: str
    device_sequence: int
    practice: bool = False
    handovers: bytes | None = field(repr=False, default=None)

    def __post_init__(self) -> None:
        if any(str(UUID(one)) != one for one in (self.submission_id, self.campaign)):
            raise ValueError("submissions and campaigns are named by UUIDs")
        hashes = (self.form_digest,) if self.replaces is None else (self.form_digest, self.replaces)
        checks.all_match(checks.SHA256, hashes)
        checks.all_match(checks.AGE_RECIPIENT, [self.reply_to])
        if (
            self.revision < 1
            or self.kit_version < 1
            or self.device_sequence < 0
            or self.origin not in ORIGINS
        ):
            raise ValueError("not a revision, version, sequence or origin")
        if self.handovers is not None:
            succession.read(self.handovers)
        if not 0 < len(self.instance_xml) <= MAX_INSTANCE or len(self.attachments) > MAX_ATTACHMENTS:
            raise ValueError("no answers, or too much")


def to_payload(content: Content) -> dict[str, bytes]:
    """The files of the inner bag."""
    payload = {_INSTANCE: content.instance_xml}
    if content.statement_pdf is not None:
        payload[_STATEMENT] = content.statement_pdf
    if content.handovers is not None:
        payload[_HANDOVERS] = content.handovers
    return payload | {_ATTACHMENTS + name: data for name, data in content.attachments.items()}


def to_info(content: Content, telephone_secret: str) -> dict[str, str]:
    """The labels of the inner bag-info."""
    info = {
        "External-Identifier": content.submission_id,
        "Revision": str(content.revision),
        "Replaces": content.replaces or "none",
        "Form-Id": content.form_id,
        "Form-Version": content.form_version,
        "Form-Digest": content.form_digest,
        "Kit-Version": str(content.kit_version),
        "Origin": content.origin,
        "Device-Sequence": str(content.device_sequence),
        "Reply-To": content.reply_to,
        "Telephone-Secret": telephone_secret,
    }
    return info


def from_bag(found: Bag) -> tuple[Content, str]:
    """The content and the telephone secret. Raises ValueError."""
    info: Mapping[str, str] = found.info
    secret = info.get("Telephone-Secret", "")
    if found.root != info.get("External-Identifier") or not _SECRET.fullmatch(secret):
        raise ValueError("the bag is not named as it says")
    replaces = info.get("Replaces", "")
    content = Content(
        submission_id=found.root,
        revision=_number(info, "Revision"),
        replaces=None if replaces == "none" else replaces,
        form_id=_text(info, "Form-Id"),
        form_version=_text(info, "Form-Version"),
        form_digest=_text(info, "Form-Digest"),
        kit_version=_number(info, "Kit-Version"),
        campaign=_text(info, "Campaign"),
        origin=_text(info, "Origin"),
        reply_to=_text(info, "Reply-To"),
        device_sequence=_number(info, "Device-Sequence"),
        **_files(found.payload),
    )
    return content, secret


def _files(payload: Mapping[str, bytes]) -> dict[str, Any]:
    attachments = {
        name[len(_ATTACHMENTS) :]: data for name, data in payload.items() if name.startswith(_ATTACHMENTS)
    }
    if set(payload) - {_INSTANCE, _STATEMENT, _HANDOVERS} - {_ATTACHMENTS + name for name in attachments}:
        raise ValueError("a file that the format does not know")
    return {
        "instance_xml": payload.get(_INSTANCE, b""),
        "statement_pdf": payload.get(_STATEMENT),
        "handovers": payload.get(_HANDOVERS),
        "attachments": attachments,
    }


def _text(info: Mapping[str, str], label: str) -> str:
    if label not in info:
        raise ValueError(f"no {label}")
    return info[label]


def _number(info: Mapping[str, str], label: str) -> int:
    if not _NUMBER.fullmatch(info.get(label, "")):
        raise ValueError(f"no {label}")
    return int(info[label])
