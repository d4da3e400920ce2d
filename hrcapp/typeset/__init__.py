"""Shaped, tagged PDF: fonts, bidi, line breaking, paragraphs, lists, tables, figures, PDF/A and PDF/UA.

The public door is the names below (loaded when first asked for: reportlab costs 120 ms).
A document is a `Document` to which blocks are added, rendered with a fixed date and identifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.typeset.bidi import isolate as isolate
    from hrcapp.typeset.bidi import isolate_name as isolate_name
    from hrcapp.typeset.blocks import MM as MM
    from hrcapp.typeset.blocks import Band as Band
    from hrcapp.typeset.blocks import Block as Block
    from hrcapp.typeset.blocks import Columns as Columns
    from hrcapp.typeset.blocks import Heading as Heading
    from hrcapp.typeset.blocks import Measure as Measure
    from hrcapp.typeset.blocks import Paragraph as Paragraph
    from hrcapp.typeset.blocks import Rules as Rules
    from hrcapp.typeset.blocks import Space as Space
    from hrcapp.typeset.blocks import Together as Together
    from hrcapp.typeset.breaking import Line as Line
    from hrcapp.typeset.breaking import line as line
    from hrcapp.typeset.breaking import lines as lines
    from hrcapp.typeset.contents import Contents as Contents
    from hrcapp.typeset.document import A4 as A4
    from hrcapp.typeset.document import LETTER as LETTER
    from hrcapp.typeset.document import Attachment as Attachment
    from hrcapp.typeset.document import Document as Document
    from hrcapp.typeset.document import Margins as Margins
    from hrcapp.typeset.document import Page as Page
    from hrcapp.typeset.document import Running as Running
    from hrcapp.typeset.document import numbered_foot as numbered_foot
    from hrcapp.typeset.document import picture as picture
    from hrcapp.typeset.figures import Bars as Bars
    from hrcapp.typeset.figures import Drawing as Drawing
    from hrcapp.typeset.figures import Figure as Figure
    from hrcapp.typeset.figures import Shape as Shape
    from hrcapp.typeset.fonts import missing as missing
    from hrcapp.typeset.form_fields import TickList as TickList
    from hrcapp.typeset.form_fields import WriteRoom as WriteRoom
    from hrcapp.typeset.listing import Listing as Listing
    from hrcapp.typeset.passages import PageBreak as PageBreak
    from hrcapp.typeset.passages import Passage as Passage
    from hrcapp.typeset.pen import Box as Box
    from hrcapp.typeset.pen import Pen as Pen
    from hrcapp.typeset.pen import Raster as Raster
    from hrcapp.typeset.qr_code import qr as qr
    from hrcapp.typeset.rasters import Photo as Photo
    from hrcapp.typeset.shaping import INK as INK
    from hrcapp.typeset.shaping import SOFT as SOFT
    from hrcapp.typeset.shaping import Span as Span
    from hrcapp.typeset.shaping import Style as Style
    from hrcapp.typeset.signing_place import SigningPlace as SigningPlace
    from hrcapp.typeset.styles import BODY as BODY
    from hrcapp.typeset.styles import CAPTION as CAPTION
    from hrcapp.typeset.styles import CELL as CELL
    from hrcapp.typeset.styles import DEEP as DEEP
    from hrcapp.typeset.styles import FIGURE as FIGURE
    from hrcapp.typeset.styles import HAIRLINE as HAIRLINE
    from hrcapp.typeset.styles import PETROL as PETROL
    from hrcapp.typeset.styles import body as body
    from hrcapp.typeset.tables import Bar as Bar
    from hrcapp.typeset.tables import BarChart as BarChart
    from hrcapp.typeset.tables import KeyValues as KeyValues
    from hrcapp.typeset.tables import Table as Table
else:
    __getattr__ = door(
        __name__,
        {
            "bidi": "isolate isolate_name",
            "blocks": "MM Band Block Columns Heading Measure Paragraph Rules Space Together",
            "breaking": "Line line lines",
            "contents": "Contents",
            "document": "A4 LETTER Attachment Document Margins Page Running numbered_foot picture",
            "figures": "Bars Drawing Figure Shape",
            "fonts": "missing",
            "form_fields": "TickList WriteRoom",
            "listing": "Listing",
            "passages": "PageBreak Passage",
            "pen": "Box Pen Raster",
            "qr_code": "qr",
            "rasters": "Photo",
            "shaping": "INK SOFT Span Style",
            "signing_place": "SigningPlace",
            "styles": "BODY CAPTION CELL DEEP FIGURE HAIRLINE PETROL body",
            "tables": "Bar BarChart KeyValues Table",
        },
    )
