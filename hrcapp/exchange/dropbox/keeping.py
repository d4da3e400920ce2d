"""A specification as bytes, to be kept in the vault: it has credentials."""

from __future__ import annotations

import json

from hrcapp.exchange import checks
from hrcapp.exchange.kit_content import DropBoxSpec


def to_bytes(spec: DropBoxSpec) -> bytes:
    """The JSON of a kit's drop box."""
    content = {"kind": spec.kind, "address": spec.address, "options": dict(spec.options)}
    return json.dumps(content, sort_keys=True, ensure_ascii=False).encode()


def from_bytes(data: bytes) -> DropBoxSpec | None:
    """From `to_bytes`; None for anything else, such as nothing."""
    try:
        found = json.loads(data)
        return DropBoxSpec(
            checks.text(found["kind"]), checks.text(found["address"]), checks.texts(found["options"])
        )
    except (ValueError, KeyError, TypeError):
        return None
