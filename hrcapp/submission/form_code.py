"""Which form a sheet or a file belongs to: in letters for its QR code, and as a file inside the PDF."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass

from hrcapp.xforms import FormDefinition

MARKER = "form.json"
"""The file inside a form to fill in that says which form it is."""
FORMAT = "hrcapp-form-1"
MARK = "HRCF1"

_ID_CHARS = 40
_DIGEST_BYTES = 10
_PAYLOAD = re.compile(rf"{MARK}/[^/]*/[^/]*/(?P<digest>[A-Z2-7]{{16}})/(?P<page>[1-9][0-9]{{0,2}})")


@dataclass(frozen=True)
class FormMark:
    """The form a filled-in file says it belongs to; `digest` is the SHA-256 of the form's XML in hex."""

    form: str
    version: str
    digest: str
    language: str


def digest_code(definition: FormDefinition) -> str:
    """The first 80 bits of the form's digest: sixteen letters and digits (base32, RFC 4648)."""
    return base64.b32encode(bytes.fromhex(definition.digest)[:_DIGEST_BYTES]).decode("ascii")


def payload(definition: FormDefinition, page: int) -> str:
    """`HRCF1/FORM-ID/VERSION/DIGEST/PAGE`, all within the QR alphanumeric mode.

    The digest is what counts: in the id only letters, digits and hyphens are left, in upper case.
    """
    parts = (_plain(definition.id), _plain(definition.version), digest_code(definition), str(page))
    return "/".join((MARK, *parts))


def page_of(text: str) -> tuple[str, int] | None:
    """The digest and the page (from 1) that a code on a sheet names; None for any other text."""
    found = _PAYLOAD.fullmatch(text)
    return (found["digest"], int(found["page"])) if found else None


def marker(definition: FormDefinition, language: str) -> bytes:
    """The marker file, JSON."""
    found = {
        "format": FORMAT,
        "form": definition.id,
        "version": definition.version,
        "digest": definition.digest,
        "language": language,
    }
    return json.dumps(found, ensure_ascii=False, sort_keys=True).encode()


def read_marker(data: str) -> FormMark | None:
    """What a marker says; None for anything else."""
    try:
        found = json.loads(data)
        if found["format"] != FORMAT:
            return None
        values = [found[name] for name in ("form", "version", "digest", "language")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return FormMark(*values) if all(isinstance(each, str) for each in values) else None


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "-", text.upper().encode("ascii", "ignore").decode())[:_ID_CHARS]
