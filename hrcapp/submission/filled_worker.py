"""Reads the fields of a PDF form, in a process of its own: the file in, JSON out. Nothing in it is run.

The limits of memory and time are those of pages; the bounds below keep what comes out small.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from hrcapp.media.page_worker import limit
from hrcapp.submission.form_code import MARKER

MAX_FIELDS = 5_000
MAX_DEPTH = 8
MAX_CHARS = 2_000_000
MAX_MARKER = 4096

REFUSED = 3
"""The exit code for a form beyond the bounds."""


class Beyond(Exception):
    """More than any form of ours has."""


def main() -> int:
    """Exit code 0, 1 for a file that is no readable PDF, `REFUSED` beyond the bounds."""
    limit()
    import pikepdf

    data = sys.stdin.buffer.read()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            found = {"marker": _marker(pdf), "fields": dict(_fields(pdf))}
    except Beyond:
        return REFUSED
    except (pikepdf.PdfError, MemoryError, RecursionError, ValueError, TypeError, AttributeError):
        return 1
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))
    return 0


def _marker(pdf: Any) -> str:
    """The marker file's text; "" where there is none that can be one."""
    if MARKER not in pdf.attachments:
        return ""
    try:
        stream = pdf.attachments[MARKER].obj.EF.F
        raw = bytes(stream.read_raw_bytes())
        if "/Filter" in stream:
            raw = zlib.decompressobj().decompress(raw, MAX_MARKER + 1)
        return raw.decode() if len(raw) <= MAX_MARKER else ""
    except (AttributeError, KeyError, ValueError, zlib.error):
        return ""


def _fields(pdf: Any) -> Iterator[tuple[str, str]]:
    """(full name, value) of every field that holds something."""
    acro = pdf.Root.get("/AcroForm")
    walk = _Walk()
    for field in _kids(acro, "/Fields"):
        yield from walk.field(field, "", None, 0)


class _Walk:
    def __init__(self) -> None:
        self._fields = self._chars = 0

    def field(self, field: Any, above: str, kind: Any, depth: int) -> Iterator[tuple[str, str]]:
        """`kind` is inherited; a looping form ends at the depth or at the count."""
        self._fields += 1
        if self._fields > MAX_FIELDS or depth > MAX_DEPTH:
            raise Beyond
        if not _is_dictionary(field):
            return
        partial = _text(field.get("/T"))
        name = ".".join(part for part in (above, partial) if part)
        kind = field.get("/FT", kind)
        kids = _kids(field, "/Kids")
        named = [kid for kid in kids if _is_dictionary(kid) and "/T" in kid]
        if named:
            for kid in named:
                yield from self.field(kid, name, kind, depth + 1)
            return
        value = _button(field, kids) if kind == "/Btn" else _text(field.get("/V"))
        self._chars += len(name) + len(value)
        if self._chars > MAX_CHARS:
            raise Beyond
        if name and value:
            yield name, value


def _button(field: Any, widgets: list[Any]) -> str:
    """The state that is set; some readers write it with the widget alone."""
    states = [
        field.get("/V"),
        field.get("/AS"),
        *(each.get("/AS") for each in widgets if _is_dictionary(each)),
    ]
    names = [str(state)[1:] for state in states if state is not None and str(state)[:1] == "/"]
    return next((name for name in names if name not in ("", "Off")), "")


def _text(value: Any) -> str:
    """A text string, or a stream of one (12.7.4.3); anything else holds no text."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, pikepdf.Stream):
        raw = bytes(value.read_raw_bytes())
        if "/Filter" in value:
            raw = zlib.decompressobj().decompress(raw, MAX_CHARS)
        return str(pikepdf.String(raw)) if len(raw) < MAX_CHARS else ""
    return ""


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def _kids(holder: Any, key: str) -> list[Any]:
    import pikepdf

    found = holder.get(key) if _is_dictionary(holder) else None
    if not isinstance(found, pikepdf.Array):
        return []
    if len(found) > MAX_FIELDS:
        raise Beyond
    return list(found)


if __name__ == "__main__":
    sys.exit(main())
