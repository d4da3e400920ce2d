"""Styles and lists of a document for a word processor: the look of its pages, which an editor may change."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.secretariat.markup import element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "Arial"
_INK, _SOFT, _DEEP, _PETROL, _HAIRLINE = "14211F", "4A5956", "0B3F47", "0B5A63", "C8D3D0"


def styles(language: str, *, rtl: bool) -> str:
    """Named styles; sizes in half points, distances in twentieths of a point."""
    text = 22 if rtl else 21
    return element(
        "w:styles",
        {"xmlns:w": _MAIN},
        _defaults(language, text, rtl=rtl),
        _style("Normal", "Normal", default=True),
        _style("Title", "Title", size=54, colour=_DEEP, bold=True, before=360, after=60, keep=True),
        _style("Heading1", "heading 1", size=34, colour=_DEEP, bold=True, before=480, after=120, level=0),
        _style("Heading2", "heading 2", size=25, colour=_PETROL, bold=True, before=320, after=80, level=1),
        _style("Heading3", "heading 3", size=text, colour=_DEEP, bold=True, before=220, after=40, level=2),
        _style("Lead", "Lead", size=30, bold=True, after=160),
        _style("Small", "Small", size=18, colour=_SOFT, after=60),
        _style("LargeFigure", "Large figure", size=48, colour=_PETROL, bold=True, after=0),
        _style("Cell", "Cell", size=19, before=40, after=40),
        _style("CellNumber", "Cell number", size=19, before=40, after=40, align="end"),
        _style("ListParagraph", "List Paragraph", after=60),
        _style("TOC1", "toc 1", after=60),
        _style("Footer", "footer", size=17, colour=_SOFT, after=0),
        _table("Plain", ruled=False),
        _table("Ruled", ruled=True),
    )


def numbering(lists: Sequence[bool]) -> str:
    """One list each, numbered or with bullets, all beginning anew."""
    return element(
        "w:numbering",
        {"xmlns:w": _MAIN},
        _pattern(0, "bullet", "•"),
        _pattern(1, "decimal", "%1."),
        *(_list(number, numbered=numbered) for number, numbered in enumerate(lists, start=1)),
    )


def _defaults(language: str, size: int, *, rtl: bool) -> str:
    fonts = {f"w:{script}": _FONT for script in ("ascii", "hAnsi", "cs", "eastAsia")}
    runs = element(
        "w:rPr",
        {},
        element("w:rFonts", fonts),
        element("w:color", {"w:val": _INK}),
        _sizes(size),
        element("w:lang", {"w:val": "en" if rtl else language, "w:bidi": language if rtl else "ar"}),
    )
    spacing = {"w:after": "140", "w:line": "320" if rtl else "290", "w:lineRule": "auto"}
    paragraphs = element("w:pPr", {}, element("w:spacing", spacing))
    return element(
        "w:docDefaults", {}, element("w:rPrDefault", {}, runs), element("w:pPrDefault", {}, paragraphs)
    )


def _sizes(size: int) -> str:
    return element("w:sz", {"w:val": str(size)}) + element("w:szCs", {"w:val": str(size)})


def _style(
    key: str,
    name: str,
    *,
    size: int = 0,
    colour: str = "",
    bold: bool = False,
    before: int = 0,
    after: int | None = None,
    level: int | None = None,
    align: str = "",
    keep: bool = False,
    default: bool = False,
) -> str:
    spacing = {"w:before": str(before)} | ({"w:after": str(after)} if after is not None else {})
    paragraph = [
        element("w:keepNext") + element("w:keepLines") if keep or level is not None else "",
        element("w:spacing", spacing) if before or after is not None else "",
        element("w:jc", {"w:val": align}) if align else "",
        element("w:outlineLvl", {"w:val": str(level)}) if level is not None else "",
    ]
    runs = [
        element("w:b") + element("w:bCs") if bold else "",
        element("w:color", {"w:val": colour}) if colour else "",
        _sizes(size) if size else "",
    ]
    kind = {"w:type": "paragraph", "w:styleId": key} | ({"w:default": "1"} if default else {})
    return element(
        "w:style",
        kind,
        element("w:name", {"w:val": name}),
        "" if default else element("w:basedOn", {"w:val": "Normal"}),
        element("w:next", {"w:val": "Normal"}) if level is not None else "",
        element("w:qFormat"),
        element("w:pPr", {}, *paragraph) if any(paragraph) else "",
        element("w:rPr", {}, *runs) if any(runs) else "",
    )


def _table(key: str, *, ruled: bool) -> str:
    rule = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": _HAIRLINE}
    borders = element("w:tblBorders", {}, element("w:bottom", rule), element("w:insideH", rule))
    margins = element("w:tblCellMar", {}, element("w:end", {"w:w": "140", "w:type": "dxa"}))
    head = element(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        element("w:rPr", {}, element("w:b"), element("w:bCs"), element("w:color", {"w:val": _DEEP})),
    )
    return element(
        "w:style",
        {"w:type": "table", "w:styleId": key},
        element("w:name", {"w:val": key}),
        element("w:tblPr", {}, borders if ruled else "", margins),
        head if ruled else "",
    )


def _pattern(number: int, kind: str, mark: str) -> str:
    level = element(
        "w:lvl",
        {"w:ilvl": "0"},
        element("w:start", {"w:val": "1"}),
        element("w:numFmt", {"w:val": kind}),
        element("w:lvlText", {"w:val": mark}),
        element("w:lvlJc", {"w:val": "start"}),
        element("w:pPr", {}, element("w:ind", {"w:start": "400", "w:hanging": "340"})),
    )
    single = element("w:multiLevelType", {"w:val": "singleLevel"})
    return element("w:abstractNum", {"w:abstractNumId": str(number)}, single, level)


def _list(number: int, *, numbered: bool) -> str:
    restart = element("w:lvlOverride", {"w:ilvl": "0"}, element("w:startOverride", {"w:val": "1"}))
    pattern = element("w:abstractNumId", {"w:val": str(int(numbered))})
    return element("w:num", {"w:numId": str(number)}, pattern, restart if numbered else "")
