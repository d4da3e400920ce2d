"""The styles blocks use unless told otherwise. Arabic script is set a little larger, with more leading."""

from __future__ import annotations

from hrcapp.i18n.languages import is_rtl
from hrcapp.typeset.shaping import SOFT, Style

PETROL = "#0B5A63"
DEEP = "#0B3F47"
HAIRLINE = "#C8D3D0"

BODY = Style()
FIGURE = Style(11.5, 1.4, bold=True, colour=PETROL)
HEADINGS = {
    1: Style(22, 1.25, bold=True, colour=DEEP),
    2: Style(15, 1.3, bold=True, colour=DEEP),
    3: Style(11.5, 1.4, bold=True),
}
ENTRY = Style(10.5, 1.5)
CELL = Style(9.5, 1.4)
HEAD_CELL = Style(9, 1.4, bold=True)
KEY = Style(10, 1.4, colour=SOFT)
VALUE = Style(10, 1.4)
CAPTION = Style(8, 1.5, colour=SOFT)


def body(language: str) -> Style:
    """Running text in a language."""
    return Style(11, 1.72) if is_rtl(language) else BODY
