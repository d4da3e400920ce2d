"""The cells of a workbook's sheets (ECMA-376 part 1, SpreadsheetML), read in pieces within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from zlib import error as ZlibError

from lxml import etree

_MAX_MEMBERS, _MAX_PART, _MAX_TEXTS = 2000, 64 * 1024 * 1024, 400_000
_MAX_COLUMN = 16_384
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = re.compile(r"\{http://(?:schemas\.openxmlformats|purl\.oclc)\.org/.*/relationships\}id")
_BUILT_IN_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Unreadable(Exception):
    """No workbook, damaged, or beyond the bounds."""


def rows(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet that is not hidden, as text. Raises Unreadable."""
    with _opened(data) as book:
        yield from book.rows(book.sheets[0][1])


def sheets(data: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The name of each sheet that is not hidden, with its rows, to be read before the next one is asked for.

    Raises Unreadable.
    """
    with _opened(data) as book:
        for name, part in book.sheets:
            yield name, book.rows(part)


@contextmanager
def _opened(data: bytes) -> Iterator[_Book]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                raise Unreadable
            yield _Book(archive)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, ZlibError, NotImplementedError) as error:
        raise Unreadable from error
    except (KeyError, ValueError, IndexError, OverflowError, EOFError, RuntimeError, OSError) as error:
        raise Unreadable from error


class _Book:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self.sheets, since_1904 = self._shown_sheets()
        self._epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        self._texts = list(self._shared_texts())
        self._dates = self._date_styles()

    def rows(self, part: str) -> Iterator[list[str]]:
        for _event, row in self._parsed(part, "row"):
            yield self._row(row)
            _forget(row)

    def _row(self, row: etree._Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if _local(cell) != "c":
                continue
            at = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            cells += [""] * (at - len(cells))
            cells.append(self._text(cell))
        return cells

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _all_text(cell)
        value = next((one.text or "" for one in cell if _local(one) == "v"), "")
        if kind == "s":
            return self._texts[int(value)]
        if kind == "n" and value and int(cell.get("s", "0")) in self._dates:
            return (self._epoch + timedelta(days=int(float(value)))).isoformat()
        if kind == "n" and value.endswith(".0"):
            return value[:-2]
        return value

    def _shown_sheets(self) -> tuple[list[tuple[str, str]], bool]:
        """(name, part) of the sheets that are not hidden, and whether days are counted from 1904."""
        book = self._whole("xl/workbook.xml")
        sheets = [one for one in book.iter() if _local(one) == "sheet"]
        shown = [one for one in sheets if one.get("state", "visible") == "visible"]
        targets = {
            one.get("Id", ""): one.get("Target", "") for one in self._whole("xl/_rels/workbook.xml.rels")
        }
        properties = [one for one in book.iter() if _local(one) == "workbookPr"]
        since_1904 = any(one.get("date1904") in ("1", "true") for one in properties)
        found = [(str(one.get("name", "")), _part_of(one, targets)) for one in shown]
        return found, since_1904

    def _shared_texts(self) -> Iterator[str]:
        if "xl/sharedstrings.xml" not in self._names:
            return
        for count, (_event, item) in enumerate(self._parsed("xl/sharedStrings.xml", "si")):
            if count > _MAX_TEXTS:
                raise Unreadable
            yield _all_text(item)
            _forget(item)

    def _date_styles(self) -> frozenset[int]:
        if "xl/styles.xml" not in self._names:
            return frozenset()
        styles = self._whole("xl/styles.xml")
        own = {
            int(one.get("numFmtId", "0"))
            for one in styles.iter()
            if _local(one) == "numFmt" and _is_date(one.get("formatCode", ""))
        }
        formats = (format_ for one in styles if _local(one) == "cellXfs" for format_ in one)
        numbered = (int(one.get("numFmtId", "0")) for one in formats)
        return frozenset(at for at, one in enumerate(numbered) if one in own | _BUILT_IN_DATES)

    def _whole(self, path: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root: etree._Element = etree.fromstring(self._part(path), parser)
        return root

    def _parsed(self, path: str, tag: str) -> Iterator[tuple[str, etree._Element]]:
        source = io.BytesIO(self._part(path))
        yield from etree.iterparse(
            source,
            tag=(_MAIN + tag, _STRICT + tag),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )

    def _part(self, path: str) -> bytes:
        """A part of the file. What it says about its size is not believed."""
        with self._archive.open(self._names[path.lower()]) as part:
            data = part.read(_MAX_PART + 1)
        if len(data) > _MAX_PART or b"<!DOCTYPE" in data[:4096]:
            raise Unreadable
        return data


def _part_of(sheet: etree._Element, targets: Mapping[str, str]) -> str:
    wanted = next((value for key, value in sheet.attrib.items() if _RELATION.fullmatch(str(key))), "")
    return posixpath.normpath(posixpath.join("/xl", targets[str(wanted)])).lstrip("/")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all_text(item: etree._Element) -> str:
    """Its runs of text; what is written above letters for pronunciation is left out."""
    return "".join(one.text or "" for one in item.iter() if _local(one) == "t" and not _is_ruby(one))


def _is_ruby(text: etree._Element) -> bool:
    above = text.getparent()
    return above is not None and _local(above) == "rPh"


def _column(place: str) -> int:
    """The number of a cell's column from 0: `C7` is 2."""
    number = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= _MAX_COLUMN:
        raise Unreadable
    return number - 1


def _is_date(code: str) -> bool:
    return any(letter in "yd" for letter in _QUOTED.sub("", code).lower())


def _forget(element: etree._Element) -> None:
    """Free what has been read: a large sheet never lies in memory whole."""
    element.clear()
    above = element.getparent()
    while above is not None and above[0] is not element:
        del above[0]
