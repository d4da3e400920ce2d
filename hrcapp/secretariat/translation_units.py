"""What a translator gets and sends back, whatever the file's format: units of one text each.

A unit is named by a hash of its submission and path, which says nothing to anybody else; the text itself
tells whether the answer is still the one that was translated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.translation_fold import Status

MAX_FILE = 16 * 1024 * 1024
MAX_UNITS = 50_000


class Format(StrEnum):
    """The files that go to a translator: XLIFF 2.1 for translation tools, PO for the plainer ones."""

    XLIFF = "xliff"
    PO = "po"

    @property
    def extension(self) -> str:
        return ".xlf" if self is Format.XLIFF else ".po"


@dataclass(frozen=True)
class Unit:
    """One text. `group` is who wrote it, `note` the question; `status` None: `target` is "" as yet."""

    id: str
    source: str
    target: str = ""
    status: Status | None = None
    group: str = ""
    note: str = ""


@dataclass(frozen=True)
class Document:
    """The units of one file; languages as BCP 47 tags, "" for a source that nobody knows."""

    source_language: str
    language: str
    units: tuple[Unit, ...]


def unit_id(submission: str, path: str) -> str:
    """The name of a unit, the same in every file; an NMTOKEN, as XLIFF demands."""
    return "t" + hashlib.sha256(f"{submission}\n{path}".encode()).hexdigest()[:24]


def write(document: Document, format_: Format) -> bytes:
    """The file for a translator."""
    from hrcapp.secretariat import translation_po, translation_xliff

    if format_ is Format.XLIFF:
        return translation_xliff.write(document)
    return translation_po.write(document)


def read(data: bytes, name: str) -> Document:
    """What a translator sent, by what the file is and not by what it is called.

    Raises Fault TRANSLATION_FILE_TOO_LARGE, TRANSLATION_FILE_UNREADABLE.
    """
    from hrcapp.secretariat import translation_po, translation_xliff

    if len(data) > MAX_FILE:
        raise Fault(Code.TRANSLATION_FILE_TOO_LARGE, name=name)
    is_xml = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
    found = _told(translation_xliff.read if is_xml else translation_po.read, data, name)
    if len(found.units) > MAX_UNITS:
        raise Fault(Code.TRANSLATION_FILE_TOO_LARGE, name=name)
    return found


def _told(reader: Callable[[bytes], Document], data: bytes, name: str) -> Document:
    try:
        return reader(data)
    except ValueError as error:
        raise Fault(Code.TRANSLATION_FILE_UNREADABLE, name=name) from error
