"""Fields to fill in (PDF 32000-1, 12.7), each merged with its widget; readers draw what is typed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from hrcapp.typeset.operators import rgb
from hrcapp.typeset.structure import InputPlace
from hrcapp.typeset.styles import DEEP

ON = "Yes"
"""The state of a tick that is set."""

_PRINT = 4
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_END = 2
_TYPED = "/Helv {size} Tf 0.08 0.13 0.12 rg"
_SIZES = {"text": 11, "lines": 10}
_ARC = 0.5523
_DOT, _CROSS = "l", "8"
"""The same marks in ZapfDingbats, for readers that draw them themselves."""


def partial_name(text: str) -> str:
    """A field's name: a period would part it from its kids (12.7.3.2), so it is written as %2E."""
    return text.replace("%", "%25").replace(".", "%2E")


class Inputs:
    """The fields of one document; the first one makes its AcroForm."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._parents: dict[str, Any] = {}
        self._looks: dict[tuple[float, bytes], Any] = {}

    def widget(self, place: InputPlace) -> Any:
        """Make a field, or one more kid of the field of its name; return its widget."""
        page = self._pdf.pages[place.page].obj
        widget = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                F=_PRINT,
                P=page,
                Rect=Array(list(place.rect)),
                TU=String(place.tooltip),
                Contents=String(place.tooltip),
            )
        )
        if place.kind in _SIZES:
            self._text(widget, place)
        else:
            self._button(widget, place)
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(widget)
        return widget

    def _text(self, widget: Any, place: InputPlace) -> None:
        widget.FT = Name.Tx
        widget.T = String(partial_name(place.name))
        widget.DA = String(_TYPED.format(size=_SIZES[place.kind]))
        widget.Ff = _MULTILINE if place.kind == "lines" else 0
        if place.rtl:
            widget.Q = _END
        self._fields().append(widget)

    def _button(self, widget: Any, place: InputPlace) -> None:
        radio = place.kind == "radio"
        # Rounded: a hair of floating point would make each button's look another one.
        side = round(place.rect[2] - place.rect[0], 2)
        states = Dictionary(Off=self._look(side, b""))
        states["/" + (place.option if radio else ON)] = self._look(
            side, _dot(side) if radio else _cross(side)
        )
        widget.AP = Dictionary(N=states)
        widget.MK = Dictionary(CA=String(_DOT if radio else _CROSS))
        widget.AS = Name.Off
        if radio:
            self._hang(widget, place, Dictionary(FT=Name.Btn, Ff=_RADIO, V=Name.Off))
            return
        widget.FT, widget.V = Name.Btn, Name.Off
        widget.T = String(partial_name(place.option or place.name))
        if place.option:
            self._hang(widget, place, Dictionary())
        else:
            self._fields().append(widget)

    def _hang(self, widget: Any, place: InputPlace, parent: Dictionary) -> None:
        """Under the field that gathers all buttons of one question."""
        if place.name not in self._parents:
            parent.T = String(partial_name(place.name))
            parent.TU = String(place.tooltip.partition(": ")[0])
            parent.Kids = Array([])
            made = self._parents[place.name] = self._pdf.make_indirect(parent)
            self._fields().append(made)
        widget.Parent = self._parents[place.name]
        self._parents[place.name].Kids.append(widget)

    def _fields(self) -> Any:
        root = self._pdf.Root
        if "/AcroForm" not in root:
            # Fonts every reader has: for what is typed, which this file can't know, and for marks drawn anew.
            helvetica = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
            marks = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
            root.AcroForm = self._pdf.make_indirect(
                Dictionary(
                    Fields=Array([]),
                    NeedAppearances=True,
                    DA=String(_TYPED.format(size=_SIZES["text"])),
                    DR=Dictionary(Font=Dictionary(Helv=helvetica, ZaDb=marks)),
                )
            )
        return root.AcroForm.Fields

    def _look(self, side: float, drawn: bytes) -> Any:
        """The appearance of one state; the same one is stored once."""
        if (side, drawn) not in self._looks:
            self._looks[side, drawn] = self._pdf.make_stream(
                drawn,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, side, side]),
                Resources=Dictionary(),
            )
        return self._looks[side, drawn]


def _ink(operator: str) -> str:
    return " ".join(f"{part:.3f}" for part in rgb(DEEP)) + " " + operator


def _cross(side: float) -> bytes:
    near, far = side * 0.24, side * 0.76
    strokes = f"{near:.2f} {near:.2f} m {far:.2f} {far:.2f} l {near:.2f} {far:.2f} m {far:.2f} {near:.2f} l S"
    return f"q {_ink('RG')} {side * 0.14:.2f} w {strokes} Q".encode("ascii")


def _dot(side: float) -> bytes:
    middle, radius = side / 2, side * 0.27
    reach = radius * _ARC
    corners = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    path = [f"{middle + radius:.2f} {middle:.2f} m"]
    for (x, y), (to_x, to_y) in pairwise(corners):
        points = (
            (middle + radius * x + reach * to_x, middle + radius * y + reach * to_y),
            (middle + radius * to_x + reach * x, middle + radius * to_y + reach * y),
            (middle + radius * to_x, middle + radius * to_y),
        )
        path.append(" ".join(f"{a:.2f} {b:.2f}" for a, b in points) + " c")
    return f"q {_ink('rg')} {' '.join(path)} f Q".encode("ascii")
