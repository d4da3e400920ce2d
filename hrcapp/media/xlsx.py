"""The cells of a workbook's sheets (ECMA-376 part 1, SpreadsheetML), read in pieces within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta

from lxml import etree

from hrcapp.media.workbook_parts import Parts, telling
from hrcapp.media.workbook_parts import Unreadable as Unreadable

_MAX_TEXTS = 400_000
_MAX_COLUMN = 16_384
_MAX_ROWS, _MAX_CELLS = 1_048_576, 12_000_000
"""Of all sheets together, empty ones too: a few bytes can name the last cell of a row, a million times."""
_SPACES = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_RELATION = re.compile(r"\{http://(?:schemas\.openxmlformats|purl\.oclc)\.org/.*/relationships\}id")
_BUILT_IN_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def rows(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet that is not hidden, as text. Raises Unreadable."""
    with _opened(data) as book:
        yield from book.rows(book.first)


def sheets(data: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The name of each sheet that is not hidden, with its rows, to be read before the next one is asked for.

    Raises Unreadable, the rows too.
    """
    with _opened(data) as book:
        for name, part in book.sheets:
            yield name, book.rows(part)


@contextmanager
def _opened(data: bytes) -> Iterator[_Book]:
    with telling(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield _Book(Parts(archive))


class _Book:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.sheets, since_1904 = self._shown_sheets()
        self._epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        self._texts = list(self._shared_texts())
        self._dates = self._date_styles()
        self._rows = self._cells = 0

    @property
    def first(self) -> str:
        return self.sheets[0][1]

    def rows(self, part: str) -> Iterator[list[str]]:
        with telling():
            for row in self._parts.elements(part, _named("row"), _named("worksheet")):
                cells = self._row(row)
                self._rows += 1
                self._cells += len(cells)
                if self._rows > _MAX_ROWS or self._cells > _MAX_CELLS:
                    raise Unreadable
                yield cells

    def _row(self, row: etree._Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if _local(cell) != "c":
                continue
            at = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            if at < len(cells):  # it would slip into a column that it does not name
                raise Unreadable
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
        book = self._parts.whole("xl/workbook.xml")
        sheets = [one for one in book.iter() if _local(one) == "sheet"]
        shown = [one for one in sheets if one.get("state", "visible") == "visible"]
        targets = {
            one.get("Id", ""): one.get("Target", "")
            for one in self._parts.whole("xl/_rels/workbook.xml.rels")
        }
        properties = [one for one in book.iter() if _local(one) == "workbookPr"]
        since_1904 = any(one.get("date1904") in ("1", "true") for one in properties)
        found = [(str(one.get("name", "")), _part_of(one, targets)) for one in shown]
        return found, since_1904

    def _shared_texts(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" not in self._parts:
            return
        items = self._parts.elements("xl/sharedStrings.xml", _named("si"), _named("sst"))
        for count, item in enumerate(items):
            if count > _MAX_TEXTS:
                raise Unreadable
            yield _all_text(item)

    def _date_styles(self) -> frozenset[int]:
        if "xl/styles.xml" not in self._parts:
            return frozenset()
        styles = self._parts.whole("xl/styles.xml")
        own = {
            int(one.get("numFmtId", "0"))
            for one in styles.iter()
            if _local(one) == "numFmt" and _is_date(one.get("formatCode", ""))
        }
        formats = (format_ for one in styles if _local(one) == "cellXfs" for format_ in one)
        numbered = (int(one.get("numFmtId", "0")) for one in formats)
        return frozenset(at for at, one in enumerate(numbered) if one in own | _BUILT_IN_DATES)


def _named(local: str) -> tuple[str, ...]:
    """A tag as both editions of the standard write it."""
    return tuple(space + local for space in _SPACES)


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
