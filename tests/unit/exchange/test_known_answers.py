"""Files of every published version are read for ever, with the same outcome."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from hrcapp.exchange import (
    bundle,
    canonical_zip,
    desk_keys,
    events,
    handover,
    kit,
    manifest,
    parts,
    receipt,
    staff_key,
    succession,
    telephone,
)
from hrcapp.exchange.bundle import Opened
from hrcapp.exchange.dates import to_text
from hrcapp.exchange.keys import DeviceKeys, SigningKey

KNOWN = Path(__file__).with_name("known")
FORMATS = sorted(path.name for path in KNOWN.iterdir() if path.is_dir())


@pytest.fixture(params=FORMATS)
def folder(request: pytest.FixtureRequest) -> Path:
    return KNOWN / str(request.param)


@pytest.fixture
def keys(folder: Path) -> Any:
    return json.loads((folder / "test-keys.json").read_text(encoding="utf-8"))


@pytest.fixture
def expected(folder: Path) -> Any:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def known_kit(folder: Path) -> kit.Kit:
    return kit.open_kit((folder / "sample.hrckit").read_bytes())


def _open(folder: Path, keys: Any, expected: Any, opener: str) -> Opened:
    data = (folder / "sample.hrcb").read_bytes()
    return bundle.open_bundle(data, [keys["age"][opener]], campaign=expected["campaign"])


def test_format_1_is_there() -> None:
    assert "format-1" in FORMATS


def test_the_kit(known_kit: kit.Kit, expected: Any) -> None:
    content = known_kit.content
    assert (content.campaign, content.version) == (expected["campaign"], expected["kit"]["version"])
    assert (known_kit.root.fingerprint, known_kit.digest) == (expected["root"], expected["kit"]["sha256"])
    assert list(kit.safety_words(known_kit.root)) == expected["safety_words"]
    assert hashlib.sha256(content.forms["pledge.xml"]).hexdigest() == expected["kit"]["form_sha256"]
    assert content.title["ar"] == "حملة نموذجية"


@pytest.mark.parametrize("opener", ["desk", "recovery"])
def test_the_bundle(folder: Path, keys: Any, expected: Any, opener: str) -> None:
    opened, wanted = _open(folder, keys, expected, opener), expected["bundle"]
    assert (opened.eid, opened.content_hash) == (wanted["eid"], wanted["content_hash"])
    assert opened.signer.fingerprint == wanted["signer"]
    for field in ("submission_id", "revision", "replaces", "origin", "device_sequence"):
        assert getattr(opened.content, field) == wanted[field]
    files = {
        "instance.xml": opened.content.instance_xml,
        "statement.pdf": opened.content.statement_pdf or b"",
    }
    files |= opened.content.attachments
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == wanted["files"]


def test_the_receipt_and_its_telephone_code(
    folder: Path, keys: Any, known_kit: kit.Kit, expected: Any
) -> None:
    data, wanted = (folder / "sample.hrcr").read_bytes(), expected["receipt"]
    found = receipt.open_receipt(data, keys["age"]["device"], known_kit)
    assert (found.kind, found.reference, to_text(found.at)) == (
        wanted["kind"],
        wanted["reference"],
        wanted["at"],
    )
    assert [[one.path, one.text] for one in found.comments] == wanted["comments"]
    assert found.content_hash == expected["bundle"]["content_hash"]
    device = SigningKey.from_bytes(bytes.fromhex(keys["signing"]["device"]))
    secret = telephone.secret(device, found.submission_id, found.revision)
    assert secret == expected["bundle"]["telephone_secret"]
    assert telephone.code(secret, found.reference, found.kind) == found.short_code == wanted["short_code"]


def test_the_event(folder: Path, expected: Any) -> None:
    found = events.parse((folder / "event.json").read_bytes())
    assert (found.digest, found.signer.fingerprint) == (
        expected["event"]["digest"],
        expected["event"]["signer"],
    )
    assert found.event.seq == expected["event"]["seq"]


def test_what_is_written_today_is_the_same_but_for_the_encryption(
    folder: Path, keys: Any, known_kit: kit.Kit, expected: Any
) -> None:
    """The inner zip has no chance in it: sealing the same content again gives the same content hash."""
    opened = _open(folder, keys, expected, "desk")
    identity = keys["age"]["device"]
    signing = SigningKey.from_bytes(bytes.fromhex(keys["signing"]["device"]))
    device = DeviceKeys(signing, identity)
    again = bundle.seal(opened.content, device, known_kit, now=known_kit.made_at)
    assert again.content_hash == opened.content_hash
    root = SigningKey.from_bytes(bytes.fromhex(keys["signing"]["root"]))
    assert kit.publish(known_kit.content, root, known_kit.made_at) == (folder / "sample.hrckit").read_bytes()
    data = (folder / "sample.hrcb").read_bytes()
    assert canonical_zip.write(canonical_zip.read(data)) == data


def test_a_part_and_a_courier_s_list(folder: Path, expected: Any) -> None:
    data = (folder / "sample.hrcb").read_bytes()
    part = (folder / "sample.hrcb.001").read_bytes()
    assert parts.join([parts.read(part)]) == data
    assert parts.split("sample.hrcb", data, parts.LEAST) == [("sample.hrcb.001", part)]
    written = (folder / "sample.hrclist").read_bytes()
    listed = manifest.read(written)
    [entry] = listed.files
    assert (entry.eid, entry.size, entry.way) == (expected["bundle"]["eid"], len(data), "room")
    assert entry.sha256 == hashlib.sha256(data).hexdigest()
    assert manifest.write(listed) == written


def test_a_moved_form_and_who_may_go_on_with_it(folder: Path, expected: Any) -> None:
    wanted = expected["ways"]["handover"]
    opened = handover.open_handover((folder / "sample.hrcmove").read_bytes(), wanted["code"])
    assert opened.giver.fingerprint == wanted["giver"]
    files = {name: hashlib.sha256(data).hexdigest() for name, data in opened.payload.items()}
    assert files == wanted["files"]
    written = (folder / "handovers.json").read_bytes()
    links, who = succession.read(written), expected["ways"]["handovers"]
    assert links[0].revision == who["revision"]
    assert succession.leads(links, expected["bundle"]["submission_id"], who["giver"], who["heir"])
    assert succession.write(links) == written


def test_the_keys_of_a_desk(folder: Path, keys: Any, expected: Any) -> None:
    ways = expected["ways"]
    found = desk_keys.look((folder / "sample.hrcdesk").read_bytes())
    assert found.unlock(ways["desk_keys"]["passphrase"]) == {1: keys["age"]["desk"]}
    written = (folder / "staff-key.json").read_bytes()
    staff = staff_key.read(written, expected["campaign"])
    assert staff.name == ways["staff_key"]["name"]
    assert staff.public.fingerprint == ways["staff_key"]["fingerprint"]
    signing = SigningKey.from_bytes(bytes.fromhex(keys["signing"]["staff"]))
    assert staff_key.write(expected["campaign"], staff.name, signing) == written
