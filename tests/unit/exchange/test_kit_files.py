"""Files of forms in a kit: kept once under their hash, told to older apps, refused where they do not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import bag, canonical_json, canonical_zip, kit, kit_files, names, sshsig
from hrcapp.exchange.refusal import Reason, Refused
from hrcapp.model.faults import Code

TOWNS, PLAN = b"name,label\nsouth,Sample South\n", b"\x89PNG sample"
FILES = {"pledge.xml": {"towns.csv": TOWNS, "Carte d’exemple.png": PLAN, "same.csv": TOWNS}}


def payload(data: bytes) -> Mapping[str, bytes]:
    formats = {"wanted": names.KIT_WITH_FILES_FORMAT, "earlier": (names.KIT_FORMAT,)}
    return bag.parse(canonical_zip.read(data), **formats).payload  # type: ignore[arg-type]


def forged(
    world: World, change: Callable[[dict[str, Any], dict[str, bytes]], object], format_: str = ""
) -> bytes:
    """A kit with files whose `kit.json` and payload were changed before it was signed."""
    found = bag.parse(canonical_zip.read(world.kit_bytes(files=FILES)), wanted=names.KIT_WITH_FILES_FORMAT)
    inside = dict(found.payload)
    written = dict(canonical_json.load(inside.pop("kit.json"), max_bytes=10**6))
    change(written, inside)
    info = {label: value for label, value in found.info.items() if label != "Payload-Oxum"}
    info[bag.FORMAT] = format_ or info[bag.FORMAT]
    files = bag.build(found.root, {**inside, "kit.json": canonical_json.dump(written)}, info)
    return canonical_zip.write(
        bag.signed(files, sshsig.sign(bag.tagmanifest(files), world.root, names.KIT_NAMESPACE))
    )


def test_files_come_back_and_each_content_lies_there_once(world: World) -> None:
    data = world.kit_bytes(files=FILES)
    content = kit.open_kit(data).content
    assert content.files == FILES
    assert content == world.kit_content(files=FILES)
    assert {name for name in payload(data) if name.startswith("files/")} == {
        f"files/{hashlib.sha256(one).hexdigest()}" for one in (TOWNS, PLAN)
    }, "no name from outside lies in the zip"
    assert content.files_by_digest() == {
        hashlib.sha256(content.forms["pledge.xml"]).hexdigest(): FILES["pledge.xml"]
    }


def test_an_older_app_is_told_that_it_is_too_old(world: World) -> None:
    """The first apps read `hrc-kit/1` alone."""
    with pytest.raises(Refused) as caught:
        bag.parse(canonical_zip.read(world.kit_bytes(files=FILES)), wanted=names.KIT_FORMAT)
    assert caught.value.reason is Reason.NEWER
    for without in ({}, {"pledge.xml": {}}):
        plain = bag.parse(canonical_zip.read(world.kit_bytes(files=without)), wanted=names.KIT_FORMAT)
        assert canonical_json.load(plain.payload["kit.json"], max_bytes=10**6).get("files") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda written, _inside: written["files"]["pledge.xml"].pop("Carte d’exemple.png"),
        lambda _written, inside: inside.pop(f"files/{hashlib.sha256(PLAN).hexdigest()}"),
        lambda _written, inside: inside.update({f"files/{hashlib.sha256(PLAN).hexdigest()}": b"other"}),
        lambda written, _inside: written["files"].update({"other.xml": {"a.csv": "0" * 64}}),
        lambda written, _inside: written["files"]["pledge.xml"].update({"../a.csv": "0" * 64}),
        lambda written, _inside: written["files"].update({"pledge.xml": ["towns.csv"]}),
        lambda written, _inside: written.update({"files": []}),
    ],
)
def test_what_does_not_fit_together_is_no_kit(world: World, change: Any) -> None:
    assert told(lambda: kit.open_kit(forged(world, change))) is Code.KIT_UNREADABLE


def test_a_kit_with_files_does_not_pass_for_the_first_format(world: World) -> None:
    data = forged(world, lambda *_parts: None, names.KIT_FORMAT)
    assert told(lambda: kit.open_kit(data)) is Code.KIT_UNREADABLE


@pytest.mark.parametrize(
    "files",
    [
        {"other.xml": {"a.csv": b""}},
        {"pledge.xml": {"../a.csv": b""}},
        {"pledge.xml": {"a/b.csv": b""}},
        {"pledge.xml": {".hidden.csv": b""}},
        {"pledge.xml": {"C:a.csv": b""}},
        {"pledge.xml": {"root-key.json": b""}},
        {"pledge.xml": {"run.exe": b""}},
        {"pledge.xml": {"a\u202evsc.csv": b""}},
        {"pledge.xml": {"big.csv": bytes(kit_files.MAX_BYTES + 1)}},
        {"pledge.xml": {f"{n}.csv": str(n).encode() for n in range(kit_files.MAX_FILES + 1)}},
    ],
)
def test_no_kit_is_made_of_files_that_none_carries(world: World, files: Any) -> None:
    with pytest.raises(ValueError, match="file"):
        world.kit_content(files=files)


def test_the_fullest_kit_is_still_read(world: World) -> None:
    files = {"pledge.xml": {f"{n}.csv": str(n).encode() for n in range(kit_files.MAX_FILES)}}
    forms = {f"{n}.xml": b"<a/>" for n in range(8)} | {"pledge.xml": b"<b/>"}
    opened = kit.open_kit(kit.publish(world.kit_content(files=files, forms=forms), world.root, NOW))
    assert opened.content.files == files
