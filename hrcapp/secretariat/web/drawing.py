"""A drawing in vectors inside a page (SVG 1.1)."""

from __future__ import annotations

from hrcapp.secretariat.markup import tag
from hrcapp.typeset import Bars, Drawing, Shape


def svg(drawing: Drawing, alt: str) -> str:
    """The drawing with its alternative text."""
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return tag(
        "svg",
        {"viewBox": box, "role": "img", "aria-label": alt, "xmlns": "http://www.w3.org/2000/svg"},
        *map(_path, drawing.shapes),
    )


def _path(shape: Shape | Bars) -> str:
    contours = (" L".join(f"{x:g} {y:g}" for x, y in contour) for contour in shape.contours)
    attributes = {"d": "".join(f"M{contour}Z" for contour in contours), "fill": shape.colour}
    if shape.holes:
        attributes["fill-rule"] = "evenodd"
    return tag("path", attributes)
