"""A document for a word processor (WordprocessingML, ECMA-376 part 1, clause 17).

Content is given as strings of markup that this module makes: `run`, `paragraph`, `table` and the like.
Direction and language are told for every run, so that Arabic reads rightly wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrcapp.i18n.languages import is_rtl
from hrcapp.secretariat.markup import element, text
from hrcapp.secretariat.ooxml.package import Package, Properties
from hrcapp.secretariat.ooxml.word_styles import numbering, styles

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = {
    "xmlns:w": _MAIN,
    "xmlns:r": _RELATIONS,
    "xmlns:wp": f"{_DRAWING}/wordprocessingDrawing",
    "xmlns:a": f"{_DRAWING}/main",
    "xmlns:pic": f"{_DRAWING}/picture",
}
_EMU = 12_700  # English Metric Units in a point
_TWIPS = 20  # twentieths of a point in a point
MEASURE = 468.0
"""The width of the text in points: A4 less its margins."""

_PAGE = (11_906, 16_838)
_MARGIN = round((_PAGE[0] / _TWIPS - MEASURE) / 2 * _TWIPS)


@dataclass
class WordDocument:
    """Collects the body; `to_bytes` writes the file."""

    properties: Properties
    foot: str = ""
    _package: Package = field(init=False)
    _body: list[str] = field(default_factory=list)
    _pictures: int = 0
    _lists: list[bool] = field(default_factory=list)
    _marks: int = 0

    def __post_init__(self) -> None:
        self._package = Package(self.properties)

    @property
    def rtl(self) -> bool:
        return is_rtl(self.properties.language)

    def add(self, *content: str) -> None:
        """Append paragraphs and tables."""
        self._body += content

    def run(
        self, words: str, *, bold: bool = False, colour: str = "", language: str = "", rtl: bool | None = None
    ) -> str:
        """A stretch of text of one look, language (BCP 47) and direction."""
        right = self.rtl if rtl is None else rtl
        marks = [
            element("w:b") + element("w:bCs") if bold else "",
            element("w:color", {"w:val": colour.removeprefix("#")}) if colour else "",
            element("w:rtl") if right else "",
            element("w:lang", {"w:bidi" if right else "w:val": language}) if language else "",
        ]
        looks = element("w:rPr", {}, *marks) if any(marks) else ""
        return element("w:r", {}, looks, element("w:t", {"xml:space": "preserve"}, text(words)))

    def paragraph(self, runs: str, style: str = "", *, more: str = "") -> str:
        """A paragraph; `more` are further properties as markup."""
        named = element("w:pStyle", {"w:val": style}) if style else ""
        return element("w:p", {}, element("w:pPr", {}, named, more, self._bidi()), runs)

    def heading(self, runs: str, level: int, mark: str = "") -> str:
        """A heading (0 is the title of the document); `mark` is a name to be linked to."""
        style = f"Heading{level}" if level else "Title"
        if mark:
            self._marks += 1
            number = {"w:id": str(self._marks)}
            start = element("w:bookmarkStart", {**number, "w:name": mark})
            runs = f"{start}{runs}{element('w:bookmarkEnd', number)}"
        return self.paragraph(runs, style)

    def contents(self, entries: Sequence[tuple[str, str]]) -> list[str]:
        """A table of contents that a word processor can make anew: (mark, runs) for each entry."""
        links = [element("w:hyperlink", {"w:anchor": mark, "w:history": "1"}, runs) for mark, runs in entries]
        if not links:
            return []
        command = element("w:instrText", {"xml:space": "preserve"}, r' TOC \o "1-1" \n \h \z ')
        begin = _field("begin") + element("w:r", {}, command) + _field("separate")
        links[0] = begin + links[0]
        links[-1] += _field("end")
        return [self.paragraph(link, "TOC1") for link in links]

    def listing(self, items: Sequence[str], *, numbered: bool) -> list[str]:
        """A list of its own, numbered from 1."""
        self._lists.append(numbered)
        at = element("w:ilvl", {"w:val": "0"}) + element("w:numId", {"w:val": str(len(self._lists))})
        return [self.paragraph(item, "ListParagraph", more=element("w:numPr", {}, at)) for item in items]

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        head: bool = False,
        name: str = "",
        ruled: bool = True,
    ) -> str:
        """Cells hold paragraphs; `widths` are shares; `head` repeats the first row on every page."""
        unit = MEASURE * _TWIPS / sum(widths)
        sizes = [str(round(width * unit)) for width in widths]
        style = element("w:tblStyle", {"w:val": "Ruled" if ruled else "Plain"})
        looks = element(
            "w:tblLook", {"w:val": "0020" if head else "0000", "w:firstRow": "1" if head else "0"}
        )
        properties = element(
            "w:tblPr",
            {},
            style,
            element("w:bidiVisual") if self.rtl else "",
            element("w:tblW", {"w:w": str(round(MEASURE * _TWIPS)), "w:type": "dxa"}),
            element("w:tblLayout", {"w:type": "fixed"}),
            looks,
            element("w:tblCaption", {"w:val": name}) if name else "",
        )
        grid = element("w:tblGrid", {}, *(element("w:gridCol", {"w:w": size}) for size in sizes))
        made = (_row(row, sizes, head=head and not at) for at, row in enumerate(rows))
        return element("w:tbl", {}, properties, grid, *made)

    def bar(self, share: float, width: float, colour: str) -> str:
        """A paragraph that is nothing but a bar: `share` of a cell `width` points wide, in its shading."""
        end = str(round(width * (1 - share) * _TWIPS))
        size = element(
            "w:spacing", {"w:before": "60", "w:after": "60", "w:line": "160", "w:lineRule": "exact"}
        )
        shading = element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour.removeprefix("#")})
        looks = element("w:pPr", {}, shading, self._bidi(), size, element("w:ind", {"w:end": end}))
        return element("w:p", {}, looks)

    def picture(self, png: bytes, width: float, height: float, alt: str) -> str:
        """A picture as a run, in points, with its alternative text."""
        self._pictures += 1
        number = str(self._pictures)
        part = self._package.add(f"/word/media/image{number}.png", png)
        reference = self._package.relate("/word/document.xml", "image", part)
        extent = {"cx": str(round(width * _EMU)), "cy": str(round(height * _EMU))}
        named = {"id": number, "name": f"image{number}", "descr": alt}
        graphic = element("a:graphicData", {"uri": f"{_DRAWING}/picture"}, _picture(named, reference, extent))
        inline = element(
            "wp:inline",
            {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
            element("wp:extent", extent),
            element("wp:docPr", named),
            element("a:graphic", {}, graphic),
        )
        return element("w:r", {}, element("w:drawing", {}, inline))

    def field(self, command: str) -> str:
        """A number that the word processor fills in: `PAGE`, `NUMPAGES`."""
        inside = element(
            "w:r", {}, element("w:rPr", {}, element("w:rtl")) if self.rtl else "", element("w:t", {}, "1")
        )
        return element("w:fldSimple", {"w:instr": f" {command} "}, inside)

    def to_bytes(self) -> bytes:
        """The .docx file."""
        package, document = self._package, "/word/document.xml"
        package.relate("", "officeDocument", document)
        language = self.properties.language
        for name, kind, content in (
            ("styles", "styles", styles(language, rtl=self.rtl)),
            ("numbering", "numbering", numbering(self._lists)),
            ("settings", "settings", _settings(language, rtl=self.rtl)),
        ):
            part = package.add(f"/word/{name}.xml", content, f"{_TYPE}.{kind}+xml")
            package.relate(document, kind, part)
        foot = package.add("/word/footer1.xml", self._footer(), f"{_TYPE}.footer+xml")
        reference = package.relate(document, "footer", foot)
        body = element("w:body", {}, *self._body, self._page(reference))
        package.add(document, element("w:document", _NAMESPACES, body), f"{_TYPE}.document.main+xml")
        return package.to_bytes()

    def _bidi(self) -> str:
        return element("w:bidi") if self.rtl else ""

    def _footer(self) -> str:
        return element("w:ftr", _NAMESPACES, self.foot or self.paragraph("", "Footer"))

    def _page(self, footer: str) -> str:
        margins = {f"w:{side}": str(_MARGIN) for side in ("top", "right", "bottom", "left")}
        return element(
            "w:sectPr",
            {},
            element("w:footerReference", {"w:type": "default", "r:id": footer}),
            element("w:pgSz", {"w:w": str(_PAGE[0]), "w:h": str(_PAGE[1])}),
            element("w:pgMar", {**margins, "w:header": "600", "w:footer": "500", "w:gutter": "0"}),
            self._bidi(),
        )


def _field(kind: str) -> str:
    return element("w:r", {}, element("w:fldChar", {"w:fldCharType": kind}))


def _row(cells: Sequence[str], sizes: Sequence[str], *, head: bool) -> str:
    marks = element("w:cantSplit") + (element("w:tblHeader") if head else "")
    made = (
        element("w:tc", {}, element("w:tcPr", {}, element("w:tcW", {"w:w": size, "w:type": "dxa"})), cell)
        for cell, size in zip(cells, sizes, strict=True)
    )
    return element("w:tr", {}, element("w:trPr", {}, marks), *made)


def _picture(named: dict[str, str], reference: str, extent: dict[str, str]) -> str:
    fill = element("a:blip", {"r:embed": reference}) + element("a:stretch", {}, element("a:fillRect"))
    shape = element("a:xfrm", {}, element("a:off", {"x": "0", "y": "0"}), element("a:ext", extent))
    return element(
        "pic:pic",
        {},
        element("pic:nvPicPr", {}, element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element("pic:blipFill", {}, fill),
        element("pic:spPr", {}, shape, element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))),
    )


def _settings(language: str, *, rtl: bool) -> str:
    known = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    return element(
        "w:settings",
        {"xmlns:w": _MAIN},
        element("w:compat", {}, element("w:compatSetting", known)),
        element("w:themeFontLang", {"w:bidi" if rtl else "w:val": language}),
    )
