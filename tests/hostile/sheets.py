"""Tables that were made to hurt a reader: workbooks and CSV."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath
from random import Random

import openpyxl

from hrcapp.media import tables
from hrcapp.secretariat import odk_sheets
from tests.hostile import markup, mutations
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation

_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINES = (
    ("meta/instanceID", "name", "country", "population"),
    ("uuid:1", "Sample Town", "SN", 48250),
    ("uuid:2", 'Ñandú, la "otra"', "ES", 7.5),
    ("uuid:3", "بلدية نموذجية", "TN", None),
)
_PLAIN = "\r\n".join(
    ",".join(f'"{cell or ""}"'.replace('la "otra"', "la") for cell in line) for line in _LINES
)


@cache
def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in _LINES:
        sheet.append(line)
    book.create_sheet("second").append(("KEY", "PARENT_KEY"))
    out = io.BytesIO()
    book.save(out)
    return sharing(out.getvalue())


def sharing(data: bytes) -> bytes:
    """The texts of the first sheet in a part of their own, as spreadsheets write them."""
    files = members(data)
    texts: list[bytes] = []

    def moved(cell: re.Match[bytes]) -> bytes:
        texts.append(b"<si>" + cell[1] + b"</si>")
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    inline = re.compile(rb't="inlineStr"><is>(.*?)</is></c>')
    sheet = inline.sub(moved, files[_SHEET])
    shared = b'<sst xmlns="' + _MAIN + b'">' + b"".join(texts) + b"</sst>"
    return packed({**files, _SHEET: sheet, _TEXTS: shared})


def csv_table() -> bytes:
    return _PLAIN.encode()


# -- workbooks


def first_sheet() -> bytes:
    return members(workbook())[_SHEET]


def with_sheet(markup_of: bytes) -> bytes:
    """The workbook with another first sheet."""
    return packed({**members(workbook()), _SHEET: markup_of})


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(chance: Random, data: bytes) -> bytes:
    """The markup of one part is harmed."""
    files = members(data)
    name = chance.choice([one for one in files if one.endswith((".xml", ".rels"))])
    return packed({**files, name: changed(chance, markup.MARKUP, files[name])})


def parts_mixed(chance: Random, data: bytes) -> bytes:
    """Parts left out, exchanged, renamed, or there twice."""
    files = members(data)
    name, other = chance.choice(list(files)), chance.choice(list(files))
    what = chance.randrange(4)
    if what == 0:
        del files[name]
    elif what == 1:
        files[name], files[other] = files[other], files[name]
    elif what == 2:
        files[chance.choice(("../", "/", "C:\\", name.upper())) + name] = files.pop(name)
    else:
        files[name.upper()] = files[other]
    return packed(files)


def cells(chance: Random, data: bytes) -> bytes:
    """Cells that lie: about their place, their text, their style, their type; formulas; very many of them."""
    files = members(data)
    kinds = (
        b'<row r="9"><c r="XFD1"><v>1</v></c></row>',
        b'<row r="1"><c r="XFE1048577"><v>1</v></c></row>',
        b'<row r="9"><c r="XFD1"/></row>' * chance.choice((10, 100_000)),
        b"<row><c/></row>" * chance.choice((10, 300_000)),
        b"<row>" + b"<c><v>1</v></c>" * chance.choice((59, 70, 20_000)) + b"</row>",
        b'<row><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        b'<row><c r="A1"><v>1</v></c>' + b'<c r="A1"><v>2</v></c>' * 50 + b"</row>",
        b'<row><c t="s"><v>' + chance.choice((b"-1", b"999999999", b"1e9", b"", b"0x1")) + b"</v></c></row>",
        b'<row><c s="' + chance.choice((b"-1", b"999999", b"x")) + b'"><v>1</v></c></row>',
        b'<row><c s="1"><v>' + chance.choice((b"1e308", b"nan", b"-inf", b"99999999")) + b"</v></c></row>",
        b'<row><c t="str"><f>WEBSERVICE("http://127.0.0.1:9")</f><v>=cmd|x!A0</v></c></row>',
        b'<row><c t="inlineStr"><is><t>' + b"x" * chance.choice((2001, 2_000_000)) + b"</t></is></c></row>",
        b"<x/>" * chance.choice((1000, 2_000_000)),
    )
    files[_SHEET] = files[_SHEET].replace(b"<sheetData>", b"<sheetData>" + chance.choice(kinds))
    return packed(files)


def shared_texts(chance: Random, data: bytes) -> bytes:
    files = members(data)
    kinds = (
        b"<si><t>x</t></si>" * chance.choice((10, 410_000)),
        b"<si>" + b"<r><t>y</t></r>" * chance.choice((10, 200_000)) + b"</si>",
        b"<si><t>" + b"z" * chance.choice((10, 12_000_000)) + b"</t></si>",
        b"",
    )
    files[_TEXTS] = re.sub(rb"<si>.*</si>", chance.choice(kinds), files[_TEXTS], flags=re.DOTALL)
    return packed(files)


def many_sheets(chance: Random, data: bytes) -> bytes:
    """One sheet named thousands of times; sheets that are hidden, or lie elsewhere."""
    files = members(data)
    book = files["xl/workbook.xml"]
    one = re.search(rb"<sheet [^>]*/>", book)
    assert one is not None
    odd = chance.choice((b'r:id="rId1"', b'state="hidden"', b'r:id="none"', b"")) + b"/>"
    again = one[0] if chance.random() < 0.6 else one[0].replace(b"/>", odd)
    files["xl/workbook.xml"] = book.replace(one[0], again * chance.choice((1, 199, 20_000)))
    files["xl/_rels/workbook.xml.rels"] = files["xl/_rels/workbook.xml.rels"].replace(
        b"/xl/worksheets/", chance.choice((b"/xl/worksheets/", b"../../../", b"file:///", b""))
    )
    return packed(files)


def swollen(chance: Random, data: bytes) -> bytes:
    """A part that unfolds to a hundred megabytes, whatever the list of parts says of it."""
    files = members(data)
    name = chance.choice((_SHEET, _TEXTS, "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"))
    return packed({**files, name: files[name] + chance.choice((b" ", b"<x/>")) * 18_000_000})


WORKBOOKS: tuple[Mutation, ...] = (
    part,
    part,
    part,
    parts_mixed,
    cells,
    cells,
    cells,
    shared_texts,
    many_sheets,
    *mutations.BYTES,
)


def _workbook_case(chance: Random) -> bytes:
    rare = chance.random() < 0.004
    return changed(chance, (swollen,) if rare else WORKBOOKS, workbook())


# -- CSV


def lines(chance: Random, data: bytes) -> bytes:
    kinds = (
        b'"' + b"x" * chance.choice((3000, 200_000, 1_100_000)) + b'"\r\n',
        b"," * chance.choice((61, 20_001, 2_000_000)) + b"\r\n",
        b"\r\n" * chance.choice((5, 500_000)),
        b"a\r\n" * chance.choice((5, 250_000)),
        b'"never closed,' + b"x\n" * chance.choice((5, 100_000)),
        b'"a"b,c\r\n',
        b"a\rb\r\n",
        b"\x00",
        b"=HYPERLINK(1),+1,-1,@x\r\n",
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf\xef\xbb\xbf",
        b";\t,;\t,\r\n",
    )
    at = chance.choice([0, len(data), *(one.end() for one in re.finditer(rb"\r\n", data))])
    return data[:at] + chance.choice(kinds) + data[at:]


def other_text(chance: Random, data: bytes) -> bytes:
    name = chance.choice(("utf-16", "utf-32", "cp1252", "utf-8-sig", "cp037", "utf-7", "gb18030"))
    return data.decode("utf-8", "replace").encode(name, "replace")


CSV: tuple[Mutation, ...] = (lines, lines, other_text, *mutations.BYTES)


# -- doors


def _list(data: bytes) -> None:
    """A list that a person imports: what comes out is within the bounds that the room gives."""
    rows = tables.read_table(data, "list")
    assert len(rows) <= tables.MAX_ROWS
    assert all(len(row) <= tables.MAX_COLUMNS and max(map(len, row)) <= tables.MAX_CELL for row in rows)


def _table(ending: str) -> Callable[[bytes], None]:
    """A table of submissions: every row is as long as the titles."""

    def door(data: bytes) -> None:
        for sheet in odk_sheets.sheets_in(PurePosixPath(f"table{ending}"), data):
            assert len(sheet.rows) <= odk_sheets.MAX_ROWS
            assert all(len(row) == len(sheet.titles) for row in sheet.rows)

    return door


def formats() -> list[Format]:
    def texts(chance: Random) -> Case:
        return Case("CSV", changed(chance, CSV, csv_table()), by_its_sender=True)

    def books(chance: Random) -> Case:
        return Case("XLSX", _workbook_case(chance), by_its_sender=True)

    return [
        Format("CSV, a list", _list, texts),
        Format("CSV, submissions", _table(".csv"), texts),
        Format("XLSX, a list", _list, books, share=0.2),
        Format("XLSX, submissions", _table(".xlsx"), books, share=0.2),
    ]
