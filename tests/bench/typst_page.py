"""The statement's page as typst source: the same words, styles, tables and pictures, block for block.

What it leaves out is what typst cannot make: the signature fields. What it gets for nothing is what would
slow it down: its QR codes and its source are ready before the clock starts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typst

from hrcapp.i18n.languages import is_rtl
from hrcapp.model.places import resource
from hrcapp.statement import StatementData, grouped, qr_payload
from hrcapp.statement.identity import document_code
from hrcapp.statement.rendering import prepare
from hrcapp.statement.templates import Template, Text
from hrcapp.typeset import (
    Columns,
    Document,
    Drawing,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Passage,
    Rules,
    Shape,
    SigningPlace,
    Space,
    Span,
    Style,
    Together,
    isolate,
    qr,
)
from hrcapp.typeset.figures import Bars
from tests.unit.statement.samples import INSTANCE, NOW

PAGES = 2
STANDARDS: list[Any] = ["a-3a", "ua-1"]
_FIGURE_WIDTH = 0.572
"""Of a bold figure of Noto Sans, in em."""
_FONTS: list[Any] = [str(resource("fonts"))]


class TypstPage:
    """One statement, ready to be compiled by typst; `folder` takes its pictures."""

    def __init__(self, data: StatementData, template: Template, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._pictures = 0
        document = prepare(data, instance_xml=INSTANCE, now=NOW, template=template, paper="a4")
        self._source = "\n".join(self._lines(document, data, template.text(data.language))).encode()

    def compile(self) -> bytes:
        """The PDF, from a world made anew."""
        made = typst.compile(
            self._source,
            root=str(self._folder),
            font_paths=_FONTS,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=NOW,
        )
        assert isinstance(made, bytes)
        return made

    def _lines(self, document: Document, data: StatementData, text: Text) -> Iterable[str]:
        made = f"datetime(year: {NOW.year}, month: {NOW.month}, day: {NOW.day})"
        yield f"#set document(title: {_s(document.title)}, author: {_s(document.author)}, date: {made})"
        yield f"#set page({_page(document)}, footer: context {{ {self._foot(data, text)} }})"
        families = '("Noto Sans", "Noto Sans Arabic", "Noto Sans KR")'
        yield f"#set text(font: {families}, {_language(document.language)}, hyphenate: false)"
        yield "#set par(leading: 0pt, spacing: 0pt, justify: false)"
        yield "#show heading: it => block(above: 0pt, below: 0pt, it.body)"
        for file in document.attachments:
            yield (
                f'#pdf.attach({_s(file.name)}, bytes({_s(file.data.decode())}), relationship: "data", '
                f"mime-type: {_s(file.media_type)}, description: {_s(file.description)})"
            )
        yield "#{"
        yield from self._blocks(document.blocks)
        yield "}"

    def _blocks(self, blocks: Iterable[Any]) -> Iterable[str]:
        for one in blocks:
            yield from _WRITERS[type(one)](self, one)

    def paragraph(self, one: Paragraph) -> Iterable[str]:
        yield f"block(above: {one.before}pt, below: 0pt, par({_words(one.words, one.style)}))"

    def heading(self, one: Heading) -> Iterable[str]:
        assert one.style is not None
        body = f"heading(level: {one.level}, {_words(one.words, one.style)})"
        yield f"block(above: {one.before}pt, below: 0pt, {body})"

    def listing(self, one: Listing) -> Iterable[str]:
        figure = f"n => text({_styled(one.label)}, str(n))"
        items = ", ".join(f"par({_words(item, one.style)})" for item in one.items)
        room = one.indent - _FIGURE_WIDTH * one.label.size
        setting = f"indent: 0pt, body-indent: {room:.3f}pt, spacing: {one.between}pt, tight: false"
        yield f"block(above: {one.before}pt, below: 0pt, enum(numbering: {figure}, {setting}, {items}))"

    def columns(self, one: Columns) -> Iterable[str]:
        shares = ", ".join(f"{share}fr" for share in one.widths or [1.0] * len(one.columns))
        upright = "horizon" if one.middle else "top"
        yield f"block(above: {one.before}pt, below: 0pt, width: 100%, grid(columns: ({shares}), "
        yield f"column-gutter: {one.gap}pt, align: start + {upright}, "
        for column in one.columns:
            yield "{"
            yield from self._blocks(column or ())
            yield "},"
        yield "))"

    def rules(self, one: Rules) -> Iterable[str]:
        shares = ", ".join(f"{share}fr" for share, _ in one.parts)
        bars = ", ".join(
            f"rect(width: 100%, height: {one.thickness}pt, fill: rgb({_s(colour)}))"
            for _, colour in one.parts
        )
        grid = f"grid(columns: ({shares},), column-gutter: {one.gap}pt, {bars})"
        yield f"block(above: {one.before}pt, below: 0pt, width: 100%, pdf.artifact({grid}))"

    def figure(self, one: Figure) -> Iterable[str]:
        picture = f"image({_s(self._picture(one.drawing))}, width: {one.width}pt, alt: {_s(one.alt)})"
        yield f"block(above: {one.before}pt, below: 0pt, {picture})"

    def place(self, one: SigningPlace) -> Iterable[str]:
        line = f"pdf.artifact(line(length: 100%, stroke: {one.rule}pt))"
        caption = f"par({_words(one.caption, one.style)})"
        inside = f"{{ {caption}; v(1fr); {line} }}"
        yield f"block(above: 0pt, below: 0pt, width: 100%, height: {one.height}pt, {inside})"

    def space(self, one: Space) -> Iterable[str]:
        yield "v(1fr)" if one.stretch else f"v({one.height}pt, weak: true)"

    def together(self, one: Together) -> Iterable[str]:
        yield "block(above: 0pt, below: 0pt, width: 100%, breakable: false, {"
        yield from self._blocks(one.blocks)
        yield "})"

    def passage(self, one: Passage) -> Iterable[str]:
        yield f"{{ set text({_language(one.language)})"
        yield from self._blocks(one.blocks)
        yield "}"

    def page_break(self, _one: PageBreak) -> Iterable[str]:
        yield "pagebreak()"

    def _foot(self, data: StatementData, text: Text) -> str:
        """As `statement.foot` paints it."""
        small, strong = Style(8, 1.5), Style(8, 1.5, bold=True)
        rows = [
            _words(text.say("version").format(version=isolate(data.version_label)), small),
            _filled(text.say("document"), isolate(grouped(document_code(data.document_id))), small, strong),
            _filled(text.say("fingerprint"), isolate(grouped(data.short_hash[:20])), small, strong),
        ]
        codes = [
            self._picture(qr(qr_payload(data.document_id, data.printed_hash, page), version=2))
            for page in range(1, PAGES + 1)
        ]
        images = ", ".join(f"image({_s(code)}, width: 26mm)" for code in codes)
        written = " + ".join(f"par({row})" for row in rows)
        before, after = text.say("page").replace("{page}", "\0").replace("{total}", "\0").split("\0")[0:2]
        counter = "counter(page)"
        number = (
            f"text({_styled(Style(9, 1.4, bold=True))}, {_s(before)} + str({counter}.get().first()) + "
            f"{_s(after)} + str({counter}.final().first()))"
        )
        return (
            'line(length: 100%, stroke: 0.25mm + rgb("#9AAAA6")); '
            f"grid(columns: (26mm, 1fr, auto), column-gutter: 6mm, "
            f"({images}).at({counter}.get().first() - 1), {written}, align(bottom, {number}))"
        )

    def _picture(self, drawing: Drawing) -> str:
        """The drawing as a picture beside the source."""
        self._pictures += 1
        name = f"picture{self._pictures}.svg"
        (self._folder / name).write_text(_svg(drawing), encoding="ascii")
        return name


_WRITERS: dict[type, Callable[[TypstPage, Any], Iterable[str]]] = {
    Paragraph: TypstPage.paragraph,
    Heading: TypstPage.heading,
    Listing: TypstPage.listing,
    Columns: TypstPage.columns,
    Rules: TypstPage.rules,
    Figure: TypstPage.figure,
    SigningPlace: TypstPage.place,
    Space: TypstPage.space,
    Together: TypstPage.together,
    Passage: TypstPage.passage,
    PageBreak: TypstPage.page_break,
}


def _s(text: str) -> str:
    """A string literal; JSON's escapes but for the way code points are written."""
    return json.dumps(text, ensure_ascii=False)


