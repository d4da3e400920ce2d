"""The parts of an office file (ECMA-376 part 2: XML in a zip), read within bounds of what they unfold to.

What a file says about sizes is not believed: bytes are counted as they are unpacked, elements as they are
held.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from zlib import error as ZlibError

from lxml import etree

_MAX_MEMBERS = 2000
_MAX_PART, _MAX_TOGETHER = 64 * 1024 * 1024, 256 * 1024 * 1024
_MAX_HEAD, _MAX_HEAD_TAGS = 16 * 1024 * 1024, 500_000
"""Of a part that is held whole: the list of sheets, the styles."""
_PIECE = 256 * 1024
_MAX_HELD = 300_000
"""Elements and attributes of a part that lie in memory at once; the widest row has some fifty thousand."""
_HELD = etree.XPath("count(//*) + count(//@*)")
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_DAMAGED = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    ZlibError,
    LookupError,
    ValueError,
    OverflowError,
    EOFError,
    RuntimeError,
    OSError,
)


class Unreadable(Exception):
    """Not such a file, damaged, or beyond the bounds."""


@contextmanager
def telling() -> Iterator[None]:
    """Whatever a damaged file makes its readers raise is told as Unreadable."""
    try:
        yield
    except _DAMAGED as error:
        raise Unreadable from error


class Parts:
    """The parts of an open archive, by their paths in any case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        if len(archive.infolist()) > _MAX_MEMBERS:
            raise Unreadable
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._left = _MAX_TOGETHER

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._names

    def whole(self, path: str) -> etree._Element:
        """The root of a small part."""
        data = b"".join(self._pieces(path, _MAX_HEAD))
        if data.count(b"<") > _MAX_HEAD_TAGS:
            raise Unreadable
        root: etree._Element = etree.fromstring(data, etree.XMLParser(**_SAFE))  # type: ignore[arg-type]
        _refuse_document_type(root)
        return root

    def elements(self, path: str, tags: Collection[str], roots: Collection[str]) -> Iterator[etree._Element]:
        """The elements of those tags, one after the other, each forgotten when the next one is asked for."""
        parser = etree.XMLPullParser(("start", "end"), tag=(*tags, *roots), **_SAFE)  # type: ignore[arg-type]
        root: etree._Element | None = None
        element: etree._Element
        for piece in self._pieces(path, _MAX_PART):
            parser.feed(piece)
            for event, element in parser.read_events():  # type: ignore[assignment]
                if root is None:
                    root = element
                    _refuse_document_type(root)
                if event == "end" and element.tag in tags:
                    yield element
                    _forget(element)
            if root is None or float(str(_HELD(root))) > _MAX_HELD:
                raise Unreadable
        parser.close()

    def _pieces(self, path: str, limit: int) -> Iterator[bytes]:
        read = 0
        with self._archive.open(self._names[path.lower()]) as part:
            while piece := part.read(_PIECE):
                read += len(piece)
                self._left -= len(piece)
                if read > limit or self._left < 0:
                    raise Unreadable
                yield piece


def _refuse_document_type(root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable


def _forget(element: etree._Element) -> None:
    """Free what has been read: a large sheet never lies in memory whole."""
    element.clear()
    above = element.getparent()
    while above is not None and above[0] is not element:
        del above[0]
