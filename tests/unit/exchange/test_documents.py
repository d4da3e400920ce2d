"""The documents of the formats say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exchange_world import World

from hrcapp.exchange import bag, bundle, bundle_content, canonical_zip, envelope, names, receipt_content
from hrcapp.exchange.kit_content import to_json

ROOT = Path(__file__).resolve().parents[3]


def _text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_label_of_a_bundle_is_documented(world: World) -> None:
    text = _text("formats/bundle.md")
    outer = bundle.inspect(world.sealed().data)
    inner = envelope.open_inner(envelope.SUBMISSION, outer, [world.desk.identity])
    for label in (*outer.bag_info, *inner.bag.info):
        assert f"`{label}`" in text


def test_every_key_of_kit_and_receipt_is_documented(world: World) -> None:
    for key in (*to_json(world.kit_content()), "made_at"):
        assert f"`{key}`" in _text("formats/kit.md")
    found = bag.parse(canonical_zip.read(world.kit_bytes()), wanted=names.KIT_FORMAT)
    assert all(f"`{label}" in _text("formats/kit.md") for label in found.info)
    for key in receipt_content.to_json(world.receipt()):
        assert f"`{key}`" in _text("formats/receipt.md")


def test_limits_and_namespaces_are_documented() -> None:
    pages = ("bundle", "kit", "receipt", "mail", "handover", "manifest", "second-copy", "update", "audit")
    text = "".join(_text(f"formats/{name}.md") for name in pages)
    assert f"{names.MAX_BYTES:,}" in text
    assert f"at most {bundle_content.MAX_ATTACHMENTS}" in text
    for name, value in vars(names).items():
        if name.endswith(("_NAMESPACE", "_EXTENSION", "_MEDIA_TYPE", "_FORMAT")):
            assert value in text


@pytest.mark.parametrize("reference", re.findall(r"`(tests/\S+::\w+)`", _text("threat-model.md")))
def test_every_bound_has_its_test(reference: str) -> None:
    path, _, name = reference.partition("::")
    assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")