def _page(document: Document) -> str:
    width, height = document.paper
    margins, foot = document.margins, document.foot
    below = margins.bottom + (foot.height if foot else 0.0)
    sides = f"left: {margins.end}pt, right: {margins.start}pt"
    if not document.rtl:
        sides = f"left: {margins.start}pt, right: {margins.end}pt"
    return (
        f"width: {width}pt, height: {height}pt, footer-descent: 0pt, "
        f"margin: (top: {margins.top}pt, bottom: {below}pt, {sides})"
    )


def _language(language: str) -> str:
    return f"lang: {_s(language)}, dir: {'rtl' if is_rtl(language) else 'ltr'}"


def _styled(style: Style) -> str:
    """Size, weight, colour, and edges that make a line as high as ours."""
    top = (style.leading - 1.362) / 2 + 1.069
    weight = 700 if style.bold else 400
    return (
        f"size: {style.size}pt, weight: {weight}, fill: rgb({_s(style.colour)}), "
        f"top-edge: {top:.4f}em, bottom-edge: -{style.leading - top:.4f}em"
    )


def _words(words: str | Sequence[Span], style: Style) -> str:
    spans = [Span(words)] if isinstance(words, str) else words
    return f"text({_styled(style)}, {' + '.join(map(_span, spans))})"


def _span(span: Span) -> str:
    options = []
    if span.bold is not None:
        options.append(f"weight: {700 if span.bold else 400}")
    if span.colour:
        options.append(f"fill: rgb({_s(span.colour)})")
    if span.language:
        options.append(f"lang: {_s(span.language)}")
    return f"text({', '.join([*options, _s(span.text)])})"


def _filled(sentence: str, value: str, style: Style, strong: Style) -> str:
    before, after = sentence[: sentence.index("{")], sentence[sentence.index("}") + 1 :]
    return f"{_words(before, style)} + {_words(value, strong)} + {_words(after, style)}"


def _svg(drawing: Drawing) -> str:
    rules = {True: "evenodd", False: "nonzero"}
    shapes = "".join(
        f'<path fill="{shape.colour}" fill-rule="{rules[shape.holes]}" d="{_path(shape)}"/>'
        for shape in drawing.shapes
    )
    box = f"0 0 {drawing.width} {drawing.height}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{shapes}</svg>'


def _path(shape: Shape | Bars) -> str:
    if isinstance(shape, Bars):
        return "".join(f"M{x} {y}h{width}v{height}H{x}z" for x, y, width, height in shape.rectangles)
    return "".join("M" + "L".join(f"{x} {y}" for x, y in contour) + "Z" for contour in shape.contours)
