"""One finished version of a submission, on its way into a bundle."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from hrcapp.exchange.bundle import Content
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Origin


@dataclass(frozen=True)
class FormIdentity:
    """Which form the answers belong to: its id, version, and the SHA-256 of its compiled XML in hex."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True)
class Version:
    """A finalised instance with its statement and attachments (by short ASCII name).

    `replaces` is the content hash of the version before; `handovers` leads here from the device that began. A
    submission that was typed has a signed statement, unless its form has none (`signs`); one reconstructed
    from a printed report, or imported from other software, has none.
    """

    submission_id: str
    revision: int
    form: FormIdentity
    instance_xml: bytes = field(repr=False)
    statement_pdf: bytes | None = field(repr=False, default=None)
    attachments: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    replaces: str | None = None
    origin: Origin = Origin.TYPED
    practice: bool = False
    handovers: bytes | None = field(repr=False, default=None)
    signs: bool = True


def content_of(version: Version, kit: Kit, device: DeviceKeys, sequence: int) -> Content:
    """The content of the bundle. Raises Fault PRACTICE_CANNOT_BE_PACKED or STATEMENT_NOT_SIGNED."""
    if version.practice:
        raise Fault(Code.PRACTICE_CANNOT_BE_PACKED)
    if version.signs and version.statement_pdf is None and not version.origin.is_unsigned:
        raise Fault(Code.STATEMENT_NOT_SIGNED)
    return Content(
        submission_id=version.submission_id,
        revision=version.revision,
        replaces=version.replaces,
        form_id=version.form.id,
        form_version=version.form.version,
        form_digest=version.form.digest,
        kit_version=kit.content.version,
        campaign=kit.content.campaign,
        instance_xml=version.instance_xml,
        statement_pdf=version.statement_pdf,
        attachments=version.attachments,
        origin=str(version.origin),
        reply_to=device.recipient,
        device_sequence=sequence,
        handovers=version.handovers,
    )


def fingerprint(instance_xml: bytes) -> str:
    """The SHA-256 of a finalised instance in hex: what the foot of the statement ties the page to."""
    return hashlib.sha256(instance_xml).hexdigest()
