"""The files enclosed in a revision of a statement, read with bounds and by their known names only."""

from __future__ import annotations

import json
import uuid
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from hrcapp.statement.record import FORMAT, RECORD, SUBMISSION

LARGEST = 16 << 20
_RECORD_LARGEST = 1 << 18


@dataclass(frozen=True)
class Enclosed:
    """What a revision holds: the instance (None when it has none), the document's UUID ("" likewise), the
    names of its signature fields."""

    submission_xml: bytes | None = None
    document_id: str = ""
    fields: frozenset[str] = frozenset()


def enclosed(revision: bytes) -> Enclosed:
    """Read a complete PDF; whatever is missing, too large or ill-formed is left out."""
    try:
        with pikepdf.open(BytesIO(revision)) as pdf:
            return Enclosed(
                _file(pdf, SUBMISSION, LARGEST),
                _document_id(_file(pdf, RECORD, _RECORD_LARGEST)),
                _fields(pdf),
            )
    except (pikepdf.PdfError, RecursionError):
        return Enclosed()


def record_of(pdf: bytes) -> dict[str, Any] | None:
    """The record of signing enclosed in a complete PDF, its document's UUID checked; None when it has none.

    Ask only about what was verified.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            data = _file(opened, RECORD, _RECORD_LARGEST)
    except (pikepdf.PdfError, RecursionError):
        return None
    document = _document_id(data)
    return {**json.loads(data), "document": document} if data and document else None


def enclosed_file(pdf: bytes, name: str, largest: int) -> bytes | None:
    """A file enclosed in a complete PDF under that name; None when it is absent, too large or ill-formed."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return _file(opened, name, largest)
    except (pikepdf.PdfError, RecursionError):
        return None


def ambiguous(pdf: bytes) -> bool:
    """Whether an object has two entries whose names are the same, perhaps in two spellings (`/N#61mes`).

    One program reads the first, another the second: the same file shows different things.
    """
    try:
        with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as opened:
            for _ in opened.objects:
                """Asking for an object reads it."""
            return any("duplicated key" in str(warning) for warning in opened.get_warnings())
    except (pikepdf.PdfError, RecursionError):
        return True


def _fields(pdf: Any) -> frozenset[str]:
    try:
        return frozenset(str(field.T) for field in pdf.Root.AcroForm.Fields)
    except (AttributeError, KeyError, TypeError, ValueError):
        return frozenset()


def _file(pdf: Any, name: str, largest: int) -> bytes | None:
    if name not in pdf.attachments:
        return None
    try:
        stream = pdf.attachments[name].obj.EF.F
        return _inflated(stream, largest)
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error):
        return None


def _inflated(stream: Any, largest: int) -> bytes:
    """The stream's data, never more than `largest` bytes in memory (a few kB can unfold to gigabytes)."""
    raw = bytes(stream.read_raw_bytes())
    filters = stream.get("/Filter", None)
    if filters is not None and isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    if filters is None:
        data = raw
    elif filters == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream:
        unfold = zlib.decompressobj()
        data = unfold.decompress(raw, largest + 1)
    else:
        raise ValueError("a filter we do not write")
    if len(data) > largest:
        raise ValueError("too large")
    return data


def _document_id(record: bytes | None) -> str:
    try:
        values = json.loads(record or b"null")
        if values["format"] != FORMAT:
            return ""
        return str(uuid.UUID(values["document"]))
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return ""
