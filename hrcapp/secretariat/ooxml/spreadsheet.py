"""A workbook of tables (SpreadsheetML, ECMA-376 part 1, clause 18).

Every text is a text: it stands in the file as a string and carries the mark that keeps a program from taking
it for a formula when somebody edits it. Numbers, days and truths have their types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hrcapp.i18n.languages import is_rtl
from hrcapp.secretariat.markup import element, text
from hrcapp.secretariat.ooxml.package import Package, Properties

Value = str | int | float | bool | date | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH = date(1899, 12, 30)
_LONGEST = 32_767
"""Characters that one cell may hold."""

_NARROWEST, _WIDEST = 7.0, 60.0
_TEXT, _HEAD, _NUMBER, _DAY = range(1, 5)
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """A table: its name, its header cells, its rows. What a cell holds decides its type."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]


def workbook(sheets: Iterable[Sheet], properties: Properties) -> bytes:
    """An .xlsx file; sheets are read from the right where the language is. They are asked for one by one."""
    package = Package(properties)
    book = "/xl/workbook.xml"
    package.relate("", "officeDocument", book)
    named: list[str] = []
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        part = package.add(
            f"/xl/worksheets/sheet{number}.xml",
            _sheet(sheet, rtl=is_rtl(properties.language), first=number == 1),
            f"{_TYPE}.worksheet+xml",
        )
        reference = package.relate(book, "worksheet", part)
        name = _free_name(sheet.name, taken)
        named.append(element("sheet", {"name": name, "sheetId": str(number), "r:id": reference}))
    package.relate(book, "styles", package.add("/xl/styles.xml", _STYLES, f"{_TYPE}.styles+xml"))
    content = element("workbook", {"xmlns": _MAIN, "xmlns:r": _RELATIONS}, element("sheets", {}, *named))
    package.add(book, content, f"{_TYPE}.sheet.main+xml")
    return package.to_bytes()


def _sheet(sheet: Sheet, *, rtl: bool, first: bool) -> str:
    pane = {"ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    view = {
        "workbookViewId": "0",
        **({"rightToLeft": "1"} if rtl else {}),
        **({"tabSelected": "1"} if first else {}),
    }
    head = _row(1, [_string(_place(at, 1), words, _HEAD) for at, words in enumerate(sheet.header)])
    body = (
        _row(number, [_cell(_place(at, number), value) for at, value in enumerate(row)])
        for number, row in enumerate(sheet.rows, start=2)
    )
    last = _place(max(len(sheet.header) - 1, 0), len(sheet.rows) + 1)
    return element(
        "worksheet",
        {"xmlns": _MAIN},
        element("dimension", {"ref": f"A1:{last}"}),
        element("sheetViews", {}, element("sheetView", view, element("pane", pane))),
        element("sheetFormatPr", {"defaultRowHeight": "15"}),
        _columns(sheet),
        element("sheetData", {}, head, *body),
        element("autoFilter", {"ref": f"A1:{last}"}) if sheet.rows else "",
    )


def _row(number: int, cells: Iterable[str]) -> str:
    return element("row", {"r": str(number)}, *cells)


def _cell(place: str, value: Value) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return element("c", {"r": place, "t": "b"}, element("v", {}, str(int(value))))
        case int() | float():
            return element("c", {"r": place, "s": str(_NUMBER)}, element("v", {}, repr(value)))
        case date():
            days = str((value - _EPOCH).days)
            return element("c", {"r": place, "s": str(_DAY)}, element("v", {}, days))
    return _string(place, value, _TEXT)


def _string(place: str, words: str, style: int) -> str:
    kept = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    inside = element("t", {"xml:space": "preserve"}, text(kept))
    return element("c", {"r": place, "t": "inlineStr", "s": str(style)}, element("is", {}, inside))


def _place(column: int, row: int) -> str:
    return f"{_letters(column)}{row}"


def _letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _columns(sheet: Sheet) -> str:
    """As wide as most of what stands in them, within bounds."""
    found = []
    for at, title in enumerate(sheet.header):
        shown = [title, *(str(row[at]) for row in sheet.rows[:200] if at < len(row) and row[at] is not None)]
        width = min(_WIDEST, max(_NARROWEST, max(map(_width, shown)) * 1.1 + 2))
        number = str(at + 1)
        found.append(
            element("col", {"min": number, "max": number, "width": f"{width:.1f}", "customWidth": "1"})
        )
    return element("cols", {}, *found) if found else ""


def _width(words: str) -> int:
    line = max(words.splitlines() or [""], key=len)[:80]
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line if not unicodedata.combining(c)
    )


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have: at most 31 characters, none of seven, used once (case aside)."""
    base = " ".join(_UNNAMEABLE.sub(" ", wanted).split()) or "Sheet"
    name, number = base[:_LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = base[: _LONGEST_NAME - len(end)].strip() + end
    taken.add(name.casefold())
    return name


_ALIGNED = {"applyAlignment": "1", "applyFill": "1"}
_STYLES = element(
    "styleSheet",
    {"xmlns": _MAIN},
    element(
        "numFmts", {"count": "1"}, element("numFmt", {"numFmtId": "164", "formatCode": "yyyy\\-mm\\-dd"})
    ),
    element(
        "fonts",
        {"count": "2"},
        element("font", {}, element("sz", {"val": "11"}), element("name", {"val": "Calibri"})),
        element(
            "font",
            {},
            element("b"),
            element("sz", {"val": "11"}),
            element("color", {"rgb": "FF0B3F47"}),
            element("name", {"val": "Calibri"}),
        ),
    ),
    element(
        "fills",
        {"count": "3"},
        element("fill", {}, element("patternFill", {"patternType": "none"})),
        element("fill", {}, element("patternFill", {"patternType": "gray125"})),
        element(
            "fill",
            {},
            element("patternFill", {"patternType": "solid"}, element("fgColor", {"rgb": "FFDFE7E5"})),
        ),
    ),
    element("borders", {"count": "1"}, element("border")),
    element("cellStyleXfs", {"count": "1"}, element("xf")),
    element(
        "cellXfs",
        {"count": "5"},
        element("xf", {"xfId": "0"}),
        element(
            "xf",
            {"xfId": "0", "numFmtId": "49", "quotePrefix": "1", "applyNumberFormat": "1", **_ALIGNED},
            element("alignment", {"vertical": "top", "wrapText": "1"}),
        ),
        element(
            "xf",
            {"xfId": "0", "numFmtId": "49", "fontId": "1", "fillId": "2", "applyFont": "1", **_ALIGNED},
            element("alignment", {"vertical": "center", "wrapText": "1"}),
        ),
        element("xf", {"xfId": "0", **_ALIGNED}, element("alignment", {"vertical": "top"})),
        element(
            "xf",
            {"xfId": "0", "numFmtId": "164", "applyNumberFormat": "1", **_ALIGNED},
            element("alignment", {"vertical": "top"}),
        ),
    ),
    element(
        "cellStyles",
        {"count": "1"},
        element("cellStyle", {"name": "Normal", "xfId": "0", "builtinId": "0"}),
    ),
)
