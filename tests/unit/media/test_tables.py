"""Tables from outside: what is read, and what is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from hrcapp.media.tables import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, read_table
from hrcapp.model.faults import Code, Fault

ROWS = [["Name", "Country"], ["Sample Town", "SN"], ['Ñandú, la "otra"', ""], ["بلدية", "TN"]]


def workbook(rows: list[list[object]], hidden: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden:
        sheet.sheet_state = "hidden"
        sheet.append(["not this one"])
        sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part in the place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return out.getvalue()


def refused(data: bytes) -> Code:
    with pytest.raises(Fault) as caught:
        read_table(data, "list")
    return caught.value.code


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_text_with_any_usual_delimiter(delimiter: str, encoding: str) -> None:
    text = f'Name{delimiter}Country\r\nSample Town{delimiter}SN\r\n"Ñandú, la ""otra"""{delimiter}\r\n'
    assert read_table(f"{text}\r\nبلدية{delimiter}TN".encode(encoding), "list.csv") == [
        row[:1] if not row[1] else row for row in ROWS
    ]


def test_text_as_older_spreadsheets_write_it() -> None:
    assert read_table("Nom;Pays\nBègles;FR".encode("cp1252"), "list.csv")[1] == ["Bègles", "FR"]


def test_the_first_visible_sheet_of_a_workbook() -> None:
    rows: list[list[object]] = [*ROWS, [], [None, "gap"], [date(2026, 3, 1), datetime(2026, 3, 2, 8), 7, 7.5]]
    expected = [
        *(row[:1] if not row[1] else row for row in ROWS),
        ["", "gap"],
        ["2026-03-01", "2026-03-02", "7", "7.5"],
    ]
    assert read_table(workbook(rows), "list.xlsx") == expected
    assert read_table(workbook(rows, hidden=True), "list.xlsx") == expected


def test_a_formula_is_read_as_what_it_came_to_and_never_computed() -> None:
    data = workbook([["Name"], ['=HYPERLINK("https://example.org","x")']])
    assert read_table(data, "list.xlsx") == [["Name"]]


@pytest.mark.parametrize(
    "data",
    [b"\0\1\2", b"PK\x03\x04 cut", b'Name\n"never closed', workbook([["a"]])[:-200]],
    ids=["binary", "no-zip", "quote", "cut"],
)
def test_what_is_no_table(data: bytes) -> None:
    assert refused(data) is Code.TABLE_UNREADABLE


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a><b></a>",
        b"",
    ],
    ids=["entities", "not-well-formed", "empty"],
)
def test_a_workbook_with_a_spoilt_part(part: str, content: bytes) -> None:
    assert refused(repacked(workbook([["a"], ["b"]]), part, content)) is Code.TABLE_UNREADABLE


def test_a_part_that_grows_beyond_all_bounds_is_not_unpacked() -> None:
    assert refused(repacked(workbook([["a"]]), "xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024))) is (
        Code.TABLE_UNREADABLE
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a\n" * (MAX_ROWS + 1), Code.TABLE_TOO_LARGE),
        (b"a," * MAX_COLUMNS + b"a", Code.TABLE_TOO_LARGE),
        (b"a" * (MAX_CELL + 1), Code.TABLE_TOO_LARGE),
        (b"a" * (MAX_BYTES + 1), Code.FILE_TOO_LARGE),
    ],
    ids=["rows", "columns", "cell", "bytes"],
)
def test_bounds(data: bytes, code: Code) -> None:
    assert refused(data) is code
