"""Fonts as PDF wants them: subset, Type0 with Identity-H, glyph numbers kept, ToUnicode complete.

TrueType outlines go in as they are; of CFF ones the bare table, whose CIDs are the glyph numbers.

PDF 32000-1, 9.7; ISO 19005-3, 6.2.11.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Pdf

from hrcapp.typeset.fonts import Face
from hrcapp.typeset.operators import Ink

_NEEDLESS = ("GSUB", "GPOS", "GDEF", "BASE", "post", "name", "OS/2", "cmap", "gasp", "kern", "STAT", "DSIG")
_SYMBOLIC = 4


def embed(pdf: Pdf, ink: Ink) -> pikepdf.Object:
    """Add the subset of a face that was drawn, and give its font dictionary."""
    face = ink.face
    glyphs = tuple(sorted(ink.texts))
    program = _subset(face, glyphs)
    name = Name(f"/{program.tag}+{face.name}")
    widths = " ".join(f"{glyph} [{face.advance(glyph)}]" for glyph in glyphs)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if face.cff else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, program)),
        W=pikepdf.Object.parse(f"[{widths}]".encode("ascii")),
        DW=0,
    )
    if not face.cff:
        descendant.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(ink.texts)),
        )
    )


@dataclass(frozen=True)
class _Program:
    """A font program: compressed, its length before that, and the six letters that name the subset."""

    compressed: bytes
    length: int
    tag: str


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: tuple[int, ...]) -> _Program:
    """Remembered: statements in one language mostly need the same letters."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_tag(tag) for tag in _NEEDLESS)
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    if not face.cff:
        # A CFF subset may number its glyphs anew: its character set still says which CID each has.
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    subset = wanted.subset(face.hb_face)
    program = bytes((subset.reference_table("CFF ") if face.cff else subset.blob).data)
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    return _Program(zlib.compress(program), len(program), tag)


def _tag(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")


def _descriptor(pdf: Pdf, face: Face, name: Name, program: _Program) -> Dictionary:
    extents = face.hb_font.get_font_extents("ltr")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array([-1000, extents.descender, 3000, extents.ascender]),
        ItalicAngle=0,
        Ascent=extents.ascender,
        Descent=extents.descender,
        CapHeight=714,
        StemV=140 if face.bold else 80,
    )
    if face.cff:
        descriptor.FontFile3 = pdf.make_stream(
            program.compressed, Filter=Name.FlateDecode, Subtype=Name.CIDFontType0C
        )
    else:
        descriptor.FontFile2 = pdf.make_stream(
            program.compressed, Filter=Name.FlateDecode, Length1=program.length
        )
    return descriptor


def _to_unicode(texts: dict[int, str]) -> bytes:
    """A CMap from glyph numbers to text (Adobe Technical Note 5411)."""
    rows = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(texts.items())
    ]
    blocks = [
        f"{len(rows[at : at + 100])} beginbfchar\n" + "\n".join(rows[at : at + 100]) + "\nendbfchar"
        for at in range(0, len(rows), 100)
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *blocks,
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    ).encode("ascii")
