"""A kit may bring its own text of the statement; what is signed then is that text."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.exchange.kit import KitContent, Recipient, Signer, publish
from hrcapp.exchange.names import RECEIPTS_ROLE
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.signing import Typed
from hrcapp.statement import shipped, template_to_json, verify
from tests.sample import NOON, fill, open_workspace, pledge_form


def kit_with(template: dict[str, object]) -> bytes:
    root, staff = SigningKey.generate(), SigningKey.generate()
    content = KitContent(
        campaign="7b2f6f0e-5a4e-4a63-9d5e-0d7f6f2f4c11",
        title={"en": "Sample campaign"},
        version=1,
        domain="hrcapp",
        recipients=tuple(Recipient(name, DeviceKeys.generate().recipient) for name in ("desk", "recovery")),
        signers=(Signer("secretariat", staff.public, (RECEIPTS_ROLE,)),),
        forms={"pledge.xml": pledge_form()},
        languages=("en",),
        wave="",
        contact={"email": "office@sample.example"},
        lowest_app="0.1.0",
        templates=(template,),
    )
    return publish(content, root, NOON)


def own_text() -> dict[str, object]:
    return dict(template_to_json(replace(shipped("government"), version="2027-1")))


def test_the_text_of_the_kit_is_the_one_that_is_signed(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "o")
    workspace.kit.adopt(kit_with(own_text()))
    draft = workspace.drafts.create(workspace.kit.form(), language="en", practice=False)
    editor = workspace.drafts.open(draft)
    fill(editor)
    signed = workspace.signing.sign(draft, editor.session, Typed("Sample Name"))
    workspace.close()
    assert verify(signed.pdf).verdict == "intact"
    with pikepdf.open(BytesIO(signed.pdf)) as pdf:
        record = json.loads(pdf.attachments["signing-record.json"].get_file().read_bytes())
    assert record["statement"]["version"] == "2027-1-en"


def test_a_text_that_cannot_be_used_is_told_and_nothing_is_signed(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "o")
    workspace.kit.adopt(kit_with({**own_text(), "format": "another"}))
    draft = workspace.drafts.create(workspace.kit.form(), language="en", practice=False)
    editor = workspace.drafts.open(draft)
    fill(editor)
    with pytest.raises(Fault) as caught:
        workspace.signing.sign(draft, editor.session, Typed("Sample Name"))
    assert caught.value.code is Code.TEMPLATE_UNREADABLE
    assert workspace.signing.version(draft) is None
    workspace.close()
