"""Make the Korean faces in resources/fonts from Noto Sans CJK (OFL 1.1), as small as Korean needs.

Source: Debian's `fonts-noto-cjk` (files NotoSansCJK-Regular.ttc and -Bold.ttc; face “Noto Sans CJK KR”):

    apt-get download fonts-noto-cjk && dpkg-deb -x fonts-noto-cjk_*.deb DIR
    python packaging/korean_faces.py DIR/usr/share/fonts/opentype/noto

Kept: the 11,172 syllables of modern Korean, the letters they are made of (decomposed text is composed
again while shaping), compatibility letters, and the punctuation of Korean typesetting. Latin letters and
figures come from Noto Sans. Left out: Chinese characters and the letters of Middle Korean. Each glyph's CID
is its number, so that a PDF needs no map between them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from extraction import ROOT
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_FACE = "Noto Sans CJK KR"
_KEPT = (
    (0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2), (0x20A9, 0x20A9), (0x3000, 0x301F),
    (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327F), (0xAC00, 0xD7A3), (0xFF01, 0xFF5E),
    (0xFFE6, 0xFFE6),
)  # fmt: skip
_LOST = ("vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS")


def face_in(path: Path) -> TTFont:
    """The Korean face of a collection."""
    for number in range(16):
        font = TTFont(path, fontNumber=number)
        if font["name"].getDebugName(4).removesuffix(" Bold") == _FACE:
            return font
    raise SystemExit(f"{path.name} holds no {_FACE}")


def subset(font: TTFont) -> None:
    """Keep what Korean needs, outlines unchanged."""
    options = Options()
    options.layout_features, options.hinting, options.notdef_outline = [], False, True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += list(_LOST)
    font.recalcTimestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for start, end in _KEPT for code in range(start, end + 1)])
    subsetter.subset(font)


def number_cids(path: Path) -> None:
    """Give every glyph its own number as its CID; only the CFF table is written anew."""
    font = TTFont(path, recalcTimestamp=False)
    top = font["CFF "].cff.topDictIndex[0]
    names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]
    strings = top.CharStrings.charStrings
    top.CharStrings.charStrings = {new: strings[old] for old, new in zip(top.charset, names, strict=True)}
    top.charset = names
    font.save(path)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    for weight in ("Regular", "Bold"):
        font = face_in(Path(arguments[0]) / f"NotoSansCJK-{weight}.ttc")
        subset(font)
        path = ROOT / "resources" / "fonts" / f"NotoSansKR-{weight}.otf"
        font.save(path)
        number_cids(path)
        print(path.name, path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
