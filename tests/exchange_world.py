"""A small campaign for the tests of what travels: keys, a kit, a submission. Each has new keys."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hrcapp.exchange import bundle, kit, names, receipt, telephone
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.model.faults import Code, Fault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FORM = b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'>sample</h:html>"


@dataclass
class World:
    """One campaign; `desk` holds the desk's age key and the signing key of its staff."""

    campaign: str = field(default_factory=lambda: str(uuid.uuid4()))
    root: SigningKey = field(default_factory=SigningKey.generate)
    desk: DeviceKeys = field(default_factory=DeviceKeys.generate)
    recovery: DeviceKeys = field(default_factory=DeviceKeys.generate)
    device: DeviceKeys = field(default_factory=DeviceKeys.generate)

    def kit_content(self, **changes: Any) -> kit.KitContent:
        content = kit.KitContent(
            campaign=self.campaign,
            title={"en": "Sample campaign", "ar": "حملة نموذجية"},
            version=1,
            domain="example.org",
            recipients=(
                kit.Recipient("Desk", self.desk.recipient),
                kit.Recipient("Recovery", self.recovery.recipient),
            ),
            signers=(kit.Signer("Sample staff", self.desk.signing.public, (names.RECEIPTS_ROLE,)),),
            forms={"pledge.xml": FORM},
            languages=("en", "fr", "es", "ar"),
            wave="2026",
            contact={"mail": "sample@example.org"},
            lowest_app="0.1.0",
            drop_boxes=(kit.DropBoxSpec("folder", "Shared/campaign"),),
            deadline=date(2026, 12, 31),
        )
        return replace(content, **changes)

    def kit_bytes(self, **changes: Any) -> bytes:
        return kit.publish(self.kit_content(**changes), self.root, NOW)

    def kit(self, **changes: Any) -> kit.Kit:
        return kit.open_kit(self.kit_bytes(**changes))

    def content(self, **changes: Any) -> bundle.Content:
        content = bundle.Content(
            submission_id=str(uuid.uuid4()),
            revision=1,
            replaces=None,
            form_id="pledge",
            form_version="2026-01",
            form_digest=hashlib.sha256(FORM).hexdigest(),
            kit_version=1,
            campaign=self.campaign,
            instance_xml="<data><name>Sample town Ñ</name></data>".encode(),
            statement_pdf=b"%PDF-1.7 sample",
            attachments={"scan-1.jpg": b"\xff\xd8sample", "plan.pdf": b"%PDF-1.7 plan"},
            origin="typed",
            reply_to=self.device.recipient,
            device_sequence=7,
        )
        return replace(content, **changes)

    def sealed(self, **changes: Any) -> bundle.Sealed:
        return bundle.seal(self.content(**changes), self.device, self.kit(), now=NOW)

    def open(self, data: bytes, **options: Any) -> bundle.Opened:
        given = {"identities": [self.desk.identity], "campaign": self.campaign, "name": "x.hrcb", **options}
        return bundle.open_bundle(data, given.pop("identities"), **given)

    def receipt(self, **changes: Any) -> receipt.Receipt:
        made = receipt.Receipt(
            kind="returned",
            campaign=self.campaign,
            submission_id=str(uuid.uuid4()),
            revision=2,
            content_hash="ab" * 32,
            reference="2026-0042",
            at=NOW,
            message="Sample: please name the department.",
            language="en",
            comments=(receipt.Comment("/data/department", "Sample comment"),),
            desk="main",
            short_code=telephone.code("00" * 16, "2026-0042", "returned"),
        )
        return replace(made, **changes)

    def receipt_bytes(self, **changes: Any) -> bytes:
        return receipt.issue(self.receipt(**changes), self.desk.signing, self.device.recipient, now=NOW)


def told(call: Callable[[], object]) -> Code:
    """The code of the fault that the call raises."""
    with pytest.raises(Fault) as caught:
        call()
    return caught.value.code
